"""The graph of parties: who did what to whom, as GraphML or as lists of nodes and edges.

A node is a party (an entity, else a name and its country); an edge is all acts of one type from one
to another, with their number, mean intensity and first and last day.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import msgspec

from marsad.exports.layouts.parts import Reported, day_of, dyads, name_of
from marsad.record import Party

NODE_COLUMNS = ("id", "name", "name_en", "country", "sector")
EDGE_COLUMNS = ("source", "target", "type", "events", "intensity", "first_day", "last_day")


class Edge(msgspec.Struct):
    """All acts of one type from one party to another."""

    source: str
    target: str
    type: str
    events: int = 0
    total: float = 0.0
    """Sum of the intensities."""
    first_day: str | None = None
    last_day: str | None = None

    @property
    def intensity(self) -> float:
        """Mean intensity, -10 to 10."""
        return round(self.total / self.events, 3)


class PartyGraph(msgspec.Struct):
    """Parties and what passed between them. Acts that did not happen are not in it."""

    nodes: dict[str, Party] = {}
    edges: dict[tuple[str, str, str], Edge] = {}

    def add(self, told: Reported) -> None:
        """One more event; it needs somebody on either side, and to have occurred."""
        event = told.event
        if event.status != "occurred":
            return
        day = day_of(told)
        for source, target in dyads(event):
            if source is None or target is None:
                continue
            ends = party_id(source), party_id(target)
            self.nodes.setdefault(ends[0], source)
            self.nodes.setdefault(ends[1], target)
            edge = self.edges.setdefault((*ends, event.type), Edge(*ends, event.type))
            edge.events += 1
            edge.total += event.intensity
            if day is not None:
                edge.first_day = min(edge.first_day or day, day)
                edge.last_day = max(edge.last_day or day, day)


def party_id(party: Party) -> str:
    """What makes two mentions one node."""
    return party.entity or f"{party.name or party.text} ({party.country or '?'})"


def graph_of(events: Iterable[Reported]) -> PartyGraph:
    """The graph of events."""
    graph = PartyGraph()
    for told in events:
        graph.add(told)
    return graph


def write_graphml(graph: PartyGraph, path: Path, stamp: str) -> None:
    """GraphML, as networkx, Gephi and igraph read it."""
    import networkx as nx  # heavy: only for those who want a graph

    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(coder=stamp)
    for name, party in graph.nodes.items():
        drawn.add_node(name, **_filled(NODE_COLUMNS[1:], _node(party)))
    for key, edge in graph.edges.items():
        drawn.add_edge(
            edge.source, edge.target, key=key[2], **_filled(EDGE_COLUMNS[2:], _edge(edge)[2:])
        )
    nx.write_graphml(drawn, path)


def write_lists(graph: PartyGraph, folder: Path) -> None:
    """``nodes.csv`` and ``edges.csv``."""
    for name, columns, rows in (
        ("nodes.csv", NODE_COLUMNS, ((name, *_node(party)) for name, party in graph.nodes.items())),
        ("edges.csv", EDGE_COLUMNS, map(_edge, graph.edges.values())),
    ):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)


def _node(party: Party) -> tuple[str | None, ...]:
    sector = party.sectors[0] if party.sectors else None
    return party.name or party.text, name_of(party), party.country, sector


def _edge(edge: Edge) -> tuple[str | int | float | None, ...]:
    return (
        edge.source, edge.target, edge.type, edge.events, edge.intensity, edge.first_day,
        edge.last_day,
    )  # fmt: skip


def _filled(
    names: tuple[str, ...], values: tuple[str | int | float | None, ...]
) -> dict[str, str | int | float]:
    """GraphML knows no null: what is not known is left out."""
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}
