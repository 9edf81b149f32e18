"""JSON records: their members, the fields behind their names, and the bytes behind every escape."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadInput
from variorum.ingest.decode import decode
from variorum.ingest.record import field, members, unescape


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        '{"text": "a"}',
        ' {"a" : [1, {"text": "b"}], "text":"c" , "n":null}\n',
        '{"text": "a", "text": "b"}',
    ],
)
def test_members_are_those_that_json_reads(line: str) -> None:
    found = members(line, where="x")
    assert {k: m.value for k, m in found.items()} == json.loads(line)
    assert all(json.loads(line[m.start : m.end]) == m.value for m in found.values())


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", '"text"', '{"a"}', '{"a": }', '{"a": 1,}', "{a: 1}", '{"a": 1} {"b": 2}', '{"a": "\n"}',
     '{"a": 1 "b": 2}', '{"a": ' + "[" * 100_000, '{"a": ' + "1" * 5000 + "}", '{"a": "\\u12"}'],
)  # fmt: skip
def test_what_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(BadInput, match="not a JSON record") as caught:
        members(line, where="a.jsonl:7")
    assert caught.value.where == "a.jsonl:7"


@pytest.mark.parametrize(
    ("line", "mapped", "value"),
    [
        ('{"text": "a", "body": "b"}', {}, "a"),
        ('{"text": "", "body": "b"}', {}, "b"),
        ('{"content": "c"}', {}, "c"),
        ('{"text": "a", "story": "s"}', {"text": "story"}, "s"),
        ('{"text": "a"}', {"text": "story"}, None),
        ('{"words": "a"}', {}, None),
        ('{"text": null}', {}, None),
    ],
)
def test_a_field_is_found_by_its_mapped_or_a_usual_name(
    line: str, mapped: dict[str, str], value: str | None
) -> None:
    found = field(members(line, where="x"), "text", mapped)
    assert (found and found.value) == value


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50), st.booleans())
def test_each_code_point_comes_back_from_its_bytes(text: str, ascii_only: bool) -> None:
    raw = json.dumps({"id": 1, "text": text}, ensure_ascii=ascii_only).encode()
    line = decode(raw, where="x")
    found = unescape(line, members(line.text, where="x")["text"])
    assert found.text == text
    for start in range(len(text)):
        place = found.offsets.byte_range(start, start + 1)
        assert place is not None
        assert json.loads(b'"' + raw[place[0] : place[1]] + b'"') == text[start]


def test_a_surrogate_pair_is_one_code_point() -> None:
    raw = rb'{"text": "a\ud83d\ude42\/\nb"}'
    line = decode(raw, where="x")
    found = unescape(line, members(line.text, where="x")["text"])
    assert found.text == "a🙂/\nb"
    assert found.offsets.byte_range(1, 2) == (11, 23)
