"""A store that is filled by a program which is killed again and again loses nothing that was acknowledged."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

from variorum.store import open_store

#: fills the store and says each report once it is held with its accounts
FILL = textwrap.dedent(
    """
    import hashlib, sys
    from pathlib import Path
    from variorum.model.assertion import *
    from variorum.model.report import *
    from variorum.model.value import Count
    from variorum.store import open_store

    def account(report):
        span = report.span(0, 5)
        voice = Voice((VoiceLink("outlet", Role.MEDIA),))
        facts = dict(field="killed", span=span, context=span, voice=voice, stance=Stance(), rule="r")
        ids = dict(report_id=report.id, account_id="a_" + report.id)
        its = [assertion(Draft(value=Count(n, n, n), **facts), **ids) for n in range(20)]
        return Account("a_" + report.id, report.id, AccountKind.MAIN, span, (span,), "x", tuple(its))

    with open_store(Path(sys.argv[1])) as store:
        for n in range(int(sys.argv[2])):
            data = f"Bomb {n} went off.".encode()
            sha = hashlib.sha256(data).hexdigest()
            passages = (Passage(0, 5, PassageKind.TITLE),)
            report = Report("r_" + sha[:16], sha, f"{n}.txt", data.decode(), passages)
            store.add_report(report, data)
            if report.id in {r.id for r in store.unread("reader")}:
                store.put_accounts(report.id, "reader", [account(report)])
            print(report.id, flush=True)
    """
)
REPORTS = 25


def _fill(folder: Path, *, kill_after: int | None = None) -> list[str]:
    """Run the program; kill it a moment after it has said so many reports. Gives what it said."""
    words = [sys.executable, "-c", FILL, str(folder), str(REPORTS)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=os.environ) as program:
        assert program.stdout is not None
        said = []
        for line in program.stdout:
            said.append(line.strip())
            if kill_after is not None and len(said) == kill_after:
                # a different moment within the work on the next report each time
                time.sleep(kill_after % 7 / 1000)
                program.send_signal(signal.SIGKILL)
        program.wait()
    return said


def _content(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "variorum.sqlite")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        return [line for line in raw.iterdump() if "report_text" not in line]


def test_a_killed_program_leaves_a_sound_store_with_all_that_it_acknowledged(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    for kill_after in (1, 5, 11, 17):
        said = _fill(broken, kill_after=kill_after)
        _content(broken)
        with open_store(broken) as store:
            held = {r.id for r in store.reports()}
            read = {a.report_id: len(a.assertions) for a in store.accounts()}
        assert set(said) <= held
        assert set(said) <= set(read)
        assert set(read.values()) == {20}
    whole = tmp_path / "whole"
    assert len(_fill(broken)) == len(_fill(whole)) == REPORTS
    assert _content(broken) == _content(whole)
