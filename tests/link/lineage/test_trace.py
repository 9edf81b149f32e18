"""What derives from what is a function of the set of reports, also as they come in one by one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.link.texts import words
from variorum.link.lineage.trace import Trace
from variorum.model.incident import Derived
from variorum.model.report import Report

FOOTER = words(500, 40)


@pytest.fixture
def reports(world: Any) -> list[Report]:
    """Families of copies, and an outlet that adds a paragraph to all of its reports, over some weeks."""
    for n in range(40):
        body = words(n % 9, 150) if n % 4 else words(100 + n, 150)
        body = f"{words(200 + n, 30)}\n\n{body}"
        text = f"{body}\n\n{FOOTER}" if n % 3 == 0 else body
        old = world.reports[n - 5].id if n % 11 == 10 else None
        world.report(f"Outlet {n % 3}", f"2021-{1 + n % 4:02}-{1 + n % 27:02}", text=text, replaces=old)
    return list(world.reports)


def whole(reports: list[Report]) -> dict[str, tuple[Derived, ...]]:
    """The derivations told with each report, of all at once."""
    trace = Trace()
    trace.add(reports)
    ids = [r.id for r in reports]
    return dict(zip(ids, trace.derivations(ids), strict=True))


@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_is_the_same_as_all_at_once(reports: list[Report], seed: int) -> None:
    """Only what a new report may have changed is looked at again."""
    trace, found = Trace(), dict[str, tuple[Derived, ...]]()
    for report in random.Random(seed).sample(reports, len(reports)):  # noqa: S311 - the same orders each time
        trace.add([report])
        touched = sorted(trace.touched(report))
        found.update(zip(touched, trace.derivations(touched), strict=True))
    assert found == whole(reports)
    assert any(found.values())


def test_little_is_looked_at_again(reports: list[Report], world: Any) -> None:
    trace = Trace()
    trace.add(reports)
    loner = world.report("Outlet 9", "2021-09-01", text=words(900, 200))
    trace.add([loner])
    assert trace.touched(loner) == {loner.id}


def test_standing_text_is_no_derivation(world: Any) -> None:
    """Four weeks of one paragraph in otherwise different reports; without it there is nothing to tell."""
    for n in range(4):
        text = f"{words(300 + n, 80)}\n\n{FOOTER}\n\n{words(400 + n, 80)}"
        world.report(f"Outlet {n}", f"2021-05-{1 + 7 * n:02}", text=text)
    assert not any(whole(world.reports).values())
    assert any(whole(world.reports[:3]).values())
