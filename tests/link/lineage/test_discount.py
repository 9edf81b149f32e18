"""Paragraphs that tell of the report itself, wherever in a text they stand and however they are written."""

from __future__ import annotations

import pytest

from variorum.link.lineage.discount import boilerplate

NOTICES = [
    "Reporting by Ilva Brannoch",
    "(Additional reporting by Odrick Fenn)",
    "Writing by Odrick Fenn",
    "Editing by Ilva Brannoch",
    "- Edited by Ilva Brannoch",
    "© Quellwort Wire",
    "(c) Quellwort Wire",
    "COPYRIGHT 2021",
    "Photo: Marrow Mail",
    "Read more - the market square",
    "Sign up for our letters",
    "Hesper Grange contributed to this report.",
    "All rights reserved.",
    "This may not be published or rewritten.",
    "This story was originally told in the Mail.",
    "The Article Has Been updated.",
    "It was first published by the Mail.",
    "Originally published in May",
    "Thank you for reading",
    "Please log in",
    "Log in to your account",
    "You can login using a letter",
    "Sign in with a profile",
    "Get a digital subscription",
    "your subscribers",
    "an all-access access plan",
    "Terms of use apply",
    "Image 3 of 9",
    "Enable JavaScript",
    "Powered by Quellwort",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_is_found_among_the_news(notice: str) -> None:
    """Only its own paragraph, in any case of letters."""
    text = f"A hall was hit.\n{notice}\nThe town mourned."
    start = text.index(notice)
    assert list(boilerplate(text)) == [(start, start + len(notice))]
    assert len(list(boilerplate(text.upper()))) == 1


@pytest.mark.parametrize(
    "news",
    [
        "The report was written by the police.",
        "He was seen on video, and in a photo of the hall.",
        "They may not be alone. A sign was put up; the logs were copied.",
        "The image was clear, the first of its kind published.",
        "all rights reserved " + "and so on " * 60,
    ],
    ids=["a report", "a video", "logs and signs", "an image", "a long paragraph"],
)
def test_news_is_no_notice(news: str) -> None:
    """Words of notices stand in the news as well."""
    assert not list(boilerplate(news))
