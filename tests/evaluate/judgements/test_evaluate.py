"""What judgements on an invented bombing tell of its reader, and of the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.judged import Desk, corrected, decisions, now
from tests.publish.conftest import World, count, world
from tests.review.conftest import fill
from variorum.errors import BadInput
from variorum.evaluate.benchmarks import run
from variorum.evaluate.judgements.evaluate import evaluate
from variorum.evaluate.outcome import Outcome, Task
from variorum.model.judgement import Capacity, Effort, Judgement, Shown, Verdict
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.judging import take
from variorum.store import Store, open_store

Measuring = Callable[[Sequence[Judgement]], Outcome]


@pytest.fixture(scope="module")
def velmar() -> World:
    """The invented bombing."""
    return world()


@pytest.fixture
def store(velmar: World, tmp_path: Path) -> Iterator[Store]:
    """A store of it, settled."""
    with open_store(tmp_path) as opened:
        fill(opened, velmar)
        pipeline.link(opened)
        pipeline.reconcile(opened, LocalPool(1))
        yield opened


@pytest.fixture
def measured(store: Store, tmp_path: Path) -> Measuring:
    """What some judgements come to."""

    def after(made: Sequence[Judgement]) -> Outcome:
        take(store, made)
        return evaluate(Task(data=tmp_path))

    return after


def told(row: Any) -> dict[str, float]:
    """A row of figures without what is 0."""
    return {name: value for name, value in row.items() if value}


def test_verdicts_are_counted_by_field_those_first_that_are_wrong_most(
    velmar: World, measured: Measuring
) -> None:
    found = measured(decisions(velmar))
    fields = {name: told(row) for name, row in found.figures["fields"].items()}
    assert fields == {
        "killed": {"accept": 1, "correct": 1, "add": 1, "accepted": 1.0},
        "date": {"reject": 1},
        "group": {"none supported": 1},
        "wounded": {"strike": 1},
    }
    assert list(fields) == ["killed", "date", "group", "wounded"]
    assert found.figures["readers"] == {"reader 1": "made"}
    assert "fields_by_reader" not in found.figures
    assert found.reports == 3


def test_each_refusal_is_a_miss_with_its_words(velmar: World, measured: Measuring) -> None:
    found = {miss.kind: miss for miss in measured(decisions(velmar)).misses}
    assert set(found) == {
        "date: reject",
        "group: none supported",
        "killed: correct",
        "killed: add",
        "wounded: strike",
    }
    mended = found["killed: correct"]
    assert (mended.given, mended.expected) == (
        "36–39: hospital staff, certain",
        "38–40: hospital staff, certain",
    )
    assert "Nearly 40 people" in mended.passage
    assert (found["wounded: strike"].expected, found["killed: add"].given) == (
        "nothing (counted twice)",
        "nothing",
    )
    assert found["wounded: strike"].report == "in/northline-wire.txt"


@pytest.mark.parametrize(("field", "right"), [("site", 1.0), ("weapon", 1.0)])
def test_a_choice_is_right_where_the_machine_made_it_too(
    velmar: World, measured: Measuring, field: str, right: float
) -> None:
    desk = Desk(velmar)
    one = desk.decides(Verdict.ACCEPT, desk.said("courier_main", field), field=field)
    assert measured([one]).figures["fields"][field]["right"] == right


def test_a_correction_of_what_is_chosen_is_a_choice_that_the_machine_missed(
    velmar: World, measured: Measuring
) -> None:
    desk = Desk(velmar)
    toll = desk.said("courier_back", "killed")
    draft = corrected(toll, count(13, 13, 13))
    mended = desk.decides(Verdict.CORRECT, toll, draft=draft)
    accepted = desk.decides(Verdict.ACCEPT, now(toll, draft), field="killed")
    assert measured([mended, accepted]).figures["fields"]["killed"]["right"] == 0.0


def test_effort_counts_an_act_once(velmar: World, measured: Measuring) -> None:
    desk, both = Desk(velmar), {"at": "2031-06-01T11:00:00+00:00", "effort": Effort(6.0, 3)}
    made = [
        *(
            desk.decides(Verdict.ACCEPT, desk.said("courier_main", f), field=f, **both)
            for f in ("site", "weapon")
        ),
        desk.decides(
            Verdict.ACCEPT, desk.said("courier_back", "killed"), field="killed", effort=Effort(20.0, 1)
        ),
        desk.decides(Verdict.ACCEPT, desk.said("courier_main", "time"), field="time", by="Bert", effort=None),
        desk.decides(Verdict.SAME, desk.account("courier_main"), desk.account("canal_main"), by="Bert"),
    ]
    effort = measured(made).figures["effort"]
    assert effort["Ada"] == {
        "judgements": 3,
        "incidents": 2,
        "seconds_per_incident": 13.0,
        "keys_per_field": pytest.approx(4 / 3),
    }
    # keys that join accounts decide no field; what nobody counted is not there
    assert effort["Bert"] == {"judgements": 2, "incidents": 1, "seconds_per_incident": 2.5}
    assert effort["all"]["seconds_per_incident"] == 6.0


def test_what_is_undone_cost_time_and_says_nothing_of_the_reader(velmar: World, measured: Measuring) -> None:
    desk = Desk(velmar)
    one = desk.decides(Verdict.REJECT, desk.said("courier_main", "site"), field="site")
    idea = desk.decides(
        Verdict.REJECT, desk.said("courier_main", "time"), field="time", capacity=Capacity.PROPOSER
    )
    found = measured([one, desk.undoes(one), idea])
    assert (found.figures["fields"], found.misses) == ({}, ())
    assert found.figures["effort"]["all"]["judgements"] == 2


def test_readers_are_told_apart(velmar: World, measured: Measuring) -> None:
    desk = Desk(velmar)
    made = [
        desk.decides(
            verdict, desk.said("courier_main", "site"), field="site", by=by, shown=Shown((), "", readers)
        )
        for verdict, by, readers in (
            (Verdict.REJECT, "Ada", ("old",)),
            (Verdict.ACCEPT, "Bert", ("rows", "new")),
            (Verdict.ACCEPT, "Cy", ()),
        )
    ]
    figures = measured(made).figures
    assert figures["readers"] == {"reader 1": "old", "reader 2": "rows and new", "reader 3": "not told"}
    rates = {name: row["accepted"] for name, row in figures["fields_by_reader"].items()}
    assert rates == {"site, reader 1": 0.0, "site, reader 2": 1.0, "site, reader 3": 1.0}


def test_it_is_a_benchmark_like_the_others(store: Store, tmp_path: Path) -> None:
    plain = run("judgements", Task(data=tmp_path)).plain()
    assert (plain["name"], plain["reports"], plain["fields"]) == ("judgements", 0, {})
    with pytest.raises(BadInput, match="there is no store here"):
        run("judgements", Task(data=tmp_path / "nowhere"))
