"""Web annotations: what an independent JSON-LD processor makes of them, and that their words stand in the reports.

The terms below are those of the W3C's context that are used here, as the Recommendation (Web Annotation
Vocabulary, 2017) has them; the context itself lies on the W3C's server, and tests use no network.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from variorum.publish.dataset import dataset
from variorum.publish.linked.webannotation import write

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
LINK = {"@type": "@id"}
W3C = {
    "oa": OA,
    "as": AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "describing")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector")},
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Text": "dctypes:Text",
    "body": {**LINK, "@id": "oa:hasBody"},
    "target": {**LINK, "@id": "oa:hasTarget"},
    "source": {**LINK, "@id": "oa:hasSource"},
    "selector": {**LINK, "@id": "oa:hasSelector"},
    "via": {**LINK, "@id": "oa:via"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {**LINK, "@id": "as:items", "@container": "@list"},
    "first": {**LINK, "@id": "as:first"},
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    "label": "rdfs:label",
}


@pytest.fixture
def written(velmar: Any, tmp_path: Path) -> dict[str, Any]:
    """The annotations of the invented bombing."""
    path = write(dataset(velmar.records, "gtd-2019", ()), tmp_path)
    return dict(json.loads(path.read_text(encoding="utf-8")))


def expanded(whole: dict[str, Any]) -> dict[str, Any]:
    """The collection as an independent processor expands it; a term that it does not know is an error."""

    def load(url: str, _: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        document = {"@context": W3C}
        return {
            "documentUrl": url,
            "document": document,
            "contextUrl": None,
            "contentType": "application/ld+json",
        }

    (found,) = jsonld.expand(whole, {"documentLoader": load})
    return dict(found)


def items(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotations of an expanded collection."""
    return list(found[f"{AS}first"][0][f"{AS}items"][0]["@list"])


def test_every_span_is_one_annotation_whose_words_stand_in_its_report(
    velmar: Any, written: dict[str, Any]
) -> None:
    texts = {f"urn:variorum:report:{r.id}": r.text for record in velmar.records for r in record.reports}
    said = [a for record in velmar.records for a in record.assertions()]
    found = written["first"]["items"]
    assert len(found) == written["total"] == len({(a.report_id, a.span) for a in said})
    assert sum(len(a["body"]) for a in found) == len(said)
    for one in found:
        quote, position = one["target"]["selector"]
        text = texts[one["target"]["source"]["id"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") in text


def test_a_json_ld_processor_finds_annotations_with_both_selectors(written: dict[str, Any]) -> None:
    for one in items(expanded(written)):
        assert one["@type"] == [f"{OA}Annotation"]
        (target,) = one[f"{OA}hasTarget"]
        assert [s["@type"] for s in target[f"{OA}hasSelector"]] == [
            [f"{OA}TextQuoteSelector"],
            [f"{OA}TextPositionSelector"],
        ]
        assert target[f"{OA}hasSource"][0]["@id"].startswith("urn:variorum:report:")


def test_no_term_is_lost_on_the_way(written: dict[str, Any]) -> None:
    def names(thing: Any) -> set[str]:
        if isinstance(thing, dict):
            return set(thing) | {n for value in thing.values() for n in names(value)}
        return {n for value in thing for n in names(value)} if isinstance(thing, list) else set()

    terms = names({k: v for k, v in written.items() if k != "@context"}) - {"id", "type"}
    assert len(names(expanded(written)) - {"@id", "@type", "@value", "@list"}) == len(terms)


def test_a_body_says_field_value_voice_and_stance(written: dict[str, Any]) -> None:
    bodies = [body for one in written["first"]["items"] for body in one["body"]]
    claim = next(b for b in bodies if b["field"] == "claim")
    assert claim["value"].startswith("claims of responsibility: Northern Front (")
    assert (claim["polarity"], claim["certainty"]) == ("affirmed", "certain")
    assert claim["voice"][0] == "Harbour Courier"
