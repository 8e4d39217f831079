"""What a reporting cue introduces: the stretch of text that was said, as a token range."""

from __future__ import annotations

from marsad.events.document import Document
from marsad.knowledge import kinds
from marsad.knowledge.schema import ReportingCue
from marsad.record import Form
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    OTHER,
    PARTICIPLE,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.phrases import NounPhrase
from marsad.text.lexicon import Word

Range = tuple[int, int]
"""A half-open range of tokens of the article."""

QUOTE_MARKS = frozenset("\u00ab\u00bb\u201c\u201d\"'")
SHORT_QUOTE = 4
"""Tokens inside quotation marks up to which a quotation is a name, not speech."""
_TRAILING = frozenset(".\u060c,;:\u061b-\u2013!?\u061f\u2026") | QUOTE_MARKS
_LONGEST_CONTENT = 300
"""Tokens that indirect speech may run over; no real sentence is longer."""
_THAT = "\u0627\u0646"
"""End of a complementizer without a pronoun."""
_THEN = "\u0641"
"""The conjunction that begins the main clause after a condition."""
_COMMAS = frozenset("\u060c,-\u2013")
_REACH = 30
"""Units after a cue within which its content begins."""


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
            if self._opens(sentence, i):
                return self._opened(sentence, i)
            category = sentence.categories[i]
            if category == RELATIVE:
                i = _past_relative(sentence, i, limit)
                continue
            if category in (VERB, SUBORDINATOR, PARTICIPLE) and not self._names_source(
                sentence.word(i)
            ):
                break
            phrase = sentence.phrase_at[i]
            if phrase is None:
                i += 1
                continue
            if nominal is None and i == phrase.first and _is_complement(phrase, subject, entry):
                nominal = i
            i = max(phrase.last, i + 1)
        if nominal is None or clause or entry.complement == "clause":
            return None
        first = sentence.units[nominal].first
        return first, self.sentence_end(sentence, first)

    def clause_after(self, sentence: Sentence, at: int) -> Range | None:
        """The clause that a complementizer opens at a unit, past particles and commas; or null."""
        while at < len(sentence.units) and (
            sentence.categories[at] == OTHER or sentence.word(at).form in _COMMAS
        ):
            at += 1
        if at >= len(sentence.units) or sentence.categories[at] != COMPLEMENTIZER:
            return None
        return self._opened(sentence, at)

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

    def form(self, content: Range) -> Form:
        """Direct when quotation marks enclose all of it, mixed when they enclose a part."""
        first, last = content
        mixed = False
        for start, end in self.document.quotes_near(first, last):
            if start <= first and end >= last:
                return "direct"
            if first <= start < last and end - start - 2 > 1:
                if start - first <= 1 and last - end <= 1:
                    return "direct"
                mixed = True
        return "mixed" if mixed else "indirect"

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
        return None if quote is None else (quote[0] + 1, quote[1] - 1)

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


def _past_relative(sentence: Sentence, i: int, limit: int) -> int:
    for at in range(i + 1, limit):
        form = sentence.word(at).form
        if sentence.categories[at] == COMPLEMENTIZER or form in "\u060c,:":
            return at
    return limit
