"""Weighing: of the events that the rules propose, which are acts told in their own right, and who
plays their roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from marsad.events.candidates import Candidate
from marsad.events.casting import Casting, cast
from marsad.events.document import Document
from marsad.events.merging import merge
from marsad.events.options import ROLES
from marsad.events.scoring import Verdict, judge
from marsad.events.signs import SignReader
from marsad.events.surroundings import WORD_LISTS
from marsad.events.wordings import Wordings
from marsad.knowledge.schema import Weighing
from marsad.knowledge.store import Compiled

ACT: Final = "act"
"""Id of the weights that tell an act in its own right from background and generic mentions."""
SAME_ACT: Final = "same_act"
"""Id of the weights that tell whether two mentions are of one act."""
_POINTS: Final = "points back to an act told elsewhere"
_NOTHING: Final = Weighing(id="", bias=0.0, threshold=-1.0)
"""Weights that accept everything, for knowledge that has none."""


class Judged(NamedTuple):
    """An event that the rules propose, and what came of weighing it."""

    event: Candidate
    verdict: Verdict | None
    """Null when nothing was weighed: the rules alone decide."""

    @property
    def accepted(self) -> bool:
        """Whether the event goes into the record."""
        return not self.reason if self.verdict is None else self.verdict.accepted

    @property
    def reason(self) -> str:
        """Why it does or does not; empty when no rule speaks against it."""
        if self.verdict is not None:
            return str(self.verdict)
        return self.event.lacking or (_POINTS if self.event.pointing else "")


class Weigher:
    """Merges and judges the candidates of a document and casts their roles. One for a coder.

    ``weighed``: false to merge nothing, to accept all that lack nothing their frame asks for, and
    to leave the roles as the rules have filled them.
    """

    def __init__(self, knowledge: Compiled, *, weighed: bool = True) -> None:
        self.act = knowledge.weights.get(ACT, _NOTHING)
        self.same_act = knowledge.weights.get(SAME_ACT, _NOTHING)
        self.weighed = weighed
        roles = {role: knowledge.weights.get(role) for role in ROLES} if weighed else {}
        self.roles = {role: found for role, found in roles.items() if found is not None}
        self._words = {name: Wordings(knowledge.sign_words.get(name, ())) for name in WORD_LISTS}

    def signs(self, document: Document, events: Sequence[Candidate]) -> list[tuple[str, ...]]:
        """The signs of each event."""
        return SignReader(document, events, self._words).read()

    def judge(self, document: Document, candidates: Sequence[Candidate]) -> list[Judged]:
        """The events that the candidates make, each with its verdict."""
        if not candidates:
            return []
        if not self.weighed:
            return [Judged(candidate, None) for candidate in candidates]
        events = merge(document, candidates, self.same_act)
        signs = self.signs(document, events)
        alone = len(document.sentences) == 1
        return [
            Judged(event, judge(self.act, there, alone=alone))
            for event, there in zip(events, signs, strict=True)
        ]

    def cast(self, document: Document, events: Sequence[Candidate]) -> Sequence[Sequence[Casting]]:
        """Puts the parties that weigh most into the roles of the events; the castings of each."""
        if not self.roles:
            return [()] * len(events)
        return cast(document, events, self.roles)
