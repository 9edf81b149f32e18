"""Publishing: records go out under a codebook, all formats from one pass over them, after all checks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from variorum.model.finding import Record
from variorum.settings import DEFAULT_PUBLICATION, Publication


def write_all(
    records: Iterable[Record],
    folder: Path,
    policy: str,
    wanted: Publication = DEFAULT_PUBLICATION,
) -> tuple[Path, ...]:
    """Write the formats that are `wanted` and their descriptor into `folder`; the paths, the descriptor last.

    `records` is gone through once. Tables are each settled by their own policy; pages and maps show `policy`.
    Nothing is written if a check fails (BadState) or a format lacks what it needs (BadInput); what is written
    moves into place as a whole.
    """
    # imported here: `variorum --version` has no use for templates and tables
    from variorum.publish.checks.gate import check  # noqa: PLC0415
    from variorum.publish.dataset import dataset  # noqa: PLC0415
    from variorum.publish.formats import chosen  # noqa: PLC0415
    from variorum.publish.package import NAME, describe  # noqa: PLC0415
    from variorum.publish.staging import staged  # noqa: PLC0415

    forms = chosen(wanted.formats)
    made = dataset(records, policy, {name for form in forms for name in form.tables}, wanted)
    check(made)
    with staged(folder, last=NAME) as stage:
        written = [path for form in forms for path in form.write(made, stage)]
        written.append(describe(made, stage))
        names = [path.relative_to(stage) for path in written]
    return tuple(folder / name for name in names)
