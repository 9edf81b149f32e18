"""What found an assertion: a rule of the reader, or a person, and then what the reader had made of the words."""

from __future__ import annotations

from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.judgement import PERSON, Judgement, Verdict
from variorum.publish.summary_words import words


def found_by(record: Record, said: Assertion) -> str:
    """The rule; of what people corrected or added who did so and when, with what the reader took the words for."""
    if said.rule != PERSON:
        return said.rule
    before = next((a for a in record.amended if a.now is not None and a.now.id == said.id), None)
    if before is not None:
        made = next((j for j in record.judgements if j.id == before.judgement_id), None)
        return f"{_who('corrected', made)}; the reader took it for {words(before.original.value)}"
    return _who("added", next((j for j in record.judgements if _adds(j, said)), None))


def _adds(one: Judgement, said: Assertion) -> bool:
    draft = one.draft
    return (
        one.verdict is Verdict.ADD
        and draft is not None
        and (draft.span, draft.value) == (said.span, said.value)
    )


def _who(did: str, made: Judgement | None) -> str:
    if made is None:
        return f"{did} by a person"
    return f"{did} by {made.by} on {made.at[:10]}" + (f" ({made.reason})" if made.reason else "")
