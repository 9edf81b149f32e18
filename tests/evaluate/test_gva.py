"""The benchmark `gva` on two invented shootings; groupings against each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadInput
from variorum.evaluate.gva import evaluate
from variorum.evaluate.gva_clusters import adjusted_rand, b_cubed
from variorum.evaluate.gva_set import shootings_at
from variorum.evaluate.outcome import Task
from variorum.model.report import PassageKind


def doc(name: str, text: str, dct: str, title: str = "") -> dict[str, str]:
    """A report of the set."""
    return {"id": name, "outlet": f"{name}.example", "title": title, "dct": dct, "text": text}


def incident(name: str, gold: tuple[str, str, int, int], *docs: dict[str, str]) -> str:
    """A line of the set."""
    date, city, killed, injured = gold
    coded = {"date": date, "city": city, "n_killed": killed, "n_injured": injured}
    return json.dumps({"incident_id": name, "gold": coded, "docs": docs})


DAYTON = "A 23-year-old man was shot and killed on Monday in Dayton, Ohio, police said."
MIAMI = "Three people were shot on Friday in Miami, Florida, one of them fatally, police said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two shootings, the first told twice: the second is wrong in the set's wounded."""
    lines = [
        incident(
            "1",
            ("2016-05-02", "Dayton", 1, 0),
            doc("a", DAYTON, "2016-05-03", "Man shot, killed in Dayton"),
            doc("b", "John Doe, 23, was shot dead Monday in Dayton, Ohio.", "Wed, 04 May 2016 10:00:00 GMT"),
        ),
        incident("2", ("2016-06-03", "Miami", 1, 9), doc("c", MIAMI, "some day")),
    ]
    (tmp_path / "gva_test.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_times_in_any_format_are_days_and_others_are_left_out(folder: Path) -> None:
    days = [r.published.day if r.published else None for s in shootings_at(folder) for r in s.reports]
    assert days == ["2016-05-03", "2016-05-04", None]


def test_a_title_is_a_passage_of_its_own(folder: Path) -> None:
    first = shootings_at(folder)[0].reports[0]
    assert [p.kind for p in first.passages] == [PassageKind.TITLE, PassageKind.PARAGRAPH]
    assert first.title == "Man shot, killed in Dayton"


def test_records_single_reports_and_linking_have_their_figures(folder: Path) -> None:
    outcome = evaluate(Task(data=folder))
    record, linking = outcome.figures["record"], outcome.figures["linking"]
    assert (outcome.reports, outcome.figures["incidents"]) == (3, 2.0)
    assert (record["killed_exact"], record["city_exact"]) == (1.0, 1.0)
    assert record["injured_exact"] == 0.5
    assert record["date_exact"] == 0.5
    assert outcome.figures["single"]["killed_exact"] == 1.0
    assert (linking["b_cubed"]["f"], linking["ari"]) == (1.0, 1.0)
    assert {m.kind for m in outcome.misses} == {"wounded: too few", "date"}


@pytest.mark.parametrize(("part", "killed", "wounded"), [("even", 1, 1.0), ("odd", 1, 0.0)])
def test_a_half_is_read_alone(folder: Path, part: str, killed: float, wounded: float) -> None:
    record = evaluate(Task(data=folder, set=part)).figures["record"]
    assert (record["killed_exact"], record["injured_exact"]) == (killed, wounded)


def test_without_the_set_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gva\*\.jsonl"):
        evaluate(Task(data=tmp_path))


def test_b_cubed_averages_over_the_things() -> None:
    gold = {"a": "1", "b": "1", "c": "2"}
    everything = b_cubed(dict.fromkeys(gold, "x"), gold)
    assert everything.recall == pytest.approx(1.0)
    assert everything.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    apart = b_cubed({n: n for n in gold}, gold)
    assert (apart.precision, apart.recall) == (pytest.approx(1.0), pytest.approx((0.5 + 0.5 + 1) / 3))


def test_the_adjusted_rand_index_of_one_group_is_that_of_chance() -> None:
    gold = {"a": "1", "b": "1", "c": "2", "d": "2"}
    assert adjusted_rand(dict.fromkeys(gold, "x"), gold) == pytest.approx(0.0)


@given(st.dictionaries(st.text(max_size=2), st.sampled_from("xyz"), min_size=1, max_size=12))
def test_a_grouping_fits_itself_by_whatever_names(gold: dict[str, str]) -> None:
    given_names = {name: f"group {group}" for name, group in gold.items()}
    assert b_cubed(given_names, gold).f == pytest.approx(1.0)
    assert adjusted_rand(given_names, gold) == pytest.approx(1.0)
