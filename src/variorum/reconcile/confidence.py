"""How firmly an actor is said to have done it: MUC-4's PERP: ORGANIZATION CONFIDENCE, over all reports.

The decision tree is in MUC-4's task documentation, part 2, slot 11; the values in part 1, section 7.12.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from variorum.model.assertion import Assertion, Certainty, Polarity, Role
from variorum.model.finding import Record
from variorum.model.value import Actor
from variorum.reconcile.actors import actor_key
from variorum.reconcile.words import key_of


class Confidence(StrEnum):
    """The values of the slot, the firmest first, as findings rank groups."""

    FACT = "REPORTED AS FACT"
    CLAIMED = "CLAIMED OR ADMITTED"
    AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
    ACCUSED = "SUSPECTED OR ACCUSED"
    ACQUITTED = "ACQUITTED"
    POSSIBLE = "POSSIBLE"


#: fields in which an actor is tied to an incident
_TYING = ("group", "branch", "blame", "claim")


def muc_confidence(record: Record, actor_id: str) -> str:
    """The value for the actor with this id of the curated list, or with this name if it has no id.

    MUC-4 asks it of one report; here it is asked of all reports of the incident together. An actor of
    whom nothing is said is POSSIBLE: not explicitly connected.
    """
    return _confidence([a for a in record.assertions() if _is(a, actor_id)], actor_id)


def confidence_among(said: Iterable[Assertion], actor: Actor) -> str:
    """The value for `actor` by the assertions of one account, as MUC-4 asks it."""
    key = actor_key(actor)
    return _confidence([a for a in said if isinstance(a.value, Actor) and actor_key(a.value) == key], key)


def _confidence(about: list[Assertion], actor_id: str) -> str:
    withdrawn = any(a.field == "claim" and a.note("withdrawn") for a in about)
    fields = [field for field in _TYING if field != "claim" or not withdrawn]
    tied = [a for a in about if a.field in fields and a.stance.polarity is Polarity.AFFIRMED]
    if any(_acquits(a, actor_id) for a in about):
        return Confidence.ACQUITTED
    connecting = [a for a in tied if _connects(a)]
    if not connecting:
        return Confidence.POSSIBLE
    if any(_reported_itself(a, actor_id) for a in connecting):
        return Confidence.CLAIMED
    return _accused(connecting)


def _is(said: Assertion, actor_id: str) -> bool:
    if not isinstance(said.value, Actor):
        return False
    return actor_key(said.value) in (actor_id, key_of(actor_id))


def _acquits(said: Assertion, actor_id: str) -> bool:
    """Perp. reported to be acquitted? Somebody in authority, or the outlet, says that it was not this actor.

    Who denies its own part is not acquitted by that, and MUC-4 has no value for it.
    """
    if said.stance.polarity is not Polarity.DENIED or said.stance.certainty is Certainty.POSSIBLE:
        return False
    own = said.note("own") == "yes" or said.voice.primary.actor == actor_id
    return not own and (said.voice.outlets_own or said.voice.primary.role is Role.AUTHORITY)


def _connects(said: Assertion) -> bool:
    """Perp. explicitly connected to the incident? A mere suggestion mentions it without accusing it."""
    return said.stance.certainty is not Certainty.POSSIBLE


def _told_as_fact(said: Assertion) -> bool:
    """A source that is no authority tells it without accusing; what an authority says of it is its view."""
    return said.note("told") == "as fact" and said.voice.primary.role is not Role.AUTHORITY


def _reported_itself(said: Assertion, actor_id: str) -> bool:
    """Did the Perp report it? A claim, or an admission in its own voice."""
    return said.field == "claim" or said.voice.primary.actor == actor_id


def _accused(connecting: Iterable[Assertion]) -> Confidence:
    """Was any uncertainty expressed, and was the accuser an authority?

    What rests on a cited source's accusation is uncertain (part 1, section 7.12, note 2): only what an
    outlet says in its own voice and without doubt, or a source tells as a fact rather than as an
    accusation, is reported as fact.
    """
    found = list(connecting)
    certain = all(a.stance.certainty is Certainty.CERTAIN for a in found)
    if certain and any(a.voice.outlets_own or _told_as_fact(a) for a in found):
        return Confidence.FACT
    by_authority = any(a.voice.primary.role is Role.AUTHORITY for a in found)
    return Confidence.AUTHORITIES if by_authority else Confidence.ACCUSED
