"""What people and records may state, and what is refused with a way to mend it."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.errors import BadInput
from variorum.ingest import Given, Sidecar
from variorum.ingest.stated import Refused, Stated, check, fit, read_sidecar
from variorum.model.report import Known, Published


def test_all_fields_can_be_stated() -> None:
    written = {
        "outlet": " Sarda Post ",
        "url": "https://post.example/a",
        "title": "Seven dead",
        "published": "4 January 2024",
        "language": "en-GB",
    }
    assert fit(written, known=Known.SIDECAR) == Stated(
        "Sarda Post", "https://post.example/a", "Seven dead", Published("2024-01-04", Known.SIDECAR), "en"
    )


@pytest.mark.parametrize("empty", [{}, {"outlet": None}, {"outlet": "", "url": ""}])
def test_nothing_stated_is_nothing_known(empty: dict[str, Any]) -> None:
    assert fit(empty, known=Known.RECORD) == Stated()


@pytest.mark.parametrize(
    ("written", "key", "word"),
    [
        ({"author": "x"}, "author", "no field 'author'"),
        ({"published": "04/01/2024"}, "published", "one way only"),
        ({"published": 1704326400}, "published", "string"),
        ({"url": "javascript:alert(1)"}, "url", "http://"),
        ({"url": "data:text/html,x"}, "url", "http://"),
        ({"outlet": "two\nlines"}, "outlet", "pattern"),
        ({"language": "1"}, "language", "language code"),
        ({"title": ["a"]}, "title", "string"),
        ({"title": "\ud800"}, "title", "title"),
    ],
)
def test_what_does_not_fit_is_named(written: dict[str, Any], key: str, word: str) -> None:
    with pytest.raises(Refused, match=word) as caught:
        fit(written, known=Known.RECORD)
    assert caught.value.key == key
    assert caught.value.mend


def test_a_refusal_becomes_bad_input_with_its_place() -> None:
    with pytest.raises(BadInput, match=r"^here: .*one way only.*2024-01-31"):
        check({"published": "soon"}, known=Known.GIVEN, where="here")


@pytest.mark.parametrize(("words", "code"), [("en", "en"), ("eng", "en"), ("English", "en"), ("es_MX", "es")])
def test_languages_are_codes(words: str, code: str) -> None:
    assert fit({"language": words}, known=Known.RECORD).language == code


def test_one_statement_goes_over_another_field_by_field() -> None:
    assert Stated(outlet="A").over(Stated(outlet="B", title="T")) == Stated(outlet="A", title="T")


def test_the_command_line_is_checked_at_once() -> None:
    assert Given(published="2024-01-04").stated().published == Published("2024-01-04", Known.GIVEN)
    with pytest.raises(BadInput, match="command line"):
        Given(published="Thursday")
    with pytest.raises(BadInput, match="'bodytext'"):
        Given(fields={"bodytext": "x"})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.meta.toml", b'outlet = "Sarda Post"\npublished = 2024-01-04\n'),
        ("a.txt.meta.json", b'{"outlet": "Sarda Post", "published": "2024-01-04"}'),
    ],
)
def test_sidecars_are_toml_or_json(name: str, data: bytes) -> None:
    found = read_sidecar(Sidecar(name, data))
    assert found == Stated(outlet="Sarda Post", published=Published("2024-01-04", Known.SIDECAR))


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.meta.toml", b"outlet = = 1", "line 1"),
        ("a.meta.json", b"{", "line 1"),
        ("a.meta.json", b"[1]", "not a table"),
        ("a.meta.json", b"\xff", "decode"),
        ("a.meta.json", b"[" * 100_000, "can't be read"),
        ("a.meta.toml", b"author = 'x'", "no field 'author'"),
    ],
)
def test_a_broken_sidecar_names_itself(name: str, data: bytes, word: str) -> None:
    with pytest.raises(BadInput, match=word) as caught:
        read_sidecar(Sidecar(name, data))
    assert caught.value.where == name
