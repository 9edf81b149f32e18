"""The fills of a slot set against each other, and counted."""

from variorum.evaluate.muc4.grades import Grader
from variorum.evaluate.muc4.history import History, Ruling, words_of
from variorum.evaluate.muc4.pairing import Pairing, column, missing, spurious, template_pairings
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import Fill, Option, Template


def fill(text: str, *, optional: bool = False) -> Fill:
    value, _, tag = text.partition(": ")
    return Fill((Option(value, tag),), optional)


def template(number: int = 1, **slots: list[Fill]) -> Template:
    return Template("XX-1", number, False, {s.replace("_", "-"): tuple(f) for s, f in slots.items()})


def pairings(
    slot: str, given: Template, key: Template, history: History | None = None
) -> tuple[Pairing, ...]:
    return template_pairings(Grader(given, key, history or History()))[slot]


def counted(given: list[Fill], wanted: list[Fill]) -> Column:
    return column(pairings("phys-tgt-id", template(phys_tgt_id=given), template(phys_tgt_id=wanted)))


BUS, MILL, BRIDGE = fill('"BUS"'), fill('"MILL"'), fill('"BRIDGE"')


def test_the_order_of_fills_does_not_matter() -> None:
    assert counted([MILL, BUS], [BUS, MILL]) == Column(cor=2)


def test_left_over_fills_are_wrong_then_spurious_or_missing() -> None:
    assert counted([BUS, MILL, BRIDGE], [BUS, fill('"DAM"')]) == Column(cor=1, inc=1, spu=1)
    assert counted([MILL], [BUS, BRIDGE]) == Column(inc=1, mis=1)


def test_an_optional_fill_is_not_missed_but_may_be_answered_wrongly() -> None:
    assert counted([], [fill('"BUS"', optional=True)]) == Column()
    assert counted([BUS], [fill('"BUS"', optional=True)]) == Column(cor=1)
    assert counted([MILL], [fill('"BUS"', optional=True)]) == Column(inc=1)
    assert counted([MILL], [fill('"BUS"', optional=True), BRIDGE]) == Column(inc=1)


def test_cross_references_follow_their_strings() -> None:
    given = template(
        phys_tgt_id=[fill('"THE BUS"'), MILL],
        phys_tgt_num=[fill('1: "THE BUS"'), fill('1: "MILL"')],
    )
    key = template(phys_tgt_id=[MILL, BUS], phys_tgt_num=[fill('1: "MILL"'), fill('1: "BUS"')])
    assert column(pairings("phys-tgt-num", given, key)) == Column(cor=2)


def test_a_cross_reference_to_a_partly_right_string_is_not_right() -> None:
    given = template(hum_tgt_name=[fill('"RUIZ"')], hum_tgt_type=[fill('CIVILIAN: "RUIZ"')])
    key = template(hum_tgt_name=[fill('"ANA RUIZ"')], hum_tgt_type=[fill('CIVILIAN: "ANA RUIZ"')])
    assert column(pairings("hum-tgt-type", given, key)) == Column(par=1)


def test_a_value_bound_to_one_thing_is_not_half_right_for_another() -> None:
    given = template(hum_tgt_name=[fill('"RUIZ"')], hum_tgt_type=[fill('CIVILIAN: "RUIZ"')])
    key = template(
        hum_tgt_name=[fill('"RUIZ"'), fill('"SOTO"')],
        hum_tgt_type=[fill('DIPLOMAT: "RUIZ"'), fill('CIVILIAN: "SOTO"')],
    )
    assert column(pairings("hum-tgt-type", given, key)) == Column(inc=1, mis=1)


def test_an_answer_that_the_judges_spread_is_partly_right_for_each() -> None:
    ruling = Ruling(0.5, frozenset({words_of('"BUS"'), words_of('"TRUCK"')}), shared=True)
    history = History({("XX-1", 1, "phys-tgt-id", words_of('"VEHICLES"')): (ruling,)})
    given = template(phys_tgt_id=[fill('"VEHICLES"')], phys_tgt_type=[fill('TRANSPORT VEHICLE: "VEHICLES"')])
    key = template(phys_tgt_id=[BUS, fill('"TRUCK"'), MILL], phys_tgt_type=[fill('TRANSPORT VEHICLE: "BUS"')])
    assert column(pairings("phys-tgt-id", given, key, history)) == Column(par=2, mis=1)
    assert column(pairings("phys-tgt-type", given, key, history)) == Column(cor=1)


def test_templates_without_a_counterpart() -> None:
    one = template(phys_tgt_id=[BUS, fill('"MILL"', optional=True)])
    assert column(missing(one)["phys-tgt-id"]) == Column(mis=1)
    assert column(spurious(one)["phys-tgt-id"]) == Column(spu=2)
