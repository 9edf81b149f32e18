"""What the pages and the API share: the store, the lines of the queue, the policy, who is logged in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock

from starlette.requests import Request

from variorum.errors import BadInput, BadState
from variorum.model.finding import Record
from variorum.model.judgement import Capacity
from variorum.reconcile.settle import reconcile
from variorum.review.contents import record_of
from variorum.review.queue.entry import Entry
from variorum.review.queue.index import Shelf
from variorum.review.queue.marks import Marks
from variorum.review.sessions import Session, Sessions
from variorum.store.people import Person, Rank


class Forbidden(BadInput):
    """What somebody may not do, as answered with 403."""

    def __init__(self, what: str, request: Request, mend: str) -> None:
        super().__init__(what, where=request.url.path, mend=mend)


@dataclass(frozen=True, slots=True)
class Desk:
    """One opened store, as one server shows it."""

    shelf: Shelf
    sessions: Sessions
    cookie: str
    #: one decision after the other: each is made of the record that the one before left
    deciding: Lock = field(default_factory=Lock)
    #: what people left in the queue
    marks: Marks = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "marks", Marks(self.shelf))

    @property
    def policy(self) -> str:
        """The name of the policy that settles what is shown."""
        return self.shelf.policy.name

    def record(self, prefix: str) -> Record:
        """The record of the incident whose id begins so, settled; BadInput if there is none, or several."""
        return record_of(self.shelf, prefix)

    def seen_by(self, prefix: str, person: Person) -> Record:
        """The record as a person may see it: where several must decide alike, a coder sees nobody else's decisions."""
        shared = self.record(prefix)
        if person.rank is not Rank.CODER or shared.quorum == 1:
            return shared
        bare = self.shelf.store.record(prefix, by=person.name)
        return replace(bare, findings=tuple(reconcile(bare, self.shelf.policy)))

    def name(self, incident_id: str) -> str | None:
        """What, when and where, in words; None if there is no such incident."""
        return name_of(one) if (one := self.shelf.index().by_id.get(incident_id)) else None


def name_of(one: Entry) -> str:
    """What an incident is called in a line: what its findings say, else its first account's words."""
    return ", ".join(filter(None, (one.what, one.where, one.when))) or one.label


def desk_of(request: Request) -> Desk:
    """The desk that a request comes to."""
    desk: Desk = request.app.state.desk
    return desk


def session_of(request: Request) -> Session | None:
    """Who sends a request; the guard let nobody through to a page without a session."""
    session: Session | None = request.state.session
    return session


def person_of(request: Request) -> Person:
    """Who looks at a page; BadState if the guard let somebody through who is nobody."""
    session = session_of(request)
    if session is None:
        raise BadState(f"{request.url.path} was reached without a session")
    return session.person


def who_decides(request: Request) -> tuple[Person, Capacity]:
    """Who sends a decision, and as what it counts; Forbidden for who only reads.

    Whatever changes the record asks this first, so that ranks are held to in one place.
    """
    session = session_of(request)
    if session is None or (capacity := session.person.capacity) is None:
        mend = "ask for the rank of coder: `variorum review people rank NAME coder`"
        raise Forbidden("readers decide nothing", request, mend)
    return session.person, capacity
