"""The tail of a title that names its outlet."""

import pytest

from variorum.extract.place_titles import tail_of


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Man shot in Toledo - WXYZ News 5 - Albany, weather and sports", "Man shot in Toledo"),
        ("Man shot in Toledo | Albany Herald", "Man shot in Toledo"),
        ("Man shot in Toledo :: example.com", "Man shot in Toledo"),
        ("Man shot in Toledo - KWXY.com - Tyler", "Man shot in Toledo"),
        ("Man shot in Toledo – three held", "Man shot in Toledo – three held"),
        ("Man shot in Toledo", "Man shot in Toledo"),
        ("", ""),
    ],
)
def test_the_tail_begins_where_the_outlet_does(title: str, kept: str) -> None:
    assert title[: tail_of(title)] == kept
