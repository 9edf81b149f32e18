"""Where hand-coded tables and the reports part: row by row and field by field."""

from variorum.publish.compare.sides import Comparison, comparison
from variorum.publish.compare.written import as_csv

__all__ = ["Comparison", "as_csv", "comparison"]
