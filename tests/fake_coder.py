"""A coder for tests of what is around the coder: it knows four words.

In a module of its own, and picklable, because worker processes import it.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from marsad.article import build_article
from marsad.explanation import Derivation, Explanation
from marsad.record import (
    Article,
    Attribution,
    CoderStamp,
    Date,
    Event,
    Figure,
    Party,
    Place,
    Record,
    Span,
    Statement,
)

CRASH = "انهيار"  # "collapse": the fake coder raises
DIE = "موت"  # "death": the process that codes dies
KILLED = "استئصال"  # "removal", in no sample: the process that codes is killed by the system
HANG = "شلل"  # "paralysis": coding takes forever


class FakeCoder:
    """Codes «مباحثات» (talks) as CONSULT and «قال» (said) as a statement."""

    def __init__(self, knowledge_dirs: Sequence[Path] = ()) -> None:
        for folder in knowledge_dirs:
            if not folder.is_dir():
                raise ValueError(f"{folder}: no such knowledge folder")

    def code(self, article: Article | Mapping[str, object]) -> Record:
        return self.explain(article).record

    def explain(self, article: Article | Mapping[str, object]) -> Explanation:
        found = article if isinstance(article, Article) else build_article(article)
        if CRASH in found.text:
            raise KeyError("collapse")
        if DIE in found.text:
            os._exit(7)
        if KILLED in found.text:
            os.kill(os.getpid(), signal.SIGKILL)
        while HANG in found.text:
            time.sleep(1)
        events = tuple(_event(found, span) for span in _spans(found, "مباحثات"))
        record = Record(
            article=found,
            events=events,
            statements=tuple(_statement(found, span) for span in _spans(found, "قال")),
            coder=CoderStamp(version="0", knowledge="sha256:fake"),
        )
        return Explanation(
            record=record,
            accepted=tuple(_accepted(event) for event in events),
            refused=tuple(_refused(span) for span in _spans(found, "اجتماع")),
        )


def make_fake_coder() -> FakeCoder:
    return FakeCoder()


def make_no_coder() -> FakeCoder:
    """Dies before there is a coder."""
    os._exit(9)


def party(text: str, article: Article, country: str, name_en: str | None = None) -> Party:
    place = _place(article, text)
    return Party(**place, country=country, sectors=("GOV",), name_en=name_en)


class _At(TypedDict):
    text: str
    start: int
    end: int


def _place(article: Article, text: str) -> _At:
    start = article.text.find(text)
    return _At(text=text, start=max(start, 0), end=start + len(text) if start >= 0 else 0)


def _spans(article: Article, word: str) -> list[Span]:
    if article.language != "ar":
        return []
    return [
        Span(text=word, start=match.start(), end=match.end())
        for match in re.finditer(word, article.text)
    ]


def _event(article: Article, trigger: Span) -> Event:
    newspaper = Attribution(**_place(article, "الصحيفة"), kind="outlet", named=True)
    officials = Attribution(**_place(article, "مسؤولين"), kind="officials", named=False)
    return Event(
        id=f"event{trigger.start:03}",
        type="CONSULT",
        mode="visit",
        contexts=("diplomatic",),
        status="occurred",
        cameo="042",
        quad=1,
        intensity=4.0,
        goldstein=1.9,
        trigger=trigger,
        actors=(party("وزير الدفاع", article, "IRQ", "Defence Minister"),),
        recipients=(party("إيران", article, "IRN"),),
        date=Date(**_place(article, "أمس"), value="2013-09-23"),
        place=Place(**_place(article, "طهران"), name="طهران", name_en="Tehran", country="IRN"),
        figures=(Figure(**_place(article, "3 قتلى"), value=3, of="killed"),),
        said_by=(newspaper, officials),
        evidence=Span(text=article.text, start=0, end=len(article.text)),
        rule="consult.talks",
    )


def _statement(article: Article, cue: Span) -> Statement:
    content = Span(text=article.text[cue.end :], start=cue.end, end=len(article.text))
    return Statement(
        id=f"statement{cue.start:03}",
        speaker=party("الوزير", article, "IRQ"),
        cue=cue,
        form="indirect",
        content=content,
        rule="attribution.say",
    )


def _accepted(event: Event) -> Derivation:
    return Derivation(
        rule=event.rule,
        kind="event",
        span=event.trigger,
        steps=("the noun is a trigger", "the subject is the actor"),
        event_id=event.id,
    )


def _refused(span: Span) -> Derivation:
    return Derivation(rule="consult.meeting", kind="event", span=span, reason="nobody is named")
