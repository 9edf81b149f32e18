"""What reports say is data: no text of theirs becomes a part of the page that does something."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from variorum.model.report import Passage, PassageKind
from variorum.publish.dossier.page import page
from variorum.publish.dossier.safe import anchor, link, shown

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=https://elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example'>",
    "<link rel=stylesheet href=https://elsewhere.example/x.css>",
    "<form action=https://elsewhere.example><button>go</button></form>",
    "<details open ontoggle=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<!--><script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in y %}",
    "{{ self.__init__.__globals__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\u202eevil txt\u202c and \u2066more\u2069",
    "nul \x00 bell \x07 escape \x1b del \x7f c1 \x85",
    "lone \ud800 surrogate \uffff",
    "＜script＞alert(1)＜/script＞",
    "<a href='javascript:alert(1)' id=main name=panel>x</a>",
    "`${alert(1)}`",
)
BENIGN = "plain words"


#: a table in a link, and the letters that it may hold
TABLE = "data:text/csv;charset=utf-8,"
PLAIN = re.compile(r"data:text/csv;charset=utf-8,[A-Za-z0-9%_./~-]*")


def spoiled(velmar: Any, words: str) -> tuple[Any, ...]:
    """The records with `words` wherever text of reports or of other stages can stand."""
    return tuple(_record(record, words) for record in velmar.records)


def _record(record: Any, words: str) -> Any:
    incident = record.incident
    return replace(
        record,
        incident=replace(
            incident,
            links=tuple(replace(k, reasons=(words,)) for k in incident.links),
            inferences=tuple(replace(i, reason=words) for i in incident.inferences),
            twins=tuple(replace(t, reasons=(words,), incident_id=words) for t in incident.twins),
        ),
        accounts=tuple(_account(a, words) for a in record.accounts),
        reports=tuple(_report(r, words) for r in record.reports),
        lineages=tuple(
            replace(k, derived=tuple(replace(d, reason=words) for d in k.derived)) for k in record.lineages
        ),
        findings=tuple(_finding(f, words) for f in record.findings),
    )


def _report(report: Any, words: str) -> Any:
    """The report with the words at its end, where the first assertion of each account now stands."""
    text = f"{report.text}\n\n{words}"
    last = Passage(len(report.text) + 2, len(text), PassageKind.PARAGRAPH)
    passages = (*report.passages, last)
    changed = {"outlet": words, "title": words, "url": words, "origin": words, "language": words}
    return replace(report, text=text, passages=passages, replaces=words, **changed)


def _account(account: Any, words: str) -> Any:
    said = tuple(_assertion(a, words) for a in account.assertions)
    return replace(account, label=words, assertions=said)


def _assertion(said: Any, words: str) -> Any:
    voice = replace(said.voice, chain=tuple(replace(v, name=words, actor=words) for v in said.voice.chain))
    value = said.value
    for name in ("name", "text", "label", "about", "basis", "hedge", "country_name", "gazetteer_id"):
        if hasattr(value, name):
            value = replace(value, **{name: words})
    return replace(said, voice=voice, value=value, rule=words, notes=((words, words), ("channel", words)))


def _finding(finding: Any, words: str) -> Any:
    readings = tuple(replace(r, voices=(words,), first=words) for r in finding.readings)
    losses = tuple(replace(k, reason=words) for k in finding.losses)
    return replace(finding, sentence=words, rule=words, citation=words, readings=readings, losses=losses)


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page in order, with the names of their attributes; not how two reports share words."""
    tree = html.document_fromstring(text)
    for name in ("tr", "td", "bdi", "mark"):
        for part in tree.xpath(f"//details[@class='beside']//tbody//{name}"):
            part.drop_tag()
    return [(str(e.tag), tuple(sorted(e.attrib))) for e in tree.iter() if isinstance(e.tag, str)]


@pytest.mark.parametrize("words", PAYLOADS)
def test_words_of_reports_stay_words(velmar: Any, words: str) -> None:
    """The page has the same elements and attributes as with plain words, and shows the words as they are."""
    text = page(spoiled(velmar, words), "gtd-2019")
    assert shape(text) == shape(page(spoiled(velmar, BENIGN), "gtd-2019"))
    tree = html.document_fromstring(text)
    seen = tree.xpath("string(//article[@class='report']//div[@class='block'][last()]/p)")
    assert seen == shown(words)
    assert len(tree.xpath("//script")) == 1
    assert not [h for h in tree.xpath("//@href") if not h.startswith(("#", "https://", "data:,", TABLE))]
    assert all(PLAIN.fullmatch(h) for h in tree.xpath("//@href") if h.startswith(TABLE))


def test_a_policy_may_have_any_name(velmar: Any) -> None:
    tree = html.document_fromstring(page(velmar.records, "<script>alert(1)</script>"))
    assert len(tree.xpath("//script")) == 1


def test_what_the_templates_compute_is_escaped_as_well(velmar: Any) -> None:
    """The heading is put together in the template."""
    assert "<B>" not in page(spoiled(velmar, "<b>bold"), "gtd-2019")


class TestShown:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("plain – “words” ñ 漢 \U0001f600", "plain – “words” ñ 漢 \U0001f600"),
            ("a\tb\nc", "a\tb\nc"),
            ("a\x00b\rc\x1b", "a␀b␍c␛"),
            ("\x7f\x85", "␡\ufffd"),
            ("\u202eabc\u202c\u2066\u2069", "\ufffdabc\ufffd\ufffd\ufffd"),
            ("\ud800\uffff\ufdd0", "\ufffd\ufffd\ufffd"),
            ("\u200fשלום", "\u200fשלום"),
        ],
    )
    def test_it_changes_only_what_cannot_be_shown(self, text: str, expected: str) -> None:
        assert shown(text) == expected

    @given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
    def test_it_keeps_the_length_and_can_be_written(self, text: str) -> None:
        assert len(shown(text)) == len(text)
        shown(text).encode("utf-8")
        assert shown(shown(text)) == shown(text)


class TestLink:
    @pytest.mark.parametrize(
        "url",
        ["https://courier.example/a?b=c&d=%20#e", "http://courier.example:8080/", "HTTPS://COURIER.EXAMPLE"],
    )
    def test_web_addresses_are_links(self, url: str) -> None:
        assert link(url) == url

    @pytest.mark.parametrize(
        "url",
        [
            None,
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/hosts",
            "ftp://courier.example/",
            "//courier.example/",
            "/path",
            "https:",
            "https:///path",
            "https://courier.example/\u202egnp.exe",
            "https://courier.example/ x",
            'https://courier.example/"x',
            "https://courier.example\\@elsewhere.example",
            "https://[broken/",
            "https://courier.example/\nx",
        ],
    )
    def test_anything_else_is_not(self, url: str | None) -> None:
        assert link(url) is None


@pytest.mark.parametrize(
    ("identity", "expected"),
    [("s_12ab", "e-s_12ab"), ("a b", "e-a-b"), ('"><x', "e----x"), ("killed/children", "e-killed-children")],
)
def test_anchors_have_plain_letters(identity: str, expected: str) -> None:
    assert anchor("e", identity) == expected
