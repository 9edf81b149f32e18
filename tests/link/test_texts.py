"""The parts of lineage one by one: credit lines, quotations, boilerplate, alignment, moments."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.link.cluster.groups import Groups
from variorum.link.lineage.align import anchors, overlap, worded
from variorum.link.lineage.credit import credit_line
from variorum.link.lineage.discount import boilerplate, quoted
from variorum.link.moment import earlier
from variorum.model.report import Known, Published

CREDITED = [
    ("TESSEL (Coast Wire) - Two men", "Coast Wire"),
    ("They fled.\n\n(Reuters)", "Reuters"),
    ("They fled.\n\nReporting by Coast Wire; editing by the desk", "The Coast Wire"),
    ("Two men fled, according to AFP, and", "Agence France-Presse"),
    ("The mayor told the Coast Wire that", "Coast Wire"),
    ("AP contributed to this report.", "Associated Press"),
    ("Source: Coast Wire", "Coast Wire"),
]
NOT_CREDITED = [
    ("The paper APLOMB reported it.", "AP"),
    ("A fence of coast wire stood there.", "Coast Wire"),
    ("Two men fled.", "Reuters"),
]


@pytest.mark.parametrize(("text", "outlet"), CREDITED)
def test_a_credit_line_is_found(text: str, outlet: str) -> None:
    """Under any name of the agency."""
    assert credit_line(text, outlet)


@pytest.mark.parametrize(("text", "outlet"), NOT_CREDITED)
def test_other_words_are_no_credit(text: str, outlet: str) -> None:
    """A word that holds the name, or means the thing."""
    assert credit_line(text, outlet) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He said “it is over” and left.", ["“it is over”"]),
        ('He said "it is over" and left.', ['"it is over"']),
        ("He said ‘it isn’t over’ and left.", ["‘it isn’t over’"]),
        ("“It is over.\n\n“They left,” he said.", ["“It is over.", "“They left,”"]),
        ("The mayor’s men weren’t there.", []),
        ('over," he said, and "they left."', ['"they left."']),
        ("it ended there” he said. They left.", []),
        ("“It is over, he said. " + "They left. " * 80, []),
    ],
)
def test_quotations(text: str, said: list[str]) -> None:
    """In any marks; an open one ends with its paragraph; an apostrophe is none."""
    assert [text[start:end] for start, end in quoted(text)] == said


@pytest.mark.parametrize(
    ("paragraph", "is_it"),
    [
        ("Reporting by A. Coder; editing by B. Coder", True),
        ("Photo: the harbour at dusk", True),
        ("© The Coast Wire", True),
        ("This story was first published on 3 May.", True),
        ("Sign up for our letter", True),
        ("Thank you for reading! Please log in to your account.", True),
        ("By submitting you agree to our Terms of Service and Privacy Policy.", True),
        ("The gunman had subscribed to a magazine.", False),
        ("The police found a photo of the men in the car.", False),
        ("The reporting by both papers was praised.", False),
    ],
)
def test_boilerplate(paragraph: str, is_it: bool) -> None:
    """What tells of the report itself, not of the news."""
    text = f"Two men fled.\n\n{paragraph}"
    assert [text[a:b] for a, b in boilerplate(text)] == ([paragraph] if is_it else [])


def test_a_long_paragraph_is_news_whatever_it_says() -> None:
    """A notice is short."""
    assert list(boilerplate("Photo: " + "a real paragraph of news " * 30)) == []


@given(st.lists(st.sampled_from("abcdefgh"), min_size=0, max_size=60))
def test_a_text_overlaps_itself_wholly_or_is_too_short(words: list[str]) -> None:
    """From both sides alike."""
    text = worded(" ".join(words))
    both = overlap(text, text)
    assert both.left.exact == (len(words) if len(words) >= 6 else 0)
    assert both.left.weight == both.right.weight == len(words)


@given(st.integers(0, 1000))
def test_the_runs_are_the_same_words_in_both(seed: int) -> None:
    """Every run is a true match, and none overlaps another on the left."""
    rng = random.Random(seed)  # noqa: S311 - a test needs the same texts each time
    left = worded(" ".join(rng.choices("ab", k=80)))
    right = worded(" ".join(rng.choices("ab", k=80)))
    last = 0
    for run in anchors(left, right):
        assert run.left >= last
        last = run.left + run.length
        assert left.words[run.left : last] == right.words[run.right : run.right + run.length]


@pytest.mark.parametrize(
    ("left", "right", "first"),
    [
        ("2021-05-03", "2021-05-04", True),
        ("2021-05-03", "2021-05-03", None),
        ("2021-05-03T23:50+03:00", "2021-05-03T21:00+00:00", True),
        ("2021-05-03T10:00", "2021-05-03T12:00", None),
        ("2021-05-03T10:00", "2021-05-03", None),
        ("2021-05-03", None, None),
    ],
)
def test_which_came_first(left: str, right: str | None, first: bool | None) -> None:
    """Moments in their zones; otherwise days; otherwise it is not known."""
    a = Published(left, Known.GIVEN)
    b = Published(right, Known.GIVEN) if right else None
    assert earlier(a, b) is first
    assert earlier(b, a) is (None if first is None else not first)


def test_groups_join_and_are_named_by_their_smallest() -> None:
    """In any order of joining."""
    groups = Groups("abcd")
    groups.join("c", "b")
    groups.join("c", "d")
    assert groups.of("d") == "b"
    assert list(groups.all()) == [("a", ["a"]), ("b", ["b", "c", "d"])]
    assert "z" not in groups
