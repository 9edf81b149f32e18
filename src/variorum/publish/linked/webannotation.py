"""The Web Annotation export (W3C Recommendation, 2017): one annotation for each span that anything was read from.

The target is the clean text of the report, in which code points are counted; its address is where it was got
from (`via`). A body says what one voice gives for one field there, in words and as terms of our own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.report import Report, Span
from variorum.publish.dataset import Dataset
from variorum.publish.detail import stance_words
from variorum.publish.responsibility import said
from variorum.publish.summary_words import field_label, words

Plain = dict[str, Any]

#: the context of the W3C, and the terms of our own beside it
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "variorum": "urn:variorum:terms:",
        "incident": {"@id": "variorum:incident", "@type": "@id"},
        "assertion": {"@id": "variorum:assertion", "@type": "@id"},
        "field": "variorum:field",
        "voice": {"@id": "variorum:voice", "@container": "@list"},
        "role": "variorum:role",
        "polarity": "variorum:polarity",
        "certainty": "variorum:certainty",
        "asOf": "variorum:asOf",
    },
]
#: code points before and after a quote, enough to find it again in a text that changed
_AROUND = 32


def write(made: Dataset, folder: Path) -> Path:
    """Write `folder/annotations.jsonld`, one page of annotations by report and place; its path."""
    items = list(annotated(made.records))
    whole = {
        "@context": CONTEXT,
        "id": "urn:variorum:annotations",
        "type": "AnnotationCollection",
        "label": "What was read in the reports, span by span",
        "total": len(items),
        "first": {
            "id": "urn:variorum:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    path = folder / "annotations.jsonld"
    path.write_bytes(f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode())
    return path


def annotated(records: Iterable[Record]) -> Iterator[Plain]:
    """One annotation a span, with a body for each assertion that stands on it."""
    reports: dict[str, Report] = {}
    spans: dict[tuple[str, Span], list[tuple[str, Assertion]]] = defaultdict(list)
    for record in records:
        reports |= {r.id: r for r in record.reports}
        for one in record.assertions():
            spans[one.report_id, one.span].append((record.incident.id, one))
    for (report, span), its in sorted(spans.items(), key=lambda item: item[0]):
        yield _annotation(reports[report], span, sorted(its, key=lambda told: told[1].id))


def _annotation(report: Report, span: Span, its: list[tuple[str, Assertion]]) -> Plain:
    return {
        "id": f"urn:variorum:span:{report.id}:{span.start}-{span.end}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [_body(incident, one) for incident, one in its],
        "target": {
            "type": "SpecificResource",
            "source": _source(report),
            "selector": _selectors(report, span),
        },
    }


def _source(report: Report) -> Plain:
    source: Plain = {"id": f"urn:variorum:report:{report.id}", "type": "Text", "format": "text/plain"}
    source["language"] = report.language
    if report.title:
        source["label"] = report.title
    return {**source, "via": report.url} if report.url else source


def _selectors(report: Report, span: Span) -> list[Plain]:
    """The same words in two ways: by what stands around them, and by code points of the clean text."""
    around = {
        "prefix": report.text[max(0, span.start - _AROUND) : span.start],
        "suffix": report.text[span.end : span.end + _AROUND],
    }
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.quote,
            **{side: text for side, text in around.items() if text},
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _body(incident: str, one: Assertion) -> Plain:
    voice = said(one.voice.primary.name, one.voice.primary.role)
    told = f"{field_label(one.field)}: {words(one.value)} ({voice}, {stance_words(one.stance)})"
    body: Plain = {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "en",
        "value": told,
        "incident": f"urn:variorum:incident:{incident}",
        "assertion": f"urn:variorum:assertion:{one.id}",
        "field": one.field,
        "voice": [said(link.name, link.role) for link in one.voice.chain],
        "role": one.voice.primary.role.value,
        "polarity": one.stance.polarity.value,
        "certainty": one.stance.certainty.value,
    }
    return {**body, "asOf": words(one.as_of)} if one.as_of is not None else body
