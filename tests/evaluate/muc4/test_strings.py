"""Strings of fills: nonessential modifiers, parts, and what goes beyond the noun."""

import pytest

from variorum.evaluate.muc4.strings import grade


@pytest.mark.parametrize(
    ("response", "key", "expected"),
    [
        ('"THE 3 WEAVERS"', '"WEAVERS"', 1.0),
        ('"WEAVERS"', '"THE WEAVERS"', 1.0),
        ('"OLD WEAVERS"', '"WEAVERS"', 1.0),
        ('"PERUVIAN WEAVERS"', '"WEAVERS"', 1.0),
        ('"WEAVERS WHO WERE ON STRIKE"', '"WEAVERS"', 1.0),
        ('"WEAVERS AND THEIR NEIGHBOURS"', '"WEAVERS"', 0.5),
        ('"RUIZ"', '"ANA MARIA RUIZ"', 0.5),
        ('"ANA RUIZ"', '"PEDRO RUIZ"', 0.0),
        ('"WEAVERS"', '"MILLERS"', 0.0),
        ('"WEAVERS UNITED [WU]"', '"WU"', 1.0),
        ('"WEAVERS UNITED ( WU )"', '"WEAVERS UNITED"', 1.0),
        ('"WEAVERS UNITED (WU) LEADERS"', '"WU"', 0.5),
        ('"-"', '"WEAVERS"', 0.0),
        ('"-"', '"-"', 1.0),
    ],
)
def test_grades_of_strings(response: str, key: str, expected: float) -> None:
    assert grade(response, key) == expected
