"""The FollowTheMoney export: reports, incidents and who is tied to them, an entity a line.

An alleged perpetrator is never involved in an Event: an UnknownLink says who alleges it, and on what report it rests.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.identity import content_id
from variorum.model.report import Report
from variorum.model.value import PartialDate, Term
from variorum.publish.dataset import Dataset
from variorum.publish.linked.ties import Tie, tie
from variorum.publish.summary_words import date_words, place_words
from variorum.publish.tables.notes import sentence
from variorum.publish.tables.view import View, interval, view

#: values by property; FollowTheMoney takes several of each
Properties = Mapping[str, Iterable[str | None]]
#: id, schema and properties
Entity = tuple[str, str, Properties]

#: ISO 639-1 as reports have it -> ISO 639-3 as FollowTheMoney wants it
_LANGUAGES = {"en": "eng"}


def key(identity: str) -> str:
    """One of our ids as FollowTheMoney allows it: letters, digits, dots and dashes."""
    return re.sub(r"[^0-9A-Za-z.]+", "-", identity)


def write(made: Dataset, folder: Path) -> Path:
    """Write `folder/entities.ftm.jsonl` under the policy of the dataset, by schema and id; its path."""
    path = folder / "entities.ftm.jsonl"
    path.write_bytes("".join(f"{line}\n" for line in lines(made)).encode("utf-8"))
    return path


def lines(made: Dataset) -> Iterator[str]:
    """One JSON text an entity; what several incidents say of one is joined. Words are on one line."""
    joined: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record in made.records:
        for identity, schema, properties in entities(view(record, made.policy)):
            for name, values in properties.items():
                joined[schema, identity][name].update(" ".join(v.split()) for v in values if v)
    for (schema, identity), properties in sorted(joined.items()):
        told = {name: sorted(values) for name, values in sorted(properties.items()) if values}
        entity = {"id": identity, "schema": schema, "properties": told}
        yield json.dumps(entity, ensure_ascii=False, separators=(",", ":"))


def entities(seen: View) -> Iterator[Entity]:
    """The incident, its reports, and everybody whom a voice ties to it."""
    yield from (_article(report) for report in seen.record.reports)
    yield _event(seen)
    links: dict[Tie, list[Assertion]] = defaultdict(list)
    for one in seen.record.assertions():
        if (found := tie(seen.record.incident.id, one)) is not None:
            links[found].append(one)
            # "the claim" tells of somebody and names nobody
            if one.original[:1].isupper():
                yield _mention(found, one)
    for found, its in links.items():
        yield key(found.id), found.schema, {"name": [found.name], "country": [(found.country or "").lower()]}
        yield _link(seen.record, found, its)


def _article(report: Report) -> Entity:
    told: Properties = {
        "title": [report.title or "untitled"],
        "publisher": [report.outlet],
        "sourceUrl": [report.url],
        "publishedAt": [None if report.published is None else _in_utc(report.published.iso)],
        "language": [_LANGUAGES.get(report.language)],
        "notes": [f"SHA-256 of the original bytes: {report.sha256}"],
    }
    return key(report.id), "Article", told


def _in_utc(iso: str) -> str:
    """A day as it is, a moment in UTC and without saying so, as FollowTheMoney has it."""
    moment = datetime.fromisoformat(iso)
    if moment.tzinfo is None:
        return iso
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _event(seen: View) -> Entity:
    """The incident as the policy settled it; nobody is involved in it as a fact."""
    place, ends = seen.place(), interval(seen.date())
    told: Properties = {
        "name": [_name(seen)],
        "summary": [sentence(seen)],
        "startDate": [None if ends is None else ends[0].isoformat()],
        "endDate": [None if ends is None else ends[1].isoformat()],
        "country": [None if place is None or place.country is None else place.country.lower()],
        "location": [None if place is None else place_words(place)],
        "recordId": [seen.record.incident.id],
        "proof": [key(report.id) for report in seen.record.reports],
    }
    return key(seen.record.incident.id), "Event", told


def _name(seen: View) -> str:
    kind, place, when = seen.one("type", Term), seen.place(), seen.one("date", PartialDate)
    parts = (
        kind.label if kind is not None else "incident",
        place_words(place) if place is not None else "",
        date_words(when) if when is not None and when.resolved else "",
    )
    return ", ".join(filter(None, parts))


def _link(record: Record, found: Tie, its: list[Assertion]) -> Entity:
    incident = record.incident.id
    told: Properties = {
        "subject": [key(found.id)],
        "object": [key(incident)],
        "role": [found.role],
        "status": [found.status],
        "proof": [key(one.report_id) for one in its],
        "recordId": [one.id for one in its],
        "description": [one.context.quote for one in its],
    }
    return key(content_id("u", incident, found.id, found.role)), "UnknownLink", told


def _mention(found: Tie, one: Assertion) -> Entity:
    told: Properties = {
        "document": [key(one.report_id)],
        "name": [one.original],
        "resolved": [key(found.id)],
        "detectedSchema": [found.schema],
    }
    return key(content_id("m", one.id)), "Mention", told
