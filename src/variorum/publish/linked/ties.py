"""Who is tied to an incident by whom: the role that a voice gives somebody, never a fact of our own.

Whoever is said to have done it is alleged to have; whoever is said not to have is tied by a denial.
"""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.assertion import Assertion, Certainty, Polarity
from variorum.model.identity import content_id
from variorum.model.value import Actor, ActorKind, Text
from variorum.publish.responsibility import ACCUSED, said

ALLEGED, DENIED, NAMED = "alleged", "denied", "named"
#: kind of actor -> schema of FollowTheMoney
_SCHEMAS = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.AUTHORITY: "PublicBody",
    ActorKind.UNKNOWN: "LegalEntity",
}
#: fields in which somebody is said to have done it
_DONE_BY = ("claim", "blame", "group", "branch", "perpetrator", "assailant", "non_dispute", "denial")
#: how a name is given where nobody is blamed, by certainty
_NAMED = {
    Certainty.CERTAIN: "named by",
    Certainty.PROBABLE: "named as probable by",
    Certainty.POSSIBLE: "named as possible by",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody, and what a voice says of them and the incident: `status` is alleged, denied or named."""

    id: str
    schema: str
    name: str
    country: str | None
    role: str
    status: str


def tie(incident: str, one: Assertion) -> Tie | None:
    """The tie that an assertion makes; None where it names nobody."""
    told = _told(one)
    if told is None:
        return None
    role, status = told
    match one.value:
        case Actor() as actor:
            schema = _SCHEMAS.get(actor.kind, "Organization")
            # who is in no list may share a name with somebody else: one person an incident
            identity = actor.id or content_id("n", incident, actor.kind, actor.name.casefold())
            return Tie(identity, schema, actor.name, actor.country, role, status)
        case Text(text=name) if one.note("named") == "yes":
            identity = content_id("n", incident, ActorKind.PERSON, name.casefold())
            return Tie(identity, "Person", name, None, role, status)
    return None


def _told(one: Assertion) -> tuple[str, str] | None:
    """The role and the status that the voice gives; None where it says that it does not know."""
    voice = said(one.voice.primary.name, one.voice.primary.role)
    if one.field == "harmed" and one.stance.polarity is Polarity.AFFIRMED:
        return f"victim: {one.note('effect') or 'attacked'}, {_NAMED[one.stance.certainty]} {voice}", NAMED
    if one.field not in _DONE_BY or one.stance.polarity is Polarity.NOT_KNOWN:
        return None
    if one.stance.polarity is Polarity.DENIED:
        return f"said not to be the perpetrator: denied by {voice}", DENIED
    return f"alleged perpetrator: {_accused(one, voice)}", ALLEGED


def _accused(one: Assertion, voice: str) -> str:
    if one.stance.polarity is Polarity.NOT_DISPUTED:
        return f"not disputed by {voice}"
    if one.field == "claim":
        return f"claims responsibility ({voice})"
    words = ACCUSED if one.field == "blame" else _NAMED
    return f"{words[one.stance.certainty]} {voice}"
