"""From bytes to a report or a Skip: ids, what goes before what, offsets, and every reason to refuse."""

from __future__ import annotations

import hashlib
import html
import json
import pickle
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.ingest import Given, Kind, RawItem, Sidecar, read
from variorum.model.report import Known, PassageKind, Published, Report, Skip

Reader = Callable[..., Report | Skip]

PAGE = (
    '<html><head><meta charset="utf-8"><title>Seven die in Sarda | Sarda Post</title>'
    '<meta property="og:site_name" content="Sarda Post">'
    '<meta property="article:published_time" content="2023-05-08T09:00:00+02:00">'
    '<link rel="canonical" href="https://post.example/2023/05/08/sarda"></head>'
    "<body><nav><a href=/>Home</a></nav><article><h1>Seven die in Sarda</h1>"
    "<p>A bomb in a parked&nbsp;van killed <b>se</b>ven people in the port of Sarda on Monday "
    "&mdash; the harbour"
    " police said so&#46;</p><p>Nobody has claimed the attack.<br>It wounded &ldquo;at least "
    "twelve&rdquo; dockers and"
    " a cus&shy;toms officer, the mayor&#x2019;s office added.</p></article></body></html>"
)


def report(found: Report | Skip) -> Report:
    assert isinstance(found, Report), found
    return found


def skip(found: Report | Skip) -> Skip:
    assert isinstance(found, Skip), found
    return found


def quotes(found: Report) -> list[str]:
    return [found.text[p.start : p.end] for p in found.passages]


# -- what a report is ---------------------------------------------------------------------------------


def test_the_id_derives_from_the_bytes_alone(read_bytes: Reader, body: str) -> None:
    digest = hashlib.sha256(body.encode()).hexdigest()
    plain = report(read_bytes(body))
    assert (plain.id, plain.sha256) == (f"r_{digest[:16]}", digest)
    assert report(read_bytes(body, given=Given(outlet="A", published="2024-01-04"))).id == plain.id
    assert report(read_bytes(body + "\n")).id != plain.id


def test_the_same_input_gives_the_same_report(read_bytes: Reader) -> None:
    assert read_bytes(PAGE, Kind.HTML) == read_bytes(PAGE, Kind.HTML)


def test_items_reports_and_what_is_given_can_be_pickled(body: str) -> None:
    item = RawItem("a.txt", body.encode(), Kind.TEXT)
    again, given = pickle.loads(pickle.dumps((item, Given(outlet="A"))))  # noqa: S301  # our own bytes
    assert list(read(again, given)) == list(read(item, Given(outlet="A")))


def test_a_text_that_says_nothing_has_no_outlet_and_no_time(read_bytes: Reader, body: str) -> None:
    found = report(read_bytes(body))
    assert (found.outlet, found.url, found.title, found.published) == (None, None, None, None)
    assert (found.language, found.version, found.replaces) == ("en", 1, None)
    assert quotes(found) == body.split("\n\n")


# -- what is stated -----------------------------------------------------------------------------------


def test_front_matter_goes_before_the_sidecar_and_both_before_the_command_line(
    read_bytes: Reader, body: str
) -> None:
    side = Sidecar("a.txt.meta.toml", b'outlet = "Side"\ntitle = "Side title"\npublished = 2024-02-02')
    given = Given(outlet="Line", published="2024-03-03")
    front = f"---\noutlet: Front\n---\n{body}"
    both = report(read_bytes(front, given=given, sidecar=side))
    assert (both.outlet, both.title) == ("Front", "Side title")
    assert both.published == Published("2024-02-02", Known.SIDECAR)
    assert report(read_bytes(front, given=given)).published == Published("2024-03-03", Known.GIVEN)
    dated = report(read_bytes(f"---\npublished: 2024-01-01\n---\n{body}", given=given, sidecar=side))
    assert dated.published == Published("2024-01-01", Known.FRONT_MATTER)


def test_the_command_line_goes_before_what_a_page_suggests(read_bytes: Reader) -> None:
    bare = report(read_bytes(PAGE, Kind.HTML))
    assert (bare.outlet, bare.published) == ("Sarda Post", Published("2023-05-08", Known.PAGE))
    found = report(read_bytes(PAGE, Kind.HTML, Given(outlet="Line", published="2024-03-03")))
    assert (found.outlet, found.published) == ("Line", Published("2024-03-03", Known.GIVEN))
    assert (found.url, found.title) == (bare.url, bare.title)


def test_the_command_line_goes_before_a_header_line(read_bytes: Reader, body: str) -> None:
    text = f"- Sarda Post - https://post.example -\n\nSeven die\n\n{body}"
    assert report(read_bytes(text)).outlet == "Sarda Post"
    assert report(read_bytes(text, given=Given(outlet="Line"))).outlet == "Line"


def test_a_record_goes_before_the_command_line(read_bytes: Reader, body: str) -> None:
    line = json.dumps({"text": body, "site": "Rec", "date": "2024-01-01T10:00:00Z"})
    found = report(read_bytes(line, Kind.JSONL, Given(outlet="Line", published="2024-03-03")))
    assert (found.outlet, found.published) == ("Rec", Published("2024-01-01T10:00:00+00:00", Known.RECORD))


def test_front_matter_is_no_part_of_the_text(read_bytes: Reader, body: str) -> None:
    found = report(read_bytes(f"\ufeff---\r\noutlet: Front\r\n---\r\n{body}"))
    assert (found.outlet, found.text) == ("Front", body)


# -- records ------------------------------------------------------------------------------------------


def test_a_record_begins_with_its_title(read_bytes: Reader, body: str) -> None:
    raw = json.dumps({"text": body, "headline": " Seven die — “Sarda” "}).encode()
    found = report(read_bytes(raw, Kind.JSONL))
    assert quotes(found) == ["Seven die — “Sarda”", *body.split("\n\n")]
    assert found.passages[0].kind is PassageKind.TITLE
    for passage in found.passages:
        place = found.offsets.byte_range(passage.start, passage.end)
        assert place is not None
        assert json.loads(b'"' + raw[slice(*place)] + b'"') == found.text[passage.start : passage.end]


def test_a_title_that_the_text_begins_with_is_not_doubled(read_bytes: Reader, body: str) -> None:
    line = json.dumps({"text": f"Seven die\n{body}", "title": "Seven die"})
    assert quotes(report(read_bytes(line, Kind.JSONL))) == ["Seven die", *body.split("\n\n")]


def test_fields_are_mapped(read_bytes: Reader, body: str) -> None:
    line = json.dumps({"story": body, "head": "Seven die", "text": "not this one"})
    given = Given(fields={"text": "story", "title": "head"})
    assert quotes(report(read_bytes(line, Kind.JSONL, given)))[0] == "Seven die"
    missing = skip(read_bytes(json.dumps({"story": body}), Kind.JSONL))
    assert missing.what == "no text in the record, which has story"
    assert "--map" in missing.mend


# -- pages --------------------------------------------------------------------------------------------


def test_a_page_gives_its_words_without_its_markup(read_bytes: Reader) -> None:
    assert quotes(report(read_bytes(PAGE, Kind.HTML))) == [
        "Seven die in Sarda",
        "A bomb in a parked van killed seven people in the port of Sarda on Monday — the "
        "harbour police said so.",
        "Nobody has claimed the attack.",
        "It wounded “at least twelve” dockers and a customs officer, the mayor’s office added.",
    ]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1252"])
def test_a_page_is_read_in_its_encoding(read_bytes: Reader, codec: str) -> None:
    page = PAGE.replace("utf-8", codec).replace("&mdash;", "—").replace("&ldquo;", "“")
    assert quotes(report(read_bytes(page.encode(codec), Kind.HTML))) == quotes(
        report(read_bytes(PAGE, Kind.HTML))
    )


def seen(markup: bytes) -> str:
    """The words of a piece of markup, read in another way than the package does."""
    bare = re.sub(r"<br>", " ", markup.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", bare)).replace("\xad", "").split())


WORDS = ["bomb", "<b>po</b>lice", "the", "na&iuml;ve", "wound&shy;ed", "on", "“said”", "at&nbsp;least",
         "&amp;", "7", "Đakovica", "<i>a</i>", "port<br>of", "&#x201c;yes&#8221;", "🙂", "in\n  the",
         "kill<em>ed</em>,"]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=14, max_size=30), min_size=2, max_size=5))
def test_every_passage_of_a_page_comes_back_from_its_bytes(paragraphs: list[list[str]]) -> None:
    inner = "".join(f"<p>Report {n}: {' '.join(words)} was there.</p>" for n, words in enumerate(paragraphs))
    raw = f"<html><body><div>Menu</div><article>{inner}</article></body></html>".encode()
    sidecar = Sidecar("a.html.meta.json", b'{"language": "en"}')
    (found,) = read(RawItem("a.html", raw, Kind.HTML, sidecar))
    whole = report(found)
    assert whole.passages
    for passage in whole.passages:
        place = whole.offsets.byte_range(passage.start, passage.end)
        assert place is not None
        assert seen(raw[slice(*place)]) == whole.text[passage.start : passage.end]


# -- text ---------------------------------------------------------------------------------------------

LEAD = "The harbour police said that a bomb had gone off in the port of Sarda on Monday night. "
PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=80)


@given(PRINTED, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.data())
def test_every_span_of_a_text_comes_back_from_its_bytes(tail: str, codec: str, data: st.DataObject) -> None:
    raw = (LEAD + tail + "\r\nEnd.").encode(codec)
    sidecar = Sidecar("a.txt.meta.json", b'{"language": "en"}')
    (found,) = read(RawItem("a.txt", raw, Kind.TEXT, sidecar))
    whole = report(found)
    start = data.draw(st.integers(0, len(whole.text) - 1))
    end = data.draw(st.integers(start + 1, len(whole.text)))
    place = whole.offsets.byte_range(start, end)
    assert place is not None
    plain = "utf-16-le" if codec == "utf-16" else "utf-8"
    back = (
        raw[slice(*place)].decode(plain).replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    )
    assert back == whole.span(start, end).quote


def test_cp1252_is_read_with_its_offsets(read_bytes: Reader) -> None:
    raw = (LEAD + "“We ran,” said Zoë.").encode("cp1252")
    found = report(read_bytes(raw))
    start = found.text.index("“We")
    place = found.offsets.byte_range(start, start + 8)
    assert place is not None
    assert raw[slice(*place)].decode("cp1252") == "“We ran,"


# -- what is refused ----------------------------------------------------------------------------------

SPANISH = (
    "Una bomba colocada en una furgoneta mató el lunes a siete personas en el puerto de la "
    "ciudad, según la policía. "
    "Ningún grupo ha reivindicado el ataque y el alcalde pidió a los vecinos que no se acercaran a la zona."
)


@pytest.mark.parametrize(
    ("data", "kind", "what", "mend"),
    [
        (b"", Kind.TEXT, "empty", "text of a report"),
        (b"\xef\xbb\xbf \r\n", Kind.TEXT, "empty", "text of a report"),
        (b"Nine dead in Sarda.", Kind.TEXT, "too short", "full text"),
        (b"<<<<<< !!!!!! " * 30, Kind.TEXT, "too short", "full text"),
        (SPANISH.encode(), Kind.TEXT, "not in English: es", "language: en"),
        (b"%PDF-1.4 ...", Kind.TEXT, "PDF", "pdftotext"),
        (b"\x00\x01\x02\x03" * 100, Kind.TEXT, "binary", "JSONL"),
        (b"a" * 1_000_001, Kind.TEXT, "too large", "one report a file"),
        (b"<html>" + b"<p>" * 100_001, Kind.HTML, "tags", "text alone"),
        (b"<html><body><nav>Home</nav></body></html>", Kind.HTML, "no text|too short", "text"),
        (b"---\nauthor: A\n---\nwords", Kind.TEXT, "line 2: there is no field 'author'", "keys are"),
        (b"{not json}", Kind.JSONL, "not a JSON record", "one JSON object a line"),
        (b'{"text": ["a"]}', Kind.JSONL, "no text in the record", "--map"),
        (json.dumps({"text": LEAD, "date": "04/01/2024"}).encode(), Kind.JSONL, "one way only", "2024-01-31"),
        (json.dumps({"text": LEAD, "lang": "fr"}).encode(), Kind.JSONL, "not in English: fr", "English"),
        (json.dumps({"text": "a" * 1_000_001}).encode(), Kind.JSONL, "too large", "one report"),
        (bytes(range(0x80, 0x100)) * 9, Kind.TEXT, "encoding|English|short", ""),
    ],
)  # fmt: skip
def test_each_refusal_says_what_where_and_how_to_mend(
    read_bytes: Reader, data: bytes, kind: Kind, what: str, mend: str
) -> None:
    found = skip(read_bytes(data, kind))
    assert re.search(what, found.what)
    assert mend in found.mend
    assert found.origin == "box/a.txt"
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert "\n" not in found.what + found.mend


def test_a_text_that_is_stated_to_be_english_is_believed(read_bytes: Reader) -> None:
    assert report(read_bytes(f"---\nlanguage: en\n---\n{SPANISH}")).language == "en"


def test_a_bad_sidecar_is_named(read_bytes: Reader, body: str) -> None:
    found = skip(read_bytes(body, sidecar=Sidecar("box/a.txt.meta.json", b"{")))
    assert found.origin == "box/a.txt"
    assert found.what.startswith("box/a.txt.meta.json: can't be read")


def test_a_page_whose_words_are_not_its_own_is_refused(
    read_bytes: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.ingest.reader.visible", lambda markup: markup.__class__("", markup.offsets))
    assert "can't be traced" in skip(read_bytes(PAGE, Kind.HTML)).what


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PAGE.encode()) - 1), st.binary(min_size=1, max_size=6), st.integers(0, 40))
def test_mutated_pages_are_read_or_refused(place: int, junk: bytes, cut: int) -> None:
    raw = PAGE.encode()
    (found,) = read(RawItem("a.html", raw[:place] + junk + raw[place + cut :], Kind.HTML))
    if isinstance(found, Report):
        assert all(found.text[p.start : p.end].strip() for p in found.passages)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=120), st.sampled_from(list(Kind)))
def test_any_bytes_give_one_report_or_one_skip(data: bytes, kind: Kind) -> None:
    assert len(list(read(RawItem("x", data, kind)))) == 1
