"""Figures of the modern papers: roles, entities, relevance."""

import pytest

from variorum.evaluate.muc4.modern import entities, modern
from variorum.evaluate.muc4.templates import Template, read_templates


def templates(*blocks: str) -> tuple[Template, ...]:
    return read_templates("\n".join(blocks))


def block(message: str, number: str, *lines: str) -> str:
    head = (f"0.  MESSAGE: ID                     {message}", f"1.  MESSAGE: TEMPLATE               {number}")
    return "\n".join((*head, *lines)) + "\n"


BOMBING = "4.  INCIDENT: TYPE                  BOMBING"
ARSON = "4.  INCIDENT: TYPE                  ARSON"
BUS = '12. PHYS TGT: ID                    "TOWN BUS" / "BUS"'
NAME = '18. HUM TGT: NAME                   "ANA RUIZ"'
ROLE = '19. HUM TGT: DESCRIPTION            "MILLER": "ANA RUIZ"'
KEY = block("XX-1", "1", BOMBING, BUS, NAME, ROLE)


def test_a_name_and_its_description_are_one_victim() -> None:
    (template,) = templates(KEY)
    (victim,) = entities(template, "victim")
    assert victim.strings == {("ANA", "RUIZ"), ("MILLER",)}


@pytest.mark.parametrize(
    ("answer", "role", "right", "given", "expected"),
    [
        (block("XX-1", "1", BOMBING, '12. PHYS TGT: ID                    "BUS"'), "target", 1, 1, 1),
        (block("XX-1", "1", BOMBING, '12. PHYS TGT: ID                    "THE BUS"'), "target", 0, 1, 1),
        (block("XX-1", "1", BOMBING, '19. HUM TGT: DESCRIPTION            "MILLER"'), "victim", 1, 1, 1),
        (block("XX-1", "1", ARSON, BUS), "target", 0, 1, 1),
        (block("XX-1", "*"), "target", 0, 0, 1),
    ],
)
def test_template_score_by_role(answer: str, role: str, right: float, given: int, expected: int) -> None:
    figures = modern(templates(KEY), templates(answer))["template"]
    assert isinstance(figures, dict)
    assert figures[role]["recall"] == right / expected
    assert figures[role]["precision"] == (right / given if given else 0.0)


def test_entities_are_pooled_over_the_templates_of_a_report() -> None:
    answer = templates(block("XX-1", "1", ARSON, BUS), block("XX-1", "2", ARSON, BUS))
    pooled = modern(templates(KEY), answer)["ceaf_ree"]
    assert isinstance(pooled, dict)
    assert pooled["target"] == {"recall": 1.0, "precision": 1.0, "f": 1.0}


def test_relevance_leaves_out_reports_whose_templates_are_all_optional() -> None:
    keys = templates(
        KEY, block("XX-2", "*"), block("XX-3", "1 (OPTIONAL)", BOMBING, BUS), block("XX-4", "1", BOMBING)
    )
    given = templates(KEY, block("XX-2", "1", BOMBING), block("XX-3", "1", BOMBING))
    assert modern(keys, given)["relevance"] == {"recall": 0.5, "precision": 0.5, "f": 0.5}
