"""What changed from one state of a store to the next, and why: on real stores of invented reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli import cli
from variorum.model.amending import heard, upon
from variorum.model.assertion import Draft
from variorum.model.judgement import Judgement, Verdict, judgement
from variorum.model.value import Count
from variorum.publish.diff import Difference, difference
from variorum.publish.diff.fields import Cause, FieldChange, Sign
from variorum.publish.diff.incidents import Fate
from variorum.publish.diff.matching import matches
from variorum.reconcile.settle import reconcile
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.run.policies import chosen
from variorum.run.sides import Side, sides
from variorum.settings import ReaderKind, Reading
from variorum.store import open_store

HEAD = "---\noutlet: The {}\npublished: 2024-05-{:02}T09:00:00Z\n---\n"
REPORTS = (
    (
        "Herald",
        7,
        "A bomb killed four people at the market of Peshawar in Pakistan on 7 May 2024, police said.",
    ),
    (
        "Post",
        8,
        "A bomb killed nine people at the market of Peshawar in Pakistan on 7 May 2024, police said.",
    ),
    (
        "Globe",
        9,
        "A bomb killed seven people at the market of Peshawar in Pakistan on 7 May 2024, the mayor said.",
    ),
    ("Echo", 9, "Gunmen shot dead two people in Lyon in France on 8 May 2024, prosecutors said."),
)
Diff = Callable[[str, str | None], Difference]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of four reports on a bombing and a shooting."""
    place = tmp_path_factory.mktemp("diff")
    for outlet, day, text in REPORTS:
        (place / f"{outlet}.txt").write_text(f"{HEAD.format(outlet, day)}{text}\n", encoding="utf-8")
    with open_store(place / "out") as store:
        pipeline.run_all(store, Input(paths=(str(place),), reader=Reading(ReaderKind.RULES)), LocalPool(1))
    return place / "out"


@pytest.fixture
def diff(out: Path) -> Diff:
    """The difference between two sides in the store, under gtd-2019."""
    return lambda before, after: difference(*sides((before, after), out, chosen("gtd-2019")))


def killed(found: Difference) -> FieldChange:
    """What became of the dead of the one incident that changed."""
    (change,) = found.changes
    (field,) = (f for f in change.fields if f.field == "killed")
    return field


def test_nothing_differs_from_itself(diff: Diff) -> None:
    found = diff("now", "now")
    assert (found.changes, found.same) == ((), 2)


def test_an_incident_appears_with_its_first_report(diff: Diff) -> None:
    (change,) = diff("2024-05-06", "2024-05-07").changes
    assert (change.fate, change.new_reports) == (Fate.APPEARED, ("The Herald (2024-05-07T09:00:00+00:00)",))
    (back,) = diff("2024-05-07", "2024-05-06").changes
    assert (back.fate, back.lost_reports) == (Fate.GONE, change.new_reports)


def test_a_later_figure_of_one_voice_ends_the_earlier_one(diff: Diff) -> None:
    field = killed(diff("2024-05-07", "2024-05-08"))
    assert (field.before, field.after) == ("4", "9")
    assert [(r.sign, r.value) for r in field.readings] == [(Sign.NEW, "9"), (Sign.ENDED, "4")]
    assert [why.cause for why in field.why] == [Cause.REPORT, Cause.ENDED]
    assert field.why[0].words == "9: The Post (2024-05-08T09:00:00+00:00), police"
    assert field.why[1].words.startswith("4 is superseded by 9 (The Post, police")
    assert set(field.why[0].ids) == set(field.why[1].ids) == set(field.readings[0].assertions)


def test_looking_back_an_ended_figure_stands_again(diff: Diff) -> None:
    field = killed(diff("2024-05-08", "2024-05-07"))
    assert [(r.sign, r.value) for r in field.readings] == [(Sign.STANDS_AGAIN, "4"), (Sign.GONE, "9")]
    assert Cause.REPORT_GONE in [why.cause for why in field.why]


def test_two_policies_differ_by_their_rules(diff: Diff) -> None:
    field = killed(diff("gtd-2019", "airwars"))
    assert (field.before, field.after) == ("7 (7–9)", "7–9")
    assert field.rule == ("gtd.most_recent_independent", "airwars.minimum_and_maximum")
    assert [why.words.partition(":")[0] for why in field.why] == [
        "gtd-2019, gtd.most_recent_independent",
        "airwars, airwars.minimum_and_maximum",
    ]
    assert field.readings == ()


def test_incidents_that_merge_and_split_are_matched_by_their_accounts(out: Path) -> None:
    side, _ = sides(("now", "now"), out, chosen("gtd-2019"))
    one, other = side.records
    both = replace(one, accounts=(*one.accounts, *other.accounts))
    merged = difference(side, replace(side, records=(both,)))
    split = difference(replace(side, records=(both,)), side)
    assert [c.fate for c in (*merged.changes, *split.changes)] == [Fate.MERGED, Fate.SPLIT]
    assert len(merged.changes[0].before) == len(split.changes[0].after) == 2
    (group,) = matches(side.records, (both,))
    assert (group.before, group.after) == ((one, other), (both,))


def test_a_judgement_between_the_two_is_a_cause(diff: Diff, out: Path) -> None:
    before, after = sides(("2024-05-07", "2024-05-08"), out, chosen("gtd-2019"))
    account = after.records[0].accounts[0].id
    judged = Judgement("j_1", Verdict.SAME, account, "a_other", "one van", "a coder", "2024-05-08T10:00:00Z")
    (change,) = difference(before, replace(after, judgements=(judged,))).changes
    assert [(why.cause, why.words, why.ids) for why in change.why] == [
        (Cause.JUDGEMENT, "same, by a coder: one van", ("j_1",))
    ]


def test_the_same_assertions_weighed_otherwise_are_no_new_reading_of_reports(out: Path) -> None:
    side, _ = sides(("now", "now"), out, chosen("gtd-2019"))
    record = next(r for r in side.records if len(r.reports) > 1)
    findings = tuple(
        replace(f, readings=f.readings[:1], losses=()) if f.field == "killed" else f for f in record.findings
    )
    field = killed(
        difference(side, replace(side, records=(replace(record, findings=findings), *_rest(side, record))))
    )
    assert [why.words for why in field.why] == ["the same assertions are weighed otherwise"]


def _rest(side: Side, record: object) -> list[object]:
    return [r for r in side.records if r is not record]


def run(out: Path, *words: str) -> Result:
    """What the command prints."""
    return CliRunner().invoke(cli, ["diff", *words, "--out", str(out)])


def test_the_command_prints_values_readings_and_counts(out: Path) -> None:
    shown = run(out, "2024-05-07", "2024-05-09T12:00Z")
    assert shown.exit_code == 0, shown.output
    for words in (
        "changed",
        "4 → 7 (7–9)",
        "+ 9",
        "× 4",
        "appeared",
        "incidents: 1 appeared, 1 changed, 0 as before",
    ):
        assert words in shown.output


def test_the_command_gives_json_of_one_incident(out: Path) -> None:
    every = json.loads(run(out, "2024-05-07", "--json").output)
    identity = next(c["after"][0] for c in every["changes"] if c["fate"] == "changed")
    one = json.loads(run(out, "2024-05-07", "--incident", identity[:8], "--json").output)
    assert every["names"] == ["2024-05-07", "now"]
    assert [c["after"] for c in one["changes"]] == [[identity]]


def test_what_is_no_side_is_one_line(out: Path) -> None:
    wrong = run(out, "yesterday")
    assert wrong.exit_code == 1
    assert wrong.output.startswith("Error: neither a moment, a policy nor a store; yesterday; write a moment")


def test_what_people_decided_on_a_field_is_its_cause(diff: Diff, out: Path) -> None:
    side, _ = sides(("now", "now"), out, chosen("gtd-2019"))
    record = next(r for r in side.records if len(r.under("gtd-2019")["killed"].readings) > 1)
    finding = record.under("gtd-2019")["killed"]
    other = next(r for r in finding.readings if r.id not in finding.chosen)
    made = judgement(
        Verdict.ACCEPT, other.assertions[0], field="killed", reason="the list", by="Ada", at="2024-05-09"
    )
    toll = next(a for a in record.assertions("killed") if a.id == other.assertions[0])
    draft = Draft(
        **{f.name: getattr(toll, f.name) for f in fields(Draft)} | {"rule": "person", "value": Count(1, 1, 1)}
    )
    right = judgement(Verdict.CORRECT, toll.id, draft=draft, reason="", by="Ben", at="2024-05-10")
    changes = {}
    for one in (made, right):
        ruled = upon(replace(record, findings=()), heard(record.accounts, [one]))
        settled = replace(ruled, findings=tuple(reconcile(ruled, "gtd-2019")))
        after = replace(side, records=(settled, *_rest(side, record)), judgements=(one,))
        changes[one.by] = killed(difference(side, after))
    assert [why.words for why in changes["Ada"].why if why.cause is Cause.JUDGEMENT] == [
        "accept, by Ada: the list"
    ]
    assert changes["Ada"].status[1] == "decided"
    assert [why.words for why in changes["Ben"].why] == ["correct, by Ben"]
