"""What a reporting cue introduces: the stretch of text that was said, as a token range."""

from __future__ import annotations

from typing import Final

from marsad.events.document import Document
from marsad.knowledge import kinds
from marsad.knowledge.schema import ReportingCue
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    NOUN,
    OTHER,
    PARTICIPLE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import takes_object
from marsad.syntax.units import Unit
from marsad.text.word import Word

Range = tuple[int, int]
"""A half-open range of tokens of the article."""

QUOTE_MARKS: Final = frozenset("\u00ab\u00bb\u201c\u201d\"'")
OPENING_MARKS: Final = frozenset('\u00ab\u201c"')
SHORT_QUOTE: Final = 4
"""Tokens inside quotation marks up to which a quotation is a name, not speech."""
_TRAILING: Final = frozenset(".\u060c,;:\u061b-\u2013!?\u061f\u2026") | QUOTE_MARKS
_LONGEST_CONTENT: Final = 300
"""Tokens that indirect speech may run over; no real sentence is longer."""
_THAT: Final = "\u0627\u0646"
"""End of a complementizer without a pronoun."""
_THEN: Final = "\u0641"
"""The conjunction that begins the main clause after a condition."""
_COMMAS: Final = frozenset("\u060c,-\u2013")
_NEAR_QUOTE: Final = 8
"""Units after the beginning of a complement within which a quotation makes it a statement."""
_QUOTED_WORDS: Final = 3
"""Tokens of a quotation, marks included, up to which it quotes a single word."""
_REACH: Final = 30
"""Units after a cue within which its content begins."""


_CALLED: Final = frozenset({kinds.AGENT, kinds.ORGANISATION, kinds.OUTLET, kinds.PLACE})
"""Kinds of words after which a quotation is a name."""


def is_speech(quote: Range) -> bool:
    """Whether a quotation is long enough to be speech, not a name."""
    return quote[1] - quote[0] - 2 > SHORT_QUOTE


class ContentFinder:
    """Finds the content of cues in a document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def after(
        self,
        sentence: Sentence,
        start: int,
        entry: ReportingCue,
        subject: NounPhrase | None = None,
        *,
        clause: bool = False,
    ) -> Range | None:
        """The content that follows a cue, or null.

        ``start``: the unit after the cue; ``subject``: the speaker's phrase, which is no content;
        ``clause``: a bare noun phrase will not do.
        """
        nominal: int | None = None
        i = start
        limit = min(len(sentence.units), start + _REACH)
        while i < limit:
            if self._opens(sentence, i) or self._runs_open(sentence, i, start):
                return self._opened(sentence, i)
            if nominal is None and self._is_nominal(sentence, i, entry, subject):
                nominal = i
            if sentence.categories[i] == RELATIVE or (
                nominal is None
                and (entry.complement == "any" or _ends_at(subject, i))
                and _modifies(sentence, i)
            ):
                i = _past_relative(sentence, i, limit, entry)
                continue
            if self._ends(sentence, i, start, entry, subject):
                break
            phrase = sentence.phrase_at[i]
            i = max(phrase.last, i + 1) if phrase is not None else i + 1
        if nominal is None or clause:
            return None
        if entry.complement == "clause" and not self._quotes(sentence, nominal, entry):
            return None
        first = sentence.units[nominal].first
        return first, self._until_meanwhile(sentence, nominal)

    def _until_meanwhile(self, sentence: Sentence, nominal: int) -> int:
        """The end of a complement without «that»: «voiced its support, |while … attacked|» is told
        beside it."""
        end = self.sentence_end(sentence, sentence.units[nominal].first)
        also = self.document.knowledge.words.get("also", ())
        for i in range(nominal + 1, len(sentence.units) - 1):
            verb, word = sentence.categories[i + 1] == VERB, sentence.word(i)
            set_off = word.stem in also and sentence.word(i - 1).form in _COMMAS
            if verb and ("meanwhile" in word.classes or set_off):
                return min(end, sentence.units[i].first)
        return end

    def _is_nominal(
        self, sentence: Sentence, i: int, entry: ReportingCue, subject: NounPhrase | None
    ) -> bool:
        """Whether a complement without «that» may begin at a unit."""
        if i and "demonstrative" in sentence.word(i - 1).classes:
            return False  # «denied this»: the words are told elsewhere
        if self._governed(sentence, i, entry):
            return True
        if sentence.categories[i] == VERB:
            return (
                entry.prep is None and _is_verbal_noun(sentence.word(i))
                and not _modifies(sentence, i)
            )  # fmt: skip
        phrase = sentence.phrase_at[i]
        if phrase is None or i != phrase.first or _is_of_occasion(sentence, phrase):
            return False
        return _is_complement(phrase, subject, entry)

    def _governed(self, sentence: Sentence, i: int, entry: ReportingCue) -> bool:
        """Whether a unit stands right after the cue's preposition, whatever it is taken for."""
        before = i - 1
        if before > 0 and sentence.word(before).form in OPENING_MARKS:
            before -= 1
        if entry.prep is None or before < 0 or sentence.word(i).form in QUOTE_MARKS:
            return False
        return sentence.categories[before] == PREPOSITION and (
            sentence.word(before).stem == entry.prep
        )

    def _ends(
        self, sentence: Sentence, i: int, start: int, entry: ReportingCue,
        subject: NounPhrase | None,
    ) -> bool:  # fmt: skip
        """Whether the cue's own clause ends at a unit, before any content."""
        word, category = sentence.word(i), sentence.categories[i]
        if not entry.relays and _is_saying(sentence, i):
            return True  # «criticised it by saying that»: the content belongs to «saying»
        if category not in (VERB, SUBORDINATOR, PARTICIPLE) or self._names_source(word):
            return False
        if category != PARTICIPLE:
            return True
        if kinds.REPORT_PARTICIPLE not in word.kinds:
            return not (word.pronoun or word.preposition or _follows_preposition(sentence, i))
        # «and added, smiling: …»: a participle right after the verb or its subject
        after = subject.last if subject is not None else start
        return i not in (start, after) or not self._opens_soon(sentence, i + 1)

    def _opens_soon(self, sentence: Sentence, i: int) -> bool:
        return i < len(sentence.units) and self._opens(sentence, i)

    def _runs_open(self, sentence: Sentence, i: int, start: int) -> bool:
        """A quotation right after the cue that is never closed."""
        unit = sentence.units[i]
        if i != start or unit.word.form not in OPENING_MARKS or unit.last >= sentence.last:
            return False
        return self.document.quote_from(unit.first) is None

    def _quotes(self, sentence: Sentence, at: int, entry: ReportingCue) -> bool:
        """Whether words of the speaker are quoted within the complement of a cue."""
        if entry.prep is None:
            return False
        for i in range(at - 1, min(at + _NEAR_QUOTE, len(sentence.units))):
            unit = sentence.units[i]
            if i > at and (
                sentence.categories[i] in (VERB, COMPLEMENTIZER, RELATIVE)
                or kinds.REPORT_VERB in unit.word.kinds
            ):
                return False
            if unit.word.form in QUOTE_MARKS:
                quote = self.document.quote_from(unit.first)
                return quote is not None and quote[1] - quote[0] > _QUOTED_WORDS
        return False

    def predicate(self, sentence: Sentence, at: int, subject: NounPhrase | None) -> Range | None:
        """What somebody holds something to be, after a verb with the object as its pronoun: «which
        Ankara considers |a terrorist organisation|»."""
        start = at + 1 if subject is None or subject.first < at else subject.last
        if start >= len(sentence.units) or sentence.categories[start] == COMPLEMENTIZER:
            return None
        end = start
        while end < len(sentence.units) and not self._closes_predicate(sentence, end, start):
            end += 1
        first = sentence.units[start].first
        return (first, sentence.units[end - 1].last) if end > start else None

    def _closes_predicate(self, sentence: Sentence, i: int, start: int) -> bool:
        if sentence.categories[i] == SUBORDINATOR:
            return True
        form = sentence.word(i).form
        return form in "\u060c,:;" or (form in "-\u2013" and i > start)

    def clause_after(self, sentence: Sentence, at: int) -> Range | None:
        """The clause that a complementizer opens at a unit, past particles and commas; or null.
        «according to the report, (then) …» has no condition before it."""
        while at < len(sentence.units) and (
            sentence.categories[at] == OTHER or sentence.word(at).form in _COMMAS
        ):
            at += 1
        if at >= len(sentence.units) or sentence.categories[at] != COMPLEMENTIZER:
            return None
        then = sentence.word(at).conjunction == _THEN
        if then and SUBORDINATOR in sentence.categories[:at]:
            return None
        return self._clause(sentence, at)

    def quoted_before(self, sentence: Sentence, at: int) -> Range | None:
        """A quotation right before the cue: «…», said the minister."""
        token = sentence.units[at].first
        for quote in self.document.quotes_near(token):
            if quote[1] > token or not is_speech(quote):
                continue
            between = self.document.tokens.forms[quote[1] : token]
            if len(between) <= 2 and all(form in _COMMAS for form in between):
                return quote[0] + 1, quote[1] - 1
        return None

    def sentence_end(self, sentence: Sentence, first: int) -> int:
        """End of an indirect content: the sentence's end, or a quotation that runs over it."""
        end = min(sentence.last, first + _LONGEST_CONTENT)
        for quote in self.document.quotes_near(sentence.last):
            if first <= quote[0] < sentence.last < quote[1]:
                end = max(end, quote[1])
        return end

    def trimmed(self, content: Range) -> Range:
        """The content without punctuation and quotation marks at its edges."""
        first, last = content
        forms = self.document.tokens.forms
        while last > first and forms[last - 1] in _TRAILING:
            last -= 1
        while first < last and forms[first] in _TRAILING:
            first += 1
        return first, last

    def _opens(self, sentence: Sentence, at: int) -> bool:
        """Whether a unit opens content: a complementizer, a colon, a quotation."""
        if sentence.categories[at] == COMPLEMENTIZER or sentence.word(at).form == ":":
            return True
        return self._speech_at(sentence, at) is not None

    def _opened(self, sentence: Sentence, at: int) -> Range | None:
        if sentence.categories[at] == COMPLEMENTIZER:
            # «if X attacks, then …»: the clause belongs to the condition, not to the cue
            then = sentence.word(at).conjunction == _THEN
            return None if then else self._clause(sentence, at)
        if sentence.word(at).form == ":":
            return self._after_colon(sentence, at)
        quote = self._speech_at(sentence, at)
        if quote is None:
            return sentence.units[at].last, sentence.last
        return quote[0] + 1, quote[1] - 1

    def _speech_at(self, sentence: Sentence, at: int) -> Range | None:
        unit = sentence.units[at]
        if unit.word.form not in QUOTE_MARKS:
            return None
        quote = self.document.quote_from(unit.first)
        return quote if quote is not None and is_speech(quote) else None

    def _names_source(self, word: Word) -> bool:
        """«quoting», «according to» between a verb of saying and what is said."""
        reading = word.reading(kinds.REPORT_PHRASE)
        if reading is None:
            return False
        return self.document.knowledge.reporting[reading.ref].speaker == "after"

    def _clause(self, sentence: Sentence, at: int) -> Range | None:
        """Content after a complementizer, which stays when it carries a pronoun."""
        word = sentence.word(at)
        unit = sentence.units[at]
        first = unit.last if word.form.endswith(_THAT) else unit.first
        if first >= len(self.document.tokens):
            return None
        quote = self.document.quote_from(first)
        end = self.sentence_end(sentence, first)
        return first, max(quote[1], end) if quote is not None and is_speech(quote) else end

    def _after_colon(self, sentence: Sentence, at: int) -> Range | None:
        first = sentence.units[at].last
        if first >= len(self.document.tokens):
            return None
        quote = self.document.quote_from(first)
        if quote is not None:
            return quote[0] + 1, quote[1] - 1
        if first >= sentence.last:
            return first, self.document.sentence_at(first).last
        return first, sentence.last


def _is_complement(phrase: NounPhrase, subject: NounPhrase | None, entry: ReportingCue) -> bool:
    """Whether a noun phrase may be what is said: the object, or after the cue's preposition."""
    if phrase is subject or phrase.coordinate is not None or phrase.apposition is not None:
        return False
    if entry.prep is not None:
        return phrase.preposition == entry.prep
    return not phrase.preposition


def _is_of_occasion(sentence: Sentence, phrase: NounPhrase) -> bool:
    """«Affirmed, during his meeting |the minister|, the need for …»: whom an act concerns that
    only tells when it was said."""
    before = sentence.phrases[phrase.index - 1] if phrase.index else None
    if before is None or before.last != phrase.first or not before.preposition:
        return False
    return takes_object(sentence.word(before.head))


def _past_relative(sentence: Sentence, i: int, limit: int, entry: ReportingCue) -> int:
    """The unit after a relative clause: a comma, a complementizer, the cue's preposition."""
    reported = False
    for at in range(i + 1, limit):
        word = sentence.word(at)
        if sentence.categories[at] == COMPLEMENTIZER and reported:
            return limit  # «the decision that the presidency said was final»
        if sentence.categories[at] == COMPLEMENTIZER or word.form in "\u060c,:":
            return at
        reported = reported or (
            entry.complement == "clause" and sentence.categories[at] == VERB
            and kinds.REPORT_VERB in word.kinds
        )  # fmt: skip
        if entry.prep is not None and _is_preposition(sentence, at, entry.prep):
            return at
        following = sentence.categories[at + 1] if at + 1 < limit else ""
        if sentence.categories[at] == VERB and following == COMPLEMENTIZER:
            return limit  # a «that» of its own
    return limit


def _is_preposition(sentence: Sentence, at: int, prep: str) -> bool:
    word = sentence.word(at)
    return word.preposition == prep or (
        sentence.categories[at] == PREPOSITION and word.stem == prep
    )


def _modifies(sentence: Sentence, i: int) -> bool:
    """A verb without «and» right after an indefinite noun tells more of it: «a statement that came
    out»."""
    if sentence.categories[i] != VERB or sentence.word(i).conjunction or i == 0:
        return False
    comma = sentence.word(i - 1).form in _COMMAS
    before = sentence.phrase_at[i - 2] if comma and i > 1 else sentence.phrase_at[i - 1]
    if before is None or before.definite or (comma and not before.preposition):
        return False
    return before.last == i - comma


def _is_saying(sentence: Sentence, i: int) -> bool:
    """A noun of saying with a speaker of its own, as its pronoun or genitive."""
    word = sentence.word(i)
    if kinds.REPORT_NOUN not in word.kinds or word.pronoun or kinds.AGENT in word.kinds:
        return kinds.REPORT_NOUN in word.kinds and bool(word.pronoun)
    following = sentence.phrase_at[i + 1] if i + 1 < len(sentence.units) else None
    return (
        sentence.categories[i] == NOUN and not word.article and not word.tanwin
        and following is not None and following.first == i + 1 and not following.preposition
    )  # fmt: skip


def _ends_at(phrase: NounPhrase | None, i: int) -> bool:
    return phrase is not None and phrase.last == i


def _is_verbal_noun(word: Word) -> bool:
    """A form with a pronoun that is spelled like a past verb: «announced its refusal»."""
    if not word.pronoun or word.conjunction or word.preposition:
        return False
    return all(r.morph.startswith("p3ms") for r in word.readings if r.kind in kinds.VERBS)


def _follows_preposition(sentence: Sentence, i: int) -> bool:
    return i > 0 and sentence.categories[i - 1] == PREPOSITION


def _first_token(unit: Unit) -> int:
    return unit.first
