"""The index says what the records say, and follows the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.publish.conftest import World
from tests.review.conftest import POLICY, fill
from variorum.publish.disputes import disagreements
from variorum.publish.summary import block
from variorum.reconcile.policies import policy
from variorum.review.desk import Desk
from variorum.review.queue.index import Shelf, made
from variorum.settings import STORE_FILE
from variorum.store import Store, open_store


def test_a_line_agrees_with_the_summary_of_its_record(desk: Desk) -> None:
    index = desk.shelf.index()
    for record in desk.shelf.store.records():
        told, line = block(record, POLICY), index.by_id[record.incident.id]
        assert (line.background, line.where, line.when) == (told.background, told.where, told.when)
        assert (len(line.reports), line.lineages) == (told.reports, told.lineages)


def test_disputes_come_in_the_order_of_the_command(desk: Desk) -> None:
    listed = disagreements(desk.shelf.store.records(), POLICY)
    assert desk.shelf.index().disputes == tuple((d.incident_id, d.field) for d in listed)


def test_it_is_made_anew_only_when_the_store_changes(tmp_path: Path, velmar: World) -> None:
    with open_store(tmp_path) as store:
        fill(store, velmar)
        shelf = Shelf(store, policy(POLICY), tmp_path / STORE_FILE, clock=lambda: 0.0)
        before = shelf.index()
        assert shelf.matching("Telegram")
        assert shelf.index() is before
        store.put_links(velmar.main.lineages, [])
        assert shelf.index().entries == ()
        assert shelf.matching("Telegram") == frozenset()


def test_another_programs_writes_show(tmp_path: Path, velmar: World) -> None:
    with open_store(tmp_path) as store, open_store(tmp_path) as other:
        fill(store, velmar)
        shelf = Shelf(store, policy(POLICY), tmp_path / STORE_FILE, clock=lambda: 0.0)
        assert len(shelf.index().entries) == 2
        _widen(other, velmar)
        assert shelf.index().by_id["i_velmar"].background


def test_while_a_program_goes_on_writing_it_is_left_for_a_while(tmp_path: Path, velmar: World) -> None:
    # two looks at the clock where it is made, one where it is looked at: it took 2 s, so it is left until 14
    times = iter([2.0, 4.0, 13.0, 14.0, 14.0])
    with open_store(tmp_path) as store:
        fill(store, velmar)
        shelf = Shelf(store, policy(POLICY), tmp_path / STORE_FILE, clock=lambda: next(times))
        before = shelf.index()
        _widen(store, velmar)
        assert shelf.index() is before
        assert shelf.index().by_id["i_velmar"].background


def _widen(store: Store, velmar: World) -> None:
    incidents = [replace(r.incident, background=True) for r in velmar.records]
    store.put_links(velmar.main.lineages, incidents)


def test_a_policy_of_ones_own_is_settled_anew(desk: Desk) -> None:
    own = replace(policy(POLICY), name="ours")
    index = made(desk.shelf.store, own)
    assert {one.id for one in index.entries} == {"i_velmar", "i_market"}
    assert index.by_id["i_market"].killed == "12"
