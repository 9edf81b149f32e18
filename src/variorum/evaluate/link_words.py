"""Words for made reports, as rare among them as real ones are, by the table that linking goes by.

What tells incidents apart by their names is how few reports have a name (`variorum.link.compare.rarity`). So a thing
that stands in one of a hundred reports is called by a word that the table has as one in a hundred, whatever the word
means; what stands in fewer reports than any word of the table has an invented name, which the table does not know.
Beside them each word of the table that names nothing stands in a report by chance as often as the table says it does
in real ones: some nine of them in each. All other words are invented and lower case, by Zipf's law.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from functools import cache
from itertools import accumulate
from math import exp, log
from random import Random

from variorum.link.compare.rarity import listed

#: different lower-case words
VOCABULARY = 60_000
#: shorter words of the table are initials and particles, of which no town is called
_LETTERS = 4
#: a word in more reports than this is common (`training.rarity`): the table has it as 0
_COMMON = 0.01
#: names in a report that no other report has, on average: of those who speak, of quarters and firms
_STRAY = 3
#: syllables of an invented name: with two, every two-hundredth name would be the same one
_SYLLABLES = (3, 3, 4)
_SOUNDS = ("ka", "lo", "mi", "ren", "dor", "sa", "tul", "be", "gan", "ya", "fos", "ner", "pi", "zu", "vel")


class MadeWords:
    """Names and words for one corpus. Each word of the table is given to one thing at most."""

    def __init__(self, draw: Random) -> None:
        """Make the words, all drawn by `draw`."""
        self._draw = draw
        self._left: defaultdict[float, list[str]] = defaultdict(list)
        for word, rare in sorted(listed().items()):
            if word.isalpha() and len(word) >= _LETTERS:
                self._left[rare].append(word)
        for some in self._left.values():
            draw.shuffle(some)
        self._plain = ["".join(draw.choices(_SOUNDS, k=draw.choice((2, 3, 3, 4)))) for _ in range(VOCABULARY)]
        self._others: tuple[list[str], list[float]] | None = None

    def names(self, size: int, share: float) -> list[str]:
        """The names of so many things by Zipf's law, which stand in `share` of the reports all together."""
        return [self._name(share * part) for part in _shares(size)]

    def _name(self, share: float) -> str:
        """A name for what stands in such a share of the reports."""
        rare = 0.0 if share > _COMMON else -log(share)
        # a step of the table may be used up: the next one is hardly rarer
        fit = [step for step, words in sorted(self._left.items()) if words and step >= rare - 0.125]
        return self._left[fit[0]].pop().title() if fit else self.invented()

    def invented(self) -> str:
        """A name that the table does not know."""
        return "".join(self._draw.choices(_SOUNDS, k=self._draw.choice(_SYLLABLES))).title()

    def chance(self, part: float) -> list[str]:
        """The names that such a part of a report has by chance; call it once all things are named."""
        words, weights = self._others or self._count()
        listed, stray = (self._draw.randrange(round(2 * mean * part) + 1) for mean in (weights[-1], _STRAY))
        found = self._draw.choices(words, cum_weights=weights, k=listed)
        return [*found, *(self.invented() for _ in range(stray))]

    def _count(self) -> tuple[list[str], list[float]]:
        """The words that are left, with in how many reports to one they and all before them stand."""
        words = [(word, rare) for rare, some in sorted(self._left.items()) if rare for word in some]
        counted = [word.title() for word, _ in words], list(accumulate(exp(-rare) for _, rare in words))
        self._others = counted
        return counted

    def plain(self, count: int) -> list[str]:
        """So many lower-case words."""
        return self._draw.choices(self._plain, cum_weights=_weights(VOCABULARY), k=count)


def zipf(draw: Random, size: int) -> int:
    """A number below `size`: the first ones come often, the last ones seldom."""
    weights = _weights(size)
    return bisect(weights, draw.random() * weights[-1])


def _shares(size: int) -> list[float]:
    """How often each number below `size` comes, by `zipf`."""
    return [1 / (n + 2) / _weights(size)[-1] for n in range(size)]


@cache
def _weights(size: int) -> list[float]:
    return list(accumulate(1 / (n + 2) for n in range(size)))
