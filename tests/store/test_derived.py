"""What the store does with lineages, incidents, findings, records and judgements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.errors import BadInput
from variorum.model.assertion import Account
from variorum.model.finding import Finding, Record
from variorum.model.incident import Incident, Lineage, Link
from variorum.model.judgement import Judgement, Verdict
from variorum.model.report import Report
from variorum.store import Run, Store

MakeReport = Callable[..., Report]
MakeAccount = Callable[..., Account]
Linked = tuple[Lineage, Incident]
Held = tuple[Report, Account]


def test_lineages_and_incidents_come_back_equal(store: Store, linked: Linked) -> None:
    assert store.lineages() == [linked[0]]
    assert store.incidents() == [linked[1]]


def test_equal_links_change_nothing_and_keep_the_findings(
    store: Store, linked: Linked, finding: Finding
) -> None:
    lineage, incident = linked
    assert store.put_findings("gtd-2019", [finding])
    assert not store.put_links([lineage], [incident])
    assert store.record(incident.id).findings == (finding,)


def test_other_links_replace_the_old_and_drop_findings_on_them(
    store: Store, linked: Linked, finding: Finding
) -> None:
    lineage, incident = linked
    store.put_findings("gtd-2019", [finding])
    moved = replace(incident, background=True)
    assert store.put_links([lineage], [moved])
    assert store.incidents() == [moved]
    assert store.record(incident.id).findings == ()


def test_findings_of_one_policy_are_replaced_and_those_of_another_stay(
    store: Store, finding: Finding
) -> None:
    other = replace(finding, policy="acled")
    store.put_findings("gtd-2019", [finding])
    store.put_findings("acled", [other])
    assert not store.put_findings("gtd-2019", [finding])
    newer = replace(finding, sentence="another sentence")
    assert store.put_findings("gtd-2019", [newer])
    assert store.record(finding.incident_id).findings == (other, newer)
    assert store.put_findings("gtd-2019", [])
    assert store.record(finding.incident_id).findings == (other,)


def test_a_record_holds_all_that_stands_behind_an_incident(
    store: Store, held: Held, linked: Linked, finding: Finding
) -> None:
    store.put_findings("gtd-2019", [finding])
    lineage, incident = linked
    expected = Record(incident, (held[1],), (held[0],), (lineage,), (finding,))
    assert store.record(incident.id) == expected
    assert list(store.records()) == [expected]


def test_records_come_main_first_then_by_number_of_accounts_then_by_id(
    store: Store, make_report: MakeReport, make_account: MakeAccount
) -> None:
    report = make_report("One, two, three and four men were shot.")
    store.add_report(report, report.text.encode())
    told = [make_account(report, words, 1) for words in ("One", "two", "three", "four")]
    store.put_accounts(report.id, "reader 1", told)
    plan = {
        "i_b": (told[:1], False),
        "i_a": (told[1:2], False),
        "i_c": (told[2:], False),
        "i_0": (told, True),
    }
    happenings = [
        Incident(name, tuple(Link(a.id, 1.0, ()) for a in its), background)
        for name, (its, background) in plan.items()
    ]
    store.put_links([], happenings)
    assert [r.incident.id for r in store.records()] == ["i_c", "i_a", "i_b", "i_0"]
    assert [len(r.accounts) for r in store.records()] == [2, 1, 1, 4]
    assert store.counts().incidents == 4
    assert store.counts().background == 1


@pytest.mark.parametrize(
    ("prefix", "found"), [("i_0a", "i_0a"), ("i_0", "i_0a"), ("0a", "i_0a"), ("i_", "i_0a")]
)
def test_a_record_is_found_by_a_prefix_that_only_it_has(
    store: Store, linked: Linked, prefix: str, found: str
) -> None:
    assert store.record(prefix).incident.id == found


@pytest.mark.parametrize(
    ("prefix", "message"), [("i_9", "no incident"), ("%", "no incident"), ("i_0", "more than one")]
)
def test_a_prefix_of_none_or_several_is_bad_input(
    store: Store, linked: Linked, prefix: str, message: str
) -> None:
    lineage, incident = linked
    store.put_links([lineage], [incident, replace(incident, id="i_0b", inferences=())])
    with pytest.raises(BadInput, match=message):
        store.record(prefix)


def test_a_whole_id_that_begins_another_is_found(store: Store, linked: Linked) -> None:
    lineage, incident = linked
    store.put_links([lineage], [incident, replace(incident, id="i_0ab")])
    assert store.record("i_0a").incident.id == "i_0a"


def test_a_link_to_an_account_that_no_longer_counts_leaves_no_gap(
    store: Store, held: Held, linked: Linked
) -> None:
    store.put_accounts(held[0].id, "reader 2", [])
    assert store.record("i_0a").accounts == ()


def test_judgements_are_appended_once_and_come_oldest_first(store: Store) -> None:
    late = Judgement("j_1", Verdict.SAME, "a_1", "a_2", "one bomb", "coder 1", "2024-05-08T10:00:00Z")
    early = Judgement("j_2", Verdict.REJECT, "s_1", None, "misread", "coder 2", "2024-05-07T10:00:00Z")
    for judgement in (late, early, late):
        store.add_judgements([judgement])
    assert store.judgements() == [early, late]


def test_a_run_is_recorded_once_for_its_content(store: Store) -> None:
    run = Run("0.1.0", "reader 1", "gtd-2019")
    assert store.add_run(run) == store.add_run(run)
    store.add_run(replace(run, policy="acled"))
    assert sorted(r.policy for r in store.runs()) == ["acled", "gtd-2019"]
