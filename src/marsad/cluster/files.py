"""The output of a shard: Parquet files, one for each month in which its articles were published."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import msgspec

from marsad.cluster.places import Place
from marsad.exports.parquet import record_schema
from marsad.record import Record

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_HELD = 1000
"""Records in memory."""
_UNDATED = "undated"


class MonthFiles:
    """Takes records and writes them, in their order, under temporary names."""

    def __init__(self, place: Place, folder: str) -> None:
        self._place = place
        self._folder = folder
        self._rows: dict[str, list[object]] = {}
        self._held = 0
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._streams: list[BinaryIO] = []
        self._decoder = msgspec.json.Decoder(Record)
        self._schema = record_schema()
        self.counts: dict[str, int] = {}
        """Records by month."""

    def put(self, line: bytes) -> None:
        """Take a record, as one line of JSON."""
        record = self._decoder.decode(line)
        month = (record.article.published or "")[:7] or _UNDATED
        self._rows.setdefault(month, []).append(msgspec.to_builtins(record))
        self.counts[month] = self.counts.get(month, 0) + 1
        self._held += 1
        if self._held >= _HELD:
            self._flush()

    def close(self) -> None:
        """Write what is held."""
        self._flush()
        for writer in self._writers.values():
            writer.close()
        for stream in self._streams:
            stream.close()

    def place(self, name: str) -> None:
        """Move the files to their places, each ``month=2024-05/NAME.parquet``."""
        for month in sorted(self.counts):
            self._place.move(self._temporary(month), self.path(month, name))
        self._place.delete_folder(self._folder)

    @staticmethod
    def path(month: str, name: str) -> str:
        """Where the records of a month go, relative to the output."""
        return f"month={month}/{name}.parquet"

    def _temporary(self, month: str) -> str:
        return f"{self._folder}/{month}.parquet"

    def _flush(self) -> None:
        import pyarrow as pa

        for month, rows in sorted(self._rows.items()):
            self._writer(month).write_table(pa.Table.from_pylist(rows, schema=self._schema))
        self._rows.clear()
        self._held = 0

    def _writer(self, month: str) -> pq.ParquetWriter:
        import pyarrow.parquet as pq

        if month not in self._writers:
            stream = self._place.writing(self._temporary(month))
            self._writers[month] = pq.ParquetWriter(stream, self._schema, compression="zstd")
            self._streams.append(stream)
        return self._writers[month]
