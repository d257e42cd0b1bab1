"""Who is refused learns why, however much was still on its way when the server had decided."""

import select
from collections.abc import Iterator

import pytest

from sync.client.errors import SyncError
from sync.client.syncing import PATH
from sync.client.transport import Transport
from sync.protocol.frame import HEAD, unwrap
from sync.protocol.limits import MAX_BODY_BYTES, MAX_PASSED_BYTES, UNKNOWN_TRIES_BY_PROXY
from sync.protocol.messages import decode_fault
from tests.support.http import Client, until_closed
from tests.support.wire_laptop import Crew, WireLaptop

LARGE = MAX_BODY_BYTES + HEAD.size
BLINK_S = 0.3
"""Long for a server that answers at once; one that waits for the rest would wait ten seconds."""


@pytest.fixture
def served(crew: Crew) -> Iterator[Client]:
    with crew.server.serving() as url:
        client = Client(url)
        yield client
        client.close()


def refusals(chief: WireLaptop) -> dict[str, str]:
    """Heads of requests that are refused before their body is looked at, by the fault."""
    known = f"POST /v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {chief.enrolled.token}\r\n"
    length = f"Content-Length: {LARGE}\r\n\r\n"
    return {
        "unknown_token": f"POST /v1/x HTTP/1.1\r\nHost: a\r\n{length}",
        "wrong_type": f"{known}Content-Type: text/plain\r\n{length}",
        "too_large": f"{known}Content-Length: {LARGE + 1}\r\n\r\n",
        "not_found": f"POST /v1/y HTTP/1.1\r\nHost: a\r\n{length}",
        "method": f"POST /v1/alive HTTP/1.1\r\nHost: a\r\n{length}",
    }


@pytest.mark.parametrize(
    "fault", ["unknown_token", "wrong_type", "too_large", "not_found", "method"]
)
def test_a_refused_body_is_heard_out_before_the_line_is_closed(
    crew: Crew, served: Client, fault: str
) -> None:
    head = refusals(crew.chief)[fault].encode()
    left = LARGE + (fault == "too_large")
    with served.raw() as line:
        line.sendall(head + bytes(1_000))
        assert select.select([line], [], [], BLINK_S)[0] == []  # it is heard out first
        line.sendall(bytes(left - 1_000))
        _, _, body = until_closed(line).partition(b"\r\n\r\n")
    assert decode_fault(unwrap(body)) == fault


def test_a_body_without_a_length_is_heard_out_too(crew: Crew, served: Client) -> None:
    parts = iter([bytes(LARGE // 4)] * 4)
    reply = served.send("POST", "/v1/x", parts, authorization=f"Bearer {crew.chief.enrolled.token}")
    assert (reply.status, reply.fault) == (411, "no_length")


def test_a_body_that_no_laptop_sends_is_not_listened_to(crew: Crew, served: Client) -> None:
    known = f"POST /v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {crew.chief.enrolled.token}"
    with served.raw() as line:
        line.sendall(f"{known}\r\nContent-Length: {MAX_PASSED_BYTES + 1}\r\n\r\n".encode())
        assert until_closed(line).startswith(b"HTTP/1.1 413 ")


def test_a_client_that_asks_before_it_sends_is_told_no_at_once(served: Client) -> None:
    head = "POST /v1/x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
    with served.raw() as line:
        line.sendall(f"{head}Content-Length: {LARGE}\r\n\r\n".encode())
        assert until_closed(line).startswith(b"HTTP/1.1 401 ")


def test_a_laptop_that_is_turned_away_with_a_full_batch_hears_why(
    crew: Crew, served: Client
) -> None:
    url = f"http://{served.address[0]}:{served.address[1]}"
    full = crew.server.random(LARGE - 4_096)  # nothing packs it smaller
    heard = []
    for _ in range(UNKNOWN_TRIES_BY_PROXY + 1):
        line = Transport(url, token="fa1_stranger")
        with pytest.raises(SyncError) as refused:
            line.post(PATH, full)
        heard.append(refused.value.code)
        line.close()
    assert heard == ["unknown_token"] * UNKNOWN_TRIES_BY_PROXY + ["slow_down"]
