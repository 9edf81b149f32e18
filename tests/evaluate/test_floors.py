"""Floors: what is held, what fell, and that none is lowered in silence."""

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate import floors
from variorum.evaluate.floors import Floor, Floors, Pinned


def pinned(**figures: float) -> Pinned:
    return Pinned(
        data="sha256:0",
        parser="p",
        version="1",
        reports=10,
        figures={name.replace("__", "."): Floor(floor=value, noise=0.01) for name, value in figures.items()},
    )


@pytest.mark.parametrize(
    ("value", "held"),
    [(0.80, True), (0.85, True), (0.79, True), (0.7899, False), (0.0, False)],
)
def test_a_figure_may_lie_under_its_floor_by_its_noise(value: float, held: bool) -> None:
    (verdict,) = floors.verdicts("pitf", pinned(deaths=0.80), {"deaths": value})
    assert verdict.held is held


def test_a_figure_that_is_gone_has_not_held() -> None:
    (verdict,) = floors.verdicts("gva", pinned(record__killed=0.8), {"record": {"injured": 0.9}})
    assert verdict.value is None
    assert not verdict.held


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a", 1.0),
        ("b.c", 2.5),
        ("b", None),
        ("b.c.d", None),
        ("x", None),
        ("words", None),
    ],
)
def test_value_at(path: str, value: float | None) -> None:
    assert floors.value_at({"a": 1, "b": {"c": 2.5}, "words": "many"}, path) == value


def test_pinning_anew_may_raise_a_floor() -> None:
    after = floors.repinned(pinned(deaths=0.8), pinned(deaths=0.9), reason=None)
    assert after.figures["deaths"].floor == 0.9
    assert after.lowered == ()


@pytest.mark.parametrize("after", [pinned(deaths=0.7), pinned(other=0.9)])
def test_a_floor_is_not_lowered_or_dropped_without_a_reason(after: Pinned) -> None:
    with pytest.raises(BadInput, match="deaths"):
        floors.repinned(pinned(deaths=0.8), after, reason=None)


def test_a_lowered_floor_keeps_its_reason() -> None:
    after = floors.repinned(pinned(deaths=0.8), pinned(deaths=0.7), reason="the scorer was too kind")
    again = floors.repinned(after, pinned(deaths=0.75), reason=None)
    assert [(one.before, one.after, one.reason) for one in again.lowered] == [
        (0.8, 0.7, "the scorer was too kind")
    ]


def test_saved_floors_load_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "bench" / "floors.json"
    held = Floors(runs={"pitf": pinned(deaths=0.8)})
    floors.save(held, path)
    assert floors.load(path) == held


def test_no_file_is_no_floors(tmp_path: Path) -> None:
    assert floors.load(tmp_path / "none.json").runs == {}


def test_a_broken_file_says_what_and_where(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"runs": {"pitf": {"data": 1}}}')
    with pytest.raises(BadInput, match=r"floors\.json"):
        floors.load(path)


def test_the_digest_knows_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = floors.digest(tmp_path)
    (tmp_path / "a.txt").write_text("two")
    second = floors.digest(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, floors.digest(tmp_path)}) == 3


def test_the_shipped_floors_are_floors() -> None:
    shipped = Path(__file__).parents[2] / "bench" / "floors.json"
    assert all(run.figures for run in floors.load(shipped).runs.values())
