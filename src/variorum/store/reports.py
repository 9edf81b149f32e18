"""Reports, their original bytes, what was skipped, and full-text search."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, or_, select, text, update

from variorum.errors import BadInput, BadState
from variorum.model.identity import content_id
from variorum.model.report import Known, OffsetMap, Published, Report, Skip, tagged
from variorum.store.link_tables import trace_queue
from variorum.store.rows import batches, from_row, insert_all, insert_new, to_row
from variorum.store.tables import originals, reads, reports, skips


class Added(StrEnum):
    """What became of a report that was handed in."""

    NEW = "new"
    HELD = "held already"
    NOTED = "held, metadata filled in"
    NEW_VERSION = "new version of a held report"


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found: `extract` shows the words found between [ and ]."""

    report_id: str
    title: str | None
    outlet: str | None
    extract: str


#: undated reports last, then by day and id: the order does not depend on the order of arrival
_ORDER = (reports.c.published.is_(None), reports.c.published, reports.c.id)

#: how well a time is known; front matter, sidecar and record state it with the report itself: 2
_RANK = {Known.PAGE: 0, Known.GIVEN: 1}

#: a phrase in quotation marks, or a word: either needs a letter or digit
_PHRASE = re.compile(r'"([^"]*\w[^"]*)"|([^\s"]*\w[^\s"]*)')


def add(connection: Connection, report: Report, original: bytes) -> Added:
    """Take in a report with its bytes; BadState if the bytes are not those of `report.sha256`."""
    if hashlib.sha256(original).hexdigest() != report.sha256:
        raise BadState(f"the bytes handed in for report {report.id} do not have its digest")
    connection.execute(delete(skips).where(skips.c.origin == report.origin))
    held = find(connection, report.id)
    if held is not None:
        return _note(connection, held, report)
    earlier = _latest_at(connection, report.url)
    if earlier is not None:
        report = replace(report, version=earlier.version + 1, replaces=earlier.id)
    _insert(connection, report, original)
    return Added.NEW if earlier is None else Added.NEW_VERSION


def _insert(connection: Connection, report: Report, original: bytes) -> None:
    there = connection.scalar(select(originals.c.sha256).where(originals.c.sha256 == report.sha256))
    if there is None:
        connection.execute(insert(originals).values(sha256=report.sha256, bytes=original))
    connection.execute(insert(reports).values(row_of(report)))
    queue(connection, [report])


def queue(connection: Connection, some: Iterable[Report]) -> None:
    """Have it looked at whom the reports copied. A row of a table copies nobody: all have the same columns."""
    insert_all(connection, trace_queue, [{"report_id": r.id} for r in some if r.dataset is None])


def _note(connection: Connection, held: Report, given: Report) -> Added:
    """Fill in what the held report lacks; a time that is known at least as well replaces the old one."""
    noted = replace(
        held,
        outlet=held.outlet or given.outlet,
        url=held.url or given.url,
        title=held.title or given.title,
        published=_better(held.published, given.published),
    )
    if noted == held:
        return Added.HELD
    connection.execute(update(reports).where(reports.c.id == held.id).values(row_of(noted)))
    connection.execute(delete(trace_queue).where(trace_queue.c.report_id == held.id))
    queue(connection, [held])
    return Added.NOTED


def _better(held: Published | None, given: Published | None) -> Published | None:
    """The time that counts, by the order of ingest: stated with the report, given by hand, on the page."""
    if held is None or given is None:
        return held or given
    return given if _RANK.get(given.known, 2) >= _RANK.get(held.known, 2) else held


def _latest_at(connection: Connection, url: str | None) -> Report | None:
    """The newest version of the report at `url`; the bare address of a site is no report's own."""
    if url is None or not _is_page(url):
        return None
    query = select(reports).where(reports.c.url == url).order_by(reports.c.version.desc(), reports.c.id)
    row = connection.execute(query.limit(1)).first()
    return None if row is None else report_of(row)


def _is_page(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)


def is_row() -> ColumnElement[bool]:
    """The condition that a report is a row of a dataset's table."""
    return reports.c.language.startswith(tagged(""))


def row_of(report: Report) -> dict[str, Any]:
    """The row of a report, with the digest of all that a reader may look at."""
    published = report.published
    return to_row(
        report,
        reports,
        published=None if published is None else published.iso,
        known=None if published is None else published.known,
        digest=_digest(report),
    )


def _digest(report: Report) -> str:
    """The digest of all that a reader may look at."""
    words = (report.text, report.passages, report.title, report.language)
    return content_id("d", report.id, *words, report.outlet, report.url, report.published)


def report_of(row: Row[Any], **more: Any) -> Report:
    """The report that a row of `reports` holds, with `more` for fields that the row lacks."""
    published = None if row.published is None else Published(row.published, row.known)
    report: Report = from_row(Report, row, published=published, **more)
    return report


def find(connection: Connection, identity: str) -> Report | None:
    """The report with this id, None if there is none."""
    row = connection.execute(select(reports).where(reports.c.id == identity)).first()
    return None if row is None else report_of(row)


def get(connection: Connection, identity: str) -> Report:
    """The report with this id; BadInput if there is none."""
    report = find(connection, identity)
    if report is None:
        raise BadInput("there is no such report", where=identity, mend="take an id that `show` prints")
    return report


def original(connection: Connection, identity: str) -> bytes:
    """The bytes that the report was read from, unchanged; BadInput if there is no such report."""
    sha256 = get(connection, identity).sha256
    data: bytes = connection.execute(
        select(originals.c.bytes).where(originals.c.sha256 == sha256)
    ).scalar_one()
    return data


def ids(connection: Connection, *, rows: bool = True) -> list[str]:
    """The ids of all reports, by day of publication and id, undated ones last; without `rows`, of no table's rows."""
    query = select(reports.c.id).order_by(*_ORDER)
    return list(connection.scalars(query if rows else query.where(~is_row())))


def some(connection: Connection, identities: Iterable[str]) -> list[Report]:
    """The reports with these ids, in the order of `ids`."""
    rows: list[Row[Any]] = []
    for batch in batches(list(identities)):
        rows += connection.execute(select(reports).where(reports.c.id.in_(batch)).order_by(*_ORDER)).all()
    return sorted(map(report_of, rows), key=order)


def newest(connection: Connection, identities: Iterable[str]) -> list[str]:
    """Those of the ids whose reports no other report replaces, sorted."""
    replaced = set(connection.scalars(select(reports.c.replaces).where(reports.c.replaces.is_not(None))))
    return sorted(set(identities) - replaced)


def heads(connection: Connection, identities: Iterable[str], *, text: bool = False) -> list[Report]:
    """The reports with these ids without offsets and, unless `text`, without text and passages: quickly had."""
    bare: dict[str, Any] = {"offsets": OffsetMap()} | ({} if text else {"text": "", "passages": ()})
    columns = [column for column in reports.c if column.name not in bare]
    rows: list[Row[Any]] = []
    for batch in batches(sorted(identities)):
        rows += connection.execute(select(*columns).where(reports.c.id.in_(batch))).all()
    return [report_of(row, **bare) for row in rows]


def order(report: Report) -> tuple[bool, str, str]:
    """The sort key of reports: dated ones by time, then undated ones, then by id."""
    published = report.published
    return published is None, "" if published is None else published.iso, report.id


def unread(connection: Connection, reader: str) -> list[str]:
    """The ids of reports whose present state `reader` was not the last to read; rows of tables are none to read."""
    done = and_(
        reads.c.report_id == reports.c.id,
        reads.c.digest == reports.c.digest,
        reads.c.reader == reader,
        reads.c.current,
    )
    query = select(reports.c.id).outerjoin(reads, done).where(reads.c.id.is_(None), ~is_row())
    return list(connection.scalars(query.order_by(*_ORDER)))


def add_skip(connection: Connection, skip: Skip) -> None:
    """Record what was not taken in, in place of what was recorded of the same origin before."""
    connection.execute(delete(skips).where(skips.c.origin == skip.origin))
    insert_new(connection, skips, [to_row(skip, skips, id=content_id("k", skip))])


def all_skips(connection: Connection) -> list[Skip]:
    """What was not taken in, by origin."""
    query = select(skips).order_by(skips.c.origin, skips.c.id)
    return [from_row(Skip, row) for row in connection.execute(query)]


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """The reports that hold all words and "quoted phrases" of `query`, best first; BadInput without any."""
    phrases = _phrases(query)
    if connection.dialect.name == "sqlite":
        return _search_index(connection, phrases, limit)
    return _search_plainly(connection, phrases, limit)


def matching(connection: Connection, query: str) -> set[int]:
    """The numbers of all reports that hold all words and "quoted phrases" of `query`; BadInput without any."""
    phrases = _phrases(query)
    if connection.dialect.name != "sqlite":
        return set(connection.scalars(select(reports.c.seq).where(*_holding(phrases))))
    # the index alone: looking at the rows of many reports takes ten times as long, and so does fetching many numbers one by one
    found = text("SELECT group_concat(rowid) FROM report_text WHERE report_text MATCH :match")
    told: str | None = connection.scalar(found, {"match": _match(phrases)})
    return set(map(int, told.split(","))) if told else set()


def numbers(connection: Connection) -> dict[str, int]:
    """The number of each report by its id: of no meaning outside this store."""
    return {row.id: row.seq for row in connection.execute(select(reports.c.id, reports.c.seq))}


def _phrases(query: str) -> list[str]:
    """The words and quoted phrases of a query; BadInput without any."""
    # NUL ends a string of FTS5 early, and lone surrogates (from a shell in another encoding) are no UTF-8
    plain = query.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    phrases = [quoted or word for quoted, word in _PHRASE.findall(plain)]
    if not phrases:
        raise BadInput("no word to search for", where=repr(query), mend="give at least one word")
    return phrases


def _match(phrases: list[str]) -> str:
    """A query of FTS5 for texts that hold all phrases."""
    return " ".join('"{}"'.format(phrase.replace('"', "")) for phrase in phrases)


def _search_index(connection: Connection, phrases: list[str], limit: int) -> list[Hit]:
    query = text(
        "SELECT r.id, r.title, r.outlet, snippet(report_text, -1, '[', ']', '...', 24) AS extract"
        " FROM report_text JOIN reports r ON r.seq = report_text.rowid"
        " WHERE report_text MATCH :match ORDER BY report_text.rank, r.id LIMIT :limit"
    )
    rows = connection.execute(query, {"match": _match(phrases), "limit": limit})
    return [Hit(row.id, row.title, row.outlet, " ".join(row.extract.split())) for row in rows]


def _search_plainly(connection: Connection, phrases: list[str], limit: int) -> list[Hit]:
    """The same on a database without FTS5: slower, whole text scanned, ordered by day."""
    rows = connection.execute(select(reports).where(*_holding(phrases)).order_by(*_ORDER).limit(limit))
    return [Hit(row.id, row.title, row.outlet, _around(row.text, phrases[0])) for row in rows]


def _holding(phrases: list[str]) -> list[ColumnElement[bool]]:
    """The conditions that a report holds all phrases."""
    return [
        or_(reports.c.text.icontains(p, autoescape=True), reports.c.title.icontains(p, autoescape=True))
        for p in phrases
    ]


def _around(words: str, phrase: str, width: int = 80) -> str:
    at = max(words.lower().find(phrase.lower()), 0)
    return " ".join(words[max(at - width, 0) : at + width].split())
