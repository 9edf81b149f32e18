"""Ingest: bytes in, reports out. `discover` finds the items, `read` makes a report of each."""

from variorum.ingest.items import Kind, RawItem, Sidecar
from variorum.ingest.reader import read
from variorum.ingest.stated import Given
from variorum.ingest.walk import discover

__all__ = ["Given", "Kind", "RawItem", "Sidecar", "discover", "read"]
