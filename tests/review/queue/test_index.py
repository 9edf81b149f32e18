"""The index says what the records say, and follows the store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from tests.publish.conftest import World
from tests.review.conftest import POLICY, fill
from variorum.model.value import Count
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


def test_what_is_left_on_the_desk_does_not_make_lines_anew(shelf: Shelf, velmar: World) -> None:
    before = shelf.index()
    shelf.leave(lambda on: on.assign(["i_velmar"], "Ada"))
    assert shelf.index() is before
    # what another wrote before is seen all the same
    with open_store(shelf._path) as other:
        _widen(other, velmar)
        shelf.leave(lambda on: on.assign(["i_velmar"], None))
    assert shelf.index().by_id["i_velmar"].background


def test_after_a_decision_only_its_lines_are_made_anew(shelf: Shelf, velmar: World) -> None:
    before = shelf.index()
    record = velmar.main
    dead = [replace(f, value=Count(3, 3, 3)) for f in record.under(POLICY).values() if f.field == "killed"]
    with shelf.rewriting():
        shelf.store.settle(["i_velmar"], [replace(f, incident_id="i_velmar") for f in dead])
        shelf.refresh(["i_velmar"])
    after = shelf.index()
    assert after is not before
    assert after.by_id["i_velmar"].killed == "3"
    assert after.by_id["i_velmar"].state != before.by_id["i_velmar"].state
    assert after.by_id["i_market"] is before.by_id["i_market"]
    assert after == _as_made(shelf)


def _as_made(shelf: Shelf) -> object:
    """The index as it would be if all of it were made anew, in the place of the one that is held."""
    index, whole = shelf.index(), made(shelf.store, shelf.policy)
    same = all(getattr(index, name) == getattr(whole, name) for name in ("entries", "by_id", "disputes"))
    return index if same and index.told.by_report == whole.told.by_report else whole


def test_incidents_that_come_and_go_are_seen_after_a_decision(shelf: Shelf, velmar: World) -> None:
    both = [record.incident for record in velmar.records]
    shelf.store.put_links(velmar.main.lineages, both[:1])
    assert len(shelf.index().entries) == 1
    for some in (both, both[1:], both):
        with shelf.rewriting():
            shelf.store.put_links(velmar.main.lineages, some)
            shelf.refresh([])
        assert {one.id for one in shelf.index().entries} == {one.id for one in some}
        assert shelf.index() == _as_made(shelf)


def test_a_policy_of_ones_own_is_refreshed_too(shelf: Shelf) -> None:
    own = Shelf(shelf.store, replace(policy(POLICY), name="ours"), shelf._path, clock=lambda: 0.0)
    before = own.index()
    own.refresh(["i_market"])
    assert own.index().by_id["i_market"] == before.by_id["i_market"]
    assert own.index() == _as_made(own)


def test_what_others_wrote_before_a_decision_is_seen_when_it_is_time(shelf: Shelf, velmar: World) -> None:
    assert not shelf.index().by_id["i_velmar"].background
    with open_store(shelf._path) as other:
        _widen(other, velmar)
    with shelf.rewriting():
        shelf.refresh(["i_market"])
    assert shelf.index().by_id["i_velmar"].background


def test_while_this_server_writes_others_see_the_lines_as_they_were(shelf: Shelf, velmar: World) -> None:
    before = shelf.index()
    with ThreadPoolExecutor(1) as other, shelf.rewriting():
        _widen(shelf.store, velmar)
        assert other.submit(shelf.index).result() is before
        shelf.refresh(["i_velmar"])
        assert other.submit(shelf.index).result().by_id["i_velmar"].background
