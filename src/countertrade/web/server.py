"""The server: one socket of this computer, and connections that say nothing are closed after a while, so that they keep nobody out."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """A connection that is closed where the other side has its turn and does nothing with it."""

    PATIENCE: ClassVar[float] = 60.0
    """Seconds that the head of a request may take, that a body may pause, and that an answer may wait to be taken."""
    MOST: ClassVar[int] = 200
    """Connections that are open at the same time; one more closes the one that has waited longest. A browser opens six."""

    since = 0.0  # the moment that the other side got its turn

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.since = self.loop.time()
        if len(self.connections) > self.MOST:
            waiting = [other for other in self.connections if isinstance(other, Connection) and other.waits]
            min(waiting, key=lambda other: other.since).transport.abort()
        self._look()

    def data_received(self, data: bytes) -> None:
        if self.cycle is not None and not self.cycle.response_complete:  # a part of the body
            self.since = self.loop.time()
        super().data_received(data)

    def on_response_complete(self) -> None:
        self.since = self.loop.time()
        super().on_response_complete()

    @property
    def waits(self) -> bool:
        """Whether it is the other side's turn: to ask, to go on with what it sends, or to take the answer."""
        return (
            self.cycle is None
            or self.cycle.response_complete
            or self.cycle.more_body
            or self.flow.write_paused
        )

    def _look(self) -> None:
        if self.transport.is_closing():
            return
        if not self.waits:
            self.since = self.loop.time()
        if self.loop.time() - self.since >= self.PATIENCE:
            self.transport.abort()
        else:
            self.loop.call_later(self.PATIENCE / 4, self._look)


def server(app: ASGIApp, connection: type[Connection] = Connection) -> uvicorn.Server:
    """A server; `run(sockets=[listener])` starts it. Only faults of ours are logged."""
    return uvicorn.Server(
        uvicorn.Config(app, http=connection, ws="none", lifespan="off", log_level="error", access_log=False)
    )
