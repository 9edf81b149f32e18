"""The two kinds of error: theirs, which is recorded while the run goes on, and ours, which stops it."""


class VariorumError(Exception):
    """Any error that this package raises on purpose."""


class BadInput(VariorumError):
    """Input that can't be used: recorded in the store with one clear line, and the run goes on.

    `what` says what is wrong, `where` names the file, line or URL, `mend` says how to put it right.
    """

    def __init__(self, what: str, *, where: str, mend: str) -> None:
        super().__init__(f"{where}: {what}; {mend}")
        self.what = what
        self.where = where
        self.mend = mend


class BadState(VariorumError):
    """A broken promise of our own code, such as a quote that is not at its span: the run stops."""
