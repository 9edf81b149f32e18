"""The best one-to-one assignment between two lists, by the Hungarian method."""

from __future__ import annotations

from collections.abc import Sequence

_FAR = float("inf")


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of positive gain whose sum is largest; each row and column at most once.

    Kuhn's method with potentials, in O(rows² · columns); among equal sums the first rows and columns go
    together.
    """
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        turned = [list(column) for column in zip(*gains, strict=True)]
        return sorted((row, column) for column, row in best_pairs(turned))
    matched = _matched(gains)
    pairs = [(row - 1, column - 1) for column, row in enumerate(matched) if column and row]
    return sorted((row, column) for row, column in pairs if gains[row][column] > 0)


def _matched(gains: Sequence[Sequence[float]]) -> list[int]:
    """For each column (from 1) its row (from 1), 0 for none. There are no fewer columns than rows."""
    rows, columns = len(gains), len(gains[0])
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    matched = [0] * (columns + 1)
    for row in range(1, rows + 1):
        matched[0] = row
        column, way = _reach(gains, matched, by_row, by_column)
        while column:
            matched[column] = matched[way[column]]
            column = way[column]
    return matched


def _reach(
    gains: Sequence[Sequence[float]], matched: list[int], by_row: list[float], by_column: list[float]
) -> tuple[int, list[int]]:
    """The free column at the end of the cheapest path from the row of column 0, and the way there."""
    size = len(by_column)
    least, way, used = [_FAR] * size, [0] * size, [False] * size
    at = 0
    while matched[at]:
        used[at] = True
        row = matched[at]
        for j in range(1, size):
            cost = -gains[row - 1][j - 1] - by_row[row] - by_column[j]
            if not used[j] and cost < least[j]:
                least[j], way[j] = cost, at
        free = min((j for j in range(1, size) if not used[j]), key=least.__getitem__)
        step = least[free]
        for j in range(size):
            if used[j]:
                by_row[matched[j]] += step
                by_column[j] -= step
            else:
                least[j] -= step
        at = free
    return at, way
