"""How fast the workbench answers: `python bench/review.py --incidents 10000 --reports 5`.

A store is filled with made reports (`variorum.evaluate.link_corpus`), so many in a row to an incident, and settled under
the default policy: as they tell of different happenings, nearly every field is in dispute, more than in a store of real reports.
The server runs in a process of its own. Clients in threads of this one ask for pages of the queue, narrowed down by place,
days, actor, state, person and words, for the same with map and timeline, and for incidents. Milliseconds of wall time
as a client sees them; this machine only.
`--store FOLDER` keeps the store, and uses it again if there is one.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from variorum.evaluate.link_corpus import MadeNews
from variorum.model.assertion import Account
from variorum.model.incident import Incident, Lineage, Link
from variorum.model.report import Report
from variorum.reconcile.policies import policy
from variorum.reconcile.settle import reconcile
from variorum.settings import DEFAULT_POLICY, STORE_FILE
from variorum.store import Store, open_store

#: reports put into the store at a time
_BATCH = 500
#: how often each kind of page is asked for: enough for a p95
_ASKED = 400
#: what the lists are narrowed down by: nothing, as often as everything else together
_FILTERS = (
    *("", "", "", "", "page=20", "state=disputed", "state=low+certainty", "place=a"),
    *("since=2010-03-01&until=2010-06-30", "actor=a&page=2", "q={word}", "q={word}&state=disputed"),
)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: where, with which cookie, and its process."""

    port: int
    cookie: str
    process: int

    def get(self, path: str) -> tuple[float, bytes]:
        """The seconds that an answer took, and what it was."""
        start = time.perf_counter()
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        wire.request("GET", path, headers={"Cookie": self.cookie})
        answer = wire.getresponse()
        body = answer.read()
        wire.close()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return time.perf_counter() - start, body

    @property
    def memory(self) -> float:
        """MiB that the process holds now."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def fill(folder: Path, incidents: int, each: int) -> None:
    """A store of so many incidents, each told of in so many reports."""
    news = ((r, told[:1]) for r, told in MadeNews(incidents * each).reports())
    with open_store(folder) as store:
        found = [one for _ in range(incidents) if (one := list(islice(news, each)))]
        for at in range(0, len(found), _BATCH):
            store.add_read("made", [pair for some in found[at : at + _BATCH] for pair in some])
        lines = [Lineage(f"l_{r.id}", r.id, (r.id,)) for some in found for r, _ in some]
        store.put_links(lines, [_incident(some) for some in found])
        rules = policy(DEFAULT_POLICY)
        settled = [f for record in store.records() for f in reconcile(record, rules)]
        store.put_findings(DEFAULT_POLICY, settled)


def _incident(told: Sequence[tuple[Report, list[Account]]]) -> Incident:
    links = tuple(Link(account.id, 0.9, ("made so",)) for _, its in told for account in its)
    return Incident(links[0].account_id.replace("a_", "i_"), links, background=False)


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """The server on a store, logged in to, and how long it took to be there on standard error."""
    command = (
        *(sys.executable, "-m", "variorum.cli", "review", "--out", str(folder)),
        "--no-browser",
        "--json",
    )
    start = time.perf_counter()
    # our own program, found by this Python
    process = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        link = urlsplit(json.loads(process.stdout.readline())["link"]) if process.stdout else None
        if link is None or link.port is None:
            raise SystemExit("the server did not start")
        print(f"ready after {time.perf_counter() - start:.1f} s", file=sys.stderr)
        wire = http.client.HTTPConnection("127.0.0.1", link.port)
        wire.request("GET", f"{link.path}?{link.query}")
        cookie = (wire.getresponse().getheader("Set-Cookie") or "").partition(";")[0]
        yield Server(link.port, cookie, process.pid)
    finally:
        process.terminate()
        process.wait()


def asked(store: Store, kind: str) -> list[str]:
    """The addresses to ask for, the same each time."""
    dice = random.Random(7)  # noqa: S311  # no secret
    if kind == "incident":
        return [f"/incident/{h.id}" for h in dice.choices(store.headings(), k=_ASKED)]
    texts = [r.text.split() for r in islice(store.reports(), 50)]
    words = [dice.choice(dice.choice(texts)).strip(".,") for _ in range(_ASKED)]
    chart = "chart=1&" if kind == "map" else ""
    return [f"/?{chart}{dice.choice(_FILTERS).format(word=word)}" for word in words]


def measure(server: Server, paths: Sequence[str], clients: int) -> tuple[float, float, float]:
    """Median and 95th percentile in milliseconds, and answers a second, with so many clients at once."""
    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        taken = [seconds * 1000 for seconds, _ in pool.map(server.get, paths)]
    cuts = quantiles(taken, n=20)
    return cuts[9], cuts[18], len(paths) / (time.perf_counter() - start)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each kind of page and number of clients."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--incidents", type=int, default=1_000, metavar="N")
    parser.add_argument("--reports", type=int, default=5, metavar="N", help="reports to an incident")
    parser.add_argument("--store", type=Path, metavar="FOLDER")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as place:
        folder = given.store or Path(place)
        if not (folder / STORE_FILE).exists():
            fill(folder, given.incidents, given.reports)
        with served(folder) as server, open_store(folder, readonly=True) as store:
            for kind in ("list", "map", "incident"):
                paths = asked(store, kind)
                for clients in (1, 8):
                    middle, slow, rate = measure(server, paths, clients)
                    said = f"{middle:.0f} ms median, {slow:.0f} ms p95, {rate:.0f} a second"
                    print(f"{kind}, {clients} clients: {said}; the server holds {server.memory:.0f} MiB")


if __name__ == "__main__":
    main()
