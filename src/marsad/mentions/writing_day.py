"""The day on which an article was written: news of the evening is often published after midnight.

«Today» and «yesterday» are then told from the day before publication. The text shows it by the
weekday of its «today» («today, Monday» in an article of Tuesday, 00:18), or by an evening of today
that would be still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from marsad.mentions.timex import DateFinder, Timex

_EARLY: Final = 8
"""Hour before which an article may have been written on the day before."""
_NIGHT: Final = 4
"""Hour before which an evening of today is that of the day before."""
_DAY: Final = timedelta(1)


def find_writing_day(
    published: str | None, times: DateFinder, forms: Sequence[str], counting: Sequence[int]
) -> date | None:
    """The day from which the tokens of an article tell «today»; null without a publication day.

    ``counting``: the tokens that are of the closed lexicons.
    """
    if published is None:
        return None
    at = datetime.fromisoformat(published)
    today = at.date()
    told_at = len(published) > len("2013-09-24")
    if not told_at or at.hour >= _EARLY:
        return today
    return _told(times.find(forms, today, counting), today, at.hour)


def _told(dates: Sequence[Timex], today: date, hour: int) -> date:
    late = False
    for timex in dates:
        spec = timex.spec
        if spec.unit != "day" or spec.shift != 0:
            continue
        if spec.weekday == today.isoweekday():
            return today
        if spec.weekday == (today - _DAY).isoweekday():
            return today - _DAY
        late = late or (spec.late and hour < _NIGHT)
    return today - _DAY if late else today


def is_told_from_today(timex: Timex) -> bool:
    """Whether a date is told by its distance in days: «today», «yesterday»."""
    return timex.spec.unit == "day" and timex.spec.shift is not None
