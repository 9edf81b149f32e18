"""Assertions: voice V, in report R at span S, as of T, gives value X for field F, with a stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.identity import content_id
from variorum.model.report import Span
from variorum.model.value import PartialDate, Value


class Role(StrEnum):
    """What a voice is to the happening."""

    AUTHORITY = "authority"
    PERPETRATOR = "perpetrator"
    EXPERT = "expert"
    WITNESS = "witness"
    VICTIM = "victim"
    MEDIA = "media"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VoiceLink:
    """One link of a voice chain: who, in what role, and the words that name them (None: the outlet)."""

    name: str
    role: Role
    named: bool = True
    span: Span | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom the report credits, outermost first: outlet, then agency, then the unnamed official."""

    chain: tuple[VoiceLink, ...]

    @property
    def primary(self) -> VoiceLink:
        """The innermost link: who is said to have said it first."""
        return self.chain[-1]

    @property
    def outlets_own(self) -> bool:
        """True if the outlet credits nobody but itself."""
        return len(self.chain) == 1


class Polarity(StrEnum):
    """Which way a voice takes a proposition."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    NOT_DISPUTED = "not disputed"
    NOT_KNOWN = "not known"


class Certainty(StrEnum):
    """How firmly, from the most to the least."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity and certainty together."""

    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that one voice says, as the report gives it. Never edited; make it with `assertion()`.

    `span` is where the value's words stand (`original` == `span.quote`); `cue` the words that attribute
    it; `context` the sentence around it. `rule` names the extraction rule. `notes` are sorted
    (key, value) pairs: what qualifies the value, such as ("part", "children"), ("channel", "Telegram"),
    ("attackers", "included").
    """

    id: str
    report_id: str
    account_id: str
    field: str
    value: Value
    span: Span
    context: Span
    voice: Voice
    stance: Stance
    rule: str
    cue: Span | None = None
    as_of: PartialDate | None = None
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def original(self) -> str:
        """The words as written."""
        return self.span.quote

    def note(self, key: str) -> str | None:
        """The note under `key`, None if there is none."""
        return dict(self.notes).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an extraction rule proposes; it becomes an assertion once it has an account and an id."""

    field: str
    value: Value
    span: Span
    context: Span
    voice: Voice
    stance: Stance
    rule: str
    cue: Span | None = None
    as_of: PartialDate | None = None
    notes: tuple[tuple[str, str], ...] = ()


def assertion(draft: Draft, *, report_id: str, account_id: str) -> Assertion:
    """The assertion that `draft` makes within an account; its id derives from all of its content."""
    notes = tuple(sorted(draft.notes))
    identity = content_id("s", report_id, account_id, draft, notes)
    return Assertion(
        id=identity,
        report_id=report_id,
        account_id=account_id,
        field=draft.field,
        value=draft.value,
        span=draft.span,
        context=draft.context,
        voice=draft.voice,
        stance=draft.stance,
        rule=draft.rule,
        cue=draft.cue,
        as_of=draft.as_of,
        notes=notes,
    )


def spans(said: Draft | Assertion) -> Iterator[Span]:
    """All words that it rests on: of the value, around it, the cue, the names of voices."""
    yield from (said.span, said.context)
    yield from (span for span in (said.cue, *(link.span for link in said.voice.chain)) if span is not None)


def account_id(report_id: str, head: Span) -> str:
    """The id of the account of `report_id` whose happening the words `head` name first."""
    return content_id("a", report_id, head)


class AccountKind(StrEnum):
    """What an account is to its report; *coded*: a row of a table that people coded by hand."""

    MAIN = "main"
    BACKGROUND = "background"
    HYPOTHETICAL = "hypothetical"
    AGGREGATE = "aggregate"
    CODED = "coded"


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says about one happening. `head` is the trigger that named it first.

    `mentions` are all triggers of the happening; `label` is a short description for people, made of
    the report's own words and values.
    """

    id: str
    report_id: str
    kind: AccountKind
    head: Span
    mentions: tuple[Span, ...]
    label: str
    assertions: tuple[Assertion, ...]

    def of(self, *fields: str) -> tuple[Assertion, ...]:
        """The assertions for any of `fields`, in text order."""
        return tuple(a for a in self.assertions if a.field in fields)
