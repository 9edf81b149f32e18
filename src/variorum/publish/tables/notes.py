"""The sentences that exports carry in their free-text columns: what is disputed, doubted and denied."""

from __future__ import annotations

from variorum.coding.country import country
from variorum.model.assertion import Assertion, Certainty
from variorum.model.finding import Finding, Status
from variorum.model.incident import SeriesLink, SeriesRole
from variorum.model.value import Actor, ActorKind, Count
from variorum.publish.tables.view import View

#: what a table's reader must be told of: readings do not agree, or a person has settled it
_NOTED = (Status.RANGE, Status.DISPUTED, Status.SUPERSEDED, Status.NONE_SUPPORTED, Status.DECIDED)


def disputes(seen: View) -> tuple[str, ...]:
    """One sentence for each field on which reports do not agree or people decided, in the order of the findings."""
    return tuple(_said(f) for f in seen.findings.values() if f.status in _NOTED)


def _said(finding: Finding) -> str:
    return finding.sentence if finding.sentence.endswith(".") else f"{finding.sentence}."


def doubts(seen: View) -> tuple[str, ...]:
    """One sentence for each denial, and for each accusation that no field of the codebooks can hold.

    GTD codebook 2019: doubts about perpetrators are told in addnotes. An accusation that is not certain
    is a doubt; one against a state or a person has no column.
    """
    told = [_denial(a) for a in seen.record.assertions("denial")]
    told += [_accusation(a) for a in seen.said("blame") if _has_no_column(a)]
    return tuple(dict.fromkeys(s for s in told if s))


def _has_no_column(said: Assertion) -> bool:
    kind = said.value.kind if isinstance(said.value, Actor) else None
    return said.stance.certainty is not Certainty.CERTAIN or kind in (ActorKind.STATE, ActorKind.PERSON)


def _denial(said: Assertion) -> str:
    if not isinstance(said.value, Actor):
        return ""
    if said.note("own") == "yes":
        return f"{said.value.name} denied responsibility ({said.voice.primary.name})."
    return f"{_capital(said.voice.primary.name)} denied that {said.value.name} was responsible."


def _accusation(said: Assertion) -> str:
    if not isinstance(said.value, Actor):
        return ""
    voice = _capital(said.voice.primary.name)
    if said.stance.certainty is Certainty.CERTAIN:
        return f"{voice} blamed {said.value.name}."
    return f"{voice} named {said.value.name} as a {said.stance.certainty.value} perpetrator."


def claimed(seen: View) -> tuple[str, ...]:
    """One sentence for each group that claims the incident, with the channels that reports name."""
    channels: dict[str, set[str]] = {}
    for said in seen.said("claim"):
        if isinstance(said.value, Actor):
            channels.setdefault(said.value.name, set()).update(filter(None, [said.note("channel")]))
    return tuple(_claim(name, sorted(over)) for name, over in channels.items())


def _claim(name: str, channels: list[str]) -> str:
    return f"{name} claimed responsibility{' over ' + ', '.join(channels) if channels else ''}."


def series(seen: View) -> tuple[str, ...]:
    """A sentence for what it is a part of, and one for what are parts of it: nobody is to add their tolls up."""
    links = seen.record.series
    whole = [_named(s) for s in links if s.role is SeriesRole.WHOLE]
    parts = [_named(s) for s in links if s.role is SeriesRole.PART]
    told = (
        ("Reports tell of it as a part of", whole, "its toll is within that of the whole."),
        ("Reports tell of these as parts of it:", parts, "their tolls are within this one."),
    )
    return tuple(f"{head} {', '.join(others)}; {tail}" for head, others, tail in told if others)


def _named(link: SeriesLink) -> str:
    return f"{link.label} ({link.incident_id})"


def toll_scope(seen: View) -> tuple[str, ...]:
    """Whether the number of dead counts the attackers, where a report behind it says so."""
    scopes = {a.note("attackers") for a in seen.behind("killed")} & {"included", "excluded"}
    return tuple(f"The number of dead has the attackers {scope}." for scope in sorted(s for s in scopes if s))


def sentence(seen: View) -> str:
    """One plain sentence of what the policy settled: when, where, what, how many dead."""
    return f"{_when(seen)}{_where(seen)}: {_what(seen)}; {_toll(seen)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _when(seen: View) -> str:
    found = seen.date()
    if found is None:
        return "Date not known"
    if found.start == found.end:
        return f"On {found.start}"
    return f"Between {found.start} and {found.end}"


def _where(seen: View) -> str:
    place = seen.place()
    if place is None:
        return ", place not known"
    state = place.country_name or country(place.country).name
    return f", {'near ' if place.near else ''}{place.name}" + (
        f", {state}" if state and state != place.name else ""
    )


def _what(seen: View) -> str:
    finding = seen.findings.get("type")
    label = getattr(finding.value, "label", "") if finding is not None else ""
    return label or "type not known"


def _toll(seen: View) -> str:
    dead = seen.count("killed")
    return "number of dead not known" if dead is None else f"killed: {in_words(dead)}"


def in_words(count: Count) -> str:
    """A count for people: `84`, `at least 84`, `90 to 99`, `a number not known`."""
    if count.low is not None and count.high is not None:
        return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
    if count.low is not None:
        return f"at least {count.low}"
    if count.high is not None:
        return f"at most {count.high}"
    return "a number not known" if count.best is None else str(count.best)
