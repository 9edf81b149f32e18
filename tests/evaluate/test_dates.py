"""The benchmark `dates` on an invented document, and dates as TIMEX3 values."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.dates import evaluate
from variorum.evaluate.outcome import Task

#: 4 January 2024 was a Thursday
HEAD = '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-01-04">20240104</TIMEX3></DCT><TEXT>'
TAIL = "</TEXT></TimeML>"


def timex(kind: str, value: str, words: str) -> str:
    """A marked expression."""
    return f'<TIMEX3 tid="t1" type="{kind}" value="{value}">{words}</TIMEX3>'


def write(folder: Path, body: str, name: str = "a.tml") -> Path:
    """A document of the set with `body`."""
    (folder / name).write_text(HEAD + body + TAIL, encoding="utf-8")
    return folder


def test_strict_relaxed_and_value_are_counted_apart(tmp_path: Path) -> None:
    body = (
        f"It <EVENT>began</EVENT> on {timex('DATE', '2024-01-01', 'Monday')}. "
        f"It went on in the {timex('DATE', '2023-12-31', 'night of Sunday')}. "
        f"It will end {timex('DATE', '2024-01-09', 'some day')}."
    )
    figures = evaluate(Task(data=write(tmp_path, body))).figures
    assert (figures["cases"], figures["relaxed_recall"]) == (3.0, pytest.approx(2 / 3))
    assert figures["value_recall"] == pytest.approx(1 / 3)
    assert figures["strict_recall"] <= figures["relaxed_recall"]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("DATE", "2024-01-03", "It happened [yesterday]."),
        ("DATE", "2023-W52", "It happened [last week]."),
        ("DATE", "2023-12", "It happened [last month]."),
        ("DATE", "2019-Q3", "It happened in [the third quarter of 2019]."),
        ("DATE", "199", "It happened in [the 1990s]."),
        ("DATE", "2019-SU", "It happened in [the summer of 2019]."),
        ("DATE", "PRESENT_REF", "The road is [now] open."),
        ("DATE", "PAST_REF", "The road was [recently] mined."),
        ("TIME", "2024-01-01TNI", "It happened [Monday night]."),
        ("TIME", "2024-01-01T15:00", "It happened at [3 p.m. Monday]."),
        ("DURATION", "P3Y", "The siege lasted [three years]."),
        ("DURATION", "PT2.5H", "The raid took [two and a half hours]."),
        ("DURATION", "PXD", "The road was shut for [several days]."),
        ("DURATION", "P10Y", "The war went on for [a decade]."),
        ("SET", "P1D", "The town is shelled [every day]."),
        ("SET", "XXXX-WXX-1", "The market opens [every Monday]."),
    ],
)
def test_values_are_written_as_timeml_writes_them(tmp_path: Path, kind: str, value: str, text: str) -> None:
    before, _, rest = text.partition("[")
    words, _, behind = rest.partition("]")
    outcome = evaluate(Task(data=write(tmp_path, before + timex(kind, value, words) + behind)))
    assert outcome.figures["value_f"] == 1.0, outcome.misses
    assert outcome.figures["type_f"] == 1.0


def test_the_ends_of_a_range_are_two_expressions(tmp_path: Path) -> None:
    body = f"It ran from {timex('DATE', '1980', '1980')} to {timex('DATE', '1992', '1992')}."
    assert evaluate(Task(data=write(tmp_path, body))).figures["value_f"] == 1.0


def test_lengths_are_out_of_scope_and_counted_all_the_same(tmp_path: Path) -> None:
    figures = evaluate(
        Task(data=write(tmp_path, f"It took {timex('DURATION', 'P2Y', 'two years')}."))
    ).figures
    assert (figures["cases"], figures["in_scope_cases"]) == (1.0, 0.0)


def test_misses_say_what_was_expected_and_what_came(tmp_path: Path) -> None:
    body = f"It began on {timex('DATE', '2023-12-25', 'Monday')} and is over today."
    found = {m.kind: m for m in evaluate(Task(data=write(tmp_path, body))).misses}
    assert set(found) == {"value: DATE, another", "no time there"}
    assert found["value: DATE, another"].expected == "DATE 2023-12-25"
    assert "2024-01-01" in found["value: DATE, another"].given


def test_folders_have_figures_of_their_own(tmp_path: Path) -> None:
    for name in ("One", "Two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, f"It happened {timex('DATE', '2024-01-03', 'yesterday')}.")
    figures = evaluate(Task(data=tmp_path)).figures
    assert (figures["One"]["cases"], figures["Two"]["cases"], figures["cases"]) == (1.0, 1.0, 2.0)


@pytest.mark.parametrize(("part", "cases"), [("even", 2.0), ("odd", 1.0), (None, 3.0)])
def test_a_half_is_that_of_the_names(tmp_path: Path, part: str | None, cases: float) -> None:
    for name in ("c.tml", "a.tml", "b.tml"):
        write(tmp_path, f"It happened {timex('DATE', '2024-01-03', 'yesterday')}.", name)
    assert evaluate(Task(data=tmp_path, set=part)).figures["cases"] == cases


def test_what_is_not_the_set_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no \.tml"):
        evaluate(Task(data=tmp_path))
    (tmp_path / "a.tml").write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(BadInput, match="DCT"):
        evaluate(Task(data=tmp_path))
    (tmp_path / "a.tml").write_text("<TimeML>", encoding="utf-8")
    with pytest.raises(BadInput, match="not XML"):
        evaluate(Task(data=tmp_path))
