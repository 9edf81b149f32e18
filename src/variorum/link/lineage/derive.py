"""Does one report of a pair derive from the other: which, how, by what share, and why in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from variorum.link.lineage.align import Overlap, Side, Worded, overlap, worded
from variorum.link.lineage.credit import Credit, credit_line, whole_credit
from variorum.link.moment import day_of, earlier, outlet_of
from variorum.model.incident import Derivation, Derived
from variorum.model.origin import origin_key
from variorum.model.report import PassageKind, Report

#: fewer shared words than this, outside quotations, are no evidence: stock phrases of news run to a
#: dozen words ("has claimed responsibility for the attack in a statement on its Telegram channel")
LEAST_WORDS = 20
#: and so many of them in runs of six and more: two reports on one matter share short runs by chance
LEAST_EXACT = 12
#: at this share of matched words, what remains is a dateline or a changed headline
VERBATIM_SHARE = 0.95
#: with less of the origin than this, a word-for-word text is a piece of it
WHOLE_SHARE = 0.5
#: at least half of its own words: rewritten from the other report
EDITED_SHARE = 0.5
#: a fifth of its own words: more than the one standing paragraph that outlets add to their reports
EXCERPT_SHARE = 0.2
#: an excerpt has a stretch of so many words without an edit, or so many words in runs of six and more: two
#: reports may share a sentence or two of one statement of the police, which is no text of either
EXCERPT_RUN, EXCERPT_EXACT = 25, 100
#: news is taken over within days; what is shared over more than so many is background or standing text,
#: unless the whole report came out again
FAR_DAYS = 28


@dataclass(frozen=True, slots=True)
class Look:
    """A report as the second look sees it: its words that count, and to whom it credits all of its text."""

    report: Report
    words: Worded
    credit: Credit | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports in the direction of derivation, what they have in common, and why that direction."""

    derived: Look
    origin: Look
    mine: Side
    its: Side
    because: str = ""


def look(report: Report, standing: Iterable[tuple[int, int]] = ()) -> Look:
    """The look of a report; its headline, header lines and the words in the `standing` ranges do not count.

    Each outlet writes headlines of its own.
    """
    return Look(report, worded(report.text, chain(_no_body(report), standing)), whole_credit(report))


def _no_body(report: Report) -> Iterator[tuple[int, int]]:
    """The ranges of the text that are in no paragraph; none where no passages are known."""
    body = [(p.start, p.end) for p in report.passages if p.kind is PassageKind.PARAGRAPH]
    if body:
        ends = [0, *(end for _, end in body)]
        yield from zip(ends, [*(start for start, _ in body), len(report.text)], strict=True)


def derivation(left: Look, right: Look) -> Derived | None:
    """How one of the two reports derives from the other; None if too little is shared to say so."""
    common = overlap(left.words, right.words)
    kind = _evidence(common)
    if kind is None:
        return None
    pair = direct(left, right, common)
    kind = kind if kind is Derivation.QUOTES else _grade(pair)
    whole = kind in (Derivation.VERBATIM, Derivation.EDITED, Derivation.QUOTES)
    return Derived(
        pair.derived.report.id,
        pair.origin.report.id,
        kind,
        round(pair.mine.share, 3),
        _reason(pair, kind),
        pair.mine.copied if whole else pair.mine.counted,
    )


def version(report: Report, replaced: Report) -> Derived:
    """A new text at the address of an older one."""
    reason = f"a new version of the report of {outlet_of(replaced)} at the same address"
    return Derived(report.id, replaced.id, Derivation.VERSION, 1.0, reason, ((0, len(report.text)),))


def credited(report: Report, credit: Credit) -> Derived:
    """The whole text credited to an origin that we do not hold."""
    reason = f"its whole text is credited to {credit.name}: {credit.rule} (“{credit.words}”)"
    whole = ((0, len(report.text)),)
    return Derived(report.id, credit.origin_id, Derivation.CREDITED, 1.0, reason, whole, outside=credit.name)


def direct(left: Look, right: Look, common: Overlap) -> Pair:
    """The pair in its direction: the first sign of `SIGNS` that tells, else by id."""
    forward = Pair(right, left, common.right, common.left)
    backward = Pair(left, right, common.left, common.right)
    for sign in SIGNS:
        for pair in (forward, backward):
            because = sign(pair)
            if because:
                return replace(pair, because=because)
    chosen = forward if left.report.id < right.report.id else backward
    return replace(chosen, because="which came first is not known")


def _by_whole_credit(pair: Pair) -> str | None:
    """A time of publication may be that of an update; a credit of the whole text says whose it is."""
    mine, its = pair.derived.credit, origin_key(pair.origin.report.outlet or "")
    if mine is None or origin_key(mine.name) != its or origin_key(pair.derived.report.outlet or "") == its:
        return None
    return f"it credits its whole text to {mine.name} (“{mine.words}”)"


def _by_time(pair: Pair) -> str | None:
    first = earlier(pair.origin.report.published, pair.derived.report.published)
    return f"{outlet_of(pair.origin.report)} published it earlier" if first else None


def _by_credit(pair: Pair) -> str | None:
    outlet = pair.origin.report.outlet
    if outlet is None or outlet == pair.derived.report.outlet:
        return None
    line = credit_line(pair.derived.report.text, outlet)
    return f"it credits {outlet} (“{line}”)" if line else None


def _by_what_each_adds(pair: Pair) -> str | None:
    if round(pair.mine.share, 2) <= round(pair.its.share, 2):
        return None
    return f"more of it is found in the report of {outlet_of(pair.origin.report)} than the other way round"


#: signs of the direction, the surest first
SIGNS = (_by_whole_credit, _by_time, _by_credit, _by_what_each_adds)


def _evidence(common: Overlap) -> Derivation | None:
    """Whether words that count are shared (graded later), quotations alone, or too little of either."""
    sides = (common.left, common.right)
    if all(side.exact >= LEAST_EXACT and side.matched >= LEAST_WORDS for side in sides):
        return Derivation.BACKGROUND
    return Derivation.QUOTES if any(side.said >= LEAST_WORDS for side in sides) else None


def _grade(pair: Pair) -> Derivation:
    mine, its = pair.mine, pair.its
    if mine.share >= VERBATIM_SHARE and its.share >= WHOLE_SHARE:
        return Derivation.VERBATIM
    if _far(pair):
        return Derivation.BACKGROUND
    if mine.share >= EDITED_SHARE and its.share >= EXCERPT_SHARE and mine.share < VERBATIM_SHARE:
        return Derivation.EDITED
    return Derivation.EXCERPT if _is_excerpt(pair) else Derivation.BACKGROUND


def _is_excerpt(pair: Pair) -> bool:
    mine, its = pair.mine, pair.its
    if mine.longest < EXCERPT_RUN and mine.exact < EXCERPT_EXACT:
        return False
    # an outlet repeats its own standing text: a fifth of a short report is soon reached
    least = EDITED_SHARE if _same_outlet(pair) else EXCERPT_SHARE
    return mine.share >= least or its.share >= EDITED_SHARE


def _far(pair: Pair) -> bool:
    days = day_of(pair.origin.report), day_of(pair.derived.report)
    return days[0] is not None and days[1] is not None and abs((days[1] - days[0]).days) > FAR_DAYS


def _same_outlet(pair: Pair) -> bool:
    outlet = pair.origin.report.outlet
    return outlet is not None and outlet == pair.derived.report.outlet


_SAYS = {
    Derivation.VERBATIM: "{percent} of its words stand in the report of {outlet} word for word",
    Derivation.EDITED: "{percent} of its words follow the report of {outlet}, with edits",
    Derivation.EXCERPT: "{percent} of its words are taken from the report of {outlet}",
    Derivation.BACKGROUND: "only a passage of {words} words is shared with the report of {outlet}: no copy",
    Derivation.QUOTES: "only {said} words of quotations are shared with the report of {outlet}: no copy",
}


def _reason(pair: Pair, kind: Derivation) -> str:
    outlet, mine = outlet_of(pair.origin.report), pair.mine
    said = _SAYS[kind].format(percent=f"{mine.share:.0%}", outlet=outlet, words=mine.matched, said=mine.said)
    left_out = (
        f"; {mine.said} quoted words are left out" if mine.said and kind is not Derivation.QUOTES else ""
    )
    return f"{said}{left_out}; {pair.because}"
