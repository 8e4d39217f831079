"""Whatever is asked: the server answers or refuses, and never has a fault."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.routes import HTTPRoute

from serving import Client, serving

JUNK = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([
        b"", b"0", b"-1", b"99999999999999999999", b"1e9", b"NaN", b"null", b"true", b"IRN",
        b"/MIL",
        b"IRN/MIL", b"org.a", b"2013-09-24", b"2013-02-30", b"0000-00-00", b"W251bGwsMV0", b"*",
        b"(" * 60, b'"', b"- NOT", b"a OR", "هدنة*".encode(), "«سوريا".encode(), b"%", b"_",
        b"\x00", b"\xff\xfe", b"../../etc/passwd", b"' OR 1=1 --", b"x" * 400,
    ]),
)  # fmt: skip
ANY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with serving(tmp_path_factory.mktemp("archive")) as client:
        yield client


def addresses(client: Client) -> list[tuple[str, list[str]]]:
    """The paths that can be got, each with its parameters."""
    tables = client.app.state.parameters
    return [
        (route.path_format, sorted(tables[id(handler)]))
        for route in client.app.routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api/")
        for method, (handler, _) in route.route_handler_map.items()
        if method == "GET"
    ]


def test_every_room_is_asked(client: Client) -> None:
    paths = {path for path, _ in addresses(client)}
    assert paths >= {"/api/events", "/api/articles/{article}", "/api/export/{layout}"}


@ANY
@given(data=st.data())
def test_no_parameter_makes_a_fault(client: Client, data: st.DataObject) -> None:
    path, parameters = data.draw(st.sampled_from(addresses(client)))
    while "{" in path:
        before, _, rest = path.partition("{")
        path = before + quote_from_bytes(data.draw(JUNK), safe="") + rest.partition("}")[2]
    names = st.sampled_from(parameters) if parameters else st.just("none")
    asked = data.draw(st.lists(st.tuples(names, JUNK), max_size=4))
    answer = client.get(f"{path}?{urlencode(asked)}")
    assert answer.status_code in (200, 304, 400, 404, 405), (answer.status_code, answer.text)


@ANY
@given(body=st.one_of(JUNK, st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["title", "body", "published", "url", "x"]), inner),
    max_leaves=8,
)))  # fmt: skip
def test_no_body_makes_a_fault(client: Client, body: object) -> None:
    if isinstance(body, bytes):
        answer = client.post("/api/code", content=body)
    else:
        answer = client.post("/api/code", json=body)
    assert answer.status_code in (200, 400, 413, 415), (answer.status_code, answer.text)
