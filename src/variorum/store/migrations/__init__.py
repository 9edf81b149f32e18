"""Schema migrations, run from code: the list of revisions is kept here so that opening needs no Alembic."""

#: all revisions, oldest first; the last one is what this code reads and writes
REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]
