"""GeoJSON: RFC 7946, with how exact a place is and what competes with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from variorum.model.finding import Loss, Record, Status
from variorum.publish.dataset import dataset
from variorum.publish.linked.geojson import features, write
from variorum.publish.tables.view import view

Make = Callable[..., Record]
POLICY = "gtd-2019"


def disputed(make: Make, a: Any) -> Record:
    """A record in which one report has another town."""
    places = [a.place(radius_km=8.5), a.place(name="Zarand", gazetteer_id="geonames:111453", latitude=30.81)]
    record = make(POLICY, settled={"place": places, "killed": a.count(84)}, status={"place": Status.DISPUTED})
    (finding,) = (f for f in record.findings if f.field == "place")
    first, second = (r.id for r in finding.readings)
    lost = replace(finding, chosen=(first,), losses=(Loss(second, "fewer witnesses"),))
    return replace(record, findings=tuple(lost if f is finding else f for f in record.findings))


def test_a_settled_place_is_a_point_with_its_radius_in_metres(make: Make, a: Any) -> None:
    settled, _ = features(view(disputed(make, a), POLICY))
    assert settled["geometry"] == {"type": "Point", "coordinates": [57.07879, 30.28321]}
    told = settled["properties"]
    assert (told["radius_m"], told["role"], told["status"], told["killed_best"]) == (
        8500,
        "settled",
        "disputed",
        84,
    )
    assert len(told["assertions"]) == 1


def test_a_competing_place_is_a_feature_of_its_own_with_why_it_lost(make: Make, a: Any) -> None:
    _, other = features(view(disputed(make, a), POLICY))
    assert other["geometry"]["coordinates"] == [57.07879, 30.81]
    told = other["properties"]
    assert (told["role"], told["why"], told["name"]) == (
        "competing",
        "fewer witnesses",
        "Zarand, Kerman, Iran",
    )


def test_a_reading_that_the_value_rests_on_does_not_compete(make: Make, a: Any) -> None:
    places = [a.kerman, a.place(name="Zarand", gazetteer_id="geonames:111453")]
    record = make(POLICY, settled={"place": places}, status={"place": Status.AGREED})
    assert [f["properties"]["role"] for f in features(view(record, POLICY))] == ["settled", "also settled"]


def test_a_place_without_coordinates_has_no_geometry_and_an_incident_without_a_place_no_feature(
    make: Make, a: Any
) -> None:
    unlisted = make(POLICY, settled={"place": a.place(latitude=None, longitude=None)})
    (found,) = features(view(unlisted, POLICY))
    assert found["geometry"] is None
    assert found["properties"]["radius_m"] is None
    assert list(features(view(make(POLICY), POLICY))) == []


def test_the_file_is_one_collection_and_the_same_every_time(velmar: Any, tmp_path: Path) -> None:
    path = write(dataset(velmar.records, POLICY, ()), tmp_path)
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert whole["type"] == "FeatureCollection"
    assert len({f["id"] for f in whole["features"]}) == len(whole["features"]) > 0
    first = path.read_bytes()
    assert write(dataset(velmar.records[::-1], POLICY, ()), tmp_path).read_bytes() == first
