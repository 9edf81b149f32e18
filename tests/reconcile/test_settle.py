"""Settling a whole record: the worked example, and what holds for every record."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import BadInput
from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.codebook import codebook, term
from variorum.model.finding import Finding, Record, Status
from variorum.model.identity import canonical_json, from_plain, to_plain
from variorum.model.value import Actor, ActorKind, Count, Granularity, Nothing, PartialDate, Place, PlaceKind
from variorum.reconcile.confidence import muc_confidence
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.settle import reconcile

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
NORTH = Actor("Red Banner North", ActorKind.GROUP, "g:rbn", "g:rb")
WESTLAND = Actor("Westland", ActorKind.STATE, "s:wl", country="WL")
EASTLAND = Actor("Eastland", ActorKind.STATE, "s:el", country="EL")
NEARLY_100, MORE_THAN_280 = Count(90, 99, 99, "nearly"), Count(281, 281, None, "more than")
WEDNESDAY = PartialDate(None, None, Granularity.UNRESOLVED, "a weekday", weekday=2)
TOWN = Place("Harbour Town", PlaceKind.CITY, "g:1", "AA", "Aland", "Coast", "g:d1", 30.0, 57.0, 5.0)


@pytest.fixture
def example(newsroom, days):
    """Two reports of one bombing, in the pattern of the design's example."""
    first = newsroom.report("The Ledger", "2024-01-04")
    first.says("type", term("type:suicide-bombing")).says("place", TOWN).says("date", days("2024-01-03"))
    first.says("killed", 84, by="Aland's authorities", as_of="2024-01-04")
    first.says("wounded", MORE_THAN_280, by="Aland's authorities", as_of="2024-01-04", words="more than 280")
    first.says("claim", BANNER, by=("a Telegram channel", Role.PERPETRATOR), actor="g:rb")
    first.says("branch", Nothing("branch"), by=("statement", Role.PERPETRATOR), polarity=Polarity.NOT_KNOWN)
    second = newsroom.report("Quill")
    second.says("type", term("type:bombing")).says("date", WEDNESDAY).says("place", TOWN)
    second.says("killed", NEARLY_100, words="nearly 100").says("wounded", 284)
    second.says("claim", BANNER, by=("Red Banner", Role.PERPETRATOR), actor="g:rb")
    second.says("blame", NORTH, by=("experts", Role.EXPERT), certainty=Certainty.POSSIBLE)
    westland = {"by": "Westland", "actor": "s:wl"}
    second.says("non_dispute", BANNER, polarity=Polarity.NOT_DISPUTED, **westland)
    second.says("denial", WESTLAND, polarity=Polarity.DENIED, notes={"own": "yes"}, **westland)
    second.says("denial", EASTLAND, polarity=Polarity.DENIED, notes={"own": "no"}, **westland)
    newsroom.infer(second, 1, days("2024-01-03"), "The Ledger dates the Wednesday")
    return newsroom


GOLDEN = {
    "gtd-2019": (84, 84, 99, "gtd.most_recent_independent"),
    "ged-23.1": (84, 84, 99, "ged.best_reliable"),
    "acled": (84, 84, 99, "acled.most_conservative"),
}


@pytest.mark.parametrize("policy", sorted(GOLDEN))
def test_the_toll_of_the_example_is_disputed_and_settled_by_a_named_rule(example, policy: str) -> None:
    found = example.findings(policy)["killed"]
    assert found.status is Status.DISPUTED
    assert (found.value.low, found.value.best, found.value.high, found.rule) == GOLDEN[policy]
    assert [r.value for r in found.readings] == [Count(84, 84, 84), NEARLY_100]
    assert [r.voices for r in found.readings] == [("Aland's authorities",), ("Quill",)]
    assert [(r.first, r.last) for r in found.readings] == [("2024-01-04", "2024-01-04"), (None, None)]
    assert [loss.reading_id for loss in found.losses] == [found.readings[1].id]


@pytest.mark.parametrize("policy", sorted(GOLDEN))
def test_the_wounded_of_the_example_are_one_reading(example, policy: str) -> None:
    found = example.findings(policy)["wounded"]
    (only,) = found.readings
    assert (found.value, found.status) == (Count(284, 284, 284), Status.AGREED)
    assert only.voices == ("Aland's authorities", "Quill")
    assert "“more than 280” is counted with 284, which it fits" in found.sentence


@pytest.mark.parametrize("policy", sorted(GOLDEN))
def test_the_responsibility_of_the_example(example, policy: str) -> None:
    found = example.findings(policy)
    assert (found["group"].value, found["group"].status) == (BANNER, Status.AGREED)
    assert (found["claim"].value, found["claim"].status) == (BANNER, Status.AGREED)
    assert (found["branch"].value, found["branch"].status) == (Nothing("branch"), Status.SINGLE)
    assert found["blame"].value == NORTH
    assert found["non_dispute"].value == BANNER
    assert {r.value for r in found["denial"].readings} == {WESTLAND, EASTLAND}
    assert {r.value: bool(r.denied_by) for r in found["group"].readings} == {
        BANNER: False,
        NORTH: False,
        WESTLAND: True,
        EASTLAND: True,
    }


def test_the_confidence_of_the_example(example) -> None:
    record = example.record()
    assert muc_confidence(record, "g:rb") == "CLAIMED OR ADMITTED"
    assert muc_confidence(record, "g:rbn") == "POSSIBLE"
    assert muc_confidence(record, "s:wl") == "POSSIBLE"
    assert muc_confidence(record, "s:el") == "ACQUITTED"


def test_the_date_of_the_example_is_agreed_and_says_that_one_report_was_dated_by_link(example, days) -> None:
    found = example.findings()["date"]
    assert (found.value, found.status) == (days("2024-01-03"), Status.AGREED)
    assert "dated by linked reports (The Ledger dates the Wednesday)" in found.sentence


def test_the_findings_of_the_example_come_in_the_order_of_the_codebook(example) -> None:
    order = [f.name for f in codebook().fields]
    names = list(example.findings())
    assert names == sorted(names, key=order.index)


def test_a_record_of_nothing_has_no_findings_but_those_that_a_codebook_demands(newsroom) -> None:
    newsroom.report()
    assert newsroom.findings("gtd-2019") == {}
    assert list(newsroom.findings("acled")) == ["killed"]


def test_an_unknown_policy_is_refused(newsroom) -> None:
    with pytest.raises(BadInput):
        list(reconcile(newsroom.record(), "none"))


def test_a_toll_that_its_own_voice_raised_is_superseded_and_not_disputed(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 84, by="the ministry")
    newsroom.report("The Post", "2024-01-05").says("killed", 93, by="the ministry")
    found = newsroom.findings()["killed"]
    assert (found.value, found.status) == (Count(93, 93, 93), Status.SUPERSEDED)
    assert found.losses[0].reason == "superseded by 93 (The Post, ministry, published 5 January 2024)"


def test_a_toll_that_can_have_risen_is_a_range(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 84, by="the army")
    newsroom.report("The Post", "2024-01-05").says("killed", 93, by="the hospital")
    found = newsroom.findings()["killed"]
    assert (found.status, found.value.low, found.value.best, found.value.high) == (Status.RANGE, 84, 93, 93)


def test_a_toll_that_another_voice_lowers_is_disputed(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 93, by="the army")
    newsroom.report("The Post", "2024-01-05").says("killed", 84, by="the hospital")
    assert newsroom.findings()["killed"].status is Status.DISPUTED


def test_a_toll_that_rises_and_falls_over_a_week(newsroom) -> None:
    newsroom.report("First", "2024-03-22").says("killed", Count(21, 21, None, "at least"), by="firefighters")
    newsroom.report("Second", "2024-03-23").says("killed", 31, by="the prosecutor")
    newsroom.report("Third", "2024-03-28").says(
        "killed", 35, by="the minister", notes={"attackers": "excluded"}
    )
    lowered = {"attackers": "excluded", "revises": "35"}
    newsroom.report("Fourth", "2024-03-29").says("killed", 32, by="the authorities", notes=lowered)
    newsroom.report("Fifth", "2024-04-03").says("killed", 32)
    for policy, best in (("gtd-2019", 32), ("ged-23.1", 32), ("acled", 31)):
        found = newsroom.findings(policy)["killed"]
        assert (found.value.best, found.status) == (best, Status.RANGE)
        lost = {
            r.value.low: loss.reason
            for r in found.readings
            for loss in found.losses
            if r.id == loss.reading_id
        }
        assert lost[35] == "corrected to 32 (Fourth, authorities, published 29 March 2024)"


def test_a_toll_with_and_without_its_one_attacker(newsroom) -> None:
    at_least_37, at_least_36 = (Count(n, n, None, "at least") for n in (37, 36))
    newsroom.report("First", "2024-06-02").says("killed", at_least_36, by="police").says("attackers", 1)
    desk = newsroom.report("Second", "2024-06-04").says("killed", 38, notes={"attackers": "included"})
    desk.says("killed", 37, notes={"attackers": "excluded"})
    newsroom.report("Third").says("killed", at_least_37, notes={"attackers": "excluded"})
    newsroom.report("Fourth", "2024-06-05").says("killed", 37)
    best = {p: newsroom.findings(p)["killed"].value.best for p in ("gtd-2019", "ged-23.1", "acled")}
    assert best == {"gtd-2019": 38, "ged-23.1": 37, "acled": 37}
    assert newsroom.findings()["killed"].status is Status.RANGE


def test_a_withdrawn_toll_supports_nothing(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 0, by="police", notes={"withdrawn": "yes"})
    found = newsroom.findings()["killed"]
    assert (found.value, found.status) == (None, Status.NONE_SUPPORTED)
    assert found.losses[0].reason.startswith("withdrawn")


def test_a_denied_value_is_disputed(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:bombing"))
    newsroom.report("The Post").says("type", term("type:bombing"), by="police", polarity=Polarity.DENIED)
    assert newsroom.findings()["type"].status is Status.DISPUTED


said = st.tuples(
    st.sampled_from(["killed", "wounded", "type", "claim", "blame", "group", "denial", "branch", "date"]),
    st.integers(0, 5),
    st.sampled_from([None, "police", ("a militant", Role.PERPETRATOR), ("experts", Role.EXPERT)]),
    st.sampled_from(list(Certainty)),
    st.sampled_from([Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.DENIED, Polarity.NOT_KNOWN]),
    st.sampled_from([{}, {}, {"attackers": "excluded"}, {"attackers": "included"}, {"withdrawn": "yes"}]),
)
reports = st.lists(
    st.tuples(st.sampled_from([None, "2024-01-03", "2024-01-05"]), st.booleans(), st.lists(said, max_size=4)),
    min_size=1,
    max_size=5,
)
CHOICES: dict[str, list] = {
    "killed": [Count(n, n, n) for n in (0, 84, 95)]
    + [Count(84, 84, None, "at least"), NEARLY_100, Count(None, None, None, "several")],
    "type": [
        term(f"type:{t}") for t in ("attack", "bombing", "suicide-bombing", "shooting", "massacre", "killing")
    ],
    "claim": [BANNER, NORTH, WESTLAND, EASTLAND, Nothing("claim"), Actor("Red Banner", ActorKind.GROUP)],
}


def _value(days: Callable[..., PartialDate], name: str, n: int) -> object:
    dates = [
        WEDNESDAY,
        *(days(f"2024-01-0{d}") for d in (3, 4)),
        *(days("2024-01-01", f"2024-01-0{d}") for d in (3, 7, 9)),
    ]
    return {**CHOICES, "wounded": CHOICES["killed"], "date": dates}.get(name, CHOICES["claim"])[n]


def _newsroom(open_newsroom, days: Callable[..., PartialDate], drawn: list):
    newsroom = open_newsroom()
    for n, (published, copied, its) in enumerate(drawn):
        origin = newsroom.desks[0] if copied and newsroom.desks else None
        desk = newsroom.report(f"Outlet {n}", published, copy_of=origin)
        for name, i, by, certainty, polarity, notes in its:
            how = {"by": by, "certainty": certainty, "polarity": polarity, "notes": notes}
            desk.says(name, _value(days, name, i), **how)
    return newsroom


def _all(record: Record) -> list[Finding]:
    return [f for policy in POLICIES for f in reconcile(record, policy)]


@settings(deadline=None)
@given(reports, st.randoms(use_true_random=False))
def test_no_order_of_reports_and_accounts_changes_a_finding(
    open_newsroom, days, drawn: list, shuffle: random.Random
) -> None:
    newsroom = _newsroom(open_newsroom, days, drawn)

    def shuffled(desks: list) -> list:
        return shuffle.sample(desks, len(desks))

    assert canonical_json(_all(newsroom.record())) == canonical_json(_all(newsroom.record(shuffled)))


@settings(deadline=None)
@given(reports)
def test_every_reading_is_chosen_or_lost_with_a_reason_and_every_finding_says_why(
    open_newsroom, days, drawn: list
) -> None:
    record = _newsroom(open_newsroom, days, drawn).record()
    for found in _all(record):
        ids = [r.id for r in found.readings]
        assert len(set(ids)) == len(ids)
        assert sorted(ids) == sorted([*found.chosen, *(loss.reading_id for loss in found.losses)])
        assert all(loss.reason for loss in found.losses)
        assert found.sentence.endswith(".")
        assert found.citation
        assert found.rule
        assert {r.field for r in found.readings} <= {found.field}


@settings(deadline=None)
@given(reports)
def test_every_value_rests_on_evidence_and_no_assertion_gets_lost(open_newsroom, days, drawn: list) -> None:
    record = _newsroom(open_newsroom, days, drawn).record()
    for policy in POLICIES:
        found = list(reconcile(record, policy))
        held = {i for f in found for r in f.readings for i in (*r.assertions, *r.denied_by)}
        assert held == {a.id for a in record.assertions()}
        for finding in found:
            if finding.status is not Status.NONE_SUPPORTED and finding.value is not None:
                assert any(r.assertions for r in finding.readings if r.id in finding.chosen)


@settings(deadline=None)
@given(reports)
def test_low_best_and_high_are_in_order(open_newsroom, days, drawn: list) -> None:
    for found in _all(_newsroom(open_newsroom, days, drawn).record()):
        if isinstance(found.value, Count):
            known = [n for n in (found.value.low, found.value.best, found.value.high) if n is not None]
            assert known == sorted(known)


def test_findings_survive_their_json_form(example) -> None:
    for found in example.findings().values():
        assert from_plain(Finding, to_plain(found)) == found


@pytest.mark.parametrize(
    ("whole", "part", "children", "status"),
    [
        (Count(8, 8, 8), "children", 12, Status.DISPUTED),
        (Count(8, 8, None, "at least"), "children", 12, Status.SINGLE),
        (Count(8, 8, 8), "children", 8, Status.SINGLE),
        (Count(8, 8, 8), "by person", 12, Status.SINGLE),
    ],
)
def test_a_part_of_a_toll_has_room_in_the_whole(
    newsroom, whole: Count, part: str, children: int, status: Status
) -> None:
    newsroom.report("The Herald").says("killed", whole)
    newsroom.report("The Post").says("killed", children, notes={"part": part})
    found = newsroom.findings()[f"killed/{part}"]
    assert found.status is status
    assert ("room for" in found.sentence) is (status is Status.DISPUTED)
