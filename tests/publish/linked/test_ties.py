"""Who is tied to an incident: by what words, and never as a fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.publish.made_records import Said, Values
from variorum.model.assertion import Certainty, Polarity, Stance
from variorum.model.finding import Record
from variorum.model.value import Actor, ActorKind, Nothing, Text
from variorum.publish.linked.ties import Tie, tie

PERSON = Actor("Idris Vane", ActorKind.PERSON)
NAMED, HURT = (("named", "yes"),), (("effect", "death"), ("named", "yes"))


@pytest.fixture
def tied(make: Callable[..., Record]) -> Callable[[Said], Tie | None]:
    """The tie that one assertion makes."""

    def made(said: Said) -> Tie | None:
        record = make("gtd-2019", said=(said,))
        return tie("i_1", record.assertions()[0])

    return made


@pytest.mark.parametrize(
    ("said", "role", "status"),
    [
        (Values.claim(Values.group), "alleged perpetrator: claims responsibility (Islamic State)", "alleged"),
        (Values.blame(Values.rival), "alleged perpetrator: blamed by the minister", "alleged"),
        (
            Values.blame(Values.rival, Certainty.PROBABLE),
            "alleged perpetrator: suspected by the minister",
            "alleged",
        ),
        (
            Values.blame(Values.rival, Certainty.POSSIBLE),
            "alleged perpetrator: suggested by the minister",
            "alleged",
        ),
        (Said("group", Values.group), "alleged perpetrator: named by police", "alleged"),
        (Said("perpetrator", PERSON), "alleged perpetrator: named by police", "alleged"),
        (
            Said("assailant", Text("Idris Vane"), notes=NAMED),
            "alleged perpetrator: named by police",
            "alleged",
        ),
        (
            Said("non_dispute", Values.group, stance=Stance(Polarity.NOT_DISPUTED)),
            "alleged perpetrator: not disputed by police",
            "alleged",
        ),
        (Values.denial(Values.state), "said not to be the perpetrator: denied by police", "denied"),
        (
            Said("claim", Values.group, stance=Stance(Polarity.DENIED)),
            "said not to be the perpetrator: denied by police",
            "denied",
        ),
        (Said("harmed", Text("Ada Quill"), notes=HURT), "victim: death, named by police", "named"),
    ],
)
def test_a_voice_gives_the_role(
    tied: Callable[[Said], Tie | None], said: Said, role: str, status: str
) -> None:
    found = tied(said)
    assert found is not None
    assert (found.role, found.status) == (role, status)


@pytest.mark.parametrize(
    "said",
    [
        Said("claim", Nothing("claim")),
        Said("group", Values.group, stance=Stance(Polarity.NOT_KNOWN)),
        Said("harmed", Text("two shoppers")),
        Said("killed", Values.count(3)),
    ],
)
def test_who_names_nobody_makes_no_tie(tied: Callable[[Said], Tie | None], said: Said) -> None:
    assert tied(said) is None


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (ActorKind.PERSON, "Person"),
        (ActorKind.GROUP, "Organization"),
        (ActorKind.STATE, "PublicBody"),
        (ActorKind.UNKNOWN, "LegalEntity"),
    ],
)
def test_an_actor_has_the_schema_of_its_kind(tied: Any, kind: ActorKind, schema: str) -> None:
    assert tied(Said("blame", Actor("Somebody", kind))).schema == schema


def test_two_people_of_one_name_in_two_incidents_are_two(make: Callable[..., Record]) -> None:
    one = make("gtd-2019", said=(Said("perpetrator", PERSON),)).assertions()[0]
    ids = {found.id for i in ("i_1", "i_2") if (found := tie(i, one)) is not None}
    assert len(ids) == 2
