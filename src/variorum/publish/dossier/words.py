"""What the page calls things: roles of voices, how firmly something is said, what a value is exactly."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.assertion import Assertion, Certainty, Polarity, Role
from variorum.model.codebook import codebook
from variorum.model.value import Actor, Count, Nothing, PartialDate, Place, Term, Value
from variorum.publish.summary_words import count_words, triple, words

#: fields that say who did it: whatever a voice says there is an allegation, never the page's own word
ATTRIBUTING = ("perpetrator", "group", "branch", "attackers")
#: how an accusation is called (contract: possible is a suggestion, probable a suspicion)
_BLAMED = {Certainty.CERTAIN: "accused", Certainty.PROBABLE: "suspected", Certainty.POSSIBLE: "suggested"}
_TURNED = {
    Polarity.DENIED: "denied",
    Polarity.NOT_DISPUTED: "not disputed",
    Polarity.NOT_KNOWN: "not known",
}
#: what the label of firmness or the silence says already
_UNSAID = ("", "")
#: notes that are a yes or no
_PLAIN = {
    ("own", "yes"): ("about", "itself"),
    ("own", "no"): ("about", "another"),
    ("withdrawn", "yes"): ("since", "withdrawn"),
    ("lead", "yes"): ("taken from", "the lead, not from words about the happening"),
    ("alleged", "yes"): _UNSAID,
    ("alleged", "no"): _UNSAID,
}
#: notes as people read them; a note that is missing here is shown under its own key
_NOTES = {
    "part": "part of the toll",
    "attackers": "attackers",
    "revises": "revises an earlier",
    "channel": "over",
    "mode": "GTD claimmode",
    "via": "via",
    "words": "content",
}


def firmness(assertion: Assertion) -> str:
    """How firmly it is said, in one word; "" where a voice states it without a hedge.

    Who did it stays alleged: what a perpetrator says of itself is "claimed", what others say of it
    "accused", "suspected", "suggested" or "alleged".
    """
    stance = assertion.stance
    if stance.polarity is not Polarity.AFFIRMED:
        return _TURNED[stance.polarity]
    if assertion.field == "claim":
        return "claimed" if stance.certainty is Certainty.CERTAIN else f"{stance.certainty.value} claim"
    if assertion.field == "blame":
        return _BLAMED[stance.certainty]
    if assertion.field in ATTRIBUTING:
        return _alleged(assertion)
    return _hedge(stance.certainty) or ("alleged" if assertion.note("alleged") == "yes" else "")


def _alleged(assertion: Assertion) -> str:
    certain = assertion.stance.certainty is Certainty.CERTAIN
    if assertion.voice.primary.role is Role.PERPETRATOR:
        return "claimed" if certain else "alleged"
    if not certain:
        return "alleged" if assertion.note("alleged") == "yes" else _BLAMED[assertion.stance.certainty]
    return "stated by the outlet" if assertion.voice.outlets_own else "alleged"


def _hedge(certainty: Certainty) -> str:
    return "" if certainty is Certainty.CERTAIN else certainty.value


def field_label(name: str) -> str:
    """The label of a field; a part of a toll is "Killed: children"."""
    base, _, part = name.partition("/")
    try:
        label = codebook().field(base).label
    except KeyError:
        label = base
    return f"{label}: {part}" if part else label


def assertion_label(assertion: Assertion) -> str:
    """The label of an assertion's field; a part is named: six children are no toll of six."""
    if assertion.note("attackers") == "only":
        return field_label(f"{assertion.field}/attackers")
    part = assertion.note("part")
    return field_label(f"{assertion.field}/{part}" if part else assertion.field)


def many(name: str) -> bool:
    """True where several values of the field can stand side by side."""
    return any(f.many for f in codebook().fields if f.name == name)


def value_words(value: Value | None) -> str:
    """The value in words; a count that is neither a point nor a plain range has its best figure as well."""
    if isinstance(value, Nothing):
        return f"no {value.about} named"
    if (
        isinstance(value, Count)
        and value.low != value.high
        and value.best not in (None, value.low, value.high)
    ):
        return f"{count_words(value)}, best {value.best}"
    return words(value)


def notes(assertion: Assertion) -> tuple[tuple[str, str], ...]:
    """What qualifies the value, as (label, words)."""
    told = ((_PLAIN.get(note, (_NOTES.get(note[0], note[0]), note[1]))) for note in assertion.notes)
    return tuple(note for note in told if note != _UNSAID)


def exactly(value: Value | None) -> tuple[str, ...]:
    """What the normalised value holds beyond its words: ids, coordinates, precision, basis."""
    match value:
        case PartialDate():
            return tuple(_date(value))
        case Count():
            return (f"low–best–high {triple(value)}", f"read as “{value.hedge}”")
        case Place():
            return tuple(_place(value))
        case Actor():
            return tuple(_actor(value))
        case Term():
            return (value.code,)
    return ()


def _date(value: PartialDate) -> Iterator[str]:
    if value.start is not None and value.end is not None:
        same = value.start == value.end
        yield value.start.isoformat() if same else f"{value.start.isoformat()} to {value.end.isoformat()}"
    yield f"precision: {value.granularity.value}"
    if value.part:
        yield f"part of the day: {value.part}"
    yield value.basis


def _place(value: Place) -> Iterator[str]:
    if value.latitude is not None and value.longitude is not None:
        yield degrees(value.latitude, value.longitude)
    yield value.gazetteer_id or "not in the gazetteer"
    within = "" if value.radius_km is None else f", within {value.radius_km:g} km"
    yield f"precision: {value.kind.value}{within}{', near it' if value.near else ''}"
    if value.alternatives:
        others = (
            f"{o.name}, {o.country} ({o.gazetteer_id}, score {o.score:.2f})" for o in value.alternatives
        )
        yield f"could also be {'; '.join(others)}"


def degrees(latitude: float, longitude: float) -> str:
    """WGS84 degrees with their hemispheres, to about 10 m: "30.2839° N, 57.0834° E"."""
    north = "N" if latitude >= 0 else "S"
    east = "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.4f}° {north}, {abs(longitude):.4f}° {east}"


def _actor(value: Actor) -> Iterator[str]:
    yield value.kind.value
    if value.id:
        yield value.id
    if value.parent:
        yield f"branch of {value.parent}"
    if value.country:
        yield value.country
