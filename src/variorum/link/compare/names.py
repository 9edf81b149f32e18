"""Names of people, so that spellings of one name meet and different people of one surname do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

#: surnames at least this alike are spellings of one: Soleimani and Suleimani 0.89, Garcia and Gracia 0.83
SURNAME_LIKENESS = 0.85
#: given names vary more between transcriptions: Kassem and Qassem 0.83, but Ali and Omar 0.29
GIVEN_LIKENESS = 0.7
#: surnames shorter than this must be equal: one letter makes Khan of Kaan
SHORT = 5


def word_set(text: str) -> frozenset[str]:
    """The words of a table that is written as running text."""
    return frozenset(text.split())


_PARTICLES = word_set("al el ul abd abu bin ibn ben de del della da dos la le van von der den")
_TITLES = word_set(
    "mr mrs ms miss dr prof professor sir lord lady gen general maj major col colonel lt lieutenant"
    " capt captain sgt sergeant adm admiral brig brigadier cmdr commander president premier minister"
    " prime vice deputy senator governor mayor judge justice chief king queen prince princess sheikh"
    " shaikh sheik imam ayatollah mullah maulana mufti rev reverend father fr sister bishop archbishop"
    " cardinal pope rabbi officer agent inspector ambassador consul congressman congresswoman"
    " representative rep sen gov supreme leader first second former slain late the jr sr ii iii iv junior senior"
)
#: a last word that makes the whole no name: peoples, faiths and bodies in the plural
_MANY = re.compile(
    r"(?:ians|icans|ites|ists|nese)$"
    r"|^(?:jews|muslims|christians|germans|sunnis|shias|kurds|turks|arabs|afghans|iraqis|pakistanis|israelis|yemenis"
    r"|saudis|police|army|guards?|corps|force|forces|brigade|ministry|government|people|civilians|soldiers"
    r"|officers|children|women|men|priests|worshippers|students|workers|members|others)$"
)
#: a word that names nobody when it stands alone
_ALONE = re.compile(
    r"(?:ian|ican|ite|ist|ese)$"
    r"|^(?:shia|sunni|kurd|turk|arab|french|british|irish|dutch|greek|swede|afghan|iraqi|pakistani|israeli|yemeni|saudi"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|at|in|on|an?|and|of|some|several|many|dozens|all|both"
    r"|about|nearly|more|least|his|her|their|its|most|no)$"
)
_TOKEN = re.compile(r"[\w'’.]+(?:-[\w'’]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: as written, the given names and the surname folded to plain small letters."""

    written: str
    given: tuple[str, ...]
    surname: str

    @property
    def surnames(self) -> tuple[str, ...]:
        """Those that it may go by: the last word, and the one before, which is the first surname in "Ana Soler Vidal"."""
        return (self.surname, *self.given[1:][-1:])


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` in plain small letters and digits, accents and punctuation dropped, words apart by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    return " ".join(re.findall(r"[a-z0-9]+", kept))


@lru_cache(maxsize=65_536)
def names_in(text: str) -> tuple[Name, ...]:
    """The people named in a short text such as "Gen. Qasem Soleimani"; empty for "three children"."""
    written = text.title() if text.isupper() else text
    return tuple(_names(written))


def _names(text: str) -> Iterator[Name]:
    for run in _capitalised(text):
        written = " ".join(run)
        parts = [p for p in fold(written.replace("-", " ")).split() if p not in _TITLES]
        solid = [p for p in parts if p not in _PARTICLES]
        if solid and len(solid[-1]) > 1 and not _nobody(solid):
            yield Name(written, tuple(solid[:-1]), solid[-1])


def _capitalised(text: str) -> Iterator[list[str]]:
    """Runs of capitalised words, with the particles between them ("Vicente de la Torre")."""
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "."]:
        if _is_capitalised(token) or (run and token in _PARTICLES):
            run.append(token)
            continue
        while run and run[-1] in _PARTICLES:
            run.pop()
        if run:
            yield run
        run = []


def _is_capitalised(token: str) -> bool:
    particle, _, rest = token.partition("-")
    return token[:1].isupper() or (particle in _PARTICLES and rest[:1].isupper())


def _nobody(parts: list[str]) -> bool:
    return bool(_MANY.search(parts[-1])) or (len(parts) == 1 and bool(_ALONE.search(parts[0])))


@lru_cache(maxsize=65_536)
def skeleton(surname: str) -> str:
    """The consonants of a folded surname, doubles and like sounds made one: a key that spellings share."""
    sounds = surname.translate(str.maketrans("cqvzj", "kkwsg"))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouhwy]", "", sounds)) or surname


@lru_cache(maxsize=65_536)
def likeness(left: str, right: str) -> float:
    """How alike two words are, 0..1, the same whichever comes first."""
    a, b = sorted((left, right))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_person(left: Name, right: Name) -> float:
    """1.0 for the same full name, 0.8 for a surname where one has no more, 0 for different people.

    A second surname may be left out: Ana Soler Vidal is Ana Soler.
    """
    if _without_second_surname(left, right) or _without_second_surname(right, left):
        return 1.0
    if not _same_surname(left.surname, right.surname):
        return 0.0
    if not left.given or not right.given:
        return 0.8
    if _same_given(left.given[0], right.given[0]):
        return 1.0
    full = [[g for g in name.given if len(g) > 1] for name in (left, right)]
    return 1.0 if any(_same_given(a, b) for a, b in product(*full)) else 0.0


def _without_second_surname(long: Name, short: Name) -> bool:
    full, brief = (*long.given, long.surname), (*short.given, short.surname)
    return len(brief) > 1 and len(full) == len(brief) + 1 and full[:-1] == brief


def _same_surname(left: str, right: str) -> bool:
    if left == right:
        return True
    return min(len(left), len(right)) >= SHORT and likeness(left, right) >= SURNAME_LIKENESS


def _same_given(left: str, right: str) -> bool:
    """An initial stands for the name; only of first names, for many people have the same middle initial."""
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return likeness(left, right) >= GIVEN_LIKENESS
