"""The reader: Report -> Accounts. What it finds, who says it, how firmly; every quote passes anchor.py."""
