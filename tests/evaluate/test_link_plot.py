"""The curve of what linking costs: where points lie, and that each has its figure."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from variorum.evaluate.link_plot import Curve, drawn

_SVG = "{http://www.w3.org/2000/svg}"


def test_what_grows_in_proportion_lies_on_the_dashed_line() -> None:
    """Ten times the accounts, ten times the seconds."""
    told = drawn([Curve("all", ((1_000.0, 5.0), (10_000.0, 50.0), (100_000.0, 500.0)))])
    root = ET.fromstring(told)  # noqa: S314  # our own text
    dashed, curve = [p.attrib["d"] for p in root.iter(f"{_SVG}path") if p.attrib.get("stroke") != "#ddd"]
    assert dashed.split("L") == [curve.split("L")[0], curve.split("L")[-1]]


def test_each_point_has_its_figure_and_each_line_its_name() -> None:
    """With three digits, and safe to stand in XML."""
    told = drawn([Curve("all", ((1_000.0, 5.4321), (2_000.0, 9.0))), Curve("a < b", ((1_000.0, 0.0712),))])
    words = [t.text for t in ET.fromstring(told).iter(f"{_SVG}text")]  # noqa: S314  # our own text
    assert {"5.43", "9", "0.0712", "all", "a < b", "1,000", "10,000", "accounts in the store"} <= set(words)
