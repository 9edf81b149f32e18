"""MUC-4 templates: the official format read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluate.muc4.templates import SCORED, Fill, Option, Template, read_templates, write_templates

TEXT = """
; a comment of the program that wrote it
0.  MESSAGE: ID                     XX-0001 (SOURCE)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  (03 MAR 90) / (02 MAR 90 - 03 MAR 90)
3.  INCIDENT: LOCATION              PERU: LIMA (CITY) / PERU: CALLAO (PROVINCE): LIMA (CITY)
4.  INCIDENT: TYPE                  BOMBING
9.  PERP: INDIVIDUAL ID             "TWO HOODED MEN" / "MEN"
                                    ? "THE DRIVER"
10. PERP: ORGANIZATION ID           -
12. PHYS TGT: ID                    "MILL \\"LA PAZ\\"" /
                                    "MILL"
13. PHYS TGT: TYPE                  COMMERCIAL / OTHER: "MILL"
17. PHYS TGT: TOTAL NUMBER          *
19. HUM TGT: DESCRIPTION            "MILLER" / "OWNER": "ANA RUIZ"
20. HUM TGT: TYPE                   (CIVILIAN / POLITICAL FIGURE): "ANA RUIZ"
                                    CIVILIAN: "GUARD" / "WATCHMAN"

0.  MESSAGE: ID                     XX-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


def read(slot: str, lines: str) -> tuple[Fill, ...]:
    head = "0.  MESSAGE: ID                     XX-1\n1.  MESSAGE: TEMPLATE               1\n"
    (template,) = read_templates(head + lines)
    return template.fills(slot)


def options(*pairs: tuple[str, str]) -> tuple[Option, ...]:
    return tuple(Option(*pair) for pair in pairs)


def test_every_block_is_a_template_and_comments_are_none() -> None:
    first, second = read_templates(TEXT)
    assert (first.message, first.number, first.optional) == ("XX-0001", 2, True)
    assert (second.message, second.number, second.optional, second.slots) == ("XX-0002", None, False, {})


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ("inc-date", [Fill(options(("03 MAR 90", ""), ("02 MAR 90 - 03 MAR 90", "")))]),
        (
            "inc-loc",
            [Fill(options(("PERU: LIMA (CITY)", ""), ("PERU: CALLAO (PROVINCE): LIMA (CITY)", "")))],
        ),
        (
            "perp-ind-id",
            [
                Fill(options(('"TWO HOODED MEN"', ""), ('"MEN"', ""))),
                Fill(options(('"THE DRIVER"', "")), optional=True),
            ],
        ),
        ("perp-org-id", []),
        ("phys-tgt-id", [Fill(options(("\"MILL 'LA PAZ'\"", ""), ('"MILL"', "")))]),
        ("phys-tgt-type", [Fill(options(("COMMERCIAL", '"MILL"'), ("OTHER", '"MILL"')))]),
        ("phys-tgt-total-num", []),
        ("hum-tgt-desc", [Fill(options(('"MILLER"', '"ANA RUIZ"'), ('"OWNER"', '"ANA RUIZ"')))]),
        (
            "hum-tgt-type",
            [
                Fill(options(("CIVILIAN", '"ANA RUIZ"'), ("POLITICAL FIGURE", '"ANA RUIZ"'))),
                Fill(options(("CIVILIAN", '"GUARD"'), ("CIVILIAN", '"WATCHMAN"'))),
            ],
        ),
    ],
)
def test_fills_with_their_alternatives_and_cross_references(slot: str, expected: list[Fill]) -> None:
    assert list(read_templates(TEXT)[0].fills(slot)) == expected


@pytest.mark.parametrize("none", ["-", "*", "", "* * *"])
def test_what_stands_for_no_fill(none: str) -> None:
    assert read("hum-tgt-name", f"18. HUM TGT: NAME                   {none}\n") == ()


def test_a_colon_within_quotes_is_part_of_the_string() -> None:
    (fill,) = read("perp-org-id", '10. PERP: ORGANIZATION ID           "FRONT: UNITED / FREE"\n')
    assert fill.options == options(('"FRONT: UNITED / FREE"', ""))


def test_a_line_without_indent_does_not_go_on_with_a_slot() -> None:
    lines = '6.  INCIDENT: INSTRUMENT ID         "MORTAR"\n"ROCKET"\n                "BOMB"\n'
    assert [fill.options[0].value for fill in read("inc-instr-id", lines)] == ['"MORTAR"', '"BOMB"']


def test_what_is_written_reads_the_same() -> None:
    templates = read_templates(TEXT)
    assert read_templates(write_templates(templates)) == templates


WORDS = st.from_regex(r"[A-Z]{1,8}( [A-Z0-9]{1,6}){0,2}", fullmatch=True)
FILLS = st.lists(
    st.builds(
        Fill,
        st.lists(WORDS.map('"{}"'.format).map(Option), min_size=1, max_size=3).map(tuple),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
STRING_SLOTS = st.sampled_from(["perp-ind-id", "perp-org-id", "phys-tgt-id", "hum-tgt-name", "inc-instr-id"])


@given(st.dictionaries(STRING_SLOTS, FILLS), st.integers(1, 40), st.booleans())
def test_any_strings_survive_writing(slots: dict[str, tuple[Fill, ...]], number: int, optional: bool) -> None:
    ordered = {slot: slots[slot] for slot in SCORED if slot in slots}
    template = Template("XX-0001", number, optional, ordered)
    assert read_templates(write_templates([template])) == (template,)
