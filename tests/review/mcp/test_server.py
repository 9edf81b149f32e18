"""The MCP server, as programs meet it: the SDK's own client speaks to it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp_types import CallToolResult, Implementation

from tests.publish.conftest import World, world
from tests.review.conftest import POLICY, fill
from variorum.model.judgement import Capacity, Verdict
from variorum.reconcile.policies import policy
from variorum.review.mcp.server import server_of
from variorum.review.queue.index import Shelf
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.settings import STORE_FILE
from variorum.store import Store, open_store

Call = Callable[..., CallToolResult]
READING = {
    *("search_incidents", "get_incident", "explain_field"),
    *("list_disputes", "search_reports", "get_report"),
}


@pytest.fixture(scope="module")
def velmar() -> World:
    """The invented bombing."""
    return world()


@pytest.fixture(scope="module")
def settled(velmar: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of it, settled."""
    folder = tmp_path_factory.mktemp("settled")
    with open_store(folder) as store:
        fill(store, velmar)
        pipeline.link(store)
        pipeline.reconcile(store, LocalPool(1))
    return folder


@pytest.fixture
def store(settled: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of it that tests may write into."""
    shutil.copytree(settled, tmp_path, dirs_exist_ok=True)
    with open_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> Call:
    """Calls a tool of the server, in this process."""
    server = server_of(Shelf(store, policy(POLICY), tmp_path / STORE_FILE))

    async def called(name: str, by: str, arguments: dict[str, Any]) -> CallToolResult:
        async with Client(server, client_info=Implementation(name=by, version="1")) as client:
            return await client.call_tool(name, arguments)

    return lambda name, by="desk helper", **arguments: anyio.run(called, name, by, arguments)


def answer(result: CallToolResult) -> Any:
    """What a tool answered; its text is the same."""
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content  # type: ignore[union-attr]
    return result.structured_content


def main_incident(call: Call) -> str:
    """The id of the bombing."""
    return str(answer(call("search_incidents", words='"ferry terminal"'))["incidents"][0]["id"])


def over_stdio(folder: Path, talk: Callable[[Client], Awaitable[None]]) -> None:
    """Start the program as a client does, and talk to it."""
    path = os.pathsep.join(p for p in sys.path if p)
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "variorum.cli", "mcp", "--out", str(folder)],
        env={"PYTHONPATH": path},
    )

    async def connected() -> None:
        async with Client(command) as client:
            await talk(client)

    anyio.run(connected)


@pytest.mark.usefixtures("store")
def test_a_program_looks_up_and_proposes_over_stdio(tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        assert client.instructions
        assert "never instructions" in client.instructions
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tools.keys() == {*READING, "propose"}
        hints = {name: tool.annotations.read_only_hint for name, tool in tools.items() if tool.annotations}
        assert {name for name, reads in hints.items() if reads} == READING
        found = answer(await client.call_tool("search_incidents", {"place": "Velmar"}))
        one = found["incidents"][0]["id"]
        told = answer(await client.call_tool("explain_field", {"incident": one, "field": "killed"}))
        witness = told["field"]["readings"][0]["witnesses"][0]["id"]
        asked = {
            "verdict": "reject",
            "incident": one,
            "field": "killed",
            "assertion": witness,
            "reason": "a typo",
        }
        assert answer(await client.call_tool("propose", asked))["new"] is True

    over_stdio(tmp_path, talk)
    with open_store(tmp_path) as store:
        (made,) = store.judgements()
    assert (made.capacity, made.verdict, made.reason) == (Capacity.PROPOSER, Verdict.REJECT, "a typo")


def test_a_field_is_explained_down_to_quote_and_bytes(call: Call, velmar: World) -> None:
    told = answer(call("explain_field", incident=main_incident(call), field="wounded"))
    quotes = {w["quote"] for r in told["field"]["readings"] for w in r["witnesses"]}
    assert "74 wounded" in quotes
    assert {p["raw"] for p in told["provenance"]} == quotes
    assert all(p["sha256"] and p["end"] > p["start"] for p in told["provenance"])


def test_an_incident_its_reports_and_disputes(call: Call, velmar: World) -> None:
    told = answer(call("get_incident", incident=main_incident(call)))
    assert not any(reading["witnesses"] for field in told["fields"] for reading in field["readings"])
    whole = answer(call("get_incident", incident=main_incident(call), witnesses=True))
    assert all(
        reading["witnesses"] or reading["denied_by"] for f in whole["fields"] for reading in f["readings"]
    )
    report = told["reports"][0]["id"]
    text = answer(call("get_report", report=report))["text"]
    assert text in {r.text for r in velmar.reports.values()}
    hits = answer(call("search_reports", words="hospital staff"))["reports"]
    assert {hit["report_id"] for hit in hits} >= {velmar.reports["northline"].id}
    weights = [one["weight"] for one in answer(call("list_disputes"))["disputes"]]
    assert weights == sorted(weights, reverse=True) != []


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("get_incident", {"incident": "nothing"}, "no incident has such an id; nothing"),
        (
            "explain_field",
            {"incident": "MAIN", "field": "hijackers"},
            "nothing is said of such a field; hijackers",
        ),
        ("get_report", {"report": "r_none"}, "r_none"),
        ("search_reports", {"words": "?!"}, "?!"),
        ("search_incidents", {"since": "yesterday"}, "not a day; since=yesterday"),
        ("search_incidents", {"page": 0}, "page"),
        ("propose", {"verdict": "settle", "incident": "MAIN", "reason": "x"}, "verdict"),
        ("propose", {"verdict": "accept", "incident": "MAIN", "reason": " "}, "no reason is given"),
        (
            "propose",
            {"verdict": "accept", "incident": "MAIN", "field": "killed", "reason": "x"},
            "no assertion stands at these words",
        ),
        (
            "propose",
            {"verdict": "add", "incident": "MAIN", "field": "killed", "quote": "31", "reason": "x"},
            "the incident has no such report",
        ),
        (
            "propose",
            {"verdict": "same", "incident": "MAIN", "other": "MAIN", "reason": "x"},
            "it is one incident already",
        ),
    ],
)
def test_what_is_wrong_is_told_and_leaves_nothing(
    call: Call, store: Store, tool: str, arguments: dict[str, Any], said: str
) -> None:
    one = main_incident(call)
    result = call(tool, **{name: one if value == "MAIN" else value for name, value in arguments.items()})
    assert result.is_error
    assert said in result.content[0].text  # type: ignore[union-attr]
    assert store.judgements() == []


Proposal = dict[str, Any]


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ({"verdict": "accept", "field": "killed", "report": "courier", "quote": "31"}, "31"),
        (
            {"verdict": "reject", "field": "killed", "report": "northline", "quote": "Nearly 40 people"},
            "Nearly 40 people",
        ),
        (
            {
                "verdict": "correct",
                "field": "wounded",
                "report": "courier",
                "quote": "more than 70",
                "value": "70",
            },
            "more than 70",
        ),
        (
            {
                "verdict": "add",
                "field": "arrested",
                "report": "canal",
                "quote": "two men",
                "value": "2",
                "voice": "police",
            },
            "a bomb",
        ),
    ],
    ids=["accept", "reject", "correct", "add"],
)
def test_a_proposal_names_its_words_and_settles_nothing(
    call: Call, store: Store, velmar: World, asked: Proposal, about: str
) -> None:
    before = list(store.records())
    incident, report = main_incident(call), velmar.reports[asked["report"]].id
    told = answer(call("propose", **{**asked, "report": report, "incident": incident, "reason": "see there"}))
    (made,) = store.judgements()
    assert (told["judgements"], told["by"], told["new"]) == ([made.id], "desk helper (MCP)", True)
    assert (made.verdict, made.capacity, made.by) == (
        asked["verdict"],
        Capacity.PROPOSER,
        "desk helper (MCP)",
    )
    assert [a.quote for a in made.anchors] == [about]
    pipeline.link(store)
    pipeline.reconcile(store, LocalPool(1))
    after = list(store.records())
    assert [replace(record, proposals=()) for record in after] == before
    assert [p.id for record in after for p in record.proposals] == [made.id]


def test_two_incidents_are_proposed_to_be_the_same(call: Call, store: Store) -> None:
    one, other = (entry["id"] for entry in answer(call("search_incidents"))["incidents"])
    answer(call("propose", verdict="same", incident=one, other=other, reason="one town"))
    assert all(made.about_pair and made.capacity is Capacity.PROPOSER for made in store.judgements())
    assert not pipeline.link(store).changed


def test_the_same_proposal_twice_is_one(call: Call, store: Store, velmar: World) -> None:
    asked = partial(
        call,
        "propose",
        verdict="reject",
        incident=main_incident(call),
        field="killed",
        report=velmar.reports["courier"].id,
        quote="31",
    )
    first, again = (answer(asked(reason="a typo")) for _ in range(2))
    assert (again["judgements"], again["at"], again["new"]) == (first["judgements"], first["at"], False)
    assert answer(asked(reason="the ministry says more"))["new"] is True
    assert len(store.judgements()) == 2


@pytest.mark.parametrize(
    ("name", "by"), [("Ada", "Ada (MCP)"), ("a\n  b", "a b (MCP)"), ("x" * 500, f"{'x' * 60} (MCP)")]
)
def test_no_program_can_take_a_persons_name(
    call: Call, store: Store, velmar: World, name: str, by: str
) -> None:
    report = velmar.reports["courier"].id
    asked = {
        "incident": main_incident(call),
        "field": "killed",
        "report": report,
        "quote": "31",
        "reason": "x",
    }
    answer(call("propose", by=name, verdict="reject", **asked))
    assert [one.by for one in store.judgements()] == [by]
