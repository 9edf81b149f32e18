"""An answer file scored against a key, with the rows and columns of the official score report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.evaluate.muc4.align import Aligned, align
from variorum.evaluate.muc4.history import History
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import SCORED, Template

_ZERO = Column()


@dataclass(frozen=True)
class Score:
    """The aligned templates of all messages, and what follows from them."""

    aligned: tuple[Aligned, ...]

    @cached_property
    def slots(self) -> dict[str, Column]:
        """All templates, by slot (the official table of slots)."""
        return {slot: _total(one.columns[slot] for one in self.aligned) for slot in SCORED}

    @property
    def templates(self) -> Column:
        """The templates counted: mapped, spurious, missing (the official row `template-id`)."""
        mapped = sum(1 for one in self.aligned if one.key and one.response)
        spu = sum(1 for one in self.aligned if not one.key)
        return Column(cor=mapped, spu=spu, mis=len(self.aligned) - mapped - spu)

    @cached_property
    def rows(self) -> dict[str, Column]:
        """The four rows of totals. The official main score is that of all templates."""
        mapped = self._sum(lambda one: bool(one.key and one.response))
        missing = self._sum(lambda one: not one.response)
        spurious = self._sum(lambda one: not one.key)
        return {
            "all_templates": mapped + missing + spurious,
            "matched_missing": mapped + missing,
            "matched_spurious": mapped + spurious,
            "matched_only": mapped,
        }

    def _sum(self, chosen: Callable[[Aligned], bool]) -> Column:
        return _total(column for one in self.aligned if chosen(one) for column in one.columns.values())


def _total(columns: Iterable[Column]) -> Column:
    return sum(columns, start=_ZERO)


def score(keys: Iterable[Template], responses: Iterable[Template], history: History | None = None) -> Score:
    """The answers scored against the keys; messages without a key are left out.

    `history` holds the judges' decisions of 1992; without it every mismatch is decided by rule.
    """
    wanted, given = _by_message(keys), _by_message(responses)
    used = history or History()
    return Score(
        tuple(
            one
            for message, templates in wanted.items()
            for one in align(_filled(templates), _filled(given.get(message, ())), used)
        )
    )


def _by_message(templates: Iterable[Template]) -> dict[str, list[Template]]:
    found: dict[str, list[Template]] = defaultdict(list)
    for template in templates:
        found[template.message].append(template)
    return found


def _filled(templates: Sequence[Template]) -> list[Template]:
    """The templates of incidents: those that say that a message is irrelevant are no answers."""
    return [template for template in templates if template.number is not None]
