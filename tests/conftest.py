"""A small world: a reader and a policy that do the least a stage may do."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import HealthCheck, settings

from variorum.errors import BadInput
from variorum.model.assertion import Account, AccountKind, Draft, Role, Stance, Voice, VoiceLink, assertion
from variorum.model.finding import Finding, Reading, Record, Status
from variorum.model.identity import content_id
from variorum.model.report import Report, Span
from variorum.model.value import Count, Granularity, PartialDate, Place, PlaceKind, Value
from variorum.store import Store, open_store

# properties say what is true, not how quick this machine is: a busy one must not fail them
settings.register_profile("variorum", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("variorum")


#: what every account of the small world tells of: one place and day, so that the linker joins them all
MONDAY = PartialDate(date(2024, 5, 6), date(2024, 5, 6), Granularity.DAY, "test")
HARBOUR = Place("Harbour Town", PlaceKind.CITY, "test:1", "QA", "Quarra", None, None, 10.0, 20.0, 5.0)


def extract(report: Report) -> Iterator[Account]:
    """One account for each number of people killed; a text that says "unreadable" is refused."""
    if "unreadable" in report.text:
        raise BadInput("no sentence in it", where=report.origin, mend="give running text")
    for found in re.finditer(r"(\d+) people were killed", report.text):
        span = report.span(*found.span())
        account_id = content_id("a", report.id, span)
        toll = Count(int(found[1]), int(found[1]), int(found[1]))
        told: dict[str, Value] = {"killed": toll, "date": MONDAY, "place": HARBOUR}
        its = tuple(
            assertion(_draft(field, value, report, span), report_id=report.id, account_id=account_id)
            for field, value in told.items()
        )
        yield Account(account_id, report.id, AccountKind.MAIN, span, (span,), "a killing", its)


def _draft(field: str, value: Value, report: Report, span: Span) -> Draft:
    voice = Voice((VoiceLink(report.outlet or "the outlet", Role.MEDIA),))
    return Draft(
        field=field, value=value, span=span, context=span, voice=voice, stance=Stance(), rule=f"{field}.test"
    )


def reconcile(record: Record, policy: str) -> Iterator[Finding]:
    """The largest toll wins."""
    assert record.findings == ()
    top = max(record.assertions("killed"), key=lambda a: a.value.best)  # type: ignore[union-attr,return-value]
    reading = Reading("g_1", "killed", top.value, top.stance, (top.id,), (top.report_id,), (), ("outlet",))
    yield Finding(
        record.incident.id,
        "killed",
        policy,
        Status.SINGLE,
        top.value,
        "largest",
        "",
        "",
        (reading,),
        ("g_1",),
    )


#: the policies of the small world
POLICIES = {name: SimpleNamespace(name=name) for name in ("largest", "again")}


def policy(name: str) -> SimpleNamespace:
    """The policy called `name`."""
    if name not in POLICIES:
        raise BadInput("there is no such policy", where=name, mend="use one of largest, again")
    return POLICIES[name]


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    """Puts the small stages in the place of the real ones, for this process only."""
    plan = {
        "variorum.extract.readers": {"extract": extract, "name": "test reader 1"},
        "variorum.reconcile.policies": {"POLICIES": POLICIES, "policy": policy},
        "variorum.reconcile.settle": {"reconcile": reconcile},
    }
    made = {}
    for name, contents in plan.items():
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
        made[name] = module
    readers = made["variorum.extract.readers"]
    vars(readers)["reader_of"] = lambda reading: SimpleNamespace(name=readers.name, read=readers.extract)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports that can be read and one file that can't."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "a.txt").write_text("On Monday 12 people were killed in the harbour, the police said there.\n")
    (place / "b.txt").write_text("At the harbour 14 people were killed on Monday, the mayor said later.\n")
    (place / "c.txt").write_text("The harbour was open again on Tuesday, and the ferries ran as before.\n")
    (place / "d.pdf").write_bytes(b"%PDF-1.4 nothing")
    return place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "out") as opened:
        yield opened
