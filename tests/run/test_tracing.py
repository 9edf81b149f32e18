"""Lineages in steps through a store: the same as of all reports at once, whatever came when."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.run.test_linking import empty, new_store, step
from variorum.link.lineage.lineages import lineages
from variorum.model.identity import content_id
from variorum.model.report import Known, Published, Report
from variorum.run import tracing
from variorum.store import Store

__all__ = ["empty"]

_WORDS = [
    f"{a}{b}{c}" for a in ("ba", "ko", "lim") for b in ("ra", "den", "so") for c in ("ti", "nak", "", "el")
]


def text(seed: int, *, length: int = 120) -> str:
    """Made words; the same seed gives the same."""
    draw = Random(seed)  # noqa: S311
    return " ".join(draw.choice(_WORDS) + str(draw.randrange(90)) for _ in range(length))


def report(body: str, day: int | None, outlet: str, *, url: str | None = None) -> Report:
    """A report of this text."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    out = None if day is None else Published(f"2021-05-{day:02}", Known.RECORD)
    identity = content_id("r", digest)
    return Report(identity, digest, "a.txt", body, (), outlet=outlet, url=url, published=out)


def copied(base: int, cut: int, own: int) -> str:
    """A text with the first words of another, then words of its own."""
    words = text(base).split()[:cut]
    return " ".join([*words, *text(1_000 + own, length=max(130 - cut, 10)).split()])


REPORTS = st.lists(
    st.builds(
        lambda base, cut, own, day, outlet: report(copied(base, cut, own), day, f"Outlet {outlet}"),
        base=st.integers(0, 2),
        cut=st.sampled_from([0, 25, 40, 70, 120]),
        own=st.integers(0, 50),
        day=st.sampled_from([1, 2, 9, 17, 25, None]),
        outlet=st.integers(0, 3),
    ),
    min_size=2,
    max_size=10,
    unique_by=lambda made: made.id,
)


@settings(max_examples=20)
@given(reports=REPORTS, cuts=st.frozensets(st.integers(0, 9)), tail=st.sampled_from([0, 2, 100]))
def test_steps_in_any_order_give_the_lineages_of_all(
    empty: Path,
    reports: list[Report],
    cuts: frozenset[int],
    tail: int,
) -> None:
    """Also where text becomes standing with a later report, and where the index is dumped in between."""
    with pytest.MonkeyPatch.context() as patch, new_store(empty) as store:
        patch.setattr(tracing, "TAIL", tail)
        for number, made in enumerate(reports):
            store.add_report(made, made.text.encode())
            if number in cuts:
                step(store)
        step(store)
        assert store.lineages() == list(lineages(reports))
        assert not step(store).changed


def test_a_new_version_joins_the_lineage_of_the_old_one(store: Store) -> None:
    first = report(text(1), 1, "Outlet", url="http://outlet.example/a")
    second = report(text(2), 2, "Outlet", url="http://outlet.example/a")
    for made in (first, second):
        store.add_report(made, made.text.encode())
        step(store)
    (lineage,) = store.lineages()
    assert set(lineage.report_ids) == {first.id, second.id}


def test_a_report_whose_time_is_learnt_is_traced_anew(store: Store) -> None:
    """Which of two came first is the direction in which one derives from the other."""
    one, other = report(text(1), None, "Outlet 1"), report(text(1) + " more", 5, "Outlet 2")
    for made in (one, other):
        store.add_report(made, made.text.encode())
    step(store)
    earlier = replace(one, published=Published("2021-05-01", Known.RECORD))
    store.add_report(earlier, earlier.text.encode())
    step(store)
    assert store.lineages() == list(lineages([earlier, other]))
