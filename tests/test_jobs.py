"""Many articles in several processes: their order, what goes wrong, how much is held."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from fake_coder import CRASH, DIE, HANG, KILLED, FakeCoder, make_fake_coder, make_no_coder
from marsad.article import build_article
from marsad.jobs import BATCH, WINDOW, Coded, Failed, Outcome, WorkerError, code_items
from marsad.readers import Item, ReadArticle, ReadProblem

BODY = "أجرى الوزير مباحثات في طهران بعد اجتماع وقال إنها مفيدة"
"""The minister held talks in Tehran after a meeting and said that they were useful."""


def articles(number: int, **bodies: str) -> list[Item]:
    """Articles a0, a1, …; ``bodies`` replaces some."""
    return [article(n, bodies.get(f"a{n}", BODY)) for n in range(number)]


def article(number: int, body: str = BODY) -> ReadArticle:
    line = {"id": f"a{number}", "title": "", "body": body}
    return ReadArticle(article=build_article(line), file="in.jsonl", line=number + 1)


def ids(outcomes: list[Outcome]) -> list[str]:
    return [one.source.article.id for one in outcomes if isinstance(one, (Coded, Failed))]


def faults(outcomes: list[Outcome]) -> dict[str, str]:
    return {one.source.article.id: one.message for one in outcomes if isinstance(one, Failed)}


def test_jobs_agree_with_one_process() -> None:
    items = articles(50)
    alone = list(code_items(items, make_fake_coder))
    assert list(code_items(items, make_fake_coder, jobs=3)) == alone
    assert list(code_items(items, partial(FakeCoder, ()), jobs=2)) == alone


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (CRASH, "the coder failed with KeyError"),
        (DIE, "the process coding it ended with status 7; left out"),
        (KILLED, "was killed by SIGKILL, perhaps for want of memory; left out"),
    ],
)
def test_what_goes_wrong_costs_one_article(word: str, message: str) -> None:
    outcomes = list(code_items(articles(40, a3=word, a20=word, a21=word), make_fake_coder, jobs=2))
    assert ids(outcomes) == [f"a{n}" for n in range(40)]
    told = faults(outcomes)
    assert list(told) == ["a3", "a20", "a21"]
    assert all(message in one for one in told.values())


def test_an_article_that_takes_forever_costs_itself() -> None:
    items = articles(40, a0=HANG, a25=HANG)
    outcomes = list(code_items(items, make_fake_coder, jobs=2, longest=0.5))
    assert ids(outcomes) == [f"a{n}" for n in range(40)]
    message = "the process coding it took more than 0.5 seconds; left out"
    assert faults(outcomes) == {"a0": message, "a25": message}


def test_the_time_begins_when_the_worker_has() -> None:
    # a worker takes longer to start than an article may take
    outcomes = list(code_items(articles(20), make_fake_coder, jobs=2, longest=0.05))
    assert faults(outcomes) == {}


def test_processes_that_cannot_start_end_the_run() -> None:
    with pytest.raises(WorkerError, match="can be started: the last one ended with status 9"):
        list(code_items(articles(3), make_no_coder, jobs=2))


def test_problems_of_the_input_keep_their_place() -> None:
    problem = ReadProblem(file="in.jsonl", line=2, message="the line is no JSON")
    items: list[Item] = [article(0), problem, article(1)]
    outcomes = list(code_items(items, make_fake_coder, jobs=2))
    assert outcomes[1] == problem
    assert ids(outcomes) == ["a0", "a1"]


def test_the_input_is_read_as_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def endless() -> Iterator[Item]:
        nonlocal read
        while True:
            read += 1
            yield article(read)

    outcomes = code_items(endless(), make_fake_coder, jobs=2)
    for _ in range(5):
        next(outcomes)
    assert read <= 2 * BATCH * WINDOW + 5
    outcomes.close()

    # long articles: not more of them than characters may be held
    read = 0
    monkeypatch.setattr("marsad.jobs.MOST_WAITING", 5 * len(BODY))
    outcomes = code_items(endless(), make_fake_coder, jobs=2)
    next(outcomes)
    assert read <= 7
    outcomes.close()
