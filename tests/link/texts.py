"""Running text without meaning, the same each time: words that no report has in this order."""

from __future__ import annotations

import random

_LIST = (
    "harbour mayor crowd evening officer station market bridge river council soldiers road witness shop driver "
    "school morning siren smoke roof window ferry cargo guard tower bakery tram square fountain closed opened "
    "carried shouted waited climbed broke pushed burned crossed searched gathered stopped found left heard "
    "called moved pulled lifted counted guarded repaired painted covered measured northern narrow broken"
)
WORDS = _LIST.split()


def words(seed: int, count: int) -> str:
    """`count` words drawn with a seed."""
    return " ".join(random.Random(seed).choices(WORDS, k=count))  # noqa: S311 - the same texts each time
