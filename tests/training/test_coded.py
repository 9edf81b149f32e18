"""What is coded for a report becomes silver marks in invented texts."""

from __future__ import annotations

import json
from pathlib import Path

from training.examples import Example
from training.sets.coded import defenders, extracts, shootings
from variorum.evaluate import gva_set, pitf
from variorum.evaluate.halves import half


def _marks(one: Example) -> list[tuple[str, str]]:
    return sorted((m.kind, one.text[m.start : m.end]) for m in one.marks)


def test_pitf(tmp_path: Path) -> None:
    row = {
        "Description": "Seven herders were killed by the Red Reed with rifles. The town has 9 wells; 4 were hurt.",
        "Deaths Number": "7",
        "Injured Number": "4",
        "Deaths Scale": "5-24",
        "Weapons": "Firearms",
        "Country": "NGA",
        "Perp Non-State Ideological": "Red Reed",
    }
    (tmp_path / "pitf.jsonl").write_text("\n".join(json.dumps(row) for _ in range(2)))
    (one,) = extracts(tmp_path)  # the second row is for measuring
    expected = [("killed", "Seven"), ("organisation", "Red Reed"), ("weapon", "rifles"), ("wounded", "4")]
    assert _marks(one) == expected
    assert one.known == {"killed", "wounded", "organisation", "weapon"}


def test_gva(tmp_path: Path) -> None:
    gold = {
        "date": "2015-02-03",
        "city": "Elmdale",
        "n_killed": 2,
        "n_injured": 0,
        "participants": [
            {"type": "Victim", "age": "31"},
            {"type": "Victim", "age": "44"},
            {"type": "Subject-Suspect", "age": "19"},
            {"type": "Subject-Suspect", "age": "44"},
        ],
    }
    text = "Two people died. Ann Beck, 31, was a nurse. A 19-year-old man was held. Joe Field, 44, fled."
    doc = {"id": "a", "outlet": "elm.example", "title": "", "dct": "2015-02-04", "text": text}
    row = {"incident_id": "1", "gold": gold, "docs": [doc]}
    (tmp_path / "gva.jsonl").write_text(json.dumps(row))
    (one,) = shootings(tmp_path)
    # a victim and a suspect are 44: Joe Field may be either
    assert _marks(one) == [("assailant", "19-year-old man"), ("killed", "Two"), ("victim", "Ann Beck")]


def test_what_teaches_is_the_even_half(tmp_path: Path) -> None:
    texts = [f"{number} people were killed." for number in ("Two", "Three", "Four")]
    coded = {"Deaths Scale": "1-4", "Weapons": "Unknown", "Country": "NGA"}
    extract_rows = [json.dumps({"Description": text, **coded}) for text in texts]
    (tmp_path / "pitf.jsonl").write_text("\n".join(extract_rows))
    cases = half(pitf.cases_of(tmp_path / "pitf.jsonl"), "even")
    assert [one.name for one in extracts(tmp_path)] == [case.name for case in cases]

    gold = {"date": "2015-02-03", "city": "Elmdale", "n_killed": 2, "n_injured": 0}
    docs = [[{"id": str(n), "text": text}] for n, text in enumerate(texts)]
    rows = [json.dumps({"incident_id": str(n), "gold": gold, "docs": one}) for n, one in enumerate(docs)]
    (tmp_path / "gva.jsonl").write_text("\n".join(rows))
    told = half(gva_set.shootings_at(tmp_path), "even")
    assert [one.name for one in shootings(tmp_path)] == [r.origin for s in told for r in s.reports]


def test_hrdsattack(tmp_path: Path) -> None:
    sample = {
        "Input.GLOBALEVENTID": 1,
        "Input.publish_date": "2020-05-06 10:00:00",
        "Input.article_interface": "<p>Mara Voss was seized in Port Olin on 4 May 2020.</p><p>Voss is a lawyer.</p>",
    }
    merged = {
        "perpetrator_mention": False,
        "perpetrator_type": None,
        "violation_types": ["kidnapping"],
        "year": "2020",
        "month": "5",
        "date": "4",
        "city": "Port Olin",
        "region": "None",
        "country": "Nowhere",
        "victims": [{"victim_name": "Mara Voss"}],
    }
    (tmp_path / "train.json").write_text(json.dumps([{"sample": sample, "merged_sample": merged}]))
    (one,) = defenders(tmp_path, "train")
    assert _marks(one) == [("victim", "Mara Voss"), ("when", "4 May 2020"), ("where", "Port Olin")]
    assert one.relevant
    assert one.classes == {"type": "type:kidnapping"}
    assert ("victim", "Voss") in {(kind, one.text[a:b]) for kind, a, b in one.open}
