"""Trees set right: sentences that the parser reads wrongly, and what is read from them once they are."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.harmed import harmed
from variorum.extract.parse import Sentence, parse
from variorum.extract.repairs import repaired
from variorum.extract.scene import scene
from variorum.model.value import Text


def named(text: str, field: str = "harmed") -> set[str]:
    """The words found as `field`."""
    found = [f.draft for f in harmed(scene(report_of("case", text)))]
    return {d.value.text for d in found if d.field == field and isinstance(d.value, Text)}


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("The priest Ivo Ferrer, kidnapped on 15 February in Cali, was released by the ELN.", {"Ivo Ferrer"}),
        (
            "They condemned the recent murder in Guatemala of political leaders Hector Colina and Gilda Flor.",
            {"political leaders", "Hector Colina", "Gilda Flor"},
        ),
        ("The senator, his driver and two bodyguards died when a bomb exploded.",
         {"senator", "his driver", "bodyguards"}),
        ("A man opened fire in a bar, killing John Smith, 42, Mary Jones, 19, and Bob Lee, 30.",
         {"John Smith", "Mary Jones", "Bob Lee"}),
        ("Killed were Ann Poe, 23; Bob Roe, 31; and Eve Doe, 19.", {"Ann Poe", "Bob Roe", "Eve Doe"}),
        ("On 14 March Cifuentes was wounded in an attack.", {"Cifuentes"}),
        ("British engineer John Jones [name as received], kidnapped by rebels, lives in Bogota.",
         {"John Jones"}),
    ],
)  # fmt: skip
def test_whom_it_met_is_found_in_a_tree_set_right(text: str, met: set[str]) -> None:
    assert met <= named(text) <= met | {"priest", "engineer"}


def test_who_was_kidnapped_is_no_kidnapper() -> None:
    text = "The priest Ivo Ferrer, kidnapped on 15 February in Cali, was released by the ELN."
    assert not named(text, "assailant")


def test_a_target_behind_a_time_is_that_of_the_attack() -> None:
    text = "He referred to an attack last night on an electric power substation in San Salvador."
    assert named(text, "struck") == {"electric power substation"}


@pytest.mark.parametrize(
    "text",
    [
        "John Smith, a teacher, was shot in Salem.",
        "The mayor said on Monday that two men attacked the house of a judge.",
        "Police, who arrived at noon, found the bodies of two men; neighbours heard shots.",
        "The rebels attacked the base, killing two soldiers, and fled.",
        "The president, elected in May, denied it.",
    ],
)
def test_a_sentence_read_well_stays_as_it_is(text: str) -> None:
    read = parse(report_of("case", text))

    def tree(sentence: Sentence) -> list[tuple[str, int]]:
        return [(t.dep, t.head) for t in sentence.tokens]

    assert [tree(s) for s in repaired(read).sentences] == [tree(s) for s in read.sentences]


def test_asides_leave_offsets_as_they_are() -> None:
    report = report_of(
        "case", "Engineer John Jones [name as received] was killed [words indistinct] in Cali."
    )
    tokens = [t for s in parse(report).sentences for t in s.tokens]
    assert all(report.text[t.start : t.end] == t.text for t in tokens)
    assert "received" not in {t.text for t in tokens}
