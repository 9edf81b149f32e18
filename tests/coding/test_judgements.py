"""A judgement as a line of JSON, and back."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judged import decisions
from tests.publish.conftest import world
from variorum.coding.judgements import judgement_of, line
from variorum.errors import BadInput
from variorum.model.judgement import Judgement, Verdict, judgement

MADE = decisions(world())


def text_of(one: Judgement, **changes: Any) -> bytes:
    """The line of a judgement with some fields changed."""
    return json.dumps(json.loads(line(one)) | changes).encode()


@pytest.mark.parametrize("one", MADE, ids=lambda one: one.verdict.value)
def test_every_judgement_comes_back_as_it_was(one: Judgement) -> None:
    assert judgement_of(line(one).encode(), "file:1") == one


@given(words=st.text(st.characters(codec="utf-8")), seconds=st.floats(0, 1e6))
def test_so_do_any_words_on_one_line(words: str, seconds: float) -> None:
    made = judgement(Verdict.SAME, "a_1", right="a_2", reason=words, by=words, at="2031-06-01T10:00:00+00:00")
    text = line(made)
    assert "\n" not in text
    assert judgement_of(text.encode(), "file:1") == made


CORRECTION = next(one for one in MADE if one.verdict is Verdict.CORRECT)
DRAFT = json.loads(line(CORRECTION))["draft"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["is", "id", "field", "start"]), inner)
    ),
    max_leaves=6,
)
KEYS = sorted(json.loads(line(MADE[0])))


@given(one=st.sampled_from(MADE), key=st.sampled_from(KEYS), value=JSON)
def test_whatever_stands_in_a_line_it_is_refused_or_is_what_was_written(
    one: Judgement, key: str, value: Any
) -> None:
    with suppress(BadInput):
        assert judgement_of(text_of(one, **{key: value}), "file:1") == one


@given(
    one=st.sampled_from(MADE),
    key=st.sampled_from(["value", "voice", "stance", "span", "cue", "notes"]),
    value=JSON,
)
def test_nor_is_an_assertion_that_is_none(one: Judgement, key: str, value: Any) -> None:
    draft = json.loads(line(one))["draft"]
    with pytest.raises(BadInput):
        judgement_of(text_of(one, draft={**(draft or DRAFT), key: [value]}), "file:1")


def test_a_line_has_its_keys_in_order_and_says_its_format() -> None:
    told = json.loads(line(MADE[0]))
    assert list(told) == sorted(told)
    assert told["format"] == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"{", "not a JSON object"),
        (b"[1]", "not a JSON object"),
        (b'{"seconds": NaN}', "not a JSON object"),
        (b"\xff\xfe{", "not a JSON object"),
        (b"[" * 100_000, "not a JSON object"),
        (b"{}", "not a judgement of format 1"),
        (text_of(MADE[0], format=2), "not a judgement of format 1"),
        (text_of(MADE[0], verdict="perhaps"), "no judgement: 'perhaps' is not a valid Verdict"),
        (text_of(MADE[0], at="yesterday"), "no judgement: Invalid isoformat string: 'yesterday'"),
        (text_of(MADE[0], anchors="abc"), "no judgement: 'abc' is no list"),
        (text_of(MADE[0], anchors=["abc"]), "no judgement: 'abc' is no Anchor"),
        (text_of(MADE[0], colour="red"), "no judgement: 'colour'"),
        (text_of(MADE[0], by=None), "no judgement: None is no str"),
        (text_of(MADE[0], by="Bert"), "the line was changed: its id is another's"),
        (text_of(MADE[0], reason="\ud800"), "no judgement: 'utf-8' codec can't encode"),
        (
            text_of(CORRECTION, draft=DRAFT | {"span": {"start": 1, "end": 2, "quote": ""}}),
            "no judgement: span",
        ),
    ],
)
def test_what_is_no_judgement_is_told(text: bytes, what: str) -> None:
    with pytest.raises(BadInput) as found:
        judgement_of(text, "file:7")
    assert found.value.what.startswith(what)
    assert found.value.where == "file:7"


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"draft": "place"}, "place holds no Count"),
        ({"draft": "killed/children"}, "killed/children holds no Count"),
        ({"draft": "colour"}, "there is no field 'colour'"),
        ({"field": "colour/red"}, "there is no field 'colour/red'"),
        ({"anchors": ()}, "it names no words of a report"),
    ],
)
def test_what_no_record_can_hold_is_told(changes: dict[str, Any], what: str) -> None:
    from dataclasses import fields, replace

    if "draft" in changes:
        changes = {"draft": replace(CORRECTION.draft, field=changes["draft"])}  # type: ignore[type-var]
    kept = {
        f.name: getattr(CORRECTION, f.name)
        for f in fields(CORRECTION)
        if f.name not in ("id", "verdict", "left")
    }
    wrong = judgement(CORRECTION.verdict, CORRECTION.left, **(kept | changes))
    with pytest.raises(BadInput, match=what):
        judgement_of(line(wrong).encode(), "file:1")
