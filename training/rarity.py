"""`python -m training.rarity --data FOLDER`: how rare capitalised words are among reports (variorum.link.compare.rarity).

Counted over the even half of the shootings (one incident counts once, however many reports tell of it), MUC-4's dev,
tst1 and tst2, the extracts of the even half of pitf, and the train sets of hrdsattack and polnear. A word that stands in
more than one of a hundred is common and worth nothing; one that stands in fewer than FEWEST is not listed: it is
as rare as can be, and may be the name of a private person. Takes half a minute.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from variorum.evaluate.gva_set import shootings_at
from variorum.evaluate.halves import half
from variorum.evaluate.hrdsattack import cases_of as attacks
from variorum.evaluate.muc4.texts import messages
from variorum.evaluate.pitf import cases_of as extracts
from variorum.link.compare.names import fold

OUT = Path("src/variorum/link/data/rarity.toml")
#: a word in more than this share of the texts is common
COMMON = 0.01
#: a word in fewer texts is not listed
FEWEST = 4
#: steps of the logarithm
_STEP = 0.25
_WORD = re.compile(r"\b[A-Z][\w’'-]*\w")
_HEAD = """# How rare capitalised words are: the natural logarithm of texts to one with the word, 0 for common ones.
# Counted by `python -m training.rarity`; not for editing by hand.
"""


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.rarity", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(given.data):
        total += 1
        counts.update({fold(w[0].removesuffix("'s").removesuffix("’s")) for w in _WORD.finditer(text)})
    given.out.write_text(_HEAD + table(counts, total), encoding="utf-8")
    print(f"{total} texts, {len(counts)} words")


def texts(data: Path) -> Iterator[str]:
    """One text an incident or report."""
    for shooting in half(shootings_at(data / "gva"), "even"):
        yield "\n".join(r.text for r in shooting.reports)
    for part in ("dev", "tst1", "tst2"):
        yield from (m.report.text for m in messages(data / "muc4", part))
    yield from (
        case.text for path in sorted((data / "pitf").glob("*.jsonl")) for case in half(extracts(path), "even")
    )
    yield from (case.report.text for case in attacks(data / "hrdsattack" / "train.json"))
    for path in sorted((data / "polnear" / "train").rglob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")


def table(counts: Counter[str], total: int) -> str:
    """The table as TOML: words by how rare they are, in steps."""
    steps: defaultdict[float, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= FEWEST and " " not in word and word:
            rare = round(math.log(total / count) / _STEP) * _STEP
            steps[0.0 if count > COMMON * total else rare].append(word)
    lines = [f"unlisted = {math.log(total / (FEWEST / 2)):.2f}"]
    for rare in sorted(steps):
        lines += ["", "[[step]]", f"rarity = {rare}", 'words = """', *_wrapped(sorted(steps[rare])), '"""']
    return "\n".join(lines) + "\n"


def _wrapped(words: list[str], width: int = 110) -> Iterator[str]:
    line = ""
    for word in words:
        if line and len(line) + len(word) >= width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


if __name__ == "__main__":
    main()
