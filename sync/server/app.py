"""The web application and the web server around the service."""

import time
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync.protocol.frame import wrap
from sync.protocol.limits import KEEP_ALIVE_S, MAX_HEAD_BYTES
from sync.protocol.messages import encode_fault
from sync.server.bodies import Incoming
from sync.server.receive import Deadlines, protocol_with
from sync.server.routes import Routes, respond
from sync.server.service import Service

_CODES = {404: "not_found", 405: "method"}


def create_app(service: Service, deadlines: Deadlines | None = None) -> Starlette:
    """Give the ASGI application of one service."""
    times = deadlines or Deadlines()
    routes = Routes(service, times)

    async def fault(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        await Incoming(request, times, time.monotonic).pass_over()
        return respond(status, wrap(encode_fault(_CODES.get(status, "broken"))), close=True)

    return Starlette(
        routes=[
            Route("/v1/x", routes.exchange, methods=["POST"]),
            Route("/v1/enrol", routes.enrol, methods=["POST"]),
            Route("/v1/invite", routes.invite, methods=["POST"]),
            Route("/v1/revoke", routes.revoke, methods=["POST"]),
            Route("/v1/alive", routes.alive, methods=["GET"]),
        ],
        exception_handlers={HTTPException: fault},
    )


def web_config(
    host: str,
    port: int,
    tls: tuple[Path, Path] | None = None,
    deadlines: Deadlines | None = None,
) -> Callable[[Service], uvicorn.Config]:
    """Check where to listen, and give what makes the web server's settings of a service.

    `tls` are the files of the certificate and its key.
    Raises `ValueError` for plain http on anything but loopback.
    """
    if tls is None and host not in {"127.0.0.1", "::1", "localhost"}:
        raise ValueError("plain http only on loopback")
    times = deadlines or Deadlines()

    def configured(service: Service) -> uvicorn.Config:
        return uvicorn.Config(
            create_app(service, times),
            host=host,
            port=port,
            http=protocol_with(times),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_keep_alive=KEEP_ALIVE_S,
            timeout_graceful_shutdown=20,
            h11_max_incomplete_event_size=MAX_HEAD_BYTES,
            ssl_certfile=None if tls is None else str(tls[0]),
            ssl_keyfile=None if tls is None else str(tls[1]),
        )

    return configured
