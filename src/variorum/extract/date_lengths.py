"""Words of time that date nothing: lengths ("three years"), repetitions ("every Monday"), vague times ("now").

They are kept apart from dates, so that none becomes the date of a happening. A reader of times needs them all the
same: what is a length is no number of people and no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from variorum.extract.date_words import WEEKDAYS
from variorum.extract.flatten import flatten, spaced
from variorum.extract.number_words import SPELLED, either, number_value


class LengthKind(StrEnum):
    """What a word of time says: how long, how often, or roughly when."""

    LENGTH = "length"
    REPEATED = "repeated"
    THIS = "this"
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class FoundLength:
    """Words of time at [start, end): `count` units long (None: an unknown number), or every `unit`.

    `unit` is second, minute, hour, day, week, weekend, month, quarter, year, decade or century; "" where vague.
    `weekday` (0 for Monday) is set for "every Monday". THIS is the running year or quarter of the text.
    """

    start: int
    end: int
    kind: LengthKind
    unit: str = ""
    count: float | None = None
    weekday: int | None = None


_UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
)
_UNIT = rf"(?P<unit>{either((*_UNITS, 'centurie'))})"
_SOME = (
    r"several|a few|few|some|many|a couple of|a couple|a number of|countless|recent|the coming|coming"
    r"|the (?:next|last|past) (?:few|several)"
)
_COUNT = rf"(?:[0-9]{{1,3}}(?:\.[0-9])?|(?:an?|one) (?=half)|half an?|(?:{SPELLED}|[0-9]{{1,3}}) and a half|{SPELLED}|an?)"
_MORE = (
    r"(?:(?:more|additional|full|straight|consecutive|long|whole|fiscal|entire|further|extra|solid|good|other"
    r"|short|odd|calendar|business|working|trading|final|crucial) )?"
)
_NOT_DATED = (
    r"(?! (?:ago|earlier|later|before|after|afterwards|prior|previously|of age|old\b|hence)|[ -]old\b|-)"
)
#: words before "a week" that make it a length and not a rate ("$5 a week")
_TAKES = (
    r"(?:for|in|within|after|over|during|about|almost|nearly|only|just|than|least|most|take|takes|took|taken"
    r"|lasts?|lasted|spent|spend|spends|every|roughly|another|around|until|by|him|them|us|up to|as long as|of"
    r"|and) "
)
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}
_Made = FoundLength | None


def _unit(found: re.Match[str]) -> str:
    return found["unit"].replace("centurie", "century")


def _value(words: str) -> float | None:
    words = words.strip()
    if words.startswith(("half a", "half an")):
        return 0.5
    if words.endswith(" and a half"):
        return (_value(words.removesuffix(" and a half")) or 0.0) + 0.5
    if words in ("a", "an", "one"):
        return 1.0
    return float(words) if re.fullmatch(r"[0-9.]+", words) else float(number_value(words))


def _length(found: re.Match[str]) -> _Made:
    words = found["count"]
    single = words in ("a", "an")
    if single and found["plural"]:
        return None
    half = 0.5 if found["half"] else 0.0
    return FoundLength(*found.span(), LengthKind.LENGTH, _unit(found), (_value(words) or 0) + half)


def _unknown(found: re.Match[str]) -> _Made:
    return FoundLength(*found.span(), LengthKind.LENGTH, _unit(found))


def _bare(found: re.Match[str]) -> _Made:
    return FoundLength(*found.span("words"), LengthKind.LENGTH, _unit(found))


def _joined(found: re.Match[str]) -> _Made:
    return FoundLength(*found.span(), LengthKind.LENGTH, _unit(found), _value(found["count"]))


def _long(found: re.Match[str]) -> _Made:
    return FoundLength(*found.span(), LengthKind.LENGTH, _unit(found), 1.0)


def _every(found: re.Match[str]) -> _Made:
    if found["weekday"]:
        return FoundLength(*found.span(), LengthKind.REPEATED, weekday=WEEKDAYS[found["weekday"]])
    if found["time"]:
        return FoundLength(*found.span(), LengthKind.REPEATED, "day", 1.0)
    count = _value(found["count"]) if found["count"] else 1.0
    return FoundLength(*found.span(), LengthKind.REPEATED, _unit(found), 2.0 if found["other"] else count)


def _adverb(found: re.Match[str]) -> _Made:
    return FoundLength(*found.span(), LengthKind.REPEATED, _ADVERBS[found[0]], 1.0)


def _rate(found: re.Match[str]) -> _Made:
    return FoundLength(*found.span("words"), LengthKind.REPEATED, _unit(found), 1.0)


def _this(found: re.Match[str]) -> _Made:
    return FoundLength(*found.span(), LengthKind.THIS, _unit(found))


def _vague(kind: LengthKind) -> Callable[[re.Match[str]], _Made]:
    return lambda found: FoundLength(*found.span(), kind)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], _Made]


def _rule(name: str, pattern: str, build: Callable[[re.Match[str]], _Made]) -> _Rule:
    return _Rule(name, re.compile(rf"(?<![\w$£€#@.-])(?:{spaced(pattern)})"), build)


#: the first that matches at a place wins
_RULES = (
    _rule(
        "every",
        rf"(?:every|each) (?:(?P<weekday>{either(WEEKDAYS)})\b|(?P<time>morning|night|evening|afternoon)\b"
        rf"|(?P<other>other )?(?:(?P<count>{_COUNT}) )?{_UNIT}s?\b)",
        _every,
    ),
    _rule("adverb", rf"{either(_ADVERBS)}\b", _adverb),
    _rule(
        "length",
        rf"(?:the (?:first |last |next |past |final )?)?(?P<count>{_COUNT})(?: |-){_MORE}{_UNIT}(?P<plural>s?)\b"
        rf"(?P<half> and a half)?{_NOT_DATED}",
        _length,
    ),
    _rule(
        "joined", rf"(?P<count>[0-9]{{1,3}}|{SPELLED}|half)-{_UNIT}s?(?:-long)?\b(?!-old)(?! old\b)", _joined
    ),
    _rule("day-long", rf"{_UNIT}-?long\b", _long),
    _rule("some", rf"(?:{_SOME}) {_MORE}{_UNIT}s\b{_NOT_DATED}", _unknown),
    _rule(
        "for years", rf"(?:for|in|within|over|after|took|take|spent) (?P<words>{_UNIT}s)\b{_NOT_DATED}", _bare
    ),
    _rule("rate", rf"(?:an?|per) (?P<words>{_UNIT})\b{_NOT_DATED}", _rate),
    _rule(
        "this",
        r"the (?:(?:latest|current|most recent|just-ended|fiscal|full) )?(?P<unit>quarter|year)\b"
        r"(?! (?:of|to|that|when|before|after|in which|ago)\b|'|-)",
        _this,
    ),
    _rule(
        "present",
        r"(?:right )?now\b(?! that\b)|currently\b|current\b|presently\b|at present\b|at the moment\b|nowadays\b",
        _vague(LengthKind.PRESENT),
    ),
    _rule(
        "future",
        r"(?:the )?(?:near |foreseeable |immediate )?future\b|soon\b(?! after\b)|the (?:short|near) term\b"
        r"|(?:the )?(?:coming|next few) (?:days|weeks|months|years)\b",
        _vague(LengthKind.FUTURE),
    ),
    _rule("past", r"formerly\b|in the past\b|lately\b", _vague(LengthKind.PAST)),
)
_LED = re.compile(spaced(rf"(?<![\w-]){_TAKES}(?:the )?\Z"))
#: "as soon as", "how soon": not a time of its own
_NO_SOON = re.compile(spaced(r"(?:as|too|how|so|very) \Z"))


def find_lengths(text: str) -> tuple[FoundLength, ...]:
    """The lengths, repetitions and vague times in `text`, in order, no two overlapping."""
    flat = flatten(text)
    found: list[FoundLength] = []
    for one in sorted(_all(flat), key=lambda f: (f.start, -f.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _all(flat: str) -> Iterator[FoundLength]:
    taken: set[int] = set()
    for rule in _RULES:
        for match in rule.pattern.finditer(flat):
            made = rule.build(match)
            if made is None or made.start in taken or _refused(flat, made, rule.name, match):
                continue
            taken.add(made.start)
            yield made


def _refused(flat: str, made: FoundLength, rule: str, match: re.Match[str]) -> bool:
    """True where the words before make it something else: a rate taken for a length, "as soon as"."""
    left = flat[max(0, made.start - 24) : made.start]
    if rule == "length" and match["count"] in ("a", "an"):
        return _LED.search(left) is None
    if rule == "rate":
        whole = flat[max(0, match.start() - 24) : match.start()]
        return _LED.search(whole) is not None or not re.search(
            r"[0-9]|\b(?:times|once|twice|people|dollars|hours|million|" + SPELLED + r")\b", whole
        )
    return (
        made.kind is LengthKind.FUTURE
        and flat[made.start : made.end] == "soon"
        and bool(_NO_SOON.search(left))
    )
