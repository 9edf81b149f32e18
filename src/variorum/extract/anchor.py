"""The gate: no draft leaves the reader unless its words stand exactly where it says they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.errors import BadState
from variorum.extract.found import Found
from variorum.model.assertion import spans
from variorum.model.report import Report


def anchored(report: Report, drafts: Iterable[Found]) -> Iterator[Found]:
    """The drafts whose spans hold in `report`; BadState for one whose does not, since that is our error."""
    for item in drafts:
        draft = item.draft
        for span in spans(draft):
            if not report.holds(span):
                raise BadState(
                    f"{report.origin}: {draft.rule!r} gave {span.quote!r}, not at {span.start}-{span.end}"
                )
        yield item
