"""Restores ordinary case to a text in capitals, character for character: every offset stays what it was.

A word is written small if American web text writes it so more often than with a capital (`data/small.txt.gz`),
kept in capitals if it is an abbreviation (`data/capitals.txt.gz`, the listed actors, words that nobody could
speak), and has its first letter capitalised otherwise: what is not a common word is most often a name. Both
tables were drawn from the cased word frequencies of spacy-lookups-data 1.0.5 (MIT; see NOTICE).
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files

from variorum.extract.actor_table import table

_WORD = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý]*(?:'[A-ZÀ-Ý]+)*")
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z]\.[A-Z])(?<!\bCOL)(?<!\bGEN)(?<!\bMR)(?<!\bDR)[.?!]\W*$|:\s\W*$|^\W*$|\n[ \t]*\n\W*$|--\W*$"
)
#: Spanish particles within names
_PARTICLES = frozenset({"DE", "DEL", "Y", "E"})
_MONTHS = frozenset(
    [
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "SEPT",
        "OCT",
        "NOV",
        "DEC",
        "MARCH",
        "AUGUST",
        "APRIL",
        "JUNE",
        "JULY",
    ]
)
#: words that may be a month or a common word: a month only beside a number
_MAYBE_MONTHS = frozenset({"MAY", "MARCH"})
#: ranks and offices, which are capitalised before a name
_TITLES = frozenset(
    [
        "PRESIDENT",
        "COLONEL",
        "GENERAL",
        "CAPTAIN",
        "MAJOR",
        "LIEUTENANT",
        "SERGEANT",
        "MAYOR",
        "GOVERNOR",
        "SENATOR",
        "JUDGE",
        "BISHOP",
        "ARCHBISHOP",
        "FATHER",
        "MINISTER",
        "AMBASSADOR",
        "DOCTOR",
        "JUSTICE",
        "COMMANDER",
        "PRIEST",
        "ENGINEER",
        "DEPUTY",
        "CONGRESSMAN",
        "BRIGADIER",
        "ADMIRAL",
        "CORPORAL",
        "CARDINAL",
        "SISTER",
        "CONSUL",
        "ATTORNEY",
        "PROSECUTOR",
    ]
)
#: bodies, which are capitalised after a name that is part of theirs
_BODIES = frozenset(
    [
        "PARTY",
        "FRONT",
        "MOVEMENT",
        "ARMY",
        "POLICE",
        "COMMAND",
        "UNION",
        "FEDERATION",
        "MINISTRY",
        "UNIVERSITY",
        "EMBASSY",
        "BRIGADE",
        "BATTALION",
        "COURT",
        "BANK",
        "HOSPITAL",
        "CARTEL",
        "GROUP",
        "DEPARTMENT",
        "PROVINCE",
        "CITY",
        "STREET",
        "AVENUE",
        "HOTEL",
        "COLONY",
        "NEIGHBORHOOD",
        "RIVER",
        "AIRPORT",
        "CHURCH",
        "SCHOOL",
        "COLLEGE",
        "ALLIANCE",
        "COMMITTEE",
        "COUNCIL",
        "ASSEMBLY",
        "FOUNDATION",
        "ASSOCIATION",
    ]
)
#: names that begin with a common word
_YORK = re.compile(r"\s+(?:YORK|ZEALAND|ORLEANS|JERSEY|DELHI|MEXICO)\b")
_VOWELS = re.compile(r"[AEIOUY]")
#: endings of English words too rare for the table
_ENGLISH = re.compile(r"(?:ED|ING|LY|ISTS?|TION|TIONS|NESS|ISM|IZE|IZED|EERS?|IVES?)$")


def in_capitals(text: str) -> bool:
    """True if nearly all letters of `text` are capitals."""
    small = sum(c.islower() for c in text)
    return small * 20 < sum(c.isupper() for c in text)


def truecase(text: str) -> str:
    """`text` in ordinary case; a text that is not in capitals comes back as it is."""
    if not in_capitals(text):
        return text
    words = list(_WORD.finditer(text))
    cased = [_cased(text, words, n) for n in range(len(words))]
    _titles(words, cased, text)
    made = list(text)
    for match, word in zip(words, cased, strict=True):
        if len(word) == len(match[0]):
            made[match.start() : match.end()] = word
    return _named("".join(made))


def _cased(text: str, words: list[re.Match[str]], n: int) -> str:
    word = words[n][0]
    bare, _, tail = word.partition("'")
    shape = _shape(text, words[n], bare)
    if shape == "small" and _SENTENCE_END.search(text, max(0, words[n].start() - 12), words[n].start()):
        shape = "title"
    if not tail or shape == "capitals":
        return {"small": bare.lower(), "capitals": bare}.get(shape, bare.capitalize()) + (
            f"'{tail.lower()}" if tail else ""
        )
    if bare in ("D", "O", "L"):
        return f"{bare}'{tail.capitalize()}"
    return (bare.lower() if shape == "small" else bare.capitalize()) + f"'{tail.lower()}"


def _shape(text: str, match: re.Match[str], bare: str) -> str:
    if bare in _MAYBE_MONTHS and not _beside_number(text, match):
        return "small"
    if bare in _MONTHS or bare == "I" or (bare == "NEW" and _YORK.match(text, match.end())):
        return "title"
    if bare in _PARTICLES:
        return "small"
    lower = bare.lower()
    if lower in _small() or (len(bare) == 1 and bare != "A" and _suffix(text, match)):
        return "small"
    if bare in _capitals() or (len(bare) <= 5 and not _speakable(bare)):
        return "capitals"
    return "small" if len(bare) > 7 and _ENGLISH.search(bare) else "title"


def _suffix(text: str, match: re.Match[str]) -> bool:
    """The S of "1980S"."""
    return match.start() > 0 and text[match.start() - 1].isdigit()


def _beside_number(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 4]
    return any(c.isdigit() for c in before + after)


def _speakable(word: str) -> bool:
    """True if vowels stand where a word of that length has them."""
    if len(word) == 1:
        return True
    return bool(_VOWELS.search(word)) and not re.search(r"[^AEIOUY]{4}|^[^AEIOUY]{3}$", word)


def _titles(words: list[re.Match[str]], cased: list[str], text: str) -> None:
    """Capitalise offices before a name and bodies after one, where only a space parts the two."""
    for n in range(len(words) - 2, -1, -1):
        if words[n][0] in _TITLES and cased[n + 1][:1].isupper() and _adjacent(words, n, text):
            cased[n] = words[n][0].capitalize()
    for n in range(1, len(words)):
        before = cased[n - 1]
        if (
            words[n][0] in _BODIES
            and before[:1].isupper()
            and len(before) > 3
            and _adjacent(words, n - 1, text)
        ):
            cased[n] = words[n][0].capitalize()


def _adjacent(words: list[re.Match[str]], n: int, text: str) -> bool:
    return text[words[n].end() : words[n + 1].start()].isspace() and not _SENTENCE_END.search(
        text, max(0, words[n].start() - 12), words[n].start()
    )


@cache
def _names() -> re.Pattern[str]:
    """The names of the listed actors of two words and more, longest first, as one pattern."""
    names = {" ".join(n.words) for rows in table().by_words.values() for n in rows if n.actor}
    long = sorted((n for n in names if " " in n and n[0].isupper()), key=lambda n: (-len(n), n))
    return re.compile(r"\b(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in long) + r")\b", re.I)


@cache
def _written() -> dict[str, str]:
    names = {" ".join(n.words) for rows in table().by_words.values() for n in rows if n.actor}
    return {n.lower(): n for n in sorted(names, reverse=True)}


def _named(text: str) -> str:
    """The listed actors with the capitals that the list gives them."""

    def cased(match: re.Match[str]) -> str:
        written = iter(_written()[" ".join(match[0].lower().split())].replace(" ", ""))
        return "".join(c if c.isspace() else next(written) for c in match[0])

    return _names().sub(cased, text)


@cache
def _small() -> frozenset[str]:
    return _words("small.txt.gz")


@cache
def _capitals() -> frozenset[str]:
    names = {n.words[0] for rows in table().by_words.values() for n in rows if len(n.words) == 1}
    return _words("capitals.txt.gz") | {n for n in names if n.isupper()}


def _words(name: str) -> frozenset[str]:
    packed = files("variorum.evaluate.muc4").joinpath("data", name).read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())
