"""The main path: from an article to its record.

    article ─► text ─► syntax ─► mentions ─► events ─► record

A record is made from one article and the knowledge alone: no network, no clock, no state. The same
input and knowledge give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from marsad.article import build_article
from marsad.events.agreements import find_agreements
from marsad.events.attribution import Attributor
from marsad.events.carried import Carrier
from marsad.events.coding import make_event, make_statement
from marsad.events.counts import attach_figures, find_figures
from marsad.events.detection import Detector
from marsad.events.document import Document
from marsad.events.gloss import Glosser
from marsad.events.telling import Telling
from marsad.events.tracing import Proposals, Work, explain_coding
from marsad.events.triggers import TriggerFinder
from marsad.events.weighing import Weigher
from marsad.events.where import PlaceFinder
from marsad.explanation import Explanation
from marsad.knowledge.source import load_knowledge
from marsad.mentions.coreference import Discourse
from marsad.mentions.english_names import EnglishNames
from marsad.mentions.gazetteer import Gazetteer
from marsad.mentions.parties import PartyReader
from marsad.mentions.places import PlaceReader
from marsad.mentions.quantities import QuantityFinder, QuantityLexicon
from marsad.mentions.setting import CountryNames, find_setting
from marsad.mentions.time_lexicon import TimeLexicon
from marsad.mentions.timex import DateFinder
from marsad.mentions.writing_day import find_writing_day
from marsad.record import Article, CoderStamp, Record
from marsad.syntax.building import build_sentences
from marsad.syntax.categories import Categoriser, ClosedForms
from marsad.text.lexicon import Lexicon
from marsad.text.normalize import normalize
from marsad.text.numerals import NumberLexicon
from marsad.text.quotes import find_quotes
from marsad.text.sentences import split_sentences
from marsad.text.tokenize import tokenize
from marsad.version import VERSION


class Coder:
    """Codes articles. Loads the knowledge once; may then be used for any number of articles.

    ``knowledge_dirs``: folders whose entries are added to the knowledge that comes with Marsad or
    replace it by id, the last one winning. ``weighed``: false lets the rules alone decide.
    """

    def __init__(self, knowledge_dirs: Sequence[Path] = (), *, weighed: bool = True) -> None:
        self.knowledge = load_knowledge(knowledge_dirs)
        self._parties = PartyReader(self.knowledge, Gazetteer(self.knowledge))
        self._country_names = CountryNames(self.knowledge)
        self._english = EnglishNames(self.knowledge)
        self._glosser = Glosser(self.knowledge)
        self._triggers = TriggerFinder(self.knowledge)
        self._places = PlaceReader(self.knowledge)
        self._telling = Telling(self.knowledge, self._places)
        self._weigher = Weigher(self.knowledge, weighed=weighed)
        times = msgspec.msgpack.decode(self.knowledge.times, type=TimeLexicon)
        self._times = DateFinder(times)
        quantities = msgspec.msgpack.decode(self.knowledge.quantities, type=QuantityLexicon)
        self._quantities = QuantityFinder(quantities)
        numbers = msgspec.msgpack.decode(self.knowledge.numbers, type=NumberLexicon)
        counting = self._times.openers().joined(self._quantities.openers())
        self._lexicon = Lexicon(self.knowledge, counting.opens)
        closed = ClosedForms(frozenset(numbers.words), *times.closed_forms())
        self._categories = Categoriser(closed)
        self._stamp = CoderStamp(version=VERSION, knowledge=self.knowledge.digest)

    def code(self, article: Article | Mapping[str, object]) -> Record:
        """The record of an article, or of a mapping with the keys of an input line.

        Raises `marsad.article.InputError` when the mapping is no article.
        """
        return self._coded(article)[0]

    def explain(self, article: Article | Mapping[str, object]) -> Explanation:
        """The record together with its derivations and the candidates that were refused."""
        record, work = self._coded(article)
        return Explanation(record=record) if work is None else explain_coding(record, work)

    def _coded(self, article: Article | Mapping[str, object]) -> tuple[Record, Work | None]:
        """The record, and what it was made from; null for a text that is not Arabic."""
        if not isinstance(article, Article):
            article = build_article(article)
        if article.language != "ar":
            return Record(article=article, coder=self._stamp), None

        document, attributor, detector, figures = proposed = self.propose(article)

        # the same act told twice made one, acts in their own right told from background, roles cast
        judged = self._weigher.judge(document, detector.candidates)
        candidates = [one.event for one in judged if one.accepted]
        castings = self._weigher.cast(document, candidates)
        Carrier(document, candidates, attributor.statements).complete()

        record = Record(
            article=article,
            events=tuple(make_event(document, candidate) for candidate in candidates),
            statements=tuple(make_statement(document, s) for s in attributor.statements),
            figures=tuple(figure.figure for figure in figures),
            agreements=find_agreements(document, attributor, candidates),
            coder=self._stamp,
        )
        return record, Work(proposed, judged, castings)

    def propose(self, article: Article) -> Proposals:
        """What the rules find in an article, before anything is weighed."""
        # text, syntax, mentions
        document = self.read(article)

        # who said what, which acts are told
        attributor = Attributor(document)
        detector = Detector(
            document, attributor, self._triggers, self._telling, PlaceFinder(document, self._places)
        )
        for sentence in document.told():
            attributor.read(sentence)
            detector.read(sentence)
        attributor.link()
        detector.attribute()

        # how many
        figures = find_figures(document, attributor, self._quantities)
        attach_figures(detector.candidates, figures)
        return Proposals(document, attributor, detector, figures)

    def read(self, article: Article) -> Document:
        """Text, syntax and mentions: everything that the events are read from."""
        match_form, alignment = normalize(article.text)
        tokens = tokenize(match_form)
        words = self._lexicon.words(tokens.forms)
        ranges = split_sentences(match_form, tokens)
        sentences = build_sentences(tokens.forms, words, ranges, self._lexicon, self._categories)
        counting = [at for at, word in enumerate(words) if word.counting]
        discourse = Discourse(find_setting(article, sentences, self._country_names))
        document = Document(
            article=article, knowledge=self.knowledge, alignment=alignment, tokens=tokens,
            sentences=sentences, quotes=find_quotes(match_form, tokens), discourse=discourse,
            times=self._times, time_tokens=self._times.telling(tokens.forms, counting),
            written_on=find_writing_day(article.published, self._times, tokens.forms, counting),
            counting=counting, parties_of=self._parties, places=self._places, glosser=self._glosser,
            english=self._english, day=article.published and article.published[:10],
        )  # fmt: skip
        for sentence in sentences:
            document.meet(sentence)
        discourse.resolve_forward()
        return document
