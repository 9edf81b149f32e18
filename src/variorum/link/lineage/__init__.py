"""Who copied whom: which reports are one witness."""
