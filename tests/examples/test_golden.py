"""The golden records: what a person found in the example reports, fact by fact, against what a run finds.

A fact that the reader misses stands in GAPS with what goes wrong; a gap that closes must leave the list.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from variorum.examples import folder
from variorum.extract.readers import Reader
from variorum.ingest import discover, read
from variorum.link.linker import Corpus, link
from variorum.model.assertion import Account, AccountKind, Assertion, Polarity
from variorum.model.finding import Record
from variorum.model.incident import Incident, Lineage
from variorum.model.report import Report
from variorum.model.value import Actor, Count, PartialDate, Place, Term
from variorum.reconcile.settle import reconcile

HERE = Path(__file__).parent / "expected"
NAMES = ("brussels", "crocus", "manila")
#: facts that the reader does not find yet, by test id
GAPS: dict[str, str] = {}


@cache
def expected(name: str) -> dict[str, Any]:
    """The facts by hand."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def label(report: Report) -> str:
    """`01` for 01-harbour-courier.txt, `05:1` for the first record of 05-two-records.jsonl."""
    name = report.origin.rsplit("/", 1)[-1]
    return name[:2] + (f":{name.rsplit(':', 1)[1]}" if ":" in name else "")


@cache
def run(name: str) -> tuple[dict[str, Report], dict[str, tuple[Account, ...]], list[Incident], list[Lineage]]:
    """Reports and accounts by label, incidents and lineages of one example folder."""
    reports = [r for item in discover([str(folder() / name)]) for r in read(item) if isinstance(r, Report)]
    told = {r.id: tuple(Reader().read(r)) for r in reports}
    corpus = Corpus(tuple(reports), tuple(a for accounts in told.values() for a in accounts), ())
    made = list(link(corpus))
    incidents = [m for m in made if isinstance(m, Incident)]
    lineages = [m for m in made if isinstance(m, Lineage)]
    return {label(r): r for r in reports}, {label(r): told[r.id] for r in reports}, incidents, lineages


def main_account(name: str, report: str) -> Account | None:
    """The main account of a report; for one that only mentions the incident, its account of it."""
    accounts = run(name)[1][report]
    return next((a for a in accounts if a.kind is AccountKind.MAIN), accounts[0] if accounts else None)


def record(name: str) -> Record:
    """The record of the main incident, settled under gtd-2019."""
    reports, accounts, incidents, lineages = run(name)
    every = {a.id: a for found in accounts.values() for a in found}
    main = max((i for i in incidents if not i.background), key=lambda i: len(i.links))
    members = tuple(every[k.account_id] for k in main.links)
    ids = {a.report_id for a in members}
    bare = Record(
        main,
        members,
        tuple(r for r in reports.values() if r.id in ids),
        tuple(k for k in lineages if set(k.report_ids) & ids),
    )
    return Record(
        bare.incident, bare.accounts, bare.reports, bare.lineages, tuple(reconcile(bare, "gtd-2019"))
    )


def facts(*kinds: str) -> list[Any]:
    """One parameter set a fact, marked as a gap where it is one."""
    return [
        _parameter(name, fact, f"{name}-{kind}-{n}")
        for name in NAMES
        for kind in kinds
        for n, fact in enumerate(expected(name).get(kind, []))
    ]


def _parameter(name: str, fact: Any, identity: str) -> Any:
    gap = GAPS.get(identity)
    marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
    return pytest.param(name, fact, id=identity, marks=marks)


def _says(name: str, report: str, *fields: str) -> list[Assertion]:
    account = main_account(name, report)
    return list(account.of(*fields)) if account else []


def _voiced(assertion: Assertion, words: str) -> bool:
    return any(words.casefold() in link.name.casefold() for link in assertion.voice.chain)


@pytest.mark.parametrize("name", NAMES)
def test_the_main_incident_has_its_type_day_and_place(name: str) -> None:
    want = expected(name)["incident"]
    found = record(name).under("gtd-2019")
    date, place, kind = found["date"].value, found["place"].value, found["type"].value
    assert isinstance(date, PartialDate)
    assert (date.start, date.end) == (want["date"], want["date"])
    assert isinstance(place, Place)
    assert place.gazetteer_id in (want["place"], *want.get("also", ()))
    assert isinstance(kind, Term)
    assert kind.code in want["types"]


@pytest.mark.parametrize("name", NAMES)
def test_its_reports_are_linked_and_no_other(name: str) -> None:
    want = expected(name)["incident"]
    got = {label(r) for r in record(name).reports}
    assert set(want["main"]) <= got <= {*want["main"], *want["mentioned"]}


@pytest.mark.parametrize(("name", "fact"), facts("reading"))
def test_a_reading_is_found_with_its_words_and_voice(name: str, fact: dict[str, Any]) -> None:
    matching = [
        a
        for a in _says(name, fact["report"], fact["field"])
        if isinstance(a.value, Count) and str(fact["number"]) in (*_numbers(a.value), a.original)
    ]
    assert matching, [(a.field, a.original) for a in _says(name, fact["report"], fact["field"])]
    if "voice" in fact:
        assert any(_voiced(a, fact["voice"]) for a in matching), [a.voice for a in matching]
    if "part" in fact:
        assert any(fact["part"] in (a.note("part") or "") for a in matching)


def _numbers(value: Count) -> tuple[str, ...]:
    bounds = [n for n in (value.low, value.best, value.high) if n is not None]
    return tuple(str(m) for n in bounds for m in (n - 1, n, n + 1))


@pytest.mark.parametrize(("name", "fact"), facts("claim"))
def test_a_claim_is_found_in_each_report_that_tells_of_it(name: str, fact: dict[str, Any]) -> None:
    for report in fact["reports"]:
        actors = [a.value.name for a in _says(name, report, "claim") if isinstance(a.value, Actor)]
        assert fact["actor"] in actors, report


@pytest.mark.parametrize(("name", "fact"), facts("blame", "denial"))
def test_blame_and_denial_are_found_with_their_voice(
    name: str, fact: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    field = "denial" if "-denial-" in request.node.callspec.id else "blame"
    reports = fact.get("reports", [fact.get("report")])
    for report in reports:
        matching = [
            a
            for a in _says(name, report, field)
            if isinstance(a.value, Actor) and a.value.name == fact["actor"]
        ]
        assert any(_voiced(a, fact["voice"]) for a in matching), [
            (a.original, a.voice.primary.name) for a in matching
        ]
        assert all(a.stance.polarity is Polarity.DENIED for a in matching if field == "denial")


@pytest.mark.parametrize(("name", "fact"), facts("statement"))
def test_a_statement_is_found_with_its_voice(name: str, fact: dict[str, Any]) -> None:
    terms = [
        a
        for a in _says(name, fact["report"], "statement")
        if isinstance(a.value, Term) and a.value.code == fact["term"]
    ]
    assert any(_voiced(a, fact["voice"]) for a in terms), [(a.original, a.voice.primary.name) for a in terms]


@pytest.mark.parametrize(("name", "fact"), facts("background"))
def test_a_background_happening_has_an_account_of_its_own(name: str, fact: dict[str, Any]) -> None:
    others = [a for a in run(name)[1][fact["report"]] if a.kind is not AccountKind.MAIN]
    dated = [a for a in others if any(_within(d.value, fact) for d in a.of("date"))]
    assert dated, [a.label for a in others]
    if "killed" in fact:
        tolls = [t.value for a in dated for t in a.of("killed") if isinstance(t.value, Count)]
        assert any(fact["killed"] in (t.low, t.best, t.high) for t in tolls)


def _within(value: object, fact: dict[str, Any]) -> bool:
    if not isinstance(value, PartialDate) or value.start is None or value.end is None:
        return False
    return bool(value.start <= fact["end"] and fact["start"] <= value.end)


@pytest.mark.parametrize(("name", "fact"), facts("lineage"))
def test_a_copy_is_of_one_lineage_with_its_origin(name: str, fact: dict[str, Any]) -> None:
    reports, _, _, lineages = run(name)
    together = [set(k.report_ids) for k in lineages]
    assert any({reports[fact["origin"]].id, reports[fact["derived"]].id} <= ids for ids in together)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["killed", "wounded"])
def test_no_number_of_something_else_is_a_toll_of_the_main_incident(name: str, field: str) -> None:
    never = set(expected(name)["never"].get(field, ()))
    whole = [
        a for a in record(name).assertions(field) if a.note("part") is None and isinstance(a.value, Count)
    ]
    assert not {a.value.best for a in whole if isinstance(a.value, Count)} & never


@pytest.mark.parametrize("name", NAMES)
def test_nobody_else_is_said_to_have_done_it(name: str) -> None:
    said = record(name).assertions("group", "branch", "blame", "claim")
    affirmed = [a for a in said if a.stance.polarity is Polarity.AFFIRMED and isinstance(a.value, Actor)]
    named = {a.value.id or a.original for a in affirmed if isinstance(a.value, Actor)}
    assert named == set(expected(name)["incident"]["actors"])
