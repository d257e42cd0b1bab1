"""The one door to the network: framed bodies by POST, to one server, with nothing left to chance.

Environment proxies, `.netrc`, redirects and CA files named by the environment are not looked at:
on a shared laptop each of them is an attack. Certificates are judged by the computer's own store.
"""

import ssl
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from typing_extensions import override
from urllib3.exceptions import HTTPError
from urllib3.util import SKIP_HEADER

from sync.client.errors import SyncError
from sync.protocol.errors import STATUS, WireError
from sync.protocol.frame import HEAD, Shared, unwrap, wrap
from sync.protocol.limits import CONNECT_S, MAX_BODY_BYTES, MAX_RAW_BYTES, SILENCE_S
from sync.protocol.messages import decode_fault

_OK: Final = 200
_CHUNK: Final = 64 << 10
_LOCAL: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_FROM_SERVER: Final = {
    "revoked": "revoked",
    "unknown_token": "unknown_token",
    "code_refused": "code_refused",
    "not_yours": "not_allowed",
    "not_known": "not_known",
    "too_old": "too_old",
    "too_large": "too_large",
    "busy": "busy",
    "slow_down": "slow_down",
    "broken": "broken",
    "too_slow": "cut",
}


class Transport:
    """A connection to one server that is kept open between requests.

    `cadata` adds a certificate authority that only this laptop trusts (PEM); else the system's
    store decides. It gives up after `silence_s` seconds without a byte. Counts bytes of bodies in
    `sent` and `received`, and `requests`. Any thread may use it, one at a time.
    """

    def __init__(
        self,
        server: str,
        *,
        token: str = "",
        cadata: str | None = None,
        silence_s: float = SILENCE_S,
    ) -> None:
        parts = urlsplit(server)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOCAL):
            raise SyncError("plain")
        self._server = server.rstrip("/")
        self._token = token
        self._cadata = cadata
        self._silence_s = silence_s
        self._session = self._new_session()
        self._used = False
        self.sent = 0
        self.received = 0
        self.requests = 0

    def close(self) -> None:
        """Give the connection back."""
        self._session.close()

    def post(
        self,
        path: str,
        raw: bytes,
        meanwhile: Callable[[], None] = lambda: None,
        shared: Shared | None = None,
    ) -> bytes:
        """Send a body, do something `meanwhile`, and give the body of the reply.

        `meanwhile` is called once at most: when the body has gone and the server works on it. What
        it raises is raised when the reply is here.
        A request that dies on a connection used before is repeated once on a new one: every
        message of the protocol may arrive twice. So is one that was packed by what is `shared`
        where the server no longer has that, without it.
        Raises: SyncError.
        """
        reused = self._used
        sending = _Sending(wrap(raw, shared), meanwhile)
        try:
            return self._post(path, sending)
        except _NotSharedError:
            pass
        except SyncError as error:
            if not reused or error.code not in {"cut", "offline"}:
                raise
            self._session.close()
            self._session = self._new_session()
        finally:
            sending.raise_fault()
        return self._post(path, wrap(raw))

    def _post(self, path: str, body: "bytes | _Sending") -> bytes:
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        self.requests += 1
        self.sent += len(body)
        try:
            with self._session.post(
                self._server + path,
                data=body,
                headers=headers,
                timeout=(CONNECT_S, self._silence_s),
                allow_redirects=False,
                stream=True,
            ) as reply:
                self._used = True
                return self._read(reply)
        except requests.exceptions.SSLError as error:
            raise SyncError("untrusted") from error
        except requests.exceptions.ConnectTimeout as error:
            raise SyncError("offline") from error
        except requests.exceptions.Timeout as error:
            raise SyncError("silent") from error
        except (requests.exceptions.ConnectionError, requests.exceptions.RequestException) as error:
            raise SyncError("cut" if self._used else "offline") from error

    def _read(self, reply: requests.Response) -> bytes:
        limit = MAX_BODY_BYTES + HEAD.size
        if reply.status_code == _OK:
            limit = MAX_RAW_BYTES + HEAD.size
        data = bytearray()
        try:
            for chunk in reply.raw.stream(_CHUNK, decode_content=False):
                data += chunk
                if len(data) > limit:
                    raise SyncError("stranger")
        except HTTPError as error:
            raise SyncError("cut") from error
        self.received += len(data)
        try:
            raw = unwrap(bytes(data))
            if reply.status_code == _OK:
                return raw
            code = decode_fault(raw)
        except WireError as error:
            length = reply.headers.get("Content-Length", "")
            whole = not length.isdigit() or int(length) == len(data)
            raise SyncError("stranger" if whole else "cut") from error
        if STATUS.get(code) != reply.status_code:
            raise SyncError("stranger")
        if code == "not_shared":
            raise _NotSharedError("refused")
        wait = reply.headers.get("Retry-After", "")
        raise SyncError(
            _FROM_SERVER.get(code, "refused"), retry_after_s=float(wait) if wait.isdigit() else 0.0
        )

    def _new_session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.headers.clear()
        # Without these the libraries would add their own: bytes on every request, and a name.
        session.headers.update({"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER})
        session.mount("https://", _SystemTrust(self._cadata))
        self._used = False
        return session


class _NotSharedError(SyncError):
    """The server does not hold what a message was packed by."""


class _Sending:
    """A body of known length, and what to do once it is on its way."""

    def __init__(self, body: bytes, then: Callable[[], None]) -> None:
        self._body = body
        self._then: Callable[[], None] | None = then
        self._fault: Exception | None = None

    def __len__(self) -> int:
        return len(self._body)

    def __iter__(self) -> Iterator[bytes]:
        yield self._body
        then, self._then = self._then, None
        try:
            if then is not None:
                then()
        except Exception as error:  # noqa: BLE001 - the libraries would call it a broken line
            self._fault = error

    def raise_fault(self) -> None:
        """Raise what was raised meanwhile."""
        if self._fault is not None:
            raise self._fault


class _SystemTrust(HTTPAdapter):
    """Certificates are judged by the computer's own trust store."""

    def __init__(self, cadata: str | None) -> None:
        self._cadata = cadata
        super().__init__()

    @override
    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._cadata:
            context = ssl.create_default_context(cadata=self._cadata)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        more["ssl_context"] = context
        super().init_poolmanager(*args, **more)


Post = Callable[[str, bytes], bytes]
"""What the engine needs of a transport: path and raw body in, raw body of the reply out."""
