"""All sets below a folder as encoded windows, and a digest of what was learnt from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from tokenizers import Tokenizer

from training.encode import Encoded, encoded
from training.examples import Example
from training.sets import coded, marked, muc
from variorum.evaluate.places_gold import CORPORA

Source = Callable[[], Iterator[Example]]


def learnt(data: Path) -> Mapping[str, Source]:
    """The sets to learn from, by name. LGL and TempEval-3 by half, as PITF and gva: the rest is for measuring."""
    return {
        "muc": lambda: muc.examples(data / "muc4", "dev"),
        "polnear": lambda: marked.attributions(data / "polnear", "train"),
        "gva": lambda: coded.shootings(data / "gva"),
        "pitf": lambda: coded.extracts(data / "pitf"),
        "hrdsattack": lambda: coded.defenders(data / "hrdsattack", "train"),
        "lgl": lambda: _even(marked.toponyms(data / "geoparse", CORPORA[0])),
        "tempeval": lambda: _even(marked.times(data / "tempeval3")),
        "factuality": lambda: marked.judgements(data / "factuality", "train"),
    }


def held_out(data: Path) -> Mapping[str, Source]:
    """The sets to choose by, never learnt from. MUC-4's TST3 is in neither: it is for the final figure."""
    return {
        "muc": lambda: (one for part in ("tst1", "tst2") for one in muc.examples(data / "muc4", part)),
        "polnear": lambda: _every(marked.attributions(data / "polnear", "dev"), 4),
        "hrdsattack": lambda: _every(coded.defenders(data / "hrdsattack", "dev"), 2),
        "pitf": lambda: _every(coded.extracts(data / "pitf", 1), 4),
        "gwn": lambda: _every(marked.toponyms(data / "geoparse", CORPORA[1]), 5),
        "tempeval": lambda: _every(_odd(marked.times(data / "tempeval3")), 4),
        "factuality": lambda: marked.judgements(data / "factuality", "dev"),
    }


def _even(examples: Iterable[Example]) -> Iterator[Example]:
    return (one for n, one in enumerate(examples) if n % 2 == 0)


def _odd(examples: Iterable[Example]) -> Iterator[Example]:
    return (one for n, one in enumerate(examples) if n % 2 == 1)


def _every(examples: Iterable[Example], step: int) -> Iterator[Example]:
    return (one for n, one in enumerate(examples) if n % step == 0)


def windows(
    sources: Mapping[str, Source], tokenizer: Tokenizer, only: frozenset[str]
) -> dict[str, list[Encoded]]:
    """The encoded windows of each set; of `only` these sets, of all where it is empty."""
    wanted = {name: source for name, source in sources.items() if not only or name in only}
    return {
        name: [one for example in source() for one in encoded(example, tokenizer)]
        for name, source in wanted.items()
    }


def digest(sets: Mapping[str, Iterable[Encoded]]) -> str:
    """SHA-256 over all inputs and labels, in order."""
    found = hashlib.sha256()
    for name in sorted(sets):
        for one in sets[name]:
            found.update(f"{name}\n{one.name}\n{one.window.ids}".encode())
            for labels in (one.spans, one.classes, one.relevant, one.certainty):
                found.update(labels.tobytes())
    return found.hexdigest()
