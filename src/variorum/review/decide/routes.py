"""The way in for decisions: a form is checked, made into judgements, taken in, and leads back to the incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.errors import BadInput
from variorum.model.finding import Finding, Record
from variorum.model.judgement import Capacity, Effort, Judgement
from variorum.publish.summary_words import words
from variorum.review.decide import about_judgements
from variorum.review.decide.acts import ON_FIELD, Asked, made
from variorum.review.decide.hand import Hand
from variorum.review.decide.said import line
from variorum.review.decide.state import field_state, record_state
from variorum.review.desk import Desk, desk_of, who_decides
from variorum.review.drawn import page
from variorum.review.forms import own_form
from variorum.run.judging import take
from variorum.store.people import Person

#: seconds and keys of one decision that are believed: more is a page left open over night
_LONGEST, _MOST = 3600.0, 10_000
#: pages beside that of the incident that forms may lead back to
_ELSEWHERE = ("/adjudicate",)
#: letters of a reason
_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision on what is no longer so: what the person saw of the field, what there is now, who decided since."""

    label: str
    was: str
    now: str
    sentence: str
    state: str
    since: tuple[str, ...]


async def decide(request: Request) -> Response:
    """Take in what a form decides; back to the incident, or 409 with the difference if it is another by now."""
    who = who_decides(request)
    form = _spelled(await own_form(request))
    return await run_in_threadpool(_decide, request, form, who)


def _decide(request: Request, form: Mapping[str, str], who: tuple[Person, Capacity]) -> Response:
    desk = desk_of(request)
    hand = hand_of(desk, form, who)
    with desk.deciding:
        about = about_judgements.ACTS.get(form.get("act", ""))
        if about is not None:
            every = desk.shelf.store.judgements()
            judged = about(every, hand, form.get("judgement", ""))
            return _back(desk, _there(desk, form, about_judgements.subject(every, judged[0])), judged)
        record = desk.seen_by(form.get("incident", ""), who[0])
        stale = stale_of(record, desk.policy, form)
        if stale is not None:
            return page(request, "stale.html", 409, stale=stale, form=form, record=record)
        asked = Asked(form=form, record=record, other=desk.record, hand=hand)
        return _back(desk, form, made(form.get("act", ""), asked))


def _there(desk: Desk, form: Mapping[str, str], about: Judgement) -> dict[str, str]:
    """The form as if sent from where a decision stands: undoing leads there, from another incident too."""
    here, at = form.get("incident", ""), about.anchors[0]
    # the page that it was sent from first: a decision on two incidents stands on both
    told = sorted(desk.shelf.store.told_in([at.report_id]), key=lambda name: name != here)
    homes = (name for name in told if about in desk.record(name).judgements)
    return {**form, "incident": next(homes, here), "field": about.field or at.field or ""}


def _spelled(form: Mapping[str, str]) -> dict[str, str]:
    """A button says what it does and to which reading in one value: "accept g_12"."""
    act, _, reading = form.get("do", "").partition(" ")
    said = {"act": act} | ({"reading": reading} if reading else {})
    return {**form, **said} if act else dict(form)


def _back(desk: Desk, form: Mapping[str, str], judged: Sequence[Judgement]) -> Response:
    """Take them in, and lead to where the form asks, or to the incident as it is then, at the next field."""
    with desk.shelf.rewriting():
        taken = take(desk.shelf.store, judged, since=judged[0].at)
        desk.shelf.refresh(taken.incidents)
    if form.get("to") in _ELSEWHERE:
        return RedirectResponse(form["to"], 303)
    field = form.get("then") or form.get("at") or form.get("field")
    query = ({"field": field} if field else {}) | {"done": judged[0].id, "did": form.get("act", "")}
    try:
        home = desk.record(form.get("incident", "")).incident.id
    except BadInput:
        return RedirectResponse("/", 303)
    return RedirectResponse(f"/incident/{home}?{urlencode(query)}", 303)


def hand_of(desk: Desk, form: Mapping[str, str], who: tuple[Person, Capacity]) -> Hand:
    """The hand of a person as a form describes it."""
    person, capacity = who
    return Hand(
        by=person.name,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        capacity=capacity,
        reason=" ".join(form.get("reason", "").split())[:_REASON],
        policy=desk.policy,
        readers=tuple(desk.shelf.store.readers()),
        effort=_effort(form),
    )


def _effort(form: Mapping[str, str]) -> Effort | None:
    try:
        seconds, keys = float(form["seconds"]), int(form["keys"])
    except (KeyError, ValueError):
        return None
    fits = 0 <= seconds <= _LONGEST and 0 <= keys <= _MOST
    return Effort(round(seconds, 1), keys) if fits else None


def stale_of(record: Record, policy: str, form: Mapping[str, str]) -> Stale | None:
    """What differs from the state that the form names; None if nothing does, or the person insists."""
    field = form.get("field", "") if form.get("act") in ON_FIELD else ""
    finding = record.under(policy).get(field)
    now = field_state(finding) if field else record_state(record, policy)
    if form.get("state") == now or form.get("insists") == now:
        return None
    since = [
        line(j, record)
        for j in record.judgements
        if j.at > form.get("shown_at", "~") and field in ("", j.field)
    ]
    sentence = finding.sentence if finding else ""
    return Stale(field or "the incident", form.get("was", ""), _told(finding), sentence, now, tuple(since))


def _told(finding: Finding | None) -> str:
    return f"{words(finding.value)} ({finding.status})" if finding else ""


ROUTES = (Route("/decide", decide, methods=["POST"], name="decide"),)
