"""Who is said to have done it: named attackers, claims, blame, what is not disputed, denials. All of it stays alleged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.value import Actor, Nothing, Text
from variorum.publish.draft.clause import Clause, Sentence, Told, sentences
from variorum.publish.draft.phrases import named, voice, voices, when_said
from variorum.publish.summary_words import listed
from variorum.reconcile.evidence import Evidence

_Key = Callable[[Evidence], tuple[str, ...]]
_Group = tuple[Evidence, ...]
#: what an accuser does, by how firmly (contract: possible is a suggestion, probable a suspicion)
_BLAMES = {
    Certainty.CERTAIN: "blamed {}",
    Certainty.PROBABLE: "suspected {}",
    Certainty.POSSIBLE: "suggested that {} did it",
}
_ATTRIBUTES = {
    Certainty.CERTAIN: "attributed it to {}",
    Certainty.PROBABLE: "attributed it probably to {}",
    Certainty.POSSIBLE: "attributed it possibly to {}",
}
_NAMES = {
    Certainty.CERTAIN: "named {} as the branch",
    Certainty.PROBABLE: "suspected {}, a branch",
    Certainty.POSSIBLE: "suggested {} as the branch",
}
_SAYS = {Certainty.CERTAIN: "said", Certainty.PROBABLE: "thought likely", Certainty.POSSIBLE: "suggested"}


def who(told: Told) -> Iterator[Sentence]:
    """The sentences on responsibility, each voice with its own, and what is said of motive and likelihood."""
    return sentences(
        _attackers(told),
        _claims(told),
        (*_blames(told), *_attributions(told), *_branches(told)),
        _not_disputed(told),
        _denials(told),
        *_remarks(told),
    )


def _groups(told: Told, field: str, polarity: Polarity, key: _Key) -> list[_Group]:
    """The evidence on actors for a field, with this polarity, that with one key together, report by report."""
    return _by(key, (e for e in told.of(field) if isinstance(e.value, Actor) and _is(e, polarity)))


def _unknown(told: Told, field: str) -> list[_Group]:
    """All evidence that a field is not known or not said, as one group; none if there is none."""
    return _by(lambda _: (), (e for e in told.of(field) if isinstance(e.value, Nothing)))


def _by(key: _Key, its: Iterable[Evidence]) -> list[_Group]:
    groups: dict[tuple[str, ...], list[Evidence]] = {}
    for one in its:
        groups.setdefault(key(one), []).append(one)
    return [tuple(group) for group in groups.values()]


def _is(one: Evidence, polarity: Polarity) -> bool:
    return one.assertion.stance.polarity is polarity


def _whom(one: Evidence) -> tuple[str, ...]:
    return (one.value.id or one.value.name.casefold(),) if isinstance(one.value, Actor) else ()


def _firmly(one: Evidence) -> tuple[str, ...]:
    return (*_whom(one), one.assertion.stance.certainty)


def _name(group: _Group) -> str:
    return next(named(e.value.name) for e in group if isinstance(e.value, Actor))


def _certainty(group: _Group) -> Certainty:
    return group[0].assertion.stance.certainty


def _attackers(told: Told) -> Iterator[Clause]:
    for group in _groups(told, "perpetrator", Polarity.AFFIRMED, _firmly):
        yield Clause(f"{_name(group)} was named as an alleged attacker by {voices(group)}", group)
    for group in _unknown(told, "perpetrator"):
        yield Clause(f"{voices(group)} did not name the attackers ({when_said(group)})", group)


def _claims(told: Told) -> Iterator[Clause]:
    for group in _unknown(told, "claim"):
        yield Clause(
            f"nobody had claimed responsibility, {voices(group)} reported ({when_said(group)})", group
        )
    for group in _groups(told, "claim", Polarity.AFFIRMED, _firmly):
        reportedly = "" if _certainty(group) is Certainty.CERTAIN else "reportedly "
        over = listed(note for e in group if (note := e.assertion.note("channel")))
        channel = f" over {over}" if over else ""
        yield Clause(f"{_name(group)} {reportedly}claimed responsibility{channel}", group)
    for group in _groups(told, "claim", Polarity.DENIED, _firmly):
        yield Clause(f"{voices(group)} rejected a claim by {_name(group)}", group)


def _blames(told: Told) -> Iterator[Clause]:
    yield from _accusing(told, "blame", _BLAMES)


def _attributions(told: Told) -> Iterator[Clause]:
    """What is said of the group where it is neither claim nor blame; who claims it need not say so again."""
    claimed = {_whom(e) for e in told.of("claim") if _is(e, Polarity.AFFIRMED)}
    for clause in _accusing(told, "group", _ATTRIBUTES):
        own = all(e.assertion.voice.primary.role is Role.PERPETRATOR for e in clause.evidence)
        if not own or _whom(clause.evidence[0]) not in claimed:
            yield clause


def _accusing(told: Told, field: str, verbs: dict[Certainty, str]) -> Iterator[Clause]:
    for group in _groups(told, field, Polarity.AFFIRMED, _firmly):
        yield Clause(f"{voices(group)} {verbs[_certainty(group)].format(_name(group))}", group)
    for group in _groups(told, field, Polarity.DENIED, _firmly):
        yield Clause(f"{voices(group)} said that it was not {_name(group)}", group)


def _branches(told: Told) -> Iterator[Clause]:
    """Branches that are named and not accused already, and that a voice names none."""
    accused = {(*_whom(e), voice(e)) for field in ("claim", "blame", "group") for e in told.of(field)}
    for group in _groups(told, "branch", Polarity.AFFIRMED, _firmly):
        left = tuple(e for e in group if (*_whom(e), voice(e)) not in accused)
        if left:
            yield Clause(f"{voices(left)} {_NAMES[_certainty(left)].format(_name(left))}", left)
    for group in _unknown(told, "branch"):
        yield Clause(f"{voices(group)} named no branch of the group", group)


def _not_disputed(told: Told) -> Iterator[Clause]:
    for group in _groups(told, "non_dispute", Polarity.NOT_DISPUTED, _whom):
        yield Clause(f"{voices(group)} did not dispute that {_name(group)} did it", group)


def _denials(told: Told) -> Iterator[Clause]:
    for group in _groups(told, "denial", Polarity.DENIED, lambda e: (*_whom(e), _own(e))):
        if _own(group[0]) == "yes":
            yield Clause(f"{_name(group)} denied any involvement", group)
        else:
            yield Clause(f"{voices(group)} denied that {_name(group)} was involved", group)


def _own(one: Evidence) -> str:
    return one.assertion.note("own") or ""


def _remarks(told: Told) -> Iterator[tuple[Clause, ...]]:
    """What voices say of the motive, and what they make of the rest, in the words of the reports."""
    for field, opening in (("motive", "on the motive, "), ("assessment", "")):
        its = (e for e in told.of(field) if isinstance(e.value, Text) and _is(e, Polarity.AFFIRMED))
        for group in _by(lambda e: (e.assertion.original.casefold(), voice(e)), its):
            says = f"{voices(group)} {_SAYS[_certainty(group)]}"
            yield (Clause(f"{opening}{says}: “{group[0].assertion.original}”", group),)
