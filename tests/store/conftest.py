"""Reports, accounts and derived things of an invented incident."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from variorum.model.assertion import Account, AccountKind, Draft, Role, Stance, Voice, VoiceLink, assertion
from variorum.model.finding import Finding, Loss, Reading, Status
from variorum.model.identity import content_id
from variorum.model.incident import Derivation, Derived, Incident, Inference, Lineage, Link, Twin
from variorum.model.report import Known, OffsetMap, Passage, PassageKind, Published, Report
from variorum.model.value import Count, Granularity, PartialDate
from variorum.store import Store, open_store

MakeReport = Callable[..., Report]
MakeAccount = Callable[..., Account]

WORDS = "Police said on Tuesday that seven people were killed by a bomb in the market of Harbour Town."


def _make_report(text: str = WORDS, *, published: str | None = "2024-05-07", **more: object) -> Report:
    data = text.encode()
    known = None if published is None else Published(published, Known.PAGE)
    return Report(
        id=content_id("r", hashlib.sha256(data).hexdigest()),
        sha256=hashlib.sha256(data).hexdigest(),
        origin=str(more.pop("origin", "reports/one.txt")),
        text=text,
        passages=(Passage(0, len(text), PassageKind.PARAGRAPH),),
        published=known,
        offsets=OffsetMap((0,), (0,), (len(data),), (len(text),)),
        **more,  # type: ignore[arg-type]
    )


def _make_account(report: Report, words: str = "seven people", killed: int = 7) -> Account:
    start = report.text.index(words)
    span, context = report.span(start, start + len(words)), report.span(0, len(report.text))
    account_id = content_id("a", report.id, span)
    draft = Draft(
        field="killed",
        value=Count(killed, killed, killed),
        span=span,
        context=context,
        voice=Voice(
            (
                VoiceLink("the outlet", Role.MEDIA),
                VoiceLink("Police", Role.AUTHORITY, True, report.span(0, 6)),
            )
        ),
        stance=Stance(),
        rule="toll.passive",
        as_of=PartialDate(date(2024, 5, 7), date(2024, 5, 7), Granularity.DAY, "publication day"),
        notes=(("attackers", "excluded"),),
    )
    its = assertion(draft, report_id=report.id, account_id=account_id)
    return Account(account_id, report.id, AccountKind.MAIN, span, (span,), "a bombing", (its,))


@pytest.fixture
def make_report() -> MakeReport:
    """Make a report of a text; `published` is an ISO day."""
    return _make_report


@pytest.fixture
def make_account() -> MakeAccount:
    """Make an account of one toll, of words of a report."""
    return _make_account


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def held(store: Store) -> tuple[Report, Account]:
    """A report with one account, both in the store."""
    report = _make_report()
    account = _make_account(report)
    store.add_report(report, report.text.encode())
    store.put_accounts(report.id, "reader 1", [account])
    return report, account


@pytest.fixture
def linked(store: Store, held: tuple[Report, Account]) -> tuple[Lineage, Incident]:
    """A lineage and an incident of what is held, both in the store."""
    report, account = held
    derived = Derived("r_copy", report.id, Derivation.EDITED, 0.8, "four fifths of its words")
    lineage = Lineage("l_1", report.id, (report.id,), (derived,))
    day = PartialDate(date(2024, 5, 7), date(2024, 5, 7), Granularity.DAY, "linked report")
    incident = Incident(
        id="i_0a",
        links=(Link(account.id, 0.9, ("same day", "same place")),),
        background=False,
        inferences=(Inference(account.assertions[0].id, day, "the other report dates it"),),
        twins=(Twin("i_0b", 0.4, ("same place",)),),
    )
    store.put_links([lineage], [incident])
    return lineage, incident


@pytest.fixture
def finding(held: tuple[Report, Account], linked: tuple[Lineage, Incident]) -> Finding:
    """A finding on the killed of the incident; not in the store yet."""
    report, account = held
    lineage, incident = linked
    reading = Reading(
        id="g_1",
        field="killed",
        value=Count(7, 7, 7),
        stance=Stance(),
        assertions=(account.assertions[0].id,),
        reports=(report.id,),
        lineages=(lineage.id,),
        voices=("Police",),
        first="2024-05-07",
        last="2024-05-07",
    )
    return Finding(
        incident_id=incident.id,
        field="killed",
        policy="gtd-2019",
        status=Status.SINGLE,
        value=reading.value,
        rule="only_reading",
        sentence="one reading",
        citation="GTD Codebook, April 2019",
        readings=(reading,),
        chosen=("g_1",),
        losses=(Loss("g_2", "older"),),
    )
