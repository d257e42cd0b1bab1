"""Deadlines for clients that are slow by accident or on purpose.

The event loop serves as many connections as are open, so that each must cost little and end: a
head has ten seconds, a body thirty or a steady pace, and an answer that is not being read is
dropped. The web server itself has none of these.
"""

import socket
from asyncio import TimerHandle, Transport
from collections.abc import Callable
from typing import Any, ClassVar, Final, cast

import h11
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

from sync.protocol.limits import (
    BODY_DEADLINE_S,
    BODY_FLOOR_BYTES_S,
    BODY_GRACE_S,
    CONNECTIONS_PER_ADDRESS,
    HANDLING_S,
    HEAD_DEADLINE_S,
    MAX_CONNECTIONS,
)

LOOPBACK: Final = frozenset({"", "127.0.0.1", "::1"})
QUEUE: Final = 512
"""Requests that may wait for a worker; one more is told that the server is busy."""


class Deadlines:
    """How long a client may take, and how many there may be; tests make all of it small."""

    def __init__(
        self,
        *,
        head_s: float = HEAD_DEADLINE_S,
        body_s: float = BODY_DEADLINE_S,
        grace_s: float = BODY_GRACE_S,
        connections: int = MAX_CONNECTIONS,
        queue: int = QUEUE,
        handling_s: float = HANDLING_S,
        per_address: int = CONNECTIONS_PER_ADDRESS,
    ) -> None:
        self.head_s = head_s
        self.body_s = body_s
        self.grace_s = grace_s
        self.connections = connections
        self.queue = queue
        self.handling_s = handling_s
        self.per_address = per_address

    def body_late(self, seconds: float, received: int) -> bool:
        """Whether a body has taken too long: thirty seconds, unless it keeps up the pace."""
        if seconds <= self.grace_s:
            return False
        paced = received >= BODY_FLOOR_BYTES_S * seconds
        return not paced and (seconds > self.body_s or received == 0)


def protocol_with(deadlines: Deadlines) -> type[H11Protocol]:
    """Give the connection class that keeps these deadlines."""
    return cast(
        "type[H11Protocol]", type("Strict", (_Strict,), {"deadlines": deadlines, "open_now": set()})
    )


class _Strict(H11Protocol):
    deadlines: ClassVar[Deadlines]
    open_now: ClassVar[set[Any]]
    _head: TimerHandle | None = None
    _unread: TimerHandle | None = None
    peer: str = ""

    @override
    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        peer = transport.get_extra_info("peername")
        self.peer = str(peer[0]) if isinstance(peer, tuple) else ""
        if len(self.open_now) >= self.deadlines.connections or self._crowded():
            transport.abort()
            return
        self.open_now.add(self)
        self.access_log = False  # its lines quote the request
        super().connection_made(transport)
        # Whatever the socket does not take at once counts as unread (0 would stop TLS for good).
        transport.set_write_buffer_limits(high=1, low=0)
        handle = transport.get_extra_info("socket")
        if handle is not None and handle.family != getattr(socket, "AF_UNIX", None):
            # asyncio leaves it off for listeners it did not make: 40 ms for each answer.
            handle.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._expect_head()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self not in self.open_now:
            return
        self.open_now.discard(self)
        self._stop("_head")
        self._stop("_unread")
        super().connection_lost(exc)

    @override
    def data_received(self, data: bytes) -> None:
        if self not in self.open_now:
            return
        waiting = self.conn.their_state is h11.IDLE
        if waiting:
            self._expect_head()
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop("_head")

    def _crowded(self) -> bool:
        """Whether the peer's address has all the connections it may have."""
        if self.peer in LOOPBACK:
            return False  # a proxy on this machine speaks for everybody
        here: int = sum(each.peer == self.peer for each in self.open_now)
        return here >= self.deadlines.per_address

    def _expect_head(self) -> None:
        if self._head is None:
            self._head = self._after(self.deadlines.head_s, self._too_slow)

    @override
    def pause_writing(self) -> None:
        super().pause_writing()
        if self._unread is None:
            self._watch(self.transport.get_write_buffer_size())

    @override
    def resume_writing(self) -> None:
        self._stop("_unread")
        super().resume_writing()

    def _watch(self, before: int) -> None:
        self._unread = self._after(self.deadlines.grace_s, lambda: self._look(before))

    def _look(self, before: int) -> None:
        """Drop a client that takes its answer more slowly than the floor."""
        left = self.transport.get_write_buffer_size()
        if before - left < BODY_FLOOR_BYTES_S * self.deadlines.grace_s:
            self.transport.abort()
        else:
            self._watch(left)

    def _too_slow(self) -> None:
        self.transport.abort()

    def _after(self, seconds: float, act: Callable[[], None]) -> TimerHandle:
        return self.loop.call_later(seconds, act)

    def _stop(self, name: str) -> None:
        timer: TimerHandle | None = getattr(self, name)
        if timer is not None:
            timer.cancel()
            setattr(self, name, None)
