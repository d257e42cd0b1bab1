"""What lies between a laptop and its server on a bad day: lines that break, and impostors."""

import selectors
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

_RESET: Final = struct.pack("ii", 1, 0)
_MOST: Final = 1 << 16


@dataclass
class Cutting:
    """When a line breaks: after so many bytes of requests or of replies; None means never."""

    up: int | None = None
    down: int | None = None
    reset: bool = False


class BreakingLine:
    """A relay to a server for one connection at a time, which is cut where the test says.

    `up` and `down` count the bytes of the newest connection.
    """

    def __init__(self, url: str) -> None:
        self._target = ("127.0.0.1", urlsplit(url).port or 0)
        self.cutting = Cutting()
        self.up = self.down = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._stop, self._stopped = socket.socketpair()

    @contextmanager
    def relaying(self) -> Iterator[str]:
        """Relay while the block runs; gives the address for the laptop."""
        thread = threading.Thread(target=self._relay)
        thread.start()
        try:
            yield f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        finally:
            self._stop.send(b"!")
            thread.join(30)
            for each in (self._listener, self._stop, self._stopped):
                each.close()

    def _relay(self) -> None:
        while _readable(self._listener, self._stopped) is self._listener:
            client, _ = self._listener.accept()
            with client, socket.create_connection(self._target) as server:
                self.up = self.down = 0
                if not self._carry(client, server):
                    return

    def _carry(self, client: socket.socket, server: socket.socket) -> bool:
        """Carry bytes both ways until one end closes or the line breaks; False to stop for good."""
        while True:
            ready = _readable(client, server, self._stopped)
            if ready is self._stopped:
                return False
            upwards = ready is client
            limit = self.cutting.up if upwards else self.cutting.down
            done = self.up if upwards else self.down
            try:
                heard = ready.recv(_MOST if limit is None else min(_MOST, max(limit - done, 1)))
                if limit is not None and done >= limit:
                    heard = b""
                (server if upwards else client).sendall(heard)
            except OSError:
                return True
            if upwards:
                self.up += len(heard)
            else:
                self.down += len(heard)
            if not heard or (limit is not None and done + len(heard) >= limit):
                if self.cutting.reset:
                    for each in (client, server):
                        with suppress(OSError):
                            each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                return True


def _readable(*sockets: socket.socket) -> socket.socket:
    with selectors.DefaultSelector() as selector:
        for each in sockets:
            selector.register(each, selectors.EVENT_READ)
        ready = [key.fileobj for key, _ in selector.select()]
    return next(each for each in reversed(sockets) if each in ready)


@dataclass
class Impostor:
    """Something else than the server: it reads one request a connection and says what it is told.

    `reply` is given the request and gives raw bytes, or None to stay silent until the end.
    """

    reply: Callable[[bytes], bytes | None]
    heard: list[bytes] = field(default_factory=list)

    @contextmanager
    def answering(self) -> Iterator[str]:
        """Answer while the block runs; gives its address."""
        listener = socket.create_server(("127.0.0.1", 0))
        stop, stopped = socket.socketpair()
        thread = threading.Thread(target=self._answer, args=(listener, stopped))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            stop.send(b"!")
            thread.join(30)
            for each in (listener, stop, stopped):
                each.close()

    def _answer(self, listener: socket.socket, stopped: socket.socket) -> None:
        while _readable(listener, stopped) is listener:
            client, _ = listener.accept()
            with client:
                request = _request(client)
                self.heard.append(request)
                said = self.reply(request)
                if said is None:
                    _readable(stopped)
                    return
                with suppress(OSError):
                    client.sendall(said)


def _request(client: socket.socket) -> bytes:
    """Read one whole request: head, then as many bytes as it promises."""
    heard = b""
    while b"\r\n\r\n" not in heard:
        part = client.recv(_MOST)
        if not part:
            return heard
        heard += part
    head, _, body = heard.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        part = client.recv(_MOST)
        if not part:
            break
        body += part
    return head + b"\r\n\r\n" + body
