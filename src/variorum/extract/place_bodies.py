"""Names of places inside the names of persons, bodies, streets and buildings."""

from __future__ import annotations

from variorum.extract.gazetteer import gazetteer
from variorum.extract.place_keys import key_of
from variorum.extract.place_names import Name
from variorum.extract.place_tables import place_nouns, words
from variorum.extract.place_words import Words

#: people of a place that is known by its name
LARGE = 100_000
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def is_given_name(text: Words, n: int) -> bool:
    """True if word n is a capitalised word that makes the next one part of a longer name."""
    word = text[n]
    if not word.capital or not text.joined(n) or word.lower in words("locative", "between") | DAYS:
        return False
    if text.opens(n) or word.text.isupper() or (len(word.text) < 4 and text.gap(n) == "-"):
        return False
    return word.lower not in place_nouns() and word.lower not in words("locative", "strong")


def names_building(text: Words, name: Name) -> bool:
    """ "Luanda Central Prison": a building of a large place, and so in it."""
    n = name.last
    while n + 1 < len(text) and text.joined(n) and text[n + 1].capital and n - name.last < 3:
        n += 1
    large = any(e.main and e.population > LARGE for e in name.entries)
    return large and n > name.last and text[n].lower in words("nouns", "facility")


def in_body(text: Words, name: Name) -> bool:
    """True within the name of a body, a street or a feature: "Boston Globe", "Bank of America", "Lake Chad"."""
    nouns = words("nouns", "body") | words("nouns", "feature_after")
    n = name.last
    while n + 1 < len(text) and text.joined(n) and text[n + 1].capital and n - name.last < 4:
        n += 1
        if text[n].lower in nouns and name.first not in text.shouted:
            return True
    before = name.first - 1
    if before >= 1 and text[before].lower == "of":
        return text[before - 1].capital and text[before - 1].lower in (
            words("nouns", "body_of") | words("nouns", "feature_before")
        )
    return (
        before >= 0
        and text.joined(before)
        and text[before].capital
        and text[before].lower in words("nouns", "feature_before")
    )


def in_local_body(text: Words, name: Name) -> bool:
    """True within the name of a body of one town or county: "Paris Police Department", "Henry County Sheriff"."""
    n = name.last
    while n + 1 < len(text) and text.joined(n) and text[n + 1].capital and n - name.last < 4:
        n += 1
        if text[n].lower in words("nouns", "local"):
            return True
    return False


def is_saints(text: Words, name: Name) -> bool:
    """True for what is called after a saint: "St. Patrick's Day", "St. Mary's High School"."""
    return name.key.startswith("saint ") and text[name.last].owner and not name.key.endswith("s")


def is_hyphenated(text: Words, name: Name) -> bool:
    """True for Bedford of "Bedford-Stuyvesant", not for Dallas of "Dallas-Fort Worth"."""
    behind = name.last + 1
    if behind >= len(text) or text.gap(name.last) != "-" or not text[behind].capital:
        return False
    return not gazetteer().lookup(key_of(text[behind].text))


def is_township(text: Words, name: Name) -> bool:
    """True for Concord of "Concord Township": in the US a township is not the town of its name, and few are listed."""
    behind = name.last + 1
    if behind >= len(text) or text.gap(name.last) != " " or not text[behind].capital:
        return False
    american = any(e.country == "US" for e in name.entries)
    return american and text[behind].lower in ("township", "twp")
