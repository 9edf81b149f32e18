"""An index of sampled word 6-grams: which reports share so many that one may copy the other.

Candidates only: `align` looks at each pair again. Hashes are CRC-32 of the normalised words, so they
are the same in every process and on every machine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain
from zlib import crc32

#: words in a gram: 6 survive 15% of edited words (.85 ** 6 = 38% of the grams stay), and two
#: independent reports of one incident seldom share one outside quotations
GRAM = 6
#: one gram in so many is kept, chosen by its length: a 60-word brief still keeps some fourteen
SAMPLE = 4
#: the share of the smaller fingerprint that a candidate must hold; 5% found every planted rewrite
CONTAINMENT = 0.05
#: a gram is remembered for the first so many reports that hold it: a wire story in 500 outlets is
#: compared with its first holders, not with all 500
HOLDERS = 32
#: the candidates with the most shared grams that are looked at again, for each report
CANDIDATES = 12

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier report, by its number in the index, and how many sampled grams it shares."""

    number: int
    shared: int


def fingerprint(text: str) -> frozenset[int]:
    """The hashes of the sampled word 6-grams of `text`, in lower case, without spaces or punctuation.

    Which grams are kept depends on their own length in letters only, so two texts keep the same ones.
    """
    words = _WORD.findall(text.lower())
    ends = list(accumulate(map(len, words)))
    # one byte a letter, so that offsets in letters are offsets in bytes; other scripts are not compared
    letters = "".join(words).encode("latin-1", "replace")
    grams = zip(chain((0,), ends), ends[GRAM - 1 :], strict=False)
    return frozenset(crc32(letters[start:end]) for start, end in grams if not (end - start) % SAMPLE)


class Index:
    """Fingerprints of the reports added so far."""

    def __init__(self) -> None:
        self._holders: dict[int, list[int]] = {}
        self._sizes: list[int] = []

    def add(self, text: str) -> Iterator[Candidate]:
        """Add a report; gives the earlier ones that share enough, those that share most first.

        The report is added when the iterator is made, whether or not it is read.
        """
        print_ = fingerprint(text)
        shared = self._shared(print_)
        self._remember(print_)
        return self._ranked(shared, len(print_))

    def _shared(self, grams: frozenset[int]) -> Counter[int]:
        shared: Counter[int] = Counter()
        for gram in grams:
            holders = self._holders.get(gram)
            if holders:
                shared.update(holders)
        return shared

    def _remember(self, grams: frozenset[int]) -> None:
        number = len(self._sizes)
        self._sizes.append(len(grams))
        for gram in grams:
            holders = self._holders.setdefault(gram, [])
            if len(holders) < HOLDERS:
                holders.append(number)

    def _ranked(self, shared: Counter[int], size: int) -> Iterator[Candidate]:
        enough = [
            Candidate(number, count)
            for number, count in shared.items()
            if count >= CONTAINMENT * min(size, self._sizes[number])
        ]
        enough.sort(key=lambda c: (-c.shared, c.number))
        yield from enough[:CANDIDATES]
