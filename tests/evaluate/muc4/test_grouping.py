"""Which of the found role fills an answer puts into one template."""

import pytest

from variorum.evaluate.muc4.grouping import found_items, grouping
from variorum.evaluate.muc4.templates import Fill, Option, Template

Told = list[str]


def template(number: int | None, *fills: str, message: str = "XX-1") -> Template:
    """A template of targets; a fill may give alternatives, "BUS/COACH"."""
    made = tuple(Fill(tuple(Option(f'"{text}"') for text in fill.split("/"))) for fill in fills)
    return Template(message, number, False, {"phys-tgt-id": made} if made else {})


def templates(*groups: Told) -> list[Template]:
    return [template(n, *fills) for n, fills in enumerate(groups, 1)]


@pytest.mark.parametrize(
    ("key", "answer", "precision", "recall", "pairs_f"),
    [
        pytest.param([["BUS", "MILL"], ["DAM"]], [["BUS", "MILL"], ["DAM"]], 1, 1, 1, id="as in the key"),
        pytest.param([["BUS"], ["MILL"]], [["BUS", "MILL"]], 1 / 2, 1, 0, id="one swallows another"),
        pytest.param([["BUS", "MILL"]], [["BUS"], ["MILL"]], 1, 1 / 2, 0, id="one falls apart"),
        pytest.param(
            [["BUS", "MILL"], ["DAM"]], [["BUS", "MILL", "DAM"]], 5 / 9, 1, 1 / 2, id="a third swallowed"
        ),
        pytest.param(
            [["BUS", "MILL"], ["MILL"]], [["BUS", "MILL"]], 1, 7 / 8, 1, id="in two templates of the key"
        ),
        pytest.param(
            [["BUS", "MILL"], ["BUS", "MILL"]],
            [["BUS", "MILL"]],
            1,
            1 / 2,
            1,
            id="together twice, given once",
        ),
        pytest.param(
            [["BUS", "MILL"], ["DAM"]], [["BUS", "MILL"], ["CAR"]], 1, 1, 1, id="what is not found is no item"
        ),
        pytest.param([["BUS"], []], [["CAR"]], 0, 0, 0, id="nothing found"),
    ],
)
def test_grouping(
    key: list[Told], answer: list[Told], precision: float, recall: float, pairs_f: float
) -> None:
    found = grouping(templates(*key), templates(*answer))
    assert found["precision"] == pytest.approx(precision)
    assert found["recall"] == pytest.approx(recall)
    assert found["pairs_f"] == pytest.approx(pairs_f)


@pytest.mark.parametrize(
    ("key", "answer", "wanted", "given"),
    [
        pytest.param([["TOWN BUS"]], [["BUS"]], [{0}], [{0}], id="partly right"),
        pytest.param([["BUS/COACH"], ["COACH"]], [["COACH"], ["BUS"]], [{0, 1}], [{0, 1}], id="alternatives"),
        pytest.param([["BUS"], ["COACH"], ["BUS/COACH"]], [["BUS"]], [{0, 1, 2}], [{0}], id="joined late"),
        pytest.param([["THE BUS"], ["TWO BUS"]], [["BUS"]], [{0, 1}], [{0}], id="the same but for modifiers"),
        pytest.param(
            [["RED MILL"], ["OLD MILL"]], [["MILL", "OLD MILL"]], [{0}, {1}], [{0}, {0}], id="one each"
        ),
        pytest.param([["BUS"]], [["MILL"]], [], [], id="not found"),
    ],
)
def test_found_items(
    key: list[Told], answer: list[Told], wanted: list[set[int]], given: list[set[int]]
) -> None:
    items = found_items(templates(*key), templates(*answer))
    assert [item.wanted for item in items] == wanted
    assert [item.given for item in items] == given


def test_a_fill_in_another_slot_is_not_found() -> None:
    key, answer = template(1, "BUS"), template(1, "BUS")
    moved = Template("XX-1", 1, False, {"inc-instr-id": answer.fills("phys-tgt-id")})
    assert found_items([key], [moved]) == []


def test_reports_of_one_template_and_of_none_are_left_out() -> None:
    keys = [
        *templates(["BUS"], ["MILL"]),
        template(1, "BUS", "MILL", message="XX-2"),
        template(None, message="XX-3"),
    ]
    given = [
        template(1, "BUS"),
        template(1, "BUS", "MILL", message="XX-2"),
        template(1, "DAM", message="XX-3"),
    ]
    assert grouping(keys, given)["items"] == 1


def test_items_of_different_reports_are_never_together() -> None:
    keys = [*templates(["BUS"], ["MILL"]), *(template(n, "DAM", message="XX-2") for n in (1, 2))]
    answers = [*templates(["BUS"], ["MILL"]), template(1, "DAM", message="XX-2")]
    found = grouping(keys, answers)
    assert (found["precision"], found["items"]) == (1.0, 3)
    assert found["recall"] == pytest.approx(5 / 6)
