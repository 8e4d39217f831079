"""Corpora in S3, as a server on this machine that speaks its protocol has it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import boto3
import pyarrow.fs as fs
import pytest
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner

from composing import composed, write_lines, write_pages, write_rows
from marsad.cli import app
from marsad.cluster.cutting import cut
from marsad.cluster.orders import Shard
from marsad.cluster.places import Place
from marsad.cluster.work import ShardCoder
from test_cluster import Here, by_loop, records

BUCKET = "news"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(port=0, ip_address="127.0.0.1", verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def store(server: str, monkeypatch: pytest.MonkeyPatch) -> fs.S3FileSystem:
    """An empty bucket, which the command finds as it finds those of AWS."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server,
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    bucket = boto3.resource("s3", endpoint_url=server).Bucket(BUCKET)
    bucket.create()
    bucket.objects.delete()
    return fs.S3FileSystem(endpoint_override=server, region="us-east-1")


def upload(store: fs.S3FileSystem, path: Path) -> None:
    with store.open_output_stream(f"{BUCKET}/in/{path.name}", compression=None) as stream:
        stream.write(path.read_bytes())


def download(store: fs.S3FileSystem, target: Path) -> Path:
    for one in store.get_file_info(fs.FileSelector(f"{BUCKET}/out", recursive=True)):
        if one.type == fs.FileType.File:
            path = target / one.path.removeprefix(f"{BUCKET}/out/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(store.open_input_file(one.path).read())
    return target


def test_from_store_to_store(
    store: fs.S3FileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = ShardCoder()
    monkeypatch.setattr("marsad.cli.shards._engine", lambda *_: Here(worker))
    files = [
        write_lines(tmp_path / "a.jsonl", composed(5, seed=1)),
        write_lines(tmp_path / "b.jsonl.gz", composed(5, seed=2)),
        write_rows(tmp_path / "c.parquet", composed(5, seed=3)),
        write_pages(tmp_path / "d.warc.gz", composed(5, seed=4)),
    ]
    for path in files:
        upload(store, path)
    command = ["code", "--engine", "daft", f"s3://{BUCKET}/in", "-o", f"s3://{BUCKET}/out"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.stderr
    assert f"coded 20 articles to s3://{BUCKET}/out" in result.stderr
    assert records(download(store, tmp_path / "out")) == by_loop(worker, *files)
    assert "4 were there already" in CliRunner().invoke(app, command).stderr
    assert not Place(f"s3://{BUCKET}/out").read("_shards/unfinished")


def test_one_file_of_a_store(store: fs.S3FileSystem, tmp_path: Path) -> None:
    upload(store, write_lines(tmp_path / "a.jsonl", composed(2)))
    [shard] = cut([Path(f"s3://{BUCKET}/in/a.jsonl")])
    assert isinstance(shard, Shard)
    assert shard.file == f"s3://{BUCKET}/in/a.jsonl"


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("address", [f"s3://{BUCKET}/nothing", "s3://no-such-bucket/in"])
def test_what_is_not_there(address: str) -> None:
    [problem] = cut([Path(address)])
    assert "holds no file to read" in str(problem)


def test_a_scheme_that_is_not_known(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", composed(1))
    result = CliRunner().invoke(
        app, ["code", "--engine", "daft", str(path), "-o", "no-such-scheme://x/y"]
    )
    assert result.exit_code == 1
    assert "no-such-scheme://x/y" in result.stderr
