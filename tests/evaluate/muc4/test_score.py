"""Answers scored: templates mapped, rows of totals, figures."""

import pytest

from variorum.evaluate.muc4.score import score
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import Fill, Option, Template


def template(number: int | None, kind: str = "BOMBING", *, optional: bool = False, **slots: str) -> Template:
    fills = {"inc-type": kind} | {slot.replace("_", "-"): value for slot, value in slots.items()}
    return Template(
        "XX-1",
        number,
        optional,
        {} if number is None else {slot: (Fill((Option(value),)),) for slot, value in fills.items()},
    )


BUS = template(1, phys_tgt_id='"BUS"', inc_loc="PERU")
MILL = template(2, phys_tgt_id='"MILL"', inc_loc="PERU")
IRRELEVANT = template(None)


def test_a_key_answered_by_itself_is_wholly_right() -> None:
    scored = score([BUS, MILL], [MILL, BUS])
    assert scored.rows["all_templates"] == Column(cor=6)
    assert scored.rows["all_templates"].f == 100.0
    assert scored.templates == Column(cor=2)


def test_the_four_rows() -> None:
    other = template(3, phys_tgt_id='"DAM"')
    rows = score([BUS, MILL], [BUS, other]).rows
    assert rows["matched_only"] == Column(cor=3)
    assert rows["matched_missing"] == Column(cor=3, mis=3)
    assert rows["matched_spurious"] == Column(cor=3, spu=2)
    assert rows["all_templates"] == Column(cor=3, mis=3, spu=2)


@pytest.mark.parametrize(
    ("answer", "mapped"),
    [
        (template(1, "BOMBING", phys_tgt_id='"BUS"'), True),
        (template(1, "ATTACK", phys_tgt_id='"BUS"'), True),
        (template(1, "ARSON", phys_tgt_id='"BUS"', inc_loc="PERU"), False),
        (template(1, "BOMBING", inc_loc="PERU"), False),
        (template(1, "BOMBING", phys_tgt_id='"DAM"', inc_loc="PERU"), False),
    ],
)
def test_templates_map_by_type_and_by_who_or_what(answer: Template, mapped: bool) -> None:
    assert bool(score([BUS], [answer]).templates.cor) is mapped


def test_a_template_of_the_key_without_who_or_what_maps_by_type_alone() -> None:
    bare = template(1, "KIDNAPPING", inc_loc="PERU")
    assert score([bare], [bare]).templates == Column(cor=1)


def test_an_optional_template_counts_only_if_answered() -> None:
    unsure = template(2, phys_tgt_id='"MILL"', optional=True)
    assert score([BUS, unsure], [BUS]).rows["all_templates"] == Column(cor=3)
    assert score([BUS, unsure], [BUS, unsure]).rows["all_templates"] == Column(cor=5)


def test_irrelevant_templates_and_other_messages_do_not_count() -> None:
    elsewhere = Template("XX-9", 1, False, BUS.slots)
    assert score([IRRELEVANT], [IRRELEVANT, elsewhere]).rows["all_templates"] == Column()
    assert score([IRRELEVANT], [BUS]).rows["all_templates"] == Column(spu=3)


def test_the_answer_goes_to_the_template_that_it_covers_best() -> None:
    answer = template(1, phys_tgt_id='"MILL"', inc_loc="PERU")
    (pair,) = (one for one in score([BUS, MILL], [answer]).aligned if one.key and one.response)
    assert pair.key is MILL


def test_slots_add_up_to_all_templates() -> None:
    scored = score([BUS, MILL], [template(1, "ATTACK", phys_tgt_id='"OLD BUS DEPOT"', inc_loc="CHILE")])
    assert sum(scored.slots.values(), start=Column()) == scored.rows["all_templates"]


def test_figures_of_a_column() -> None:
    column = Column(cor=4, par=2, inc=2, spu=2, mis=12)
    assert (column.possible, column.actual) == (20, 10)
    assert (column.recall, column.precision) == (25.0, 50.0)
    assert column.f == pytest.approx(100 / 3)
    assert (column.overgeneration, column.undergeneration) == (20.0, 60.0)
    assert Column().figures() == dict.fromkeys(column.figures(), 0.0)
