"""What is read from a page beside its words: title, outlet, address, day. Nothing is read but the page."""

from __future__ import annotations

import socket

import pytest

from variorum.ingest.page import Page, declared_charset, read_page

TEXT = (
    "<p>A bomb in a parked van killed seven people in the port of Sarda on Monday, the harbour "
    "police said.</p>"
    "<p>Nobody has claimed the attack, which wounded at least twelve dockers and a customs officer.</p>"
    "<p>The mayor asked people to stay away from the docks until they had been searched for "
    "other devices.</p>"
)


def page(head: str = "", body: str = TEXT) -> Page:
    found = read_page(f"<html><head>{head}</head><body><article>{body}</article></body></html>")
    assert found is not None
    return found


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def test_a_page_has_its_paragraphs() -> None:
    assert [b.text[:12] for b in page().blocks] == ["A bomb in a ", "Nobody has c", "The mayor as"]


def test_line_breaks_behind_sentences_part_paragraphs() -> None:
    lines = [p.removesuffix("</p>") for p in TEXT.split("<p>") if p]
    assert len(page(body="<p>" + "<br>".join(lines) + "</p>").blocks) == 3


def test_title_outlet_and_address_are_read() -> None:
    head = (
        "<title>Seven die in Sarda | Sarda Post</title>" + meta("og:site_name", "Sarda Post")
        + '<link rel="canonical" href="https://post.example/2023/blast.html">'
    )  # fmt: skip
    found = page(head)
    assert (found.outlet, found.url) == ("Sarda Post", "https://post.example/2023/blast.html")
    assert found.title == "Seven die in Sarda"


def test_the_address_of_a_site_is_not_that_of_a_report() -> None:
    assert page('<link rel="canonical" href="https://post.example/">').url is None


def test_a_page_that_says_nothing_of_itself_has_nothing() -> None:
    found = page()
    assert (found.title, found.outlet, found.url, found.day) == (None, None, None, None)


@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "2023-05-06T08:30:00+03:00"),
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-05-06"}</script>',
        '<link rel="canonical" href="https://post.example/2023/05/06/blast.html">',
    ],
)
def test_a_day_that_the_page_states_is_read(head: str) -> None:
    assert page(head).day == "2023-05-06"


@pytest.mark.parametrize("day", ["2031-05-06", "2023-05-06"])
def test_the_answer_does_not_hang_on_today(day: str) -> None:
    assert page(meta("article:published_time", day)).day == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("6 May 2023", "2023-05-06"),
        ("May 6, 2023", "2023-05-06"),
        ("06/05/2023", None),
        ("Copyright 2023", None),
    ],
)
def test_a_day_that_could_be_two_is_not_taken(line: str, day: str | None) -> None:
    assert page(body=f'<div class="date published">{line}</div>{TEXT}').day == day


def test_a_day_in_the_story_is_not_its_date() -> None:
    assert page(body=TEXT.replace("on Monday", "on May 6, 2023")).day is None


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "iso-8859-1"),
        (b'<?xml version="1.0" encoding="UTF-8"?><html>', "UTF-8"),
        (b"<html><p>charset=no</p>", None),
    ],
)
def test_the_declared_charset_is_found(data: bytes, charset: str | None) -> None:
    assert declared_charset(data) == charset


@pytest.mark.parametrize(
    "markup", ["", "<html></html>", "no markup", "<html><body><nav>Home</nav></body></html>"]
)
def test_a_page_without_a_report_has_none(markup: str) -> None:
    found = read_page(markup)
    assert found is None or not found.blocks or len(found.blocks[0].text) < 40


def test_an_xml_declaration_and_controls_do_no_harm() -> None:
    found = read_page(f'<?xml version="1.0" encoding="utf-8"?>\n<html><body>\x01{TEXT}</body></html>')
    assert found is not None
    assert len(found.blocks) == 3


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    head = '<link rel="canonical" href="https://post.example/a"><base href="https://post.example/">'
    assert page(head + '<iframe src="https://post.example/x"></iframe>').blocks
