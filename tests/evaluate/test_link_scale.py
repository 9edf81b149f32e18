"""The command that times the linker, on a corpus of a few accounts."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from variorum.evaluate.gva_clusters import b_cubed
from variorum.evaluate.link_corpus import MadeNews
from variorum.evaluate.link_scale import ADDED, main, scale
from variorum.link.linker import Corpus, incidents_of


def test_the_corpus_is_the_same_each_time_and_its_quotes_hold() -> None:
    """Seeded; every assertion stands in its report."""
    first, again = (list(islice(MadeNews(100).reports(), 30)) for _ in range(2))
    assert first == again
    assert all(report.holds(s.span) for report, told in first for a in told for s in a.assertions)


def test_what_is_told_can_be_told_apart() -> None:
    """The names in made reports neither run incidents together nor part them: what is timed is honest work."""
    news = MadeNews(300)
    some = list(islice(news.reports(), 220))
    corpus = Corpus(tuple(r for r, _ in some), tuple(a for _, told in some for a in told))
    found = list(incidents_of(corpus))
    homes = {link.account_id: incident.id for incident in found for link in incident.links}
    truth = {name: str(number) for name, number in news.told.items()}
    assert homes.keys() == truth.keys()
    assert len(found) == pytest.approx(len(set(truth.values())), rel=0.15)
    assert b_cubed(homes, truth).f > 0.9


def test_what_a_report_recalls_is_not_its_news() -> None:
    """Two accounts of one report tell of two happenings."""
    news = MadeNews(200)
    told = [[news.told[a.id] for a in its] for _, its in islice(news.reports(), 150)]
    pairs = [(one, *rest) for one, *rest in told if rest]
    assert pairs
    assert all(one != older for one, older in pairs)


def test_a_small_size(tmp_path: Path) -> None:
    """All accounts are linked, then more reports one by one."""
    found = scale(20, tmp_path)
    assert found.accounts == 20
    assert 1 <= found.happenings <= 20
    assert found.fit > 0.5
    assert len(found.one_more) == ADDED


def test_the_table_and_the_curve(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A head, and a row for each size, in columns; the plot has a line for each of three figures."""
    plot = tmp_path / "curve.svg"
    main(["--accounts", "10", "6", "--plot", str(plot)])
    head, *rows = capsys.readouterr().out.splitlines()
    assert "happenings    incidents    B-cubed F" in head
    assert len(rows) == 2
    assert {len(row) for row in rows} == {len(head)}
    assert plot.read_text(encoding="utf-8").count("<circle") == 6
