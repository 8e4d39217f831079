"""Corpora coded by shards: cutting, markers, what is done again and what is not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pyarrow.dataset as ds
import pytest
from typer.testing import CliRunner, Result

from composing import composed, write_lines, write_pages, write_rows
from fake_coder import DIE, make_fake_coder
from marsad.cli import app
from marsad.cluster import cutting
from marsad.cluster.cutting import cut
from marsad.cluster.orders import Marker, Order, Shard
from marsad.cluster.places import Place, address_of
from marsad.cluster.reading import read_shard
from marsad.cluster.runs import EngineError, Plan, carry_out, make_plan
from marsad.cluster.work import ShardCoder, marker_path, read_marker
from marsad.exports.parquet import record_schema
from marsad.exports.reading import read_record_file
from marsad.readers import Defaults, Meter, ReadArticle, ReadProblem, read_articles
from marsad.record import Record


@pytest.fixture(scope="module")
def worker() -> ShardCoder:
    return ShardCoder()


class Here:
    """An engine that codes in this process, and fails when it is told to."""

    def __init__(self, worker: ShardCoder, fail_after: Sequence[int] = ()) -> None:
        self._worker = worker
        self._fail_after = list(fail_after)
        self.worked: list[str] = []

    def work(self, orders: Sequence[Order]) -> Iterator[Marker]:
        most = self._fail_after.pop(0) if self._fail_after else len(orders)
        for order in orders[:most]:
            self.worked.append(order.shard.id)
            yield self._worker.work(order)
        if most < len(orders):
            raise EngineError("the engine broke")


def shards_of(*paths: Path) -> list[Shard]:
    found = list(cut(paths))
    return [one for one in found if isinstance(one, Shard)]


def planned(worker: ShardCoder, output: Path, *paths: Path) -> Plan:
    return make_plan(shards_of(*paths), str(output), worker.maker, Defaults())


def run(engine: Here, worker: ShardCoder, output: Path, *paths: Path) -> list[Marker]:
    plan = planned(worker, output, *paths)
    return list(carry_out(plan, str(output), engine, lambda line: None))


def records(output: Path) -> dict[str, bytes]:
    """Each record of the output as a line, by article; each article once."""
    found: dict[str, bytes] = {}
    for path in sorted(output.glob("month=*/*.parquet")):
        for one in read_record_file(path):
            assert isinstance(one, Record)
            assert one.article.id not in found
            assert path.parent.name == f"month={(one.article.published or 'undated')[:7]}"
            found[one.article.id] = msgspec.json.encode(one)
    return found


def by_loop(worker: ShardCoder, *paths: Path) -> dict[str, bytes]:
    return {
        item.article.id: msgspec.json.encode(worker._coder.code(item.article))
        for item in read_articles(paths)
        if isinstance(item, ReadArticle)
    }


# Cutting


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet", "a.ndjson"])
@pytest.mark.parametrize("size", [1, 700, 5_000, 1 << 30])
def test_shards_hold_each_article_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: int
) -> None:
    monkeypatch.setattr(cutting, "SHARD_BYTES", size)
    monkeypatch.setattr(cutting, "SHARD_LINES", max(size // 700, 1))
    monkeypatch.setattr(cutting, "SHARD_ROWS", max(size // 700, 1))
    write = write_rows if name.endswith("parquet") else write_lines
    path = write(tmp_path / name, composed(23))
    whole = [item for item in read_articles([path]) if isinstance(item, ReadArticle)]
    shards = shards_of(path)
    parts = [item for shard in shards for item in read_shard(shard, Defaults(), Meter())]
    assert [item.article for item in parts if isinstance(item, ReadArticle)] == [
        item.article for item in whole
    ]
    assert not [item for item in parts if isinstance(item, ReadProblem)]
    assert len({shard.id for shard in shards}) == len(shards)
    if size == 1 << 30:
        assert len(shards) == 1


def test_lines_longer_than_a_shard_and_without_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "SHARD_BYTES", 50)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "كلمة " * 40 + '"}\n\n{"text": "ب"}\n{"text": "ج"}', "utf-8")
    texts = [
        item.article.text.strip()[-4:]
        for shard in shards_of(path)
        for item in read_shard(shard, Defaults(), Meter())
        if isinstance(item, ReadArticle)
    ]
    assert texts == ["كلمة", "ب", "ج"]


def test_problems_keep_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "SHARD_LINES", 2)
    monkeypatch.setattr(cutting, "SHARD_BYTES", 1)
    path = write_lines(tmp_path / "a.jsonl.gz", [{"text": "ا"}, {"text": "ب"}, {"body": "x"}])
    problems = [
        item
        for shard in shards_of(path)
        for item in read_shard(shard, Defaults(), Meter())
        if isinstance(item, ReadProblem) and item.severity == "error"
    ]
    assert [one.where for one in problems] == [f"{path}:3"]


def test_what_cannot_be_cut(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = list(cut([Path("-"), tmp_path / "missing.jsonl", tmp_path / "empty"]))
    assert all(isinstance(one, ReadProblem) for one in found)
    assert len(found) == 3
    (tmp_path / "a.parquet").write_bytes(b"PAR1 rubbish")  # its worker tells
    assert len(shards_of(tmp_path / "a.parquet")) == 1


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (Path("s3://bucket/folder/a.jsonl"), "s3://bucket/folder/a.jsonl"),
        ("s3://bucket", "s3://bucket"),
        (Path("/tmp/a"), None),
        (Path("a:b"), None),
    ],
)
def test_addresses_are_told_from_paths(path: object, address: str | None) -> None:
    assert address_of(path) == address


# Runs


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_lines(folder / "a.jsonl", composed(8, seed=1))
    write_rows(folder / "b.parquet", composed(6, seed=2), group=2)
    write_pages(folder / "c.warc.gz", composed(4, seed=3))
    return folder


def test_records_are_those_of_the_loop(corpus: Path, tmp_path: Path, worker: ShardCoder) -> None:
    output = tmp_path / "out"
    markers = run(Here(worker), worker, output, corpus)
    assert records(output) == by_loop(worker, corpus)
    assert sum(marker.coded for marker in markers) == 18
    [crawl] = [marker for marker in markers if marker.shard.file.endswith(".warc.gz")]
    assert crawl.left_out == {"redirect": 4}
    assert not (output / "_shards" / "unfinished").exists()
    table = ds.dataset(output, format="parquet", partitioning="hive").to_table()
    assert table.num_rows == 18
    assert table.schema.names == [*record_schema().names, "month"]


def test_a_second_run_does_nothing(corpus: Path, tmp_path: Path, worker: ShardCoder) -> None:
    output = tmp_path / "out"
    run(Here(worker), worker, output, corpus)
    engine = Here(worker)
    assert run(engine, worker, output, corpus) == []
    assert engine.worked == []
    assert len(planned(worker, output, corpus).done) == 3


def test_an_engine_that_breaks_is_started_again(
    corpus: Path, tmp_path: Path, worker: ShardCoder
) -> None:
    engine = Here(worker, fail_after=[1, 0])
    markers = run(engine, worker, tmp_path / "out", corpus)
    assert len(markers) == 3
    assert len(engine.worked) == len(set(engine.worked)) == 3
    assert records(tmp_path / "out") == by_loop(worker, corpus)


def test_an_engine_that_only_breaks_is_given_up(
    corpus: Path, tmp_path: Path, worker: ShardCoder
) -> None:
    with pytest.raises(EngineError, match="3 shards cannot be coded"):
        run(Here(worker, fail_after=[0, 0]), worker, tmp_path / "out", corpus)


@pytest.mark.parametrize("moves", range(1, 7))
def test_a_worker_that_dies_anywhere_leaves_nothing_half(
    corpus: Path, tmp_path: Path, worker: ShardCoder, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    output = tmp_path / "out"
    left = [moves]
    move = Place.move

    def dying(place: Place, old: str, new: str) -> None:
        left[0] -= 1
        if not left[0]:
            raise EngineError("the machine is gone")
        move(place, old, new)

    with monkeypatch.context() as patch:
        patch.setattr(Place, "move", dying)
        with pytest.raises(EngineError):
            ShardCoder.work(worker, planned(worker, output, corpus).missing[0])
    run(Here(worker), worker, output, corpus)
    assert records(output) == by_loop(worker, corpus)


def test_a_file_that_changed_is_coded_anew(tmp_path: Path, worker: ShardCoder) -> None:
    output = tmp_path / "out"
    path = write_lines(tmp_path / "a.jsonl", composed(6, seed=1))
    run(Here(worker), worker, output, path)
    write_lines(path, composed(3, seed=2))
    run(Here(worker), worker, output, path)
    assert records(output) == by_loop(worker, path)


def test_a_file_that_became_shorter(
    tmp_path: Path, worker: ShardCoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "SHARD_BYTES", 2_000)
    output = tmp_path / "out"
    path = write_lines(tmp_path / "a.jsonl", composed(9, seed=1))
    assert len(run(Here(worker), worker, output, path)) > 2
    write_lines(path, composed(1, seed=1))
    run(Here(worker), worker, output, path)
    assert len(records(output)) == 1
    assert len(list((output / "_shards").glob("*.json"))) == 1


def test_more_input_is_added_to_the_output(tmp_path: Path, worker: ShardCoder) -> None:
    output = tmp_path / "out"
    days = [write_lines(tmp_path / f"{n}.jsonl", composed(2, seed=n)) for n in range(2)]
    for day in days:
        run(Here(worker), worker, output, day)
    assert records(output) == by_loop(worker, *days)


def test_a_shard_that_killed_its_worker_costs_one_article(
    tmp_path: Path, worker: ShardCoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    # an earlier worker began it and is gone: now articles are coded in processes of the worker's
    lines = [{"id": f"a{n}", "title": "خبر", "body": "زار الوزير عمان اليوم"} for n in range(3)]
    lines[1]["body"] = f"{DIE} زار الوزير عمان اليوم"
    path = write_lines(tmp_path / "a.jsonl", lines)
    output = tmp_path / "out"
    [order] = planned(worker, output, path).missing
    begun = Marker(state="begun", shard=order.shard, maker=order.maker)
    Place(str(output)).write(marker_path(order.shard.id), msgspec.json.encode(begun))
    monkeypatch.setattr(worker, "_make", make_fake_coder)
    done = worker.work(order)
    assert (done.coded, done.errors) == (2, 1)
    assert "article a1: the process coding it ended" in done.problems[0]
    assert set(records(output)) == {"a0", "a2"}


def test_bad_lines_are_in_the_marker(tmp_path: Path, worker: ShardCoder) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps(composed(1)[0])
    path.write_text(f"{good}\nnonsense\n", "utf-8")
    [marker] = run(Here(worker), worker, tmp_path / "out", path)
    assert (marker.coded, marker.errors) == (1, 1)
    assert marker.problems[0].startswith(f"error: {path}:2: the line is no JSON")
    [again] = planned(worker, tmp_path / "out", path).done
    assert again.problems == marker.problems


def test_a_worker_of_another_version_codes_nothing(tmp_path: Path, worker: ShardCoder) -> None:
    path = write_lines(tmp_path / "a.jsonl", composed(1))
    [order] = planned(worker, tmp_path / "out", path).missing
    maker = msgspec.structs.replace(order.maker, version="0.0.1")
    marker = worker.work(msgspec.structs.replace(order, maker=maker))
    assert marker.state == "refused"
    assert "install the same everywhere" in marker.problems[0]
    assert not (tmp_path / "out").exists()


# The command


def marsad(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def here(worker: ShardCoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the command code in this process."""
    monkeypatch.setattr("marsad.cli.shards._engine", lambda *_: Here(worker))


@pytest.mark.usefixtures("here")
def test_the_command_goes_on_and_tells(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    command = ("code", "--engine", "daft", corpus, "-o", output)
    result = marsad(*command)
    assert result.exit_code == 0
    assert f"coded 18 articles to {output} in" in result.stderr
    assert "; 3 shards; 4 records of crawls left out: 4 redirects" in result.stderr
    marker = next((output / "_shards").glob("a.jsonl*.json"))
    marker.unlink()
    result = marsad(*command)
    assert "coded 8 articles" in result.stderr
    assert "1 shards, 2 were there already" in result.stderr
    assert "coded 0 articles" in marsad(*command).stderr


@pytest.mark.usefixtures("here")
def test_another_version_is_not_mixed_in(
    corpus: Path, tmp_path: Path, worker: ShardCoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    command = ("code", "--engine", "daft", corpus, "-o", output)
    marsad(*command)
    for path in (output / "_shards").glob("*.json"):
        marker = read_marker(Place(str(output)), path.stem)
        assert marker is not None
        maker = msgspec.structs.replace(marker.maker, version="0.0.9")
        path.write_bytes(msgspec.json.encode(msgspec.structs.replace(marker, maker=maker)))
    result = marsad(*command)
    assert result.exit_code == 1
    assert "holds 3 shards that Marsad 0.0.9 coded" in result.stderr
    assert "--again codes them anew" in result.stderr
    result = marsad(*command, "--again")
    assert "coded 18 articles" in result.stderr
    assert records(output) == by_loop(worker, corpus)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--engine", "daft"], "name it with -o"),
        (["--engine", "daft", "-o", "IN/out"], "lies in the input"),
        (["--engine", "daft", "-o", "IN/a.jsonl"], "is a file"),
        (["--engine", "daft", "-o", "OUT", "--limit", "3"], "no --limit"),
        (["--engine", "daft", "-o", "OUT", "--format", "csv"], "no --format"),
        (["--again"], "go with --engine daft"),
        (["--ray-address", "auto"], "go with --engine daft"),
    ],
)
def test_misuse(corpus: Path, tmp_path: Path, options: list[str], message: str) -> None:
    given = [
        option.replace("IN", str(corpus)).replace("OUT", str(tmp_path / "o")) for option in options
    ]
    result = marsad("code", corpus, *given)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_output_in_the_input_in_a_store() -> None:
    command = ("code", "--engine", "daft", "s3://news/in", "-o")
    assert "lies in the input" in marsad(*command, "s3://news/in/out").stderr
    assert "lies in the input" in marsad(*command, "s3://news/in").stderr


def test_without_the_extra_a_plain_error(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "marsad.cluster.daft_engine", raising=False)
    monkeypatch.setitem(sys.modules, "daft", None)
    result = marsad("code", "--engine", "daft", corpus, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "pip install 'marsad[cluster]'" in result.stderr


def test_code_without_daft_does_not_load_it() -> None:
    script = "import sys, marsad.cli; print([m for m in ('daft', 'ray') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert found.stdout.strip() == b"[]"
