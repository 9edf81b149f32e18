"""What was tried and failed, or threatened only, is told apart from what took its course."""

from __future__ import annotations

import pytest

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract


def stages(text: str) -> set[str | None]:
    """The stage noted with each type of each account."""
    return {a.note("stage") for account in extract(report_of("case", text)) for a in account.of("type")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An armed group tried to attack the residence of the consul in Bogota on Monday.", "attempted"),
        ("A car bomb was defused in Bernal Avenue on Monday.", "attempted"),
        ("Police deactivated a bomb outside the ministry in Lima.", "attempted"),
        ("The attempted kidnapping of the mayor in Cali failed.", "attempted"),
        ("He was wounded in an attempt on his life in Cali on Monday.", "attempted"),
        ("The drug barons have threatened to murder ten judges.", "threatened"),
        ("Gunmen murdered ten judges in Cali on Monday.", None),
        ("A car bomb exploded outside the ministry in Lima.", None),
        ("Rebels attacked the post and tried to flee.", None),
    ],
)
def test_the_stage_is_what_the_words_say(text: str, expected: str | None) -> None:
    assert stages(text) == {expected}
