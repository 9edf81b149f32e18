"""Linking in steps through a store: the same as in one go, and ids that lead on when incidents merge or split."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.run.made import Made, Told, judge, make, undo
from variorum.errors import BadInput
from variorum.link import block, relink
from variorum.link.keys import Kind
from variorum.link.linker import Corpus, incidents_of
from variorum.model.assertion import AccountKind
from variorum.model.incident import Incident
from variorum.model.judgement import Judgement, in_force, undisputed
from variorum.run import linking, pipeline
from variorum.run.linking import Made as Step
from variorum.run.linking import take_step
from variorum.store import Store, open_store

KINDS = (AccountKind.MAIN, AccountKind.MAIN, AccountKind.BACKGROUND, AccountKind.AGGREGATE)
TOLD = st.builds(
    Told,
    type=st.sampled_from(["bombing", "suicide-bombing", "shooting"]),
    day=st.sampled_from([0, 0, 1, 3, None]),
    place=st.sampled_from([0, 0, 1, 2, 3, None]),
    killed=st.sampled_from([None, 1, 12, 84]),
    group=st.sampled_from([None, "Red Tide", "Blue Tide"]),
    victim=st.sampled_from([None, None, "Kasem Varnani"]),
    weekday=st.sampled_from([False, False, True]),
    kind=st.sampled_from(KINDS),
)


def step(store: Store, since: str | None = None) -> Step:
    """One step of linking."""
    return take_step(store, watch=pipeline.silent, since=since)


def batch(reports: Sequence[Made], judgements: Sequence[Judgement] = ()) -> list[Incident]:
    """What linking all in one go gives."""
    accounts = tuple(a for made in reports for a in made.accounts)
    standing = tuple(undisputed(in_force(judgements)))
    return list(incidents_of(Corpus(tuple(m.report for m in reports), accounts, standing)))


def incidents(store: Store) -> list[Incident]:
    """What the store has, by id."""
    return sorted(store.incidents(), key=lambda incident: incident.id)


@dataclass(frozen=True)
class Story:
    """Reports, some of which are read anew and then say something else, judgements, and when each comes."""

    first: tuple[Made, ...]
    last: tuple[Made, ...]
    judgements: tuple[Judgement, ...]
    order: tuple[int, ...]
    cuts: frozenset[int]

    def events(self) -> list[Callable[[Store], None]]:
        """What happens to the store, in order: reports and judgements, then what is read anew."""
        some: list[Callable[[Store], None]] = [made.into for made in self.first]
        some += [self._judging(judgement) for judgement in self.judgements]
        again = [m for m, before in zip(self.last, self.first, strict=True) if m != before]
        return [some[i] for i in self.order] + [self._reading(made) for made in again]

    @staticmethod
    def _judging(judgement: Judgement) -> Callable[[Store], None]:
        return lambda store: store.add_judgements([judgement])

    @staticmethod
    def _reading(made: Made) -> Callable[[Store], None]:
        return lambda store: made.into(store, "reader 2")


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Up to eight reports and three judgements, some undone, in any order, with steps of linking anywhere between."""
    told = draw(st.lists(st.lists(TOLD, min_size=1, max_size=2), min_size=2, max_size=8))
    days = [draw(st.sampled_from([0, 1, 2, None])) for _ in told]
    first = tuple(make(n, t, published=d) for n, (t, d) in enumerate(zip(told, days, strict=True)))
    anew = [draw(st.sampled_from([None, None, None, TOLD])) for _ in told]
    last = tuple(
        made if other is None else make(n, [draw(other)], published=days[n])
        for n, (made, other) in enumerate(zip(first, anew, strict=True))
    )
    accounts = [a for made in first for a in made.accounts]
    pairs = st.lists(st.sampled_from(accounts), min_size=2, max_size=2, unique_by=lambda a: a.id)
    verdicts = st.sampled_from(["same", "different", "unsure"])
    people = st.sampled_from(["Ada", "Ada", "Ben"])
    judged = [
        judge(draw(verdicts), *draw(pairs), at=n + 1, by=draw(people)) for n in range(draw(st.integers(0, 3)))
    ]
    # some are undone, and some of that is undone too
    for at in range(10, 10 + draw(st.integers(0, 2 if judged else 0))):
        judged.append(undo(draw(st.sampled_from(judged)), at))
    order = draw(st.permutations(range(len(first) + len(judged))))
    cuts = draw(st.frozensets(st.integers(0, len(order) + len(first))))
    return Story(first, last, tuple(judged), tuple(order), cuts)


@contextmanager
def new_store(folder: Path) -> Iterator[Store]:
    """An empty store in a folder of its own, copied: migrating each would take most of the time."""
    if not folder.exists():
        open_store(folder).close()
    with TemporaryDirectory() as place:
        shutil.copytree(folder, place, dirs_exist_ok=True)
        with open_store(Path(place)) as store:
            yield store


@contextmanager
def small_blocks() -> Iterator[None]:
    """A handful of accounts makes a block crowded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "BLOCK", 3)
        patch.setattr(block, "NEIGHBOURS", 1)
        patch.setattr(block, "CROWDED", {Kind.WORD: 2, Kind.WIDE: 4})
        yield


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an empty store lies once it is made."""
    return tmp_path_factory.mktemp("empty") / "store"


@settings(max_examples=20)
@given(story=stories(), crowded=st.booleans())
def test_steps_in_any_order_give_what_one_go_gives(empty: Path, story: Story, crowded: bool) -> None:
    """Incidents, links with their reasons, inferred dates and twins; whatever came, went and was judged."""
    with small_blocks() if crowded else pytest.MonkeyPatch.context(), new_store(empty) as store:
        for number, happens in enumerate(story.events()):
            happens(store)
            if number in story.cuts:
                step(store)
        step(store)
        assert incidents(store) == batch(story.last, story.judgements)
        assert not step(store).changed


@settings(max_examples=12)
@given(story=stories())
def test_every_id_that_ever_was_leads_to_the_incidents_that_hold_its_accounts(
    empty: Path, story: Story
) -> None:
    """An old id is either an incident's still, or its trail names where its accounts are now."""
    ever: dict[str, set[str]] = {}
    with new_store(empty) as store:
        for happens in story.events():
            happens(store)
            step(store)
            ever |= {i.id: {k.account_id for k in i.links} for i in store.incidents()}
        home = {k.account_id: i.id for i in store.incidents() for k in i.links}
        for name in ever.keys() - set(home.values()):
            went = store.trail(name)
            assert went is not None
            assert went.why
            assert {home[a] for a in ever[name] if a in home} <= set(went.present)
            if went.present:
                assert store.record(name).incident.id == went.present[0]


BOMBING = Told(killed=84, group="Red Tide")


def test_a_new_report_joins_and_the_id_stays(store: Store) -> None:
    make(1, [BOMBING], published=0).into(store)
    assert step(store).tally.new == 1
    (before,) = store.incidents()
    make(2, [BOMBING], published=1).into(store)
    made = step(store)
    (after,) = store.incidents()
    assert (made.tally.new, made.tally.joined) == (0, 1)
    assert (after.id, len(after.links)) == (before.id, 2)


def test_an_earlier_report_takes_over_as_seed_and_the_old_id_leads_on(store: Store) -> None:
    make(1, [BOMBING], published=1).into(store)
    step(store)
    (before,) = store.incidents()
    make(2, [BOMBING], published=0).into(store)
    step(store, since="2024-02-01T00:00:00+00:00")
    (after,) = store.incidents()
    went = store.trail(before.id)
    assert went is not None
    assert after.id != before.id
    assert (went.present, went.since) == ((after.id,), "2024-02-01T00:00:00+00:00")
    assert went.why == "an earlier account of it came in"
    assert store.record(before.id[:8]).incident.id == after.id


def test_a_merge_by_a_person_and_its_undoing(store: Store) -> None:
    """The id that was swallowed leads to the other; when it is an incident's again, it is itself."""
    one, other = make(1, [BOMBING], published=0), make(2, [replace(BOMBING, place=2)], published=1)
    for made in (one, other):
        made.into(store)
    step(store)
    two = incidents(store)
    store.add_judgements([judge("same", one.accounts[0], other.accounts[0], at=1)])
    assert step(store).tally.merged == 1
    (whole,) = store.incidents()
    (gone,) = {i.id for i in two} - {whole.id}
    went = store.trail(gone)
    assert went is not None
    assert (went.present, went.why) == ((whole.id,), f"it was joined with {whole.id}")
    store.add_judgements([judge("different", one.accounts[0], other.accounts[0], at=2)])
    assert step(store).tally.split == 1
    assert store.trail(gone) is None
    assert {i.id for i in incidents(store)} == {i.id for i in two}


def test_an_incident_whose_accounts_are_gone_leads_to_what_its_report_tells_of_now(store: Store) -> None:
    first = make(1, [BOMBING, Told("shooting", day=3, place=2)])
    first.into(store)
    step(store)
    old = next(i for i in store.incidents() if i.links[0].account_id == first.accounts[1].id)
    make(1, [BOMBING]).into(store, "reader 2")
    assert step(store).tally.gone == 1
    (left,) = store.incidents()
    went = store.trail(old.id)
    assert went is not None
    assert went.present == (left.id,)
    assert "read anew" in went.why


def test_an_old_id_of_a_report_that_tells_of_nothing_any_more_is_refused_with_the_reason(
    store: Store,
) -> None:
    make(1, [BOMBING]).into(store)
    step(store)
    (old,) = store.incidents()
    make(1, []).into(store, "reader 2")
    step(store)
    with pytest.raises(BadInput, match="read anew"):
        store.record(old.id)


def test_reading_anew_with_the_same_result_changes_nothing(store: Store) -> None:
    made = make(1, [BOMBING])
    made.into(store)
    step(store)
    before = incidents(store)
    made.into(store, "reader 2")
    assert not step(store).changed
    assert incidents(store) == before
    make(2, [BOMBING], published=1).into(store)
    assert step(store).tally.joined == 1


def test_only_the_touched_incidents_are_written(store: Store) -> None:
    """Findings on others stay."""
    make(1, [BOMBING]).into(store)
    make(2, [Told("shooting", day=3, place=2)]).into(store)
    step(store)
    written: list[str] = []
    put = store.put_step
    make(3, [BOMBING], published=1).into(store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "put_step", lambda s: written.extend(i.id for i in s.incidents) or put(s))
        step(store)
    assert len(written) == 1
    assert len(store.incidents()) == 2


def test_new_rules_of_linking_link_everything_anew_and_ids_still_lead_on(store: Store) -> None:
    make(1, [BOMBING]).into(store)
    make(2, [BOMBING], published=1).into(store)
    step(store)
    before = incidents(store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "RULES", relink.RULES + 1)
        assert not step(store).changed
        assert incidents(store) == before
        make(3, [BOMBING], published=2).into(store)
        assert step(store).tally.joined == 1


def test_a_step_that_breaks_off_leaves_the_state_before_it(store: Store) -> None:
    make(1, [BOMBING]).into(store)
    step(store)
    before = incidents(store)
    make(2, [BOMBING], published=1).into(store)

    def broken(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("variorum.store.aliases.put", broken)
        with pytest.raises(KeyboardInterrupt):
            step(store)
    assert incidents(store) == before
    assert step(store).tally.joined == 1


def test_a_step_overtaken_by_another_program_is_made_again(store: Store) -> None:
    make(1, [BOMBING]).into(store)
    told: list[str] = []

    def other(stage: str, done: int, total: int | None) -> None:
        if stage == "cluster" and not told:
            told.append(stage)
            make(2, [BOMBING], published=1).into(store)
            step(store)

    take_step(store, watch=other)
    (incident,) = store.incidents()
    assert len(incident.links) == 2
