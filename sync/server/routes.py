"""The requests of the wire: read a frame within its limits, ask the service, frame the answer."""

import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final, TypeVar

import anyio
from anyio.to_thread import run_sync
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from sync.protocol.errors import STATUS, WireError
from sync.protocol.frame import HEAD, unwrap, wrap
from sync.protocol.limits import (
    MAX_BODY_BYTES,
    MAX_STEERING_BYTES,
    STEERING_PER_MINUTE,
    UNKNOWN_TRIES_BY_PROXY,
)
from sync.protocol.messages import (
    decode_enrol_ask,
    decode_invite_ask,
    decode_revoke_ask,
    encode,
    encode_fault,
)
from sync.server.allowance import Allowances
from sync.server.answers import Asked
from sync.server.bodies import Incoming
from sync.server.enrol import enrol
from sync.server.receive import LOOPBACK, Deadlines
from sync.server.service import Service
from sync.server.steering import invite_for, revoke_for
from sync.server.storage.store import StorageError
from sync.server.storage.values import Device
from sync.server.strangers import Strangers

WORKERS: Final = 4
_HEADERS: Final = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
_UNREAD: Final = frozenset({401, 403, 408, 411, 413, 415, 429, 503})
"""Here the body may not have been read to its end: the connection ends."""
_COME_BACK_S: Final = {429: "10", 503: "2"}
_STRANGE: Final = frozenset({"code_refused", "malformed"})
"""Faults of an enrolment that nobody with a good code meets."""
_log = logging.getLogger("fieldapp.server")
Result = TypeVar("Result")


class Routes:
    """What is served. `monotonic` gives seconds that only rise, for pace and durations."""

    def __init__(
        self,
        service: Service,
        deadlines: Deadlines,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._service = service
        self._deadlines = deadlines
        self._monotonic = monotonic
        self._strangers = Strangers(monotonic)
        self._proxied = Strangers(monotonic, UNKNOWN_TRIES_BY_PROXY)
        self._allowances = Allowances(monotonic)
        self._steering = Strangers(monotonic, STEERING_PER_MINUTE)
        self._workers = anyio.CapacityLimiter(WORKERS)
        self._writer = anyio.Lock()
        self._waiting = 0

    async def alive(self, request: Request) -> Response:
        """Say that the server serves."""
        del request
        return respond(204, b"")

    async def exchange(self, request: Request) -> Response:
        """Serve one ask."""
        return await self._served(request, "x", self._exchange)

    async def enrol(self, request: Request) -> Response:
        """Serve one enrolment."""
        return await self._served(request, "enrol", self._enrol)

    async def invite(self, request: Request) -> Response:
        """Serve one wish for a code."""
        return await self._served(request, "invite", self._invite)

    async def revoke(self, request: Request) -> Response:
        """Serve one wish to shut a laptop out."""
        return await self._served(request, "revoke", self._revoke)

    async def _whose(self, request: Request) -> Device:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        try:
            shown = token if kind.lower() == "bearer" else ""
            return await self._work(partial(self._service.whose, shown))
        except WireError as error:
            if error.code == "unknown_token":
                address = _address(request)
                self._strangers_from(address).count(address)
            raise

    async def _exchange(self, incoming: Incoming) -> bytes:
        device = await self._whose(incoming.request)
        self._allowances.ask(device.id)
        data = await incoming.body(MAX_BODY_BYTES + HEAD.size)
        self._allowances.carried(device.id, len(data))
        with self._allowances.working(device.id), self._in_time():
            reply = await self._exchanged(device, data)
        self._allowances.carried(device.id, len(reply))
        return reply

    async def _exchanged(self, device: Device, data: bytes) -> bytes:
        asked, ready = await self._work(partial(self._begin, device, data))
        if ready:
            return ready
        if asked.writes:
            if self._service.storage.single_writer:
                async with self._writer:
                    asked = await self._work(partial(self._service.take, asked))
            else:
                asked = await self._work(partial(self._service.take, asked))
        return await self._work(partial(self._answer, asked))

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """Drop what nobody waits for any more; what a worker has begun is ended first."""
        with anyio.move_on_after(self._deadlines.handling_s) as patience:
            yield
        if patience.cancelled_caught:
            raise WireError("busy")

    def _begin(self, device: Device, data: bytes) -> tuple[Asked, bytes]:
        """Read an ask, and answer it at once where nothing is to be written down."""
        asked = self._service.prepare(device, self._service.read(device, data))
        return asked, b"" if asked.writes else self._answer(asked)

    def _answer(self, asked: Asked) -> bytes:
        return wrap(encode(self._service.answer(asked)))

    async def _enrol(self, incoming: Incoming) -> bytes:
        address = _address(incoming.request)
        strangers = self._strangers_from(address)
        strangers.check(address)
        try:
            ask = decode_enrol_ask(await _small_body(incoming))
            with self._in_time():
                async with self._writer:
                    strangers.check(address)  # many may have come at once
                    reply = await self._work(lambda: wrap(encode(enrol(self._service, ask))))
        except WireError as error:
            if error.code in _STRANGE:
                strangers.count(address)
            raise
        return reply

    def _strangers_from(self, address: str) -> Strangers:
        return self._proxied if address in LOOPBACK else self._strangers

    async def _invite(self, incoming: Incoming) -> bytes:
        device, raw = await self._steered(incoming)
        ask = decode_invite_ask(raw)
        async with self._writer:
            return await self._work(lambda: wrap(encode(invite_for(self._service, device, ask))))

    async def _revoke(self, incoming: Incoming) -> bytes:
        device, raw = await self._steered(incoming)
        ask = decode_revoke_ask(raw)
        async with self._writer:
            return await self._work(lambda: wrap(encode(revoke_for(self._service, device, ask))))

    async def _steered(self, incoming: Incoming) -> tuple[Device, bytes]:
        """Give laptop and body of a request that each laptop may make only so often."""
        device = await self._whose(incoming.request)
        self._steering.count(device.id.hex())
        return device, await _small_body(incoming)

    # around each request

    async def _served(
        self, request: Request, name: str, serve: Callable[[Incoming], Awaitable[bytes]]
    ) -> Response:
        began = self._monotonic()
        incoming = Incoming(request, self._deadlines, self._monotonic)
        code, body = "ok", b""
        try:
            body = await serve(incoming)
        except WireError as error:
            code = error.code
        except ClientDisconnect:
            code = "cut"  # the commonest thing in the field
        except StorageError as error:
            code = "broken"
            _log.error("storage %s", error.code)
        except Exception as error:  # noqa: BLE001 - the outermost handler: a type, never a text
            code = "broken"
            _log.error("fault %s %s", type(error).__name__, _where(error))
        _log.info(
            "%s %s in=%s out=%d ms=%d",
            name,
            code,
            request.headers.get("content-length", "-")[:9],
            len(body),
            (self._monotonic() - began) * 1000,
        )
        if code == "cut":
            return respond(STATUS["malformed"], b"", close=True)  # nobody is there to read it
        if code == "ok":
            return respond(200, body)
        await incoming.pass_over()
        return respond(STATUS[code], wrap(encode_fault(code)))

    async def _work(self, act: Callable[[], Result]) -> Result:
        if self._waiting >= self._deadlines.queue:
            raise WireError("busy")
        self._waiting += 1
        try:
            return await run_sync(act, limiter=self._workers)
        finally:
            self._waiting -= 1


async def _small_body(incoming: Incoming) -> bytes:
    return unwrap(await incoming.body(MAX_STEERING_BYTES), MAX_STEERING_BYTES)


def _address(request: Request) -> str:
    return "" if request.client is None else request.client.host


def respond(status: int, body: bytes, *, close: bool = False) -> Response:
    """Give a response with as few headers as are useful."""
    headers = dict(_HEADERS)
    if status in _COME_BACK_S:
        headers["retry-after"] = _COME_BACK_S[status]
    if close or status in _UNREAD:
        headers["connection"] = "close"
    return Response(body, status_code=status, headers=headers)


def _where(error: BaseException) -> str:
    """Give the innermost place of ours that an error went through: file and line, no values."""
    place, trace = "-", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if str(name).startswith(("sync.", "fieldapp.")):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
