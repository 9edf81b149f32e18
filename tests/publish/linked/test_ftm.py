"""FollowTheMoney: every entity fits the schema of the library, and nobody is a perpetrator as a fact.

The library needs ICU built on the machine, so the tests here hold entities to a table of its schemas
(`ftm_schema.json`); where the library is installed, it reads them itself, and the table is held to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.publish.made_records import Said
from variorum.model.finding import Record
from variorum.model.report import Known, Published
from variorum.model.value import Text
from variorum.publish.dataset import Dataset, dataset
from variorum.publish.linked.ftm import lines, write

TABLE = json.loads((Path(__file__).parent / "ftm_schema.json").read_text(encoding="utf-8"))["schemas"]
#: type of a property -> what its values look like, as the library cleans them
LOOKS = {
    "date": r"\d{4}(-\d\d(-\d\d(T[\d:]+)?)?)?",
    "country": r"[a-z]{2}",
    "language": r"[a-z]{3}",
    "entity": r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?",
    "url": r"https?://\S+",
}


@pytest.fixture
def made(velmar: Any) -> Dataset:
    """The invented bombing and the shooting told of in passing."""
    return dataset(velmar.records, "gtd-2019", ())


@pytest.fixture
def entities(made: Dataset) -> list[dict[str, Any]]:
    """What is exported of them."""
    return [json.loads(line) for line in lines(made)]


def test_every_entity_fits_its_schema(entities: list[dict[str, Any]]) -> None:
    known = {e["id"]: e["schema"] for e in entities}
    for entity in entities:
        schema = TABLE[entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind, within = schema["properties"][name]
            assert values
            assert all(re.fullmatch(LOOKS.get(kind, "(?s).+"), v) for v in values), (name, values)
            assert all(within in TABLE[known[v]]["is"] for v in values if within), (name, values)


def test_nobody_is_involved_in_an_event_as_a_fact(entities: list[dict[str, Any]]) -> None:
    events = [e for e in entities if e["schema"] == "Event"]
    assert {e["id"] for e in events} == {"i-velmar", "i-market"}
    assert not any({"involved", "organizer"} & set(e["properties"]) for e in events)
    assert not any("topics" in e["properties"] for e in entities)


def test_a_link_says_who_alleges_it_and_on_what_words(entities: list[dict[str, Any]]) -> None:
    names = {e["id"]: e["properties"]["name"][0] for e in entities if "name" in e["properties"]}
    links = [e["properties"] for e in entities if e["schema"] == "UnknownLink"]
    told = {(names[p["subject"][0]], p["role"][0], p["status"][0]) for p in links}
    assert (
        "Northern Front",
        "alleged perpetrator: claims responsibility (Northern Front)",
        "alleged",
    ) in told
    assert all(role.startswith("alleged perpetrator: ") for _, role, status in told if status == "alleged")
    assert all(role.startswith("said not to be") for _, role, status in told if status == "denied")
    assert all(p["description"] and p["proof"] and p["recordId"] for p in links)


def test_a_moment_of_publication_is_in_utc(made: Dataset) -> None:
    (moved,) = (
        replace(r, published=Published("2031-05-13T02:10:00+02:00", Known.PAGE))
        for r in made.records[1].reports[:1]
    )
    record = replace(made.records[1], reports=(moved, *made.records[1].reports[1:]))
    told = [json.loads(line) for line in lines(replace(made, records=(record,)))]
    assert ["2031-05-13T00:10:00"] in [e["properties"].get("publishedAt") for e in told]


def test_a_name_over_two_lines_is_one_name(make: Callable[..., Record], a: Any) -> None:
    said = Said("harmed", Text("Ada\nQuill"), notes=(("named", "yes"),))
    told = [json.loads(line) for line in lines(dataset([make("gtd-2019", said=(said,))], "gtd-2019", ()))]
    assert ["Ada Quill"] in [e["properties"].get("name") for e in told if e["schema"] == "Person"]


def test_the_library_takes_every_value_as_it_is(entities: list[dict[str, Any]]) -> None:
    model = pytest.importorskip("followthemoney").model
    for entity in entities:
        proxy = model.make_entity(entity["schema"])
        proxy.id = entity["id"]
        # the invented country has an invented code
        told = {name: values for name, values in entity["properties"].items() if name != "country"}
        for name, values in told.items():
            proxy.add(name, values)
            assert sorted(proxy.get(name)) == values
        assert not model.get(entity["schema"]).validate(entity | {"properties": told})


def test_the_table_of_schemas_is_the_library_s() -> None:
    model = pytest.importorskip("followthemoney").model
    for name, schema in TABLE.items():
        real = model.get(name)
        assert sorted(s.name for s in real.schemata) == schema["is"]
        assert sorted(real.required) == schema["required"]
        kinds = {
            p: [real.get(p).type.name, getattr(real.get(p).range, "name", None)] for p in schema["properties"]
        }
        assert kinds == schema["properties"]


def test_the_order_of_the_records_changes_nothing(velmar: Any, made: Dataset, tmp_path: Path) -> None:
    path = write(made, tmp_path)
    assert path.name == "entities.ftm.jsonl"
    assert list(lines(dataset(velmar.records[::-1], "gtd-2019", ()))) == path.read_text("utf-8").splitlines()
