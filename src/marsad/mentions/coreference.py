"""Resolving references within the document: family names, «the minister», pronouns, duals.

A reference is resolved only to what the article has already named (or, for «the president of
Iraq», to what the dated knowledge says); what stays ambiguous stays unresolved.
"""

from __future__ import annotations

from marsad.mentions.mention import Mention
from marsad.mentions.setting import Setting
from marsad.syntax.clauses import Sentence
from marsad.syntax.phrases import NounPhrase

_ARTICLE = 2
"""Letters of the article, by which «Dulaimi» and «al-Dulaimi» differ."""
_STATELIKE = frozenset({"state", "body", "armed"})
_RECENT = 60
"""Tokens back within which a pronoun finds its antecedent."""


class Discourse:
    """What has been mentioned so far, in order of the text."""

    __slots__ = ("_by_key", "_by_proper", "mentions", "setting", "speaker", "subject")

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.mentions: list[Mention] = []
        self._by_proper: dict[str, Mention] = {}
        self._by_key: dict[str, list[Mention]] = {}
        self.speaker: Mention | None = None
        """Who spoke last: the omitted subject of «and added»."""
        self.subject: Mention | None = None
        """The subject of the last clause."""

    def add(self, mention: Mention, sentence: Sentence, phrase: NounPhrase) -> Mention:
        """Resolves a new mention against the earlier ones and remembers it."""
        word = sentence.word(phrase.head)
        if mention.tail:
            self._resolve_name(mention)
        elif "counterpart" in word.classes:
            self._counterpart(mention)
        elif "reference_last" in word.classes:
            self._last_named(mention)
        elif "own_country" in word.classes:
            self._own_country(mention, sentence, phrase)
        elif mention.kind in ("thing", "place") and not mention.political:
            self._family_name(mention, word.form, word.stem, phrase)
        elif phrase.definite or word.article:
            self._same_head(mention, phrase)
        self._infer_country(mention, sentence)
        self._remember(mention)
        return mention

    def dual(self, sentence: Sentence, phrase: NounPhrase, at: int) -> list[Mention]:
        """The two parties that «the two sides», «the two ministers», «the two countries» mean:
        the two that were mentioned last and can be called so."""
        word = sentence.word(phrase.head)
        if "reference_dual" not in word.classes:
            return []
        states = "state_dual" in word.classes
        found: list[Mention] = []
        for mention in reversed(self.mentions):
            if mention.first >= at or mention.country is None or mention.plural:
                continue
            fits = mention.kind == "state" if states else mention.human or mention.kind == "state"
            if not fits:
                continue
            if all(other.country != mention.country for other in found):
                found.append(mention)
            if len(found) == 2:
                return found[::-1]
        return []

    def antecedent(
        self, at: int, *, gender: str | None, plural: bool = False, human: bool = True
    ) -> Mention | None:
        """The party that a pronoun or an omitted subject before token ``at`` stands for."""
        for candidate in (self.subject, self.speaker):
            if candidate is not None and candidate.first < at and _agrees(candidate, gender, plural):
                return candidate
        for mention in reversed(self.mentions):
            if mention.first >= at:
                continue
            if at - mention.first > _RECENT:
                return None
            if mention.political and _agrees(mention, gender, plural):
                return mention
        return None

    def _resolve_name(self, mention: Mention) -> None:
        """A name given in full becomes known; one given in part finds the full one."""
        known = self._by_proper.get(_bare(mention.proper))
        if known is not None and _compatible(known, mention):
            _inherit(mention, known)
        elif " " in mention.tail:
            given = self._by_proper.get(_bare(mention.tail.split(" ")[0]))
            if given is not None and given.tail == mention.tail:
                _inherit(mention, given)

    def _family_name(self, mention: Mention, form: str, stem: str, phrase: NounPhrase) -> None:
        """A bare unknown word that is the last word of a name given before."""
        if phrase.last - phrase.first > 2:
            return
        known = self._by_proper.get(_bare(form)) or self._by_proper.get(_bare(stem))
        if known is not None:
            mention.kind, mention.human, mention.political = "person", True, True
            mention.tail = mention.proper = known.proper
            mention.source, mention.sectors = "person", ()
            _inherit(mention, known)

    def _same_head(self, mention: Mention, phrase: NounPhrase) -> None:
        """«The minister» after «the Iraqi defence minister», «the movement» after its name."""
        if mention.entity is not None:
            return
        for known in reversed(self._by_key.get(mention.key, ())):
            if mention.country is not None and known.country not in (None, mention.country):
                continue
            if mention.plural != known.plural:
                continue
            _inherit(mention, known)
            return

    def _counterpart(self, mention: Mention) -> None:
        """«His Iranian counterpart» has the office of the one named before."""
        mention.kind, mention.human, mention.political = "person", True, True
        mention.source = "person"
        for known in reversed(self.mentions):
            if known.human and not known.plural and known.sectors:
                if known.country != mention.country:
                    mention.sectors, mention.role = known.sectors, known.role
                return

    def _last_named(self, mention: Mention) -> None:
        """«The latter»: the person named last."""
        for known in reversed(self.mentions):
            if known.human and known.tail and not known.plural:
                mention.kind, mention.human, mention.political = "person", True, True
                _inherit(mention, known)
                return

    def _own_country(self, mention: Mention, sentence: Sentence, phrase: NounPhrase) -> None:
        """«His country»: the state of whoever acts or speaks."""
        token = sentence.units[phrase.head].first
        owner = self.antecedent(token, gender=None)
        if owner is not None and owner.country is not None:
            mention.kind, mention.country, mention.political = "state", owner.country, True
            mention.sectors, mention.entity = ("GOV",), f"country.{owner.country}"

    def _infer_country(self, mention: Mention, sentence: Sentence) -> None:
        """Parties without a country of their own belong to the setting of the article."""
        if mention.country is not None or mention.kind in ("thing", "place", "outlet"):
            return
        country = self.setting.country(sentence.index)
        if country is not None and mention.entity is None:
            mention.country, mention.inferred = country, True

    def _remember(self, mention: Mention) -> None:
        self.mentions.append(mention)
        if mention.kind == "thing":
            return
        if mention.proper and (" " in mention.tail or mention.entity is not None):
            self._by_proper.setdefault(_bare(mention.proper), mention)
        if mention.key:
            self._by_key.setdefault(mention.key, []).append(mention)


def _bare(word: str) -> str:
    """A name without the article, so that both spellings meet."""
    return word[_ARTICLE:] if word.startswith("\u0627\u0644") and len(word) > 4 else word


def _compatible(known: Mention, mention: Mention) -> bool:
    """Two names with the same last word are one person unless country or entity differ, or the
    other words do without a shared office."""
    if known.entity and mention.entity and known.entity != mention.entity:
        return False
    if known.country and mention.country and known.country != mention.country:
        return False
    if " " not in mention.tail or " " not in known.tail:
        return True
    if known.tail == mention.tail:
        return True
    return bool(known.role and mention.role) and known.role == mention.role


def _inherit(mention: Mention, known: Mention) -> None:
    """What is known of the antecedent holds for the mention, unless the phrase says otherwise."""
    mention.entity = mention.entity or known.entity
    mention.name = mention.name or known.name
    mention.name_en = known.name_en if mention.entity == known.entity else mention.name_en
    mention.wikidata = mention.wikidata or known.wikidata
    if mention.country is None or mention.inferred:
        mention.country, mention.inferred = known.country, known.inferred
    if not mention.sectors or (known.sectors and known.sectors[0] == mention.sectors[0]):
        mention.sectors = known.sectors
    elif mention.sectors in (("CVL",), ("UNK",)) and known.sectors:
        mention.sectors = known.sectors
    mention.role = mention.role or known.role
    mention.political = mention.political or known.political
    mention.gender = mention.gender or known.gender
    if mention.tail == "":
        mention.tail, mention.proper = known.tail, known.proper
    mention.named = mention.named or known.named


def _agrees(mention: Mention, gender: str | None, plural: bool) -> bool:
    if mention.kind in ("thing", "place", "document"):
        return False
    if plural != mention.plural and mention.human:
        return False
    if gender is None or mention.gender is None:
        return True
    return gender == mention.gender or (gender == "f" and mention.kind in _STATELIKE)
