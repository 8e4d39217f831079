"""Kinds of senses: which lexicon a surface comes from, and the part it plays there."""

from __future__ import annotations

from typing import Final

FRAME_VERB: Final = "fv"
FRAME_PASSIVE: Final = "fx"
FRAME_NOUN: Final = "fn"
FRAME_LIGHT_NOUN: Final = "fl"
FRAME_PARTICIPLE: Final = "fa"
FRAME_PATIENT: Final = "fp"
FRAME_PHRASE: Final = "ff"
FRAME_COMPOUND: Final = "fc"
FRAME_JUDGING: Final = "fj"
FRAME_JUDGING_VERB: Final = "fk"
REPORT_VERB: Final = "rv"
REPORT_PARTICIPLE: Final = "ra"
REPORT_NOUN: Final = "rn"
REPORT_PHRASE: Final = "rp"
STATUS_VERB: Final = "sv"
STATUS_NOUN: Final = "sn"
STATUS_WORD: Final = "ss"
LIGHT_VERB: Final = "lv"
PLAIN_VERB: Final = "pv"
PLAIN_NOUN: Final = "pn"
WORD: Final = "w"
AGREEMENT: Final = "gr"
AGREEMENT_CUE: Final = "gc"
AGREEMENT_VERB: Final = "gv"
AGENT: Final = "ag"
COUNTRY: Final = "co"
CAPITAL: Final = "cc"
METONYM: Final = "cm"
NISBA: Final = "na"
PEOPLE: Final = "np"
ORGANISATION: Final = "or"
ORGANISATION_SHORT: Final = "os"
OUTLET: Final = "ou"
PERSON: Final = "pe"
PERSON_SHORT: Final = "ps"
PLACE: Final = "pl"
GIVEN_NAME: Final = "gn"
FAMILY_NAME: Final = "gf"

VERBS: Final = frozenset(
    {
        FRAME_VERB, FRAME_PASSIVE, FRAME_COMPOUND, FRAME_JUDGING_VERB, REPORT_VERB, STATUS_VERB,
        LIGHT_VERB, PLAIN_VERB, AGREEMENT_VERB,
    }
)  # fmt: skip
"""Senses of finite verbs."""

NAMES: Final = frozenset(
    {
        COUNTRY, CAPITAL, METONYM, ORGANISATION, ORGANISATION_SHORT, OUTLET, PERSON, PERSON_SHORT,
        PLACE, GIVEN_NAME, FAMILY_NAME,
    }
)  # fmt: skip
"""Senses of proper names: written with their own article or none, never with a pronoun."""

NATIONAL: Final = frozenset(
    {COUNTRY, CAPITAL, METONYM, NISBA, PEOPLE, PLACE, ORGANISATION, PERSON, PERSON_SHORT}
)
"""Senses of words that speak of a country."""

TRIGGERS: Final = frozenset(
    {
        FRAME_VERB, FRAME_PASSIVE, FRAME_NOUN, FRAME_LIGHT_NOUN, FRAME_PARTICIPLE, FRAME_PATIENT,
        FRAME_PHRASE, FRAME_COMPOUND,
    }
)  # fmt: skip
JUDGING: Final = frozenset({FRAME_JUDGING, FRAME_JUDGING_VERB})
"""Senses of words that blame or praise within what somebody says."""
REPORTS: Final = frozenset({REPORT_VERB, REPORT_PARTICIPLE, REPORT_NOUN, REPORT_PHRASE})
STATUSES: Final = frozenset({STATUS_VERB, STATUS_NOUN, STATUS_WORD})

TRIGGER_WORDS: Final = {
    FRAME_VERB: "verb",
    FRAME_PASSIVE: "passive verb",
    FRAME_NOUN: "noun",
    FRAME_LIGHT_NOUN: "noun under a light verb",
    FRAME_PARTICIPLE: "participle",
    FRAME_PATIENT: "passive participle",
    FRAME_PHRASE: "phrase",
    FRAME_COMPOUND: "verb with its complement",
}
"""What sort of word a trigger is, in English."""
