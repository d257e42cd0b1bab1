"""Real requests to a test server, by hand: every byte of them is the test's own."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlsplit

from sync.protocol.frame import unwrap, wrap
from sync.protocol.messages import Answer, Ask, decode_answer, decode_fault, encode


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def fault(self) -> str:
        return decode_fault(unwrap(self.body))


class Client:
    """One connection that is kept. `source` is the address it comes from, within loopback."""

    def __init__(self, url: str, source: str = "127.0.0.1") -> None:
        place = urlsplit(url)
        assert place.hostname is not None
        assert place.port is not None
        self.address = (place.hostname, place.port)
        self._source = (source, 0)
        self._connection = HTTPConnection(*self.address, timeout=20, source_address=self._source)

    def send(
        self, method: str, path: str, body: bytes | Iterator[bytes] | None = None, **headers: str
    ) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, path, body, named)
        answer = self._connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, found, answer.read())

    def exchange(self, token: str, ask: Ask) -> Answer:
        reply = self.send("POST", "/v1/x", wrap(encode(ask)), authorization=f"Bearer {token}")
        assert reply.status == 200, reply.fault
        return decode_answer(unwrap(reply.body))

    def close(self) -> None:
        self._connection.close()

    def raw(self) -> socket.socket:
        """A bare connection to the same server."""
        return socket.create_connection(self.address, timeout=20, source_address=self._source)


def until_closed(connection: socket.socket) -> bytes:
    """Everything that still comes before the other side closes."""
    found = b""
    while True:
        try:
            part = connection.recv(65_536)
        except ConnectionError:
            return found
        if not part:
            return found
        found += part
