"""A line between laptop and server: counts bytes, and can be slow, far and torn.

A TCP proxy on loopback with its own thread. Every byte of head and body is counted, both ways.
"""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

_CHUNK: Final = 2048
_BUFFER: Final = 16 << 10
_VERBS: Final = (b"POST /", b"GET /")
"""How a request begins; laptops wait for each answer, so it begins a chunk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How good a line is. `delay_s` there and back; a cut closes everything for `down_s`."""

    delay_s: float = 0.0
    bytes_per_s: float = 0.0
    cut_every_s: float = 0.0
    down_s: float = 2.0


BAD: Final = Quality(delay_s=0.3, bytes_per_s=256_000 / 8, cut_every_s=20.0)
"""300 ms, 256 kbit/s each way, cut every 20 s: a car park behind the hills."""


@dataclass(slots=True)
class Line:
    """A running line. `port` is where laptops connect."""

    quality: Quality
    target: int
    port: int = 0
    up: int = 0
    down: int = 0
    requests: int = 0
    connections: int = 0
    cuts: int = 0
    _free_at: dict[str, float] = field(default_factory=lambda: {"up": 0.0, "down": 0.0})
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _torn: bool = False

    async def serve(self, started: threading.Event, ending: asyncio.Event) -> None:
        """Carry bytes until told to end."""
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0, limit=_BUFFER)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        tearing = asyncio.ensure_future(self._tear())
        await ending.wait()
        server.close()
        self._close_all()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in (tearing, *rest):
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _tear(self) -> None:
        while self.quality.cut_every_s:
            await asyncio.sleep(self.quality.cut_every_s)
            self._torn = True
            self.cuts += 1
            self._close_all()
            await asyncio.sleep(self.quality.down_s)
            self._torn = False

    def _close_all(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()
        self._open.clear()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._torn:
            writer.transport.abort()
            return
        self.connections += 1
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        self._open |= {writer, back}
        with contextlib.suppress(asyncio.CancelledError):  # the line is taken down
            await asyncio.gather(self._pump(reader, back, "up"), self._pump(there, writer, "down"))
        self._open -= {writer, back}

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str
    ) -> None:
        loop = asyncio.get_running_loop()
        late = self.quality.delay_s / 2
        with contextlib.suppress(OSError):
            while data := await reader.read(_CHUNK):
                if way == "up":
                    self.up += len(data)
                    self.requests += sum(data.startswith(verb) for verb in _VERBS)
                else:
                    self.down += len(data)
                await self._wait_turn(way, len(data))
                if late:
                    loop.call_later(late, _write, writer, data)
                else:
                    writer.write(data)
                    await writer.drain()
        loop.call_later(late, writer.close)

    async def _wait_turn(self, way: str, size: int) -> None:
        """Wait until the line is free for these bytes: all connections share it."""
        if not self.quality.bytes_per_s:
            return
        now = asyncio.get_running_loop().time()
        free = max(now, self._free_at[way]) + size / self.quality.bytes_per_s
        self._free_at[way] = free
        await asyncio.sleep(free - now)


def _write(writer: asyncio.StreamWriter, data: bytes) -> None:
    if not writer.transport.is_closing():
        writer.write(data)


@contextmanager
def line_to(port: int, quality: Quality | None = None) -> Iterator[Line]:
    """Run a line to a port of loopback until the block is left."""
    line = Line(quality or Quality(), port)
    started = threading.Event()
    loop = asyncio.new_event_loop()
    ending = asyncio.Event()
    thread = threading.Thread(
        target=lambda: loop.run_until_complete(line.serve(started, ending)), daemon=True
    )
    thread.start()
    try:
        if not started.wait(10):
            raise RuntimeError("the line did not start")
        yield line
    finally:
        loop.call_soon_threadsafe(ending.set)
        thread.join(10)
        loop.close()
