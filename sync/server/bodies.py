"""The body of a request: read within its limits and its pace, or past where nobody wants it."""

from collections.abc import Callable
from typing import Final

import anyio
from starlette.requests import ClientDisconnect, Request

from sync.protocol.errors import WireError
from sync.protocol.limits import MAX_PASSED_BYTES
from sync.server.receive import Deadlines

_TYPES: Final = frozenset({"", "application/octet-stream"})


class Incoming:
    """One request, and how far its body was read. `monotonic` gives seconds that only rise."""

    def __init__(
        self, request: Request, deadlines: Deadlines, monotonic: Callable[[], float]
    ) -> None:
        self.request = request
        self._deadlines = deadlines
        self._monotonic = monotonic
        self._ended = False

    async def body(self, limit: int) -> bytes:
        """Give the whole body. Raises: WireError; ClientDisconnect."""
        _check_head(self.request, limit)
        length = int(self.request.headers["content-length"])
        parts = bytearray()
        await self._read(parts.extend, length)
        if len(parts) != length:
            raise WireError("malformed")
        return bytes(parts)

    async def pass_over(self) -> None:
        """Let a refused body come to its end, unkept, before its sender is answered and left.

        Who closes a connection with bytes in it unread breaks it: the sender would learn that the
        line is cut, and not why it is refused. One that is too large or too slow has to.
        """
        length = self.request.headers.get("content-length", "0")
        known = length.isascii() and length.isdigit() and len(length) <= 9
        if self._ended or not known or int(length) > MAX_PASSED_BYTES:
            return
        if "expect" in self.request.headers:
            return  # it asks before it sends
        try:
            await self._read(lambda _part: None, MAX_PASSED_BYTES)
        except (WireError, ClientDisconnect):
            return

    async def _read(self, keep: Callable[[bytes], None], most: int) -> None:
        began, received = self._monotonic(), 0
        self._ended = True  # whatever comes of it, there is no second try
        with anyio.move_on_after(self._deadlines.grace_s) as patience:
            async for part in self.request.stream():
                received += len(part)
                if received > most:
                    raise WireError("malformed")
                keep(part)
                if self._deadlines.body_late(self._monotonic() - began, received):
                    raise WireError("too_slow")
                patience.deadline = anyio.current_time() + self._deadlines.grace_s
        if patience.cancelled_caught:
            raise WireError("too_slow")


def _check_head(request: Request, limit: int) -> None:
    headers = request.headers
    length = headers.get("content-length")
    if length is None:
        raise WireError("no_length")
    if not length.isascii() or not length.isdigit():
        raise WireError("malformed")
    if headers.get("content-type", "").partition(";")[0].strip().lower() not in _TYPES:
        raise WireError("wrong_type")
    if headers.get("content-encoding", "identity") != "identity":
        raise WireError("wrong_type")
    if len(length) > 9 or int(length) > limit:
        raise WireError("too_large")
