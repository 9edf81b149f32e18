"""The same reports give the same bytes in every format: published twice, and read in another order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from variorum.examples import folder
from variorum.publish import write_all
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.settings import EXPORTS, Publication, ReaderKind, Reading
from variorum.store import open_store


def published(paths: Iterable[Path], out: Path) -> dict[str, bytes]:
    """The files that all formats leave, by name, of a store made of these reports in this order."""
    given = Input(paths=tuple(map(str, paths)), reader=Reading(ReaderKind.RULES))
    with open_store(out / "store") as store:
        pipeline.run_all(store, given, LocalPool(1))
        write_all(store.records(), out / "first", "gtd-2019", Publication(EXPORTS))
        write_all(store.records(), out / "again", "gtd-2019", Publication(EXPORTS))
    assert files(out / "again") == files(out / "first")
    return files(out / "first")


def files(place: Path) -> dict[str, bytes]:
    """The files below a folder, by name."""
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_a_store_built_in_another_order_gives_the_same_bytes_in_all_formats(tmp_path: Path) -> None:
    reports = sorted(p for p in (folder() / "manila").iterdir() if ".meta." not in p.name)
    forwards = published(reports, tmp_path / "forwards")
    backwards = published(reports[::-1], tmp_path / "backwards")
    assert {name for name, made in forwards.items() if backwards[name] != made} == set()
    assert set(forwards) == set(backwards)
    assert len(forwards) > len(EXPORTS)
