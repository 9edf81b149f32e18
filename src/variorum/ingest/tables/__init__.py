"""Rows of people's own tables (GTD, UCDP GED, ACLED), each as a report whose words are its cells."""

from variorum.ingest.tables.files import RawRow, rows
from variorum.ingest.tables.row import read_row

__all__ = ["RawRow", "read_row", "rows"]
