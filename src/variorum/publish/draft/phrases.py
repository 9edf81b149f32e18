"""The phrases of the paragraph: articles, voices as they are spoken of, days and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.model.assertion import Assertion, Certainty, Role
from variorum.model.value import PartialDate, Place, PlaceKind
from variorum.publish.summary_words import date_words, listed, place_words
from variorum.reconcile.evidence import Evidence

#: letters that are spoken as a word that begins with a vowel, for names in capitals ("an FBI officer")
_VOWEL_LETTERS = "AEFHILMNORSX"
#: names of states that take an article
_WITH_ARTICLE = frozenset(
    (
        *("Bahamas", "Central African Republic", "Comoros", "Democratic Republic of the Congo"),
        *("Dominican Republic", "Gambia", "Maldives", "Netherlands", "Philippines", "Republic of the Congo"),
        *("United Arab Emirates", "United Kingdom", "United States", "White House", "Vatican", "Kremlin"),
    )
)
#: what bodies are called whose name takes an article, unless a name in the genitive stands before it
_BODIES = frozenset(
    (
        *("agency", "army", "authority", "branch", "brigade", "bureau", "centre", "center", "channel"),
        *("commission", "committee", "corps", "council", "court", "department", "embassy", "force", "front"),
        *("government", "group", "guard", "institute", "ministry", "navy", "office", "organisation"),
        *("organization", "party", "service", "union"),
    )
)
#: lower-case words for many people, with which no article stands
_MANY = frozenset({"media", "people", "police", "staff", "personnel", "troops", "military"})
_DETERMINED = re.compile(
    r"(?:the|an?|one|two|three|some|several|its|his|her|their)\b|\S+['’]s?\b", re.IGNORECASE
)
_NUMBER = re.compile(r"[\d.,]")
#: how what is not certain is said
HEDGES = {Certainty.PROBABLE: "probably ", Certainty.POSSIBLE: "possibly "}


def with_article(words: str) -> str:
    """ "a bombing", "an attack", "a UN convoy"; with a genitive or an article of its own it stays as it is."""
    return words if _DETERMINED.match(words) else f"{_article(words)} {words}"


def _article(words: str) -> str:
    first = words.split(maxsplit=1)[0] if words.split() else ""
    if len(first) > 1 and first.isupper():
        return "an" if first[0] in _VOWEL_LETTERS else "a"
    return "an" if first[:1].lower() in "aeiou" and first[:1] else "a"


def thing(words: str) -> str:
    """A thing or site in the words of a report, with the article that it needs."""
    last = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    if _DETERMINED.match(words) or _NUMBER.match(words) or last[:1].isupper():
        return words
    if words[:1].isupper():
        return f"the {words}"
    return words if _plural(last) else with_article(words)


def _plural(word: str) -> bool:
    return word.lower() in _MANY or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def named(name: str) -> str:
    """The name of a voice, group or state as it stands within a sentence: "the interior ministry", "police"."""
    if _DETERMINED.match(name):
        return name[:1].lower() + name[1:] if re.match(r"(?:The|An?)\s", name) else name
    if name in _WITH_ARTICLE:
        return f"the {name}"
    if name.startswith("unnamed "):
        return with_article(name)
    # "health minister, Lena Marsh" is an office and who holds it
    return f"the {name.replace(', ', ' ')}" if _wants_article(name) else name


def _wants_article(name: str) -> bool:
    """True for an office, a body or a thing that speaks; not for a person, many people or a possession."""
    head = re.split(r",| of | for | at | in ", name, maxsplit=1)[0].split()
    last = head[-1] if head else ""
    if _plural(last) or re.search(r"['’]s? ", name):
        return False
    return last.lower() in _BODIES or last.islower() or name[:1].islower()


def voices(its: Iterable[Evidence]) -> str:
    """Who says it first, as "the interior ministry, police and Lena Marsh"; outlets of their own word last."""
    ranked = sorted(its, key=lambda e: e.assertion.voice.outlets_own)
    names = [voice(e) for e in ranked]
    return listed(names, most=len(names))


def voice(one: Evidence) -> str:
    """Who says this first, as it stands within a sentence; an outlet has its name as it is."""
    return one.name if one.name == one.outlet else named(one.name)


def credit(its: Sequence[Evidence]) -> str:
    """ ", according to X" where no outlet or authority says it for certain in its own voice; else ""."""
    return "" if any(_plain(e.assertion) for e in its) else f", according to {voices(its)}"


def _plain(said: Assertion) -> bool:
    firm = said.stance.certainty is Certainty.CERTAIN
    return firm and (said.voice.outlets_own or said.voice.primary.role is Role.AUTHORITY)


def when_said(its: Iterable[Evidence]) -> str:
    """The last moment for which it holds: "as of 4 January 2024", "published 4 January 2024" or "undated"."""
    last = max((e.moment for e in its), key=lambda m: (m.day or "", m.stated))
    return last.words if last.day else "undated"


def on_date(value: PartialDate) -> str:
    """ "on 3 January 2024", "in January 2024", "between 3 and 5 January 2024", "on a Wednesday"."""
    spoken = date_words(value)
    if not value.resolved:
        return f"on {spoken.removesuffix(' (no date)')} that the reports do not date"
    if value.start == value.end:
        return f"on {spoken}"
    return "between " + re.sub(r"\s?–\s?", " and ", spoken) if "–" in spoken else f"in {spoken}"


def in_place(value: Place) -> str:
    """ "in Kerman, Iran", "near Kerman, Iran", "in the Philippines"; a division with a comma in its name is left out."""
    within = None if value.within and "," in value.within else value.within
    spoken = place_words(replace(value, within=within))
    if value.near:
        return spoken
    if value.name in _WITH_ARTICLE:
        spoken = f"the {spoken}"
    return f"at {spoken}" if value.kind is PlaceKind.SITE else f"in {spoken}"
