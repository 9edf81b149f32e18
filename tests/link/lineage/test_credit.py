"""Credits of the whole text by a table of rules, and of a part; each rule with its like that is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.link.texts import words
from variorum.link.lineage.credit import credit_line, whole_credit
from variorum.model.origin import origin_id

BODY = words(1, 200).capitalize() + "."
WHOLE = [
    ("dateline", "TESSEL, Quarra (AP) — {body}", "Associated Press"),
    ("dateline", "TESSEL, May 3 (Reuters) - {body}", "Reuters"),
    ("dateline", "A title\n\nMarrow (AFP) – {body}", "AFP"),
    ("byline", "A title\n\nBy The Associated Press\n\n{body}", "AP"),
    ("byline", "By ADA LOW, Associated Press\n\n{body}", "AP"),
    ("byline", "Agence France-Presse\n{body}", "AFP"),
    ("source line", "{body}\n\nSource: AFP", "AFP"),
    ("source line", "{body}\n\n(Source: The Coast Herald)", "Coast Herald"),
    ("source line", "{body}\n\nSource: Telegram channel Marrow Watch", "Telegram channel Marrow Watch"),
    ("reporting by an agency", "{body}\n\nReporting by Reuters; editing by the desk", "Reuters"),
    ("agency alone at the end", "{body}\n\n(AFP)", "AFP"),
    ("copyright", "{body}\n\nCopyright 2021 The Associated Press. All rights reserved.", "AP"),
    ("copyright", "{body}\n\n© 2021 AFP", "AFP"),
    ("first published", "{body}\n\nThis story was first published by The Coast Herald.", "The Coast Herald"),
    (
        "first published",
        "{body}\n\nThis article originally appeared in The Coast Herald.",
        "The Coast Herald",
    ),
]


@pytest.mark.parametrize(("rule", "text", "name"), WHOLE)
def test_the_whole_text_is_credited(world: Any, rule: str, text: str, name: str) -> None:
    found = whole_credit(world.report("The Mail", text=text.format(body=BODY)))
    assert found is not None
    assert (found.rule, found.origin_id) == (rule, origin_id(name))


NOT_WHOLE = [
    pytest.param("{body}\n\nThe Associated Press contributed to this report.", id="contributed"),
    pytest.param("{body}\n\nWith agencies", id="agencies"),
    pytest.param("Two died, according to AFP. {body}", id="according to"),
    pytest.param("Two died, police told Reuters. {body}", id="told"),
    pytest.param("Reuters reported two dead. {body}", id="reported"),
    pytest.param("TESSEL — {body}", id="a dateline without an agency"),
    pytest.param("TESSEL (Herald) — {body}", id="no agency"),
    pytest.param("By Ada Low\n\n{body}", id="a byline of a person"),
    pytest.param("{body}\n\nReporting by Ada Low; editing by Bo Fen", id="reporting by persons"),
    pytest.param("{body}\n\nCopyright 2021 The Mail", id="the outlet's own copyright"),
    pytest.param("{body}\n\nSource: Telegram", id="a kind of medium"),
    pytest.param("{body}\n\nPhoto: AFP", id="a picture"),
    pytest.param("{body} (AP) {body} {body}", id="in the midst"),
    pytest.param("{body}\n\nThis story was first published on Monday.", id="a day"),
    pytest.param("{body}\n\nThis story was first published by The Mail.", id="the outlet itself"),
]


@pytest.mark.parametrize("text", NOT_WHOLE)
def test_a_credit_of_a_part_or_of_nobody_is_none_of_the_whole(world: Any, text: str) -> None:
    assert whole_credit(world.report("The Mail", text=text.format(body=BODY))) is None


def test_the_report_of_an_agency_is_the_agencys(world: Any) -> None:
    """So it is one witness with a report that credits it."""
    found = whole_credit(world.report("Associated Press", text=BODY))
    assert found is not None
    assert found.origin_id == origin_id("AP")


@pytest.mark.parametrize(
    ("text", "outlet", "line"),
    [
        ("Two died, according to AFP.", "Agence France-Presse", "according to AFP"),
        ("The Associated Press contributed to this report.", "AP", "Associated Press contributed"),
        ("Reporting by Coast Wire; editing", "Coast Wire", "Reporting by Coast Wire"),
        ("Coast Wireless said so", "Coast Wire", None),
    ],
)
def test_a_credit_of_any_part(text: str, outlet: str, line: str | None) -> None:
    assert credit_line(text, outlet) == line
