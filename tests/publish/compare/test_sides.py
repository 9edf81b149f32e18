"""Rows beside incidents; and our own exports, read again, agree with the records that they came from."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from tests.extract.coded.conftest import account
from tests.reconcile.conftest import Newsroom, day
from variorum.coding import gtd
from variorum.extract.coded import read_row as read_account
from variorum.extract.places import resolve_name
from variorum.ingest.tables import RawRow, read_row, rows
from variorum.model.assertion import Account, Polarity, Role
from variorum.model.codebook import term
from variorum.model.finding import Record
from variorum.model.report import Report
from variorum.model.value import Actor, ActorKind, Count, Place
from variorum.publish.compare import Comparison, as_csv, comparison
from variorum.publish.compare.standing import Standing
from variorum.publish.compare.view import draw_comparison
from variorum.publish.dataset import FORMS
from variorum.publish.tables.csv_text import save
from variorum.publish.tables.table import table
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.settle import reconcile
from variorum.run.coded import Match

FRONT = Actor("Northern Front", ActorKind.GROUP)
FIGHTERS = ("Northern Front", Role.PERPETRATOR)
NAMES = {"gtd": "gtd-2019", "ged": "ged-23.1", "acled": "acled"}


def town(name: str) -> Place:
    """A real town: rows name places by name and coordinates alone."""
    found = resolve_name(name)
    assert found is not None
    return replace(found, alternatives=())


KERMAN, LYON = town("Kerman"), town("Lyon")


def settled(newsroom: Newsroom, identity: str = "i_test") -> Record:
    """The record of what a newsroom tells, under all policies."""
    bare = newsroom.record()
    bare = replace(bare, incident=replace(bare.incident, id=identity))
    return replace(bare, findings=tuple(f for name in POLICIES for f in reconcile(bare, name)))


def bombing(**more: Any) -> Record:
    """A bombing in Kerman, with what differs."""
    newsroom = Newsroom()
    desk = newsroom.report("The Herald", "2031-05-13")
    told = {
        "type": term("type:suicide-bombing"),
        "date": day("2031-05-12"),
        "place": KERMAN,
        "killed": 84,
        **more,
    }
    for field, value in told.items():
        desk.says(field, value)
    return settled(newsroom)


def full(newsroom: Newsroom) -> Record:
    """An incident with a value in every field that the datasets have a column for."""
    a, b = newsroom.report("The Herald", "2031-05-13"), newsroom.report("The Wire", "2031-05-14")
    for desk in (a, b):
        desk.says("type", term("type:shooting")).says("date", day("2031-05-12")).says("place", KERMAN)
        desk.says("target", term("target:religious")).says("weapon", term("weapon:automatic-rifle"))
        desk.says("killed", 12).says("wounded", Count(30, 30, None, "at least")).says("attackers", 2)
        desk.says("killed", 1, notes={"attackers": "only"}).says("arrested", 1, notes={"attackers": "only"})
        desk.says("claim", FRONT, by=FIGHTERS, notes={"mode": "7"})
        desk.says("group", FRONT, by=FIGHTERS)
    b.says("killed", 11, by="police")
    return settled(newsroom)


def kidnapping(newsroom: Newsroom) -> Record:
    """An incident of the kinds that `full` lacks."""
    desk = newsroom.report("The Herald", "2031-05-13")
    desk.says("type", term("type:kidnapping")).says("date", day("2031-05-10", "2031-05-12")).says(
        "place", LYON
    )
    desk.says("target", term("target:business")).says("kidnapped", 3).says(
        "killed", Count(10, 15, 20, "10 to 20")
    )
    return settled(newsroom)


def raids(newsroom: Newsroom) -> Record:
    """Of a whole country, with a denied accusation and a vague toll."""
    desk = newsroom.report("The Herald", "2031-05-13")
    desk.says("type", term("type:air-strike")).says("date", day("2031-05-01", "2031-05-31"))
    desk.says("place", town("Iran")).says("killed", Count(24, 36, 99, "dozens"))
    desk.says("blame", FRONT, by="police").says("denial", FRONT, by=FIGHTERS, polarity=Polarity.DENIED)
    return settled(newsroom)


def imported(records: Sequence[Record], name: str, folder: Path) -> list[Match]:
    """Our own export of some records, written and read again, each row with the incident that it came from."""
    made = table(FORMS[name], records)
    found = []
    for (incident, _), raw in zip(made.entries, rows(save(made, folder)), strict=True):
        assert isinstance(raw, RawRow)
        report = read_row(raw)
        assert isinstance(report, Report)
        found.append(Match(read_account(report), report, incident, sure=True, score=1.0))
    return found


def standings(found: Comparison) -> dict[str, Standing]:
    """How each field stands in the one pair."""
    (pair,) = found.pairs
    return {line.field: line.standing for line in pair.lines}


#: fields in which a codebook can't say as much as reports do, or its own columns say more of its rule
VAGUER = {
    # "Attack" has no column for the means, nor for who else than civilians was met
    "acled": {"type", "date", "place"},
    "gtd": set(),
    "ged": set(),
}


#: what a codebook's codes can't say, or say otherwise
CODES: dict[str, set[tuple[str, Standing]]] = {
    # "Attack" has no means, and without a target it is not told from a battle; a week or a month has no days
    "acled": {
        ("type", Standing.VAGUER),
        ("type", Standing.ONLY_REPORTED),
        ("date", Standing.VAGUER),
    },
    "gtd": set(),
    "ged": set(),
}


@pytest.mark.parametrize("name", sorted(NAMES))
@pytest.mark.parametrize("make", [full, kidnapping, raids])
def test_our_own_export_read_again_agrees(make: Any, name: str, newsroom: Newsroom, tmp_path: Path) -> None:
    record = make(newsroom)
    found = standings(comparison(imported([record], name, tmp_path), [record]))
    assert {"date", "place", "killed"} <= found.keys()
    for field, how in found.items():
        wide = how is Standing.VAGUER and field in VAGUER[name]
        assert how is Standing.AGREE or wide, (field, how)


tolls = st.one_of(
    st.integers(1, 300).map(lambda n: Count(n, n, n)),
    st.integers(1, 300).map(lambda n: Count(n, n, None, "at least")),
    st.tuples(st.integers(1, 50), st.integers(1, 50)).map(
        lambda t: Count(t[0], sum(t), sum(t) + 5, "between")
    ),
)
told = st.fixed_dictionaries(
    {
        "type": st.sampled_from(sorted(gtd.ATTACK_BY_TYPE)).map(term),
        "date": st.sampled_from([day("2031-05-12"), day("2031-05-12", "2031-05-14"), day("2009-05-12")]),
        "place": st.sampled_from([KERMAN, LYON, replace(KERMAN, near=True), town("Iran")]),
        "killed": tolls,
    },
    optional={
        "target": st.sampled_from(sorted(gtd.TARGET_BY_TERM)).map(term),
        "weapon": st.sampled_from(sorted(gtd.WEAPON_BY_TERM)).map(term),
        "wounded": tolls,
        "attackers": tolls,
        "group": st.sampled_from([FRONT, Actor("=Red Tide", ActorKind.GROUP)]),
    },
)


@given(told, st.sampled_from(sorted(NAMES)))
@settings(max_examples=60)
def test_whatever_one_report_tells_agrees_with_our_own_export_of_it(facts: dict[str, Any], name: str) -> None:
    newsroom = Newsroom()
    desk = newsroom.report("The Herald", "2031-05-15")
    for field, value in facts.items():
        desk.says(field, value)
    record = settled(newsroom)
    with TemporaryDirectory() as folder:
        found = comparison(imported([record], name, Path(folder)), [record])
    for pair in found.pairs:
        parted = [line for line in pair.lines if line.standing is not Standing.AGREE]
        assert [x for x in parted if (x.field, x.standing) not in CODES[name]] == []


def test_a_formula_in_a_name_comes_back_as_it_was(newsroom: Newsroom, tmp_path: Path) -> None:
    desk = newsroom.report("The Herald", "2031-05-13")
    desk.says("type", term("type:bombing")).says("place", KERMAN).says("date", day("2031-05-12"))
    desk.says("group", Actor("=1+1", ActorKind.GROUP)).says("killed", 2)
    record = settled(newsroom)
    (match,) = imported([record], "gtd", tmp_path)
    (said,) = match.account.of("group")
    assert said.original == "=1+1"
    assert standings(comparison([match], [record]))["group"] is Standing.AGREE


def row(**cells: object) -> Match:
    """A row of GTD that fits the bombing."""
    found: Account = account("gtd", eventid="203105120001", **cells)
    return matched(found, "gtd", {"eventid": "203105120001", **cells})


def matched(found: Account, dataset: str, cells: dict[str, object]) -> Match:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([cells.keys(), cells.values()])
    report = read_row(RawRow("t.csv:2", out.getvalue().encode(), ",", dataset))
    assert isinstance(report, Report)
    return Match(found, report, "i_test", sure=True, score=0.9, reasons=("both in Kerman",))


@pytest.mark.parametrize(
    ("cells", "field", "standing"),
    [
        ({"nkill": 84}, "killed", Standing.AGREE),
        ({"nkill": 90}, "killed", Standing.DIFFER),
        ({"nkill": -99}, "killed", Standing.ONLY_REPORTED),
        ({"nwound": 284}, "wounded", Standing.ONLY_CODED),
        ({"attacktype1": 3}, "type", Standing.AGREE),
        ({"attacktype1": 2}, "type", Standing.DIFFER),
        (
            {"iyear": 2031, "imonth": 5, "iday": 0, "approxdate": "2031-05-01 to 2031-05-31"},
            "date",
            Standing.VAGUER,
        ),
    ],
)
def test_each_field_stands_as_it_does(cells: dict[str, object], field: str, standing: Standing) -> None:
    assert standings(comparison([row(**cells)], [bombing()]))[field] is standing


def test_a_figure_that_only_some_reports_give_is_named(newsroom: Newsroom) -> None:
    newsroom.report("The Herald", "2031-05-13").says("killed", 84, by="authorities", as_of="2031-05-13")
    newsroom.report("The Wire", "2031-05-12").says("killed", 103, by="state television")
    found = comparison([row(nkill=103)], [settled(newsroom)])
    (line,) = [line for line in found.pairs[0].lines if line.field == "killed"]
    assert (line.standing, line.coded, line.reported) == (Standing.DIFFER, "103", "84")
    assert line.elsewhere.startswith("103 is given by state television: not the most recent")
    assert [(c.column, c.words) for c in line.cells] == [("nkill", "103")]


def test_rows_and_incidents_that_are_alone_are_listed() -> None:
    lone = replace(row(iyear=2031, imonth=5, iday=12, attacktype1=3), sure=False, score=0.4)
    found = comparison([lone], [bombing()])
    assert found.pairs == ()
    assert [(a.id, a.what, a.when, a.perhaps) for a in found.rows] == [
        ("GTD 203105120001", "bombing", "12 May 2031", "i_test (0.40)")
    ]
    assert [(a.id, a.outlet, a.what) for a in found.incidents] == [("i_test", "GTD", "suicide bombing")]


@pytest.mark.parametrize(
    ("against", "pairs"), [(None, 1), ("gtd", 1), ("GTD", 1), ("acled", 0), ("our desk", 0)]
)
def test_one_dataset_can_be_chosen(against: str | None, pairs: int) -> None:
    assert len(comparison([row(nkill=84)], [bombing()], against=against).pairs) == pairs


def test_findings_are_those_of_the_datasets_own_policy_unless_another_is_asked_for() -> None:
    assert comparison([row(nkill=84)], [bombing()]).pairs[0].policy == "gtd-2019"
    assert comparison([row(nkill=84)], [bombing()], policy="ibc").pairs[0].policy == "ibc"


def test_the_csv_has_a_line_for_each_field_and_each_that_is_alone() -> None:
    lone = replace(row(nkill=3), sure=False, incident_id=None)
    found = comparison([row(nkill=84, attacktype1=2), lone], [bombing()])
    lines = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert {(line["field"], line["standing"]) for line in lines} >= {
        ("killed", "agree"),
        ("type", "differ"),
        ("", "no incident"),
    }
    assert next(line for line in lines if line["field"] == "killed")["cells"] == "nkill: 84"


def test_it_is_drawn() -> None:
    console = Console(file=io.StringIO(), width=140)
    draw_comparison(console, comparison([row(nkill=84, attacktype1=2)], [bombing()]))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "≠ differ" in shown
    assert "armed assault" in shown
    assert "= agree" not in shown
    assert "1 row, 1 beside an incident: 1 agree, 1 differ and 2 only reported" in shown


def test_what_agrees_is_drawn_when_asked_for() -> None:
    console = Console(file=io.StringIO(), width=140)
    draw_comparison(console, comparison([row(nkill=84)], [bombing()]), everything=True)
    assert "= agree" in console.file.getvalue()  # type: ignore[attr-defined]
