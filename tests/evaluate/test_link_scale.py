"""The command that times the linker, on a corpus of a few accounts."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from variorum.evaluate.link_corpus import MadeNews
from variorum.evaluate.link_scale import ADDED, main, scale


def test_the_corpus_is_the_same_each_time_and_its_quotes_hold() -> None:
    """Seeded; every assertion stands in its report."""
    first, again = (list(islice(MadeNews(100).reports(), 30)) for _ in range(2))
    assert first == again
    assert all(report.holds(s.span) for report, told in first for a in told for s in a.assertions)


def test_a_small_size(tmp_path: Path) -> None:
    """All accounts are linked, then more reports one by one."""
    found = scale(20, tmp_path)
    assert found.accounts == 20
    assert found.incidents >= 1
    assert len(found.one_more) == ADDED


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each size."""
    main(["--accounts", "10"])
    assert "peak" in capsys.readouterr().out
