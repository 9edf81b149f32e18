"""Accounts: each thing found is given to the happening that its words belong to, or to none."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.attach import nearest
from variorum.extract.found import Found
from variorum.extract.happenings import Happening, main_of
from variorum.extract.scene import Scene
from variorum.extract.series import sums_up
from variorum.extract.triggers import Trigger
from variorum.model.assertion import Account, AccountKind, Draft, Polarity, account_id, assertion
from variorum.model.codebook import TOLLS, term
from variorum.model.report import Span
from variorum.model.value import Term

#: what may be given to the main happening though its sentence names no happening at all
_LOOSE = frozenset(
    {
        "claim",
        "blame",
        "denial",
        "non_dispute",
        "statement",
        "perpetrator",
        "branch",
        "motive",
        "assessment",
        *TOLLS,
    }
)


#: what is told of a happening in passing: the same words twice are one, the outlet's if it says them
_CIRCUMSTANCES = ("date", "place", "type")


def accounts(scene: Scene, happenings: tuple[Happening, ...], given: Iterator[Found]) -> Iterator[Account]:
    """The accounts of a report, main first, each with its assertions in text order."""
    shares: dict[int, list[Found]] = {h.number: [] for h in happenings}
    for item in given:
        owner = owner_of(scene, happenings, item)
        if owner is not None:
            shares[owner.number].append(item)
    for happening in sorted(happenings, key=lambda h: (h.kind is not AccountKind.MAIN, h.number)):
        drafts = _distinct(shares[happening.number])
        if _worth_telling(happening, drafts):
            yield _account(scene, happening, drafts)


def owner_of(scene: Scene, happenings: tuple[Happening, ...], item: Found) -> Happening | None:
    """The happening that `item` belongs to, None if it belongs to none.

    In a sentence that names happenings it is the one it hangs on; in one that names none it is the one
    that the text was telling of, and only for what is told in sentences of its own.
    """
    sentence = scene.sentences[item.sentence]
    here = [(t, h) for h in happenings for t in h.triggers if t.sentence == item.sentence]
    if item.draft.field == "statement":
        # "condemned such despicable attacks" is said of the one at hand, not of attacks as such
        here = [(t, h) for t, h in here if h.kind is not AccountKind.AGGREGATE]
    exact = next((h for t, h in here if t.token.i == item.token.i), None)
    if exact:
        return exact
    if sums_up(sentence) and item.draft.field in TOLLS:
        return next((h for h in happenings if h.series), main_of(happenings))
    if here:
        best = nearest(sentence, item.token, [t for t, _ in here])
        if best is not None:
            return next(h for t, h in here if t is best)
        return _only_or_main(happenings, [h for _, h in here], item)
    return _told_of(happenings, item) if item.draft.field in _LOOSE or _follows(happenings, item) else None


def _only_or_main(happenings: tuple[Happening, ...], here: list[Happening], item: Found) -> Happening | None:
    main = main_of(happenings)
    if main in here or item.draft.field in _LOOSE:
        return main
    return here[0] if len(here) == 1 else None


def _told_of(happenings: tuple[Happening, ...], item: Found) -> Happening | None:
    """The happening of the sentence before if that was a background one, else the main one."""
    before = [(t.start, h) for h in happenings for t in h.triggers if t.sentence == item.sentence - 1]
    last = max(before, key=lambda row: row[0])[1] if before else None
    if last and last.kind is AccountKind.BACKGROUND and item.draft.field in TOLLS:
        return last
    return main_of(happenings)


def _follows(happenings: tuple[Happening, ...], item: Found) -> bool:
    """True for a sentence within two of the main happening: "They wore explosive belts"."""
    main = main_of(happenings)
    return bool(main and any(0 <= item.sentence - t.sentence <= 2 for t in main.triggers))


def _distinct(items: list[Found]) -> list[Draft]:
    """The drafts in text order, one for equal words and values."""
    seen: dict[tuple[object, ...], Draft] = {}
    for item in items:
        d = item.draft
        key = (d.field, d.span) if d.field in _CIRCUMSTANCES else (d.field, d.span, d.value, d.voice, d.notes)
        if key not in seen or len(d.voice.chain) < len(seen[key].voice.chain):
            seen[key] = d
    return sorted(seen.values(), key=lambda d: (d.span, d.field, d.rule))


def _worth_telling(happening: Happening, drafts: list[Draft]) -> bool:
    """A background happening needs more than its type to be told apart from a manner of speaking."""
    if happening.kind is AccountKind.MAIN:
        return True
    return any(d.field not in ("type", "weapon", "target") for d in drafts)


def _account(scene: Scene, happening: Happening, drafts: list[Draft]) -> Account:
    head = _span(scene, happening.head)
    identity = account_id(scene.report.id, head)
    return Account(
        id=identity,
        report_id=scene.report.id,
        kind=happening.kind,
        head=head,
        mentions=tuple(_span(scene, t) for t in happening.triggers),
        label=_label(happening, drafts),
        assertions=tuple(assertion(d, report_id=scene.report.id, account_id=identity) for d in drafts),
    )


def _span(scene: Scene, trigger: Trigger) -> Span:
    return scene.report.span(trigger.start, trigger.end)


def _label(happening: Happening, drafts: list[Draft]) -> str:
    """The narrowest type with the place and date as written: "suicide bombing, Kerman, Wednesday"."""
    codes = [d.value.code for d in drafts if d.field == "type" and isinstance(d.value, Term)]
    kind = term(max(codes, key=len)).label if codes else happening.head.token.text
    affirmed = [d for d in drafts if d.stance.polarity is Polarity.AFFIRMED]
    words = [next((d.span.quote for d in affirmed if d.field == f), "") for f in ("victim", "place", "date")]
    return ", ".join([kind, *filter(None, words)])
