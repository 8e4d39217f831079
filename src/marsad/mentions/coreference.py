"""Resolving references within the document: family names, «the minister», pronouns, duals.

A reference is resolved only to what the article has already named (or, for «the president of
Iraq», to what the dated knowledge says); what stays ambiguous stays unresolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import Final

from marsad.knowledge import kinds
from marsad.mentions.identity import (
    agrees,
    are_compatible,
    bare_name,
    inherit,
    is_bare_name,
    is_rebel_group,
    may_be_latter,
    tells_no_more,
)
from marsad.mentions.mention import Mention
from marsad.mentions.owners import (
    find_short,
    find_whose,
    gender_of_owner,
    is_own_country,
    last_people,
    of_office,
    two_people,
)
from marsad.mentions.setting import NOT_STATES, Setting
from marsad.mentions.titles import Written
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import is_feminine
from marsad.text.word import Word

_AL: Final = "\u0627\u0644"
_LOCAL: Final = (("COP",), ("JUD",), ("CVL",), ("UAF",))
_LAND: Final = "state_land"
"""Id of the agent for countries called so."""
_QUOTES: Final = frozenset('\u00ab\u00bb\u201c\u201d"')
_DUALS: Final = frozenset({"reference_dual", "state_dual"})
"""Classes of words that mean two parties named before."""
_NO_SIDES: Final = frozenset({"place", "thing", "document", "outlet"})
_OUT_OF_OFFICE: Final = ("ELI",)
_MILITIA: Final = "militia"
"""Id of the agent that one armed group may be meant by."""
_RECENT: Final = 60
"""Tokens back within which a pronoun finds its antecedent."""
_MEMORY: Final = 300
"""Mentions back that a reference may reach."""
_NAMESAKES: Final = 40
"""Mentions with the same head that are tried as antecedents."""


def _first_token(mention: Mention) -> int:
    return mention.first


class Discourse:
    """What has been mentioned so far, in order of the text."""

    __slots__ = (
        "_by_agent", "_by_key", "_by_outlet", "_by_proper", "mentions", "pair", "setting",
        "speaker", "subject",
    )  # fmt: skip

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.mentions: list[Mention] = []
        self._by_proper: dict[str, Mention] = {}
        self._by_key: dict[str, list[Mention]] = {}
        self._by_agent: dict[str, list[Mention]] = {}
        self._by_outlet: dict[str, Mention] = {}
        """Own names of outlets: «Tasnim» of the agency Tasnim."""
        self.pair: tuple[Mention, Mention] | None = None
        """Two parties told together last."""
        self.speaker: Mention | None = None
        """Who spoke last: the omitted subject of «and added»."""
        self.subject: Mention | None = None
        """The subject of the last clause."""

    def resolve(self, mention: Mention, sentence: Sentence, phrase: NounPhrase) -> None:
        """Resolves a mention against those that the article has made."""
        word = sentence.word(phrase.head)
        if "counterpart" in word.classes:
            self._counterpart(mention)
        outlet = self._outlet_by_name(mention, sentence, phrase) if self._by_outlet else None
        if outlet is not None:
            mention.kind, mention.human, mention.source = outlet.kind, False, outlet.source
            mention.tail, mention.country, mention.political = "", None, True
            mention.sectors = outlet.sectors
            inherit(mention, outlet)
        elif mention.nationality and self._is_named_so(mention, word):
            mention.nationality, mention.country = False, None
            self._family_name(mention, word, phrase)
        elif mention.tail:
            self._doubt(mention)
            self._resolve_name(mention)
            if mention.short and mention.country is None:
                find_short(mention, self.mentions[-_MEMORY:])  # «the Houthi», for his group
        elif not (mention.short and find_short(mention, self.mentions[-_MEMORY:])):
            self._resolve_reference(mention, sentence, phrase)
        if mention.country is None and mention.modifiers:
            self._genitive(mention)
        if mention.country is None and mention.agent:
            find_whose(mention, word.pronoun, self._before, self._by_agent)
        if word.classes.isdisjoint(_DUALS):
            self._infer_country(mention, sentence)

    def _resolve_reference(self, mention: Mention, sentence: Sentence, phrase: NounPhrase) -> None:
        """A mention without a name of its own takes up one before, or does not."""
        word = sentence.word(phrase.head)
        if "counterpart" in word.classes or not word.classes.isdisjoint(_DUALS):
            return
        if "reference_last" in word.classes:
            self._last_named(mention, word)
        elif is_own_country(word, alone=phrase.last - phrase.head == 1):
            self._own_country(mention, sentence, phrase)
        elif (
            mention.source in ("outlet", "agency") and mention.entity is None
            and word.bare.startswith(_AL)
        ):  # fmt: skip
            self._outlet_again(mention)
        elif mention.kind in ("thing", "place") and not mention.political:
            self._family_name(mention, word, phrase)
        elif phrase.definite or word.article:
            self._same_head(mention, phrase)

    def join(self, first: Mention, second: Mention) -> None:
        """Two phrases in apposition are one mention: the first is extended over the second."""
        title, name = (second, first) if first.tail else (first, second)
        if title.agent and (
            name.sectors[:1] == _OUT_OF_OFFICE
            or (name.role is None and title.role and title.sectors)
        ):
            # «General Mahmoud, director of security»: the office counts, not the rank, also one
            # that the knowledge lacks
            name.sectors = title.sectors
        inherit(name, title)
        title_role = title.role
        inherit(title, name)
        name.role = title_role or name.role
        name.political = title.political = True
        if name.country is None or name.inferred:
            name.country, name.inferred = title.country, title.inferred
        first.last = max(first.last, second.last)
        if second is title:
            title.holder = name
        self._file(first)

    def _before(self, at: int) -> list[Mention]:
        """The mentions before token ``at``, those farther back than memory reaches left out."""
        end = bisect_left(self.mentions, at, key=_first_token)
        return self.mentions[max(0, end - _MEMORY) : end]

    def promote(self, mention: Mention, sentence: Sentence, written: Written) -> None:
        """Whoever speaks is somebody: an unknown name gets the country of its setting."""
        if mention.kind != "thing":
            return
        mention.kind, mention.human, mention.political = "person", True, True
        mention.source = mention.source or "person"
        mention.tail = mention.tail or mention.key
        mention.called = mention.called or written(*mention.head)
        mention.proper = mention.proper or mention.tail.split(" ")[-1]
        self._infer_country(mention, sentence)

    def resolve_forward(self) -> None:
        """Headlines name people by their family name before the text names them in full."""
        for mention in self.mentions:
            if mention.last - mention.first > 1 or not mention.key or not is_bare_name(mention):
                continue
            known = self._by_proper.get(bare_name(mention.proper or mention.key))
            if known is None and mention.short:
                find_short(mention, self.mentions[-_MEMORY:])
            if known is not None and known.first > mention.first:
                mention.kind, mention.human, mention.political = "person", True, True
                mention.tail = mention.proper = known.proper
                mention.called = known.called
                mention.source, mention.sectors = "person", ()
                inherit(mention, known)

    def dual(self, sentence: Sentence, phrase: NounPhrase, at: int) -> list[Mention]:
        """The two parties that «the two sides», «the two ministers», «the two countries» mean:
        those of the two countries that the article has named most so far."""
        word = sentence.word(phrase.head)
        named = any(
            kinds.NISBA in sentence.word(i).kinds for i in range(phrase.head + 1, phrase.last)
        )
        if named or not word.classes & _DUALS:
            return []
        states = "state_dual" in word.classes
        latest: dict[str, Mention] = {}
        counts: Counter[str] = Counter()
        for mention in self._before(at):
            if mention.country is None or mention.inferred:
                continue
            if mention.plural or not mention.political or mention.kind == "place":
                continue
            counts[mention.country] += 1
            if mention.kind == "state" or (mention.human and not states):
                latest[mention.country] = mention
        two = [code for code, _ in counts.most_common() if code in latest][:2]
        if len(two) < 2:
            pair = self.pair
            return list(pair) if pair is not None and pair[1].first < at and not states else []
        return sorted((latest[code] for code in two), key=lambda m: m.first)

    def couple(self, first: Mention, second: Mention) -> None:
        """Remembers two told together, whom «the two sides» may mean though of one country."""
        parties = first.political and second.political and not first.same_as(second)
        if parties and not {first.kind, second.kind} & _NO_SIDES:
            self.pair = (first, second)

    def antecedent(
        self, at: int, *, gender: str | None, plural: bool = False, told: Mention | None = None
    ) -> Mention | None:
        """Whom a pronoun or omitted subject stands for: who spoke last, ``told``, the nearest."""
        for candidate in (self.subject, self.speaker, told):
            if candidate is not None and candidate.first < at and agrees(candidate, gender, plural):
                return candidate
        for mention in reversed(self._before(at)):
            if at - mention.first > _RECENT:
                return None
            own = mention.agent == _LAND  # «her country» is as much to be resolved
            if mention.political and not own and agrees(mention, gender, plural):
                return mention
        return None

    def two_before(self, at: int) -> list[Mention]:
        """The two people named last before token ``at``: «both of them», «their summit»."""
        return two_people(self._before(at), at)

    def people_before(self, at: int) -> Mention | None:
        """The people named last before token ``at``: whom «two of them» are of."""
        return last_people(self._before(at))

    def nearest(self, at: int, agent: str) -> Mention | None:
        """The mention nearest to token ``at`` whose head is a given agent noun."""
        known = self._by_agent.get(agent)
        return min(known, key=lambda m: abs(m.first - at)) if known else None

    def _doubt(self, mention: Mention) -> None:
        """A name made of given names, of somebody from a country that the article, set in another,
        never speaks of, is more likely a namesake's."""
        if mention.country is None or not mention.common_name:
            return
        if self.setting.is_foreign(mention.country):
            mention.entity = mention.name_en = mention.wikidata = mention.country = None
            mention.name = mention.role = None
            mention.sectors = ()

    def _resolve_name(self, mention: Mention) -> None:
        """A name given in full becomes known; one given in part finds the full one."""
        known = self._by_proper.get(bare_name(mention.proper))
        if known is not None and are_compatible(known, mention):
            inherit(mention, known)
        elif " " in mention.tail:
            given = self._by_proper.get(bare_name(mention.tail.split(" ")[0]))
            if given is not None and given.tail == mention.tail:
                inherit(mention, given)

    def _family_name(self, mention: Mention, word: Word, phrase: NounPhrase) -> None:
        """A bare unknown word that is the last word of a name given before."""
        if phrase.last - phrase.first > 2 or not self._by_proper:
            return
        known = self._by_proper.get(bare_name(word.form))
        if known is not None:
            mention.clitic = 0
        elif word.stem != word.form:
            known = self._by_proper.get(bare_name(word.stem))
        if known is not None:
            mention.kind, mention.human, mention.political = "person", True, True
            mention.tail = mention.proper = known.proper
            mention.called = known.called
            mention.source, mention.sectors = "person", ()
            inherit(mention, known)

    def _outlet_by_name(
        self, mention: Mention, sentence: Sentence, phrase: NounPhrase
    ) -> Mention | None:
        """«Tasnim» in quotation marks after «the agency Tasnim»: the outlet by its own name."""
        first, last = phrase.first - 1, phrase.last
        if mention.entity is not None or first < 0 or last >= len(sentence.units):
            return None
        if sentence.word(first).form not in _QUOTES or sentence.word(last).form not in _QUOTES:
            return None
        words = [sentence.word(at).form for at in range(phrase.first, last)]
        return self._by_outlet.get(" ".join([word.removeprefix(_AL) for word in words]))

    def _is_named_so(self, mention: Mention, word: Word) -> bool:
        """«Turki said» after «Nasser Turki»: a nationality alone that is a name given before."""
        if mention.plural or mention.entity or mention.last - mention.first > 1:
            return False
        known = self._by_proper.get(bare_name(word.form))
        return known is not None and known.country != mention.country

    def _same_head(self, mention: Mention, phrase: NounPhrase) -> None:
        """«The minister» after «the Iraqi defence minister», «the movement» after its name."""
        if mention.entity is not None or (mention.agent == _MILITIA and self._militia(mention)):
            return
        alike = self._by_key.get(mention.key, []) or of_office(mention, self._by_agent)
        for known in reversed(alike[-_NAMESAKES:]):
            if mention.country is not None and known.country not in (None, mention.country):
                continue
            if mention.plural != known.plural or not tells_no_more(mention, known):
                continue
            inherit(mention, known)
            return

    def _militia(self, mention: Mention) -> bool:
        """«The militias», where the article has named one armed group."""
        named = {m.entity: m for m in self._before(mention.first) if is_rebel_group(m)}
        if len(named) != 1:
            return False
        mention.sectors = ()
        inherit(mention, next(iter(named.values())))
        return True

    def _genitive(self, mention: Mention) -> None:
        """«The experts' report», «the centre's spokesman» after the experts, the centre."""
        for stem in sorted(mention.modifiers):
            for known in reversed(self._by_key.get(stem, [])[-_NAMESAKES:]):
                if known.country is not None and not known.inferred and known.political:
                    mention.country = known.country
                    return

    def _counterpart(self, mention: Mention) -> None:
        """«His Iranian counterpart» has the office of the one named before."""
        mention.kind, mention.human, mention.political = "person", True, True
        mention.source = "person"
        for known in reversed(self.mentions[-_MEMORY:]):
            if known.human and not known.plural and known.sectors:
                if known.country != mention.country:
                    mention.sectors, mention.role = known.sectors, known.role
                return

    def _last_named(self, mention: Mention, word: Word) -> None:
        """«The latter»: who was named last."""
        for known in reversed(self.mentions[-_MEMORY:]):
            if may_be_latter(known, feminine=is_feminine(word)):
                mention.kind, mention.human, mention.political = known.kind, known.human, True
                inherit(mention, known)
                return

    def _outlet_again(self, mention: Mention) -> None:
        """«The newspaper», «the agency»: the outlet named last."""
        for known in reversed(self.mentions[-_MEMORY:]):
            if known.source == mention.source and not known.plural and known.country is not None:
                if not known.inferred:
                    inherit(mention, known)
                return

    def _own_country(self, mention: Mention, sentence: Sentence, phrase: NounPhrase) -> None:
        """«His country», «her country»: the state of whoever acts or speaks."""
        token = sentence.units[phrase.head].first
        owner = self.antecedent(token, gender=gender_of_owner(sentence.word(phrase.head)))
        if owner is not None and owner.country is not None and owner.country not in NOT_STATES:
            mention.kind, mention.country, mention.political = "state", owner.country, True
            mention.sectors, mention.entity = ("GOV",), f"country.{owner.country}"

    def _infer_country(self, mention: Mention, sentence: Sentence) -> None:
        """Parties without a country of their own belong to the setting of the article, also those
        of a town whose state the article never speaks of: another town has the name too."""
        if mention.by_place and mention.country and self.setting.is_namesake(mention.country):
            mention.country = None
        if mention.country is not None or mention.of_many:
            return
        if mention.kind in ("thing", "place", "outlet"):
            return
        country = self.setting.country(sentence.index, mention.homes)
        if mention.sectors[:1] in _LOCAL:  # «in Germany, the police»; ministers travel
            country = self.setting.opened_in.get(sentence.index, country)
        if country is not None and mention.entity is None:
            mention.country, mention.inferred = country, True

    def remember(self, mention: Mention) -> None:
        """Makes a mention an antecedent of later ones."""
        self.mentions.append(mention)
        self._file(mention)

    def _file(self, mention: Mention) -> None:
        """Makes the mention findable by its name and by its head."""
        if mention.kind == "thing":
            return
        if mention.proper and (" " in mention.tail or mention.entity is not None):
            key = bare_name(mention.proper)
            known = self._by_proper.get(key)
            if known is None or (mention.country, mention.role) != (None, None):
                self._by_proper[key] = mention
        if mention.kind == "outlet" and mention.title_words:
            self._by_outlet.setdefault(" ".join(mention.title_words), mention)
        if mention.agent:
            self._by_agent.setdefault(mention.agent, []).append(mention)
        if mention.key:
            self._by_key.setdefault(mention.key, []).append(mention)
