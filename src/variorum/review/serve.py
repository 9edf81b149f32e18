"""The server: on this machine only, with a login link that works once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from variorum.errors import BadInput
from variorum.reconcile.policy import Policy
from variorum.review.app import app
from variorum.review.desk import Desk
from variorum.review.queue.index import Shelf
from variorum.review.sessions import Sessions
from variorum.settings import STORE_FILE
from variorum.store import open_store

#: no other machine can reach this address
HOST = "127.0.0.1"
#: seconds that a browser's open connections are waited for at the end
_FAREWELL = 2


@dataclass(frozen=True, slots=True)
class Serving:
    """Whom the login link lets in, at which port (0: any that is free), and what a proxy calls the server."""

    owner: str
    port: int
    host_name: str | None = None


def serve(folder: Path, policy: Policy, how: Serving, told: Callable[[str], None]) -> None:
    """Show the store in `folder` until interrupted; `told` is given the login link once it can be opened.

    The owner becomes a coder where the store knows nobody so called. BadInput if there is no store, the port is
    taken, or the owner was removed.
    """
    with open_store(folder, create=False) as store, closing(_listening(how.port)) as ear:
        taken = ear.getsockname()[1]
        path = folder if folder.is_file() else folder / STORE_FILE
        # browsers keep cookies by host and not by port: two servers must not log each other's people out
        sessions = Sessions(store.people.ensure(how.owner))
        desk = Desk(Shelf(store, policy, path), sessions, f"variorum-review-{taken}")
        desk.shelf.index()
        told(f"http://{HOST}:{taken}/login?token={desk.sessions.token}")
        with _until_interrupted(), closing(desk.marks):
            _server(app(desk, taken, how.host_name)).run(sockets=[ear])


def _listening(port: int) -> socket.socket:
    ear = socket.socket()
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ear.bind((HOST, port))
    except OSError as error:
        ear.close()
        mend = "give another --port, or 0 for any that is free"
        raise BadInput(
            "this port can't be used", where=f"{HOST}:{port}: {error.strerror}", mend=mend
        ) from None
    # a browser that comes before the server runs waits in line
    ear.listen()
    return ear


def _server(made: Starlette) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            made,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="off",
            timeout_graceful_shutdown=_FAREWELL,
        )
    )


@contextmanager
def _until_interrupted() -> Iterator[None]:
    """Ctrl-C is how the workbench is closed, and no error."""
    with suppress(KeyboardInterrupt):
        yield
