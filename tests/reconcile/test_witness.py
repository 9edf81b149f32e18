"""Whose witness an assertion is, rule by rule: what a copy repeats is its origin's, what it adds its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from variorum.model.assertion import Role
from variorum.model.finding import Record, Status
from variorum.model.identity import content_id
from variorum.model.incident import MERGING, Derivation, Derived, Lineage
from variorum.model.origin import origin_id
from variorum.model.report import Passage, PassageKind
from variorum.reconcile.evidence import Evidence, gather
from variorum.reconcile.settle import reconcile
from variorum.reconcile.weigh import independent

AFP = ("AFP", Role.MEDIA)


def linked(record: Record, *derived: Derived) -> Record:
    """The record with a lineage for each report that derives from none, and these derivations."""
    copies = {d.report_id: d.origin_id for d in derived if d.kind in MERGING}
    lines = [
        Lineage(
            content_id("l", r.id),
            r.id,
            (r.id, *(c for c, o in copies.items() if o == r.id)),
            tuple(d for d in derived if r.id in (d.report_id, d.origin_id)),
        )
        for r in record.reports
        if r.id not in copies
    ]
    return replace(record, lineages=tuple(lines))


def report_by(record: Record, outlet: str) -> Any:
    """The report of an outlet."""
    return next(r for r in record.reports if r.outlet == outlet)


def copy(record: Record, kind: Derivation, *fields: str) -> Derived:
    """The Mail derives from the Wire; the words of what it says of `fields` are copied."""
    mail, wire = report_by(record, "The Mail"), report_by(record, "Wire")
    said = [a.span for a in record.assertions(*fields) if a.report_id == mail.id] if fields else []
    return Derived(mail.id, wire.id, kind, 0.6, "", tuple(sorted((s.start, s.end) for s in said)))


def credit(record: Record, outlet: str, name: str) -> Derived:
    """A report credits the whole of its text."""
    report = report_by(record, outlet)
    identity = origin_id(name)
    assert identity is not None
    return Derived(report.id, identity, Derivation.CREDITED, 1.0, "", outside=name)


def counted(record: Record) -> dict[tuple[str, str], str]:
    """By outlet and field the report (or origin) that each assertion counts for."""
    names = {content_id("l", r.id): r.outlet for r in record.reports}
    names |= {origin_id(name): name for name in ("AFP", "Marrow Watch", "Wire")}
    return {(e.outlet, e.assertion.field): str(names[e.lineage]) for e in gather(record)}


def evidence(record: Record, field: str) -> tuple[Evidence, ...]:
    """The evidence for a field."""
    return tuple(e for e in gather(record) if e.assertion.field == field)


@pytest.fixture
def two(newsroom: Any) -> Any:
    """A wire text, and a report that has its toll and adds a figure of its own."""
    newsroom.report("Wire", "2024-01-03").says("killed", 84).says("wounded", 9)
    newsroom.report("The Mail", "2024-01-05").says("killed", 84).says("arrested", 2)
    return newsroom


def test_copied_words_count_for_the_origin_and_the_rest_for_the_report(two: Any) -> None:
    record = linked(two.record(), copy(two.record(), Derivation.EXCERPT, "killed"))
    found = counted(record)
    assert found["The Mail", "killed"] == "Wire"
    assert found["The Mail", "arrested"] == "The Mail"
    assert [e.moment.day for e in evidence(record, "killed")] == ["2024-01-03"] * 2
    assert independent(evidence(record, "killed")) == 1


@pytest.mark.parametrize(
    ("kind", "fields", "whose"),
    [
        (Derivation.EXCERPT, (), "The Mail"),
        (Derivation.EDITED, (), "Wire"),
        (Derivation.VERBATIM, (), "Wire"),
        (Derivation.VERSION, (), "Wire"),
        (Derivation.BACKGROUND, ("killed",), "Wire"),
        (Derivation.BACKGROUND, (), "The Mail"),
        (Derivation.QUOTES, ("killed",), "The Mail"),
    ],
)
def test_the_same_value_in_other_words(
    two: Any, kind: Derivation, fields: tuple[str, ...], whose: str
) -> None:
    """A report that follows another throughout repeats its values; one that took a piece may have asked itself."""
    record = linked(two.record(), copy(two.record(), kind, *fields))
    assert counted(record)["The Mail", "killed"] == whose


@pytest.mark.parametrize("kind", [Derivation.EDITED, Derivation.VERBATIM, Derivation.EXCERPT])
def test_a_figure_that_a_copy_changed_is_its_own(newsroom: Any, kind: Derivation) -> None:
    newsroom.report("Wire", "2024-01-03").says("killed", 84)
    newsroom.report("The Mail", "2024-01-05").says("killed", 95)
    record = newsroom.record()
    assert counted(linked(record, copy(record, kind)))["The Mail", "killed"] == "The Mail"


def test_a_headline_of_copied_words_is_no_witness_of_its_own(newsroom: Any) -> None:
    newsroom.report("Wire", "2024-01-03").says("wounded", 9)
    newsroom.report("The Mail", "2024-01-05").says("killed", 84, words="84 dead").says("killed", 84)
    record = newsroom.record()
    mail = report_by(record, "The Mail")
    end = mail.text.index("\n")
    passages = (Passage(0, end, PassageKind.TITLE), Passage(end, len(mail.text), PassageKind.PARAGRAPH))
    record = replace(
        record, reports=tuple(replace(r, passages=passages) if r is mail else r for r in record.reports)
    )
    below = max(a.span for a in record.assertions("killed"))
    edge = replace(copy(record, Derivation.EXCERPT), copied=((below.start, below.end),))
    assert {e.lineage for e in evidence(linked(record, edge), "killed")} == {
        content_id("l", report_by(record, "Wire").id)
    }


def test_a_copy_of_a_copy_counts_for_the_first(newsroom: Any) -> None:
    for n, outlet in enumerate(("Wire", "The Post", "The Mail"), 3):
        newsroom.report(outlet, f"2024-01-0{n}").says("killed", 84)
    record = newsroom.record()
    wire, post, mail = (report_by(record, name).id for name in ("Wire", "The Post", "The Mail"))
    edges = (
        Derived(post, wire, Derivation.VERBATIM, 1.0, ""),
        Derived(mail, post, Derivation.VERBATIM, 1.0, ""),
    )
    line = Lineage(content_id("l", wire), wire, (wire, post, mail), edges)
    assert set(counted(replace(record, lineages=(line,))).values()) == {"Wire"}
    round_ = (*edges, Derived(wire, mail, Derivation.VERBATIM, 1.0, ""))
    looped = replace(record, lineages=(replace(line, derived=round_),))
    assert len(gather(looped)) == 3


CREDITS = [
    pytest.param((), (), 2, id="none"),
    pytest.param(("The Mail",), (), 2, id="one of two"),
    pytest.param(("The Mail", "The Post"), (), 1, id="both the whole text"),
    pytest.param((), ("The Mail",), 2, id="one sentence of one"),
    pytest.param((), ("The Mail", "The Post"), 1, id="one sentence of both"),
    pytest.param(("The Mail",), ("The Post",), 1, id="the whole of one, a sentence of the other"),
]


@pytest.mark.parametrize(("whole", "sentence", "lineages"), CREDITS)
def test_a_credited_origin_that_we_do_not_hold_is_one_witness(
    newsroom: Any, whole: tuple[str, ...], sentence: tuple[str, ...], lineages: int
) -> None:
    for outlet in ("The Mail", "The Post"):
        by = {"by": AFP} if outlet in sentence else {}
        newsroom.report(outlet).says("killed", 84, **by).says("wounded", 9)
    record = newsroom.record()
    found = linked(record, *(credit(record, outlet, "Agence France-Presse") for outlet in whole))
    killed = evidence(found, "killed")
    assert len({e.lineage for e in killed}) == lineages
    assert independent(killed) == lineages
    assert len({e.lineage for e in evidence(found, "wounded")}) == (1 if len(whole) == 2 else 2)


def test_whose_text_it_is_says_whose_word_it_is(newsroom: Any) -> None:
    """A paper that runs an agency's text does not speak for itself."""
    newsroom.report("The Mail").says("killed", 84).says("wounded", 9, by="police")
    record = newsroom.record()
    found = gather(linked(record, credit(record, "The Mail", "AFP")))
    assert [(e.name, e.outlet) for e in found] == [("AFP", "The Mail"), ("police", "The Mail")]


def test_a_report_of_the_outlet_that_another_cites_is_one_witness_with_it(newsroom: Any) -> None:
    newsroom.report("Marrow Watch").says("killed", 84)
    newsroom.report("The Mail").says("killed", 84, by=("Marrow Watch", Role.MEDIA))
    record = linked(newsroom.record())
    assert independent(evidence(record, "killed")) == 1


@pytest.mark.parametrize("name", ["Telegram channel", "state media", "a local newspaper"])
def test_a_medium_without_a_name_is_no_origin(newsroom: Any, name: str) -> None:
    for outlet in ("The Mail", "The Post"):
        newsroom.report(outlet).says("killed", 84, by=(name, Role.MEDIA))
    record = linked(newsroom.record())
    assert len({e.lineage for e in evidence(record, "killed")}) == 2


def test_an_outlet_that_names_itself_is_no_other(newsroom: Any) -> None:
    newsroom.report("The Mail").says("killed", 84, by=("The Mail", Role.MEDIA))
    record = linked(newsroom.record())
    assert counted(record)["The Mail", "killed"] == "The Mail"


@pytest.mark.parametrize(
    ("voices", "status"),
    [
        (("the ministry", "the Ministry", "the ministry"), Status.SINGLE),
        (("the ministry", "police", "the ministry"), Status.AGREED),
        ((None, None, None), Status.AGREED),
        ((None, "police", "police"), Status.AGREED),
    ],
)
def test_three_outlets_that_quote_one_ministry_are_one_voice(
    newsroom: Any, voices: tuple[str | None, ...], status: Status
) -> None:
    for n, voice in enumerate(voices):
        newsroom.report(f"Outlet {n}").says("killed", 84, **({"by": voice} if voice else {}))
    (found,) = (f for f in reconcile(newsroom.record(), "gtd-2019") if f.field == "killed")
    (reading,) = found.readings
    assert found.status is status
    assert (len(reading.reports), len(reading.lineages)) == (3, 3)
    assert len(reading.voices) == len({(v or n, v)[0].lower() if v else n for n, v in enumerate(voices)})


def test_a_record_does_not_depend_on_the_order_of_its_parts(two: Any) -> None:
    def turned(desks: list[Any]) -> list[Any]:
        return desks[::-1]

    orders: list[Callable[[list[Any]], list[Any]]] = [list, turned]
    found = [linked(two.record(o), copy(two.record(o), Derivation.EXCERPT, "killed")) for o in orders]
    assert gather(found[0]) == gather(found[1])
