"""Likely twins as pairs."""

from __future__ import annotations

from variorum.model.incident import Incident, Link, Twin
from variorum.publish.twin_pairs import twin_pairs


def incident(name: str, *twins: tuple[str, float]) -> Incident:
    """An incident that names these others as twins."""
    those = tuple(Twin(other, score, (f"{name} and {other}",)) for other, score in twins)
    return Incident(name, (Link(f"a_{name}", 1.0, ()),), background=False, twins=those)


def test_each_pair_once_the_likeliest_first() -> None:
    """Also where only one of the two names the other: an incident names five at most."""
    found = twin_pairs(
        [incident("i_a", ("i_b", 0.4)), incident("i_b", ("i_a", 0.4), ("i_c", 0.6)), incident("i_c")],
        {"i_a": "A bombing", "i_c": "A shooting"},
    )
    assert [(p.one, p.other, p.score) for p in found] == [("i_b", "i_c", 0.6), ("i_a", "i_b", 0.4)]
    assert found[0].labels == ("", "A shooting")
    assert found[0].reasons == ("i_b and i_c",)


def test_none_without_twins() -> None:
    """Nothing in, nothing out."""
    assert twin_pairs([incident("i_a")], {}) == []
