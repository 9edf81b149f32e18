"""What `variorum evaluate` prints."""

import io

from rich.console import Console

from variorum.evaluate.benchmarks import Result
from variorum.evaluate.outcome import Miss, Outcome, Tally
from variorum.evaluate.view import draw, worst

MISSES = (
    Miss("r1", "missed", "Two men were shot.", "2", "none", weight=1.0),
    Miss("r2", "wrong number", "Nine were hurt.", "9", "3", rule="killed: verb", weight=5.0),
    Miss("r3", "missed", "A woman was hurt.", "1", "none", weight=2.0),
)


def printed(errors: int) -> str:
    figures = {
        "deaths_exact": 0.8125,
        "slots": {"inc-date": {"f": 61.2, "recall": 58.0}},
        "record": {"city": 0.5},
    }
    console = Console(file=io.StringIO(), width=100)
    draw(console, Result("pitf", Outcome(figures, 40, MISSES), 2.0, "0.1", "rules"), errors=errors)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_figures_are_shown_by_name() -> None:
    text = printed(0)
    assert "deaths_exact" in text
    assert "0.812" in text
    assert "inc-date" in text
    assert "61.2" in text
    assert "40 reports in 2.0 s (20.0 a second)" in text


def test_misses_are_counted_by_kind_and_the_worst_shown() -> None:
    text = printed(1)
    assert "2  missed" in text
    assert "Nine were hurt." in text
    assert "killed: verb" in text
    assert "Two men were shot." not in text


def test_no_misses_are_shown_unless_asked_for() -> None:
    assert "missed" not in printed(0)


def test_the_worst_come_first() -> None:
    assert [miss.report for miss in worst(MISSES, 2)] == ["r2", "r3"]


def test_the_result_as_one_object() -> None:
    plain = Result("gva", Outcome({"linking": {"ari": 0.123456789}}, 7), 1.234567, "0.1", "rules").plain()
    assert plain == {
        "name": "gva",
        "version": "0.1",
        "reader": "rules",
        "reports": 7,
        "seconds": 1.23,
        "linking": {"ari": 0.1235},
    }


def test_tally() -> None:
    tally = Tally(3, 4, 6) + Tally(0, 1, 0)
    assert (tally.precision, tally.recall) == (0.6, 0.5)
    assert tally.figures("date") == {"date_recall": 0.5, "date_precision": 0.6, "date_f": 6 / 11}
    assert Tally().f == 0.0
