"""Corpora coded on many cores or many machines, shard by shard, so that nothing is done twice.

    input ─► shards ─► engine: each shard coded by one process ─► Parquet by month, and a marker

A shard is a file, or a part of a large one. What codes it writes its records under temporary names,
moves them to their places and then writes a marker. A run does the shards that have no marker, so
a run that was interrupted, or lost a machine, is gone on with by the same command.
"""

from __future__ import annotations
