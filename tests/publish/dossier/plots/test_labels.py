"""Labels on a plot never run into each other or over its edges."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.dossier.plots.labels import Boxes

PLACES = st.tuples(st.floats(0, 100), st.floats(0, 200), st.sampled_from(["31", "36–39", "1,204+", "Velmar"]))


@given(st.lists(PLACES, max_size=12))
def test_no_two_labels_meet_and_none_leaves_the_plot(places: list[tuple[float, float, str]]) -> None:
    boxes = Boxes(320)
    fits = [boxes.label(*place) for place in places]
    assert sum(fits) == len(boxes.taken)
    for a, b in combinations(boxes.taken, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    assert all(left >= 0 and top >= 0 and right <= 320 for left, top, right, _ in boxes.taken)


def test_a_mark_takes_its_room() -> None:
    boxes = Boxes(320)
    assert boxes.free(50, 100)
    boxes.mark(50, 100)
    assert not boxes.free(51, 104)
    assert not boxes.label(50, 104, "31")
    assert boxes.label(50, 90, "31")
