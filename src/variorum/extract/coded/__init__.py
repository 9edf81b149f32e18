"""What rows of people's own tables say: one account a row, each value with the cell that it stands in."""

from variorum.extract.coded.reader import READER, read_row

__all__ = ["READER", "read_row"]
