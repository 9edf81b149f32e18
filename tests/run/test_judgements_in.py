"""Judgements carried from one store to another give the same record there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.judged import decisions
from tests.publish.conftest import World, world
from tests.review.conftest import fill
from variorum.coding.judgements import line
from variorum.examples import folder
from variorum.model.finding import Status
from variorum.model.judgement import Anchor, Effort, Judgement, Verdict, judgement
from variorum.review.decide import making, pairs
from variorum.review.decide.hand import Hand
from variorum.review.decide.making import Said
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.judgements_in import Received, receive
from variorum.run.judging import take
from variorum.run.pipeline import Input
from variorum.settings import ReaderKind, Reading
from variorum.store import Store, open_store


@pytest.fixture(scope="module")
def velmar() -> World:
    """The invented bombing."""
    return world()


@pytest.fixture
def stores(velmar: World, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two stores of the same reports, linked and reconciled each by itself."""
    with open_store(tmp_path / "one") as one, open_store(tmp_path / "two") as two:
        for store in (one, two):
            fill(store, velmar)
            settle(store)
        yield one, two


def settle(store: Store) -> None:
    """Link and reconcile what is there."""
    pipeline.link(store)
    pipeline.reconcile(store, LocalPool(1))


def exported(store: Store) -> list[bytes]:
    """All judgements of a store as lines."""
    return [f"{line(one)}\n".encode() for one in store.judgements()]


def test_judgements_give_the_same_records_and_findings_in_a_fresh_store(
    velmar: World, stores: tuple[Store, Store]
) -> None:
    one, two = stores
    before = list(one.records())
    one.add_judgements(decisions(velmar))
    settle(one)
    after = list(one.records())
    assert receive(two, exported(one), "judgements.jsonl") == Received(new=11, held=0, lost=0, settled=3)
    assert list(two.records()) == after != before
    assert exported(two) == exported(one)
    settle(two)
    assert list(two.records()) == after


def test_what_is_held_is_not_taken_in_again(velmar: World, stores: tuple[Store, Store]) -> None:
    one, _ = stores
    lines = [line(j).encode() for j in decisions(velmar)]
    receive(one, lines[:4], "a")
    assert receive(one, [*lines, *lines], "b") == Received(new=7, held=4, lost=0, settled=3)


def test_a_bad_line_is_recorded_and_the_rest_goes_in(velmar: World, stores: tuple[Store, Store]) -> None:
    good = line(decisions(velmar)[0]).encode()
    done = receive(stores[1], [b"{}\n", b"\n", good], "judgements.jsonl")
    assert (done.new, [skip.origin for skip in done.skipped]) == (1, ["judgements.jsonl:1"])
    assert stores[1].skips() == list(done.skipped)


def test_one_whose_report_is_not_here_is_kept_as_lost_and_found_when_it_comes(
    velmar: World, tmp_path: Path
) -> None:
    made = decisions(velmar)
    with open_store(tmp_path) as store:
        done = receive(store, [line(j).encode() for j in made], "judgements.jsonl")
        # a proposal, and an undoing with what it undoes, wait for nothing
        assert (done.new, done.lost) == (11, 8)
        fill(store, velmar)
        assert store.lost_judgements() == []


def moved(one: Judgement, by: int) -> bytes:
    """The line of a correction whose words stand elsewhere."""
    told = json.loads(line(one))
    draft = one.draft
    assert draft is not None
    span = replace(draft.span, start=draft.span.start + by, end=draft.span.end + by)
    more = {name: getattr(one, name) for name in ("reason", "by", "at", "anchors", "shown", "effort")}
    made = judgement(one.verdict, one.left, draft=replace(draft, span=span), **more)
    assert made.id != told["id"]
    return line(made).encode()


def test_an_assertion_whose_words_stand_elsewhere_is_refused(
    velmar: World, stores: tuple[Store, Store]
) -> None:
    correction = next(j for j in decisions(velmar) if j.verdict is Verdict.CORRECT)
    done = receive(stores[0], [moved(correction, by=1)], "judgements.jsonl")
    assert done.new == 0
    assert [skip.what for skip in done.skipped] == ["its words do not stand there in the report"]


def test_words_that_moved_are_found_by_their_quote(velmar: World, stores: tuple[Store, Store]) -> None:
    said = velmar.tellers["courier_main"].account().of("killed")[0]
    there = Anchor(
        "s_before", said.report_id, said.span.start + 4, said.span.end + 4, said.span.quote, said.field
    )
    at = "2031-06-01T10:00:00+00:00"
    one = judgement(Verdict.STRIKE, "s_before", reason="", by="Ada", at=at, anchors=(there,))
    assert receive(stores[0], [line(one).encode()], "judgements.jsonl").lost == 0
    held = next(r for r in stores[0].records() if said.report_id in {a.report_id for a in r.accounts})
    assert [a.original.id for a in held.amended] == [said.id]


def read(paths: Sequence[Path], folder: Path) -> Store:
    """A store in which these reports were read."""
    store = open_store(folder)
    given = Input(paths=tuple(map(str, paths)), reader=Reading(ReaderKind.RULES))
    pipeline.run_all(store, given, LocalPool(1))
    return store


def work(store: Store) -> list[Judgement]:
    """What somebody decides on the first incident of a store: of each kind something."""
    hand = Hand(by="Ada", at="2031-06-01T10:00:00+00:00", policy="gtd-2019", effort=Effort(4.0, 2))
    record = next(store.records())
    head = record.accounts[0].head
    last = record.under("gtd-2019")["killed"].readings[-1]
    tolls, spoken = record.assertions("killed"), record.assertions("statement")
    return [
        *making.agreed(record, hand),
        making.on_reading(record, "killed", last.id, Verdict.ACCEPT, hand),
        making.on_field(record, "group", Verdict.NONE, replace(hand, reason="only claimed")),
        making.corrected(record, tolls[0].id, Said(value="at least 3"), replace(hand, by="Bert")),
        making.struck(record, spoken[0].id, hand),
        making.added(record, record.accounts[0].id, (head.start, head.end), Said(field="motive"), hand),
        *pairs.split(record, [record.accounts[-1].id], hand),
    ]


@pytest.mark.slow
def test_a_days_work_on_the_examples_is_the_same_in_a_store_read_in_another_order(tmp_path: Path) -> None:
    paths = sorted(p for p in (folder() / "manila").iterdir() if ".meta." not in p.name)
    with read(paths, tmp_path / "one") as one, read(paths[::-1], tmp_path / "two") as two:
        untouched = list(two.records())
        take(one, work(one))
        assert receive(two, exported(one), "judgements.jsonl").lost == 0
        after = list(two.records())
        assert after == list(one.records()) != untouched
        assert {f.status for r in after for f in r.findings} >= {Status.DECIDED, Status.NONE_SUPPORTED}
        assert len(after) == len(untouched) + 1
        assert any(r.amended for r in after)
        # and what follows from the store follows from the judgements: made anew, it is the same
        settle(two)
        assert list(two.records()) == after
