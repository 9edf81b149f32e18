"""Judgements made of a record and a choice: each anchored to the words that it is about.

Pure functions; nothing is stored here. Whoever calls them hands the result to `run.judging.take`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.errors import BadInput
from variorum.extract.typed import typed
from variorum.link.moment import day_of
from variorum.model.assertion import (
    Account,
    Assertion,
    Certainty,
    Draft,
    Polarity,
    Role,
    Stance,
    Voice,
    VoiceLink,
)
from variorum.model.codebook import codebook
from variorum.model.finding import Finding, Record, Status
from variorum.model.judgement import PERSON, Capacity, Judgement, Verdict
from variorum.model.report import Report, Span
from variorum.review.decide.hand import Hand, anchor, head

#: findings that can be accepted together; the verdicts on one reading, and on a field as a whole
ON_READINGS = frozenset({Verdict.ACCEPT, Verdict.REJECT})
_UNDISPUTED = (Status.AGREED, Status.SINGLE)
ON_FIELDS = frozenset({Verdict.NONE, Verdict.UNSURE})


def on_reading(record: Record, field: str, reading_id: str, verdict: Verdict, hand: Hand) -> Judgement:
    """Accept or reject a reading of a field; BadInput if the finding has no such reading."""
    if verdict not in ON_READINGS:
        raise BadInput("a reading is accepted or rejected", where=verdict, mend="accept, reject")
    finding = _finding(record, field, hand.policy)
    reading = next((r for r in finding.readings if r.id == reading_id), None)
    if reading is None:
        raise BadInput(
            "the field has no such reading now", where=f"{field} {reading_id}", mend="look at it again"
        )
    about = record.assertion((*reading.assertions, *reading.denied_by)[0])
    return hand.makes(verdict, about.id, [anchor(about)], field=field, seen=_seen(finding))


def on_field(record: Record, field: str, verdict: Verdict, hand: Hand) -> Judgement:
    """None of the readings is supported, or unsure; BadInput for another verdict."""
    if verdict not in ON_FIELDS:
        raise BadInput("not a verdict on a field", where=verdict, mend=", ".join(sorted(ON_FIELDS)))
    finding, first = _finding(record, field, hand.policy), record.accounts[0]
    return hand.makes(verdict, first.id, [head(first)], field=field, seen=_seen(finding))


def agreed(record: Record, hand: Hand) -> list[Judgement]:
    """Accept what is settled on in every field that nobody disputes and nobody has decided yet."""
    found = undisputed(record, hand.policy)
    return [on_reading(record, f.field, name, Verdict.ACCEPT, hand) for f in found for name in f.chosen]


def undisputed(record: Record, policy: str) -> list[Finding]:
    """The findings that readings agree on or that one alone gives, and that nobody has decided."""
    plain = [f for f in record.under(policy).values() if f.status in _UNDISPUTED and not f.judgements]
    return [f for f in plain if len(f.chosen) == 1 or codebook().field(f.field.partition("/")[0]).many]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What words are taken to say; None leaves it as it was. `voice` and `role` are those of the innermost voice."""

    field: str | None = None
    value: str | None = None
    voice: str | None = None
    role: Role | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None


def corrected(record: Record, assertion_id: str, said: Said, hand: Hand) -> Judgement:
    """The same words with another value, voice or stance; BadInput where nothing differs or the value is none."""
    old = assertion_of(record, assertion_id)
    day = day_of(record.report(old.report_id))
    value = old.value if said.value is None else typed(old.field, said.value, published=day)
    draft = Draft(
        field=old.field,
        value=value,
        span=old.span,
        context=old.context,
        voice=_voice(old.voice, said),
        stance=_stance(old.stance, said),
        rule=PERSON,
        cue=old.cue,
        as_of=old.as_of,
        notes=old.notes,
    )
    if replace(draft, rule=old.rule) == _draft(old):
        raise BadInput(
            "nothing differs from what the reader found", where=old.original, mend="change something"
        )
    return hand.makes(Verdict.CORRECT, old.id, [anchor(old)], draft=draft, seen=[old.id])


def struck(record: Record, assertion_id: str, hand: Hand) -> Judgement:
    """The report does not say so."""
    old = assertion_of(record, assertion_id)
    return hand.makes(Verdict.STRIKE, old.id, [anchor(old)], seen=[old.id])


def added(record: Record, account_id: str, where: tuple[int, int], said: Said, hand: Hand) -> Judgement:
    """What the words [start, end) of the account's report say and the reader missed.

    Without a voice it is the outlet's own word. BadInput for words or a value that are not there.
    """
    account = account_of(record, account_id)
    report = record.report(account.report_id)
    span = _span(report, where)
    outlet = Voice((VoiceLink(report.outlet or "unnamed outlet", Role.MEDIA, named=bool(report.outlet)),))
    words = span.quote if said.value is None else said.value
    name, _, part = (said.field or "").partition("/")
    draft = Draft(
        field=name,
        value=typed(name, words, published=day_of(report)),
        span=span,
        context=_sentence(report, span),
        voice=_voice(outlet, said),
        stance=_stance(Stance(), said),
        rule=PERSON,
        notes=(("part", part),) if part else (),
    )
    return hand.makes(Verdict.ADD, account.id, [head(account)], draft=draft)


def found(record: Record, account_id: str, words: str) -> tuple[int, int]:
    """Where words stand in the report of an account, for who can't select them; BadInput unless they stand there once."""
    text = record.report(account_of(record, account_id).report_id).text
    said = words.strip()
    if not said or text.count(said) != 1:
        what = (
            "these words stand there more than once"
            if said and said in text
            else "the report has no such words"
        )
        raise BadInput(
            what, where=words or "no words", mend="copy them from the text, with more words around them"
        )
    start = text.index(said)
    return start, start + len(said)


def undone(one: Judgement, hand: Hand) -> Judgement:
    """A judgement that undoes another; BadInput for somebody else's, unless an adjudicator undoes it."""
    made = hand.makes(Verdict.UNDO, one.id, one.anchors)
    if one.by != hand.by and hand.capacity is not Capacity.ADJUDICATOR:
        raise BadInput(f"{one.by} decided that", where=one.id, mend="only they or an adjudicator can undo it")
    return made


def _finding(record: Record, field: str, policy: str) -> Finding:
    found = record.under(policy).get(field)
    if found is None:
        raise BadInput("nothing is said of this field", where=field, mend="the page lists the fields")
    return found


def _seen(finding: Finding) -> list[str]:
    return sorted({s for r in finding.readings for s in (*r.assertions, *r.denied_by)})


def assertion_of(record: Record, identity: str) -> Assertion:
    """The assertion with this id; BadInput if the incident has none such."""
    found = next((a for a in record.assertions() if a.id == identity), None)
    if found is None:
        raise BadInput("the incident has no such assertion now", where=identity, mend="look at it again")
    return found


def account_of(record: Record, identity: str) -> Account:
    """The account with this id; BadInput if the incident has none such."""
    found = next((a for a in record.accounts if a.id == identity), None)
    if found is None:
        raise BadInput("the incident has no such account now", where=identity, mend="look at it again")
    return found


def _draft(old: Assertion) -> Draft:
    names = ("field", "value", "span", "context", "voice", "stance", "rule", "cue", "as_of", "notes")
    return Draft(**{name: getattr(old, name) for name in names})


def _stance(old: Stance, said: Said) -> Stance:
    return Stance(said.polarity or old.polarity, said.certainty or old.certainty)


def _voice(old: Voice, said: Said) -> Voice:
    """The chain with another innermost voice; the outlet stays, and an empty name leaves it alone."""
    outlet, inner = old.chain[0], old.chain[1:]
    if said.voice is None:
        if said.role is None or not inner:
            return old
        return Voice((*old.chain[:-1], replace(inner[-1], role=said.role)))
    name = " ".join(said.voice.split())
    if not name:
        return Voice((outlet,))
    role = said.role or (inner[-1].role if inner else Role.UNKNOWN)
    return Voice((outlet, *inner[:-1], VoiceLink(name, role)))


def _span(report: Report, where: tuple[int, int]) -> Span:
    start, end = where
    if not 0 <= start < end <= len(report.text):
        raise BadInput("no words are selected", where=f"{report.id} [{start}:{end})", mend="select some")
    words = report.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    return report.span(start, end) if words.strip() else _span(report, (0, 0))


def _sentence(report: Report, span: Span) -> Span:
    """The passage that holds the words: a person selects them without a parse of sentences."""
    home = next((p for p in report.passages if p.start <= span.start < p.end), None)
    if home is None or home.end < span.end:
        return span
    return report.span(home.start, home.end)
