"""Engines: what carries a stage function over many records. The stages know nothing of it."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Protocol, TypeVar

from variorum.errors import BadState

T = TypeVar("T")
R = TypeVar("R")

#: fewer items than this are done in this process: a worker needs about 4 s to load the parser, in which one
#: core reads some 50 reports
FEW = 50
#: items handed to a worker at a time: enough to make the hand-over cheap, few enough for steady progress
CHUNK = 8
#: chunks under way for each worker, so that none waits while results are stored
AHEAD = 3


class Engine(Protocol):
    """Carries the two shapes of stage functions. Results come in the order of the input."""

    def map(self, function: Callable[[T], Iterable[R]], items: Iterable[T]) -> Iterator[tuple[T, list[R]]]:
        """Each item with all that `function` gives for it."""
        ...

    def group(
        self, function: Callable[[Sequence[T]], Iterable[R]], groups: Iterable[Sequence[T]]
    ) -> Iterator[list[R]]:
        """All that `function` gives for each group."""
        ...


class LocalPool:
    """Processes on this machine; with one job, or few items, everything happens in this process.

    Functions and items must be picklable. Items are taken as they are needed, so a long stream of them
    does not fill the memory.
    """

    def __init__(self, jobs: int = 1, *, few: int = FEW, chunk: int = CHUNK) -> None:
        self._jobs = jobs
        self._few = few
        self._chunk = chunk

    def map(self, function: Callable[[T], Iterable[R]], items: Iterable[T]) -> Iterator[tuple[T, list[R]]]:
        """Each item with all that `function` gives for it, in order; BadState if a worker died."""
        stream = iter(items)
        first = list(islice(stream, self._few))
        if self._jobs <= 1 or len(first) < self._few:
            return _here(function, chain(first, stream))
        return self._spread(function, chain(first, stream))

    def group(
        self, function: Callable[[Sequence[T]], Iterable[R]], groups: Iterable[Sequence[T]]
    ) -> Iterator[list[R]]:
        """All that `function` gives for each group, in order; BadState if a worker died."""
        return (found for _, found in self.map(function, groups))

    def _spread(
        self, function: Callable[[T], Iterable[R]], items: Iterator[T]
    ) -> Iterator[tuple[T, list[R]]]:
        with ProcessPoolExecutor(self._jobs, mp_context=_context()) as pool:
            under_way: deque[tuple[list[T], Future[list[list[R]]]]] = deque()
            try:
                while chunk := list(islice(items, self._chunk)):
                    under_way.append((chunk, pool.submit(_all, function, chunk)))
                    if len(under_way) >= self._jobs * AHEAD:
                        yield from _finished(*under_way.popleft())
                while under_way:
                    yield from _finished(*under_way.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def _here(function: Callable[[T], Iterable[R]], items: Iterable[T]) -> Iterator[tuple[T, list[R]]]:
    for item in items:
        yield item, list(function(item))


def _all(function: Callable[[T], Iterable[R]], chunk: list[T]) -> list[list[R]]:
    return [list(function(item)) for item in chunk]


def _finished(chunk: list[T], future: Future[list[list[R]]]) -> Iterator[tuple[T, list[R]]]:
    try:
        found = future.result()
    except BrokenProcessPool as error:
        raise BadState("a worker process died (out of memory?); run again with fewer --jobs") from error
    return zip(chunk, found, strict=True)


def _context() -> multiprocessing.context.BaseContext:
    """Fresh processes that inherit no open database or thread; from a fork server where there is one."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def default_jobs() -> int:
    """Cores that this process may use, four at most: each worker holds about 400 MB of parser."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, 4)
