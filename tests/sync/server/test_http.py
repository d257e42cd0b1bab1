"""The wire itself: heads, frames, limits at n and n + 1, tokens, slow clients, logs."""

import logging
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from sync.protocol.errors import WireError
from sync.protocol.frame import HEAD, MAGIC, PLAIN, unwrap, wrap
from sync.protocol.limits import (
    CODE_LIFE_MS,
    CODE_TRIES,
    MAX_BATCH_CHANGES,
    MAX_BODY_BYTES,
    MAX_HEAD_BYTES,
    MAX_RAW_BYTES,
    MAX_SCOPES,
    UNKNOWN_TRIES_BY_PROXY,
    UNKNOWN_TRIES_PER_MINUTE,
)
from sync.protocol.messages import EnrolAnswer, EnrolAsk, decode_enrol_answer, encode
from sync.server.allowance import Allowance, Allowances
from sync.server.answers import Asked
from sync.server.enrol import enrol, revoke
from sync.server.receive import Deadlines
from sync.server.storage.values import Device
from tests.support.http import Client, until_closed
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop, a_sign_up, new

DATA = Path(__file__).parent / "data"
HALL = "127.0.0.2"
"""Another address than that of a proxy."""
ALIVE = b"GET /v1/alive HTTP/1.1\r\nHost: a\r\n\r\n"
HASTY = Deadlines(head_s=0.4, body_s=0.8, grace_s=0.4, connections=8)


@pytest.fixture
def served(crew: Crew) -> Iterator[Client]:
    with crew.server.serving() as url:
        client = Client(url)
        yield client
        client.close()


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[tuple[Crew, Client]]:
    """A server that has little patience."""
    server = TestServer(tmp_path)
    crew = Crew(server)
    with server.serving(HASTY) as url:
        client = Client(url)
        yield crew, client
        client.close()
    server.close()


def bearer(laptop: WireLaptop) -> str:
    return f"Bearer {laptop.enrolled.token}"


def test_a_laptop_enrols_pushes_and_pulls_over_http(crew: Crew, served: Client) -> None:
    from nacl.signing import SigningKey

    key = SigningKey.generate()
    ask = EnrolAsk(
        protocol=1,
        code=crew.server.invite(crew.user("Mai", "CANVASSER", crew.event)).lower(),
        public_key=bytes(key.verify_key),
        app_version="1",
    )
    reply = served.send("POST", "/v1/enrol", wrap(encode(ask)))
    assert reply.status == 200
    mai = WireLaptop(crew.server, decode_enrol_answer(unwrap(reply.body)), key)
    crew.server.road = served.exchange
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.sync()
    crew.chief.sync()
    assert len(crew.chief.of_kind("person")) == 1


def test_the_head_of_a_reply_is_short(crew: Crew, served: Client) -> None:
    crew.chief.sync()
    body = wrap(encode(crew.chief.ask(room=1 << 20)))
    head = f"POST /v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: {bearer(crew.chief)}\r\n"
    request = f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body
    with served.raw() as connection:
        connection.sendall(request)
        reply = until_closed(connection)
    first, _, content = reply.partition(b"\r\n\r\n")
    assert first.startswith(b"HTTP/1.1 200 OK\r\n")
    assert len(first) - len(b"connection: close\r\n") < 130
    for word in (b"server:", b"date:", b"etag:"):
        assert word not in first.lower()
    assert len(request) + len(first) + 4 + len(content) <= 535
    assert unwrap(content)


def test_faults_have_their_status_and_their_code_in_a_frame(crew: Crew, served: Client) -> None:
    ask = wrap(encode(crew.chief.ask()))
    who = bearer(crew.chief)
    large = b"x" * (MAX_BODY_BYTES + HEAD.size + 1)
    cases = {
        "not_found": served.send("GET", "/v1/nothing"),
        "method": served.send("GET", "/v1/x"),
        "unknown_token": served.send("POST", "/v1/x", ask, authorization=who[:-1] + "~"),
        "malformed": served.send("POST", "/v1/x", ask[:-1], authorization=who),
        "wrong_type": served.send(
            "POST", "/v1/x", ask, authorization=who, content_type="application/json"
        ),
        "too_large": served.send("POST", "/v1/x", large, authorization=who),
        "no_length": served.send("POST", "/v1/x", iter([ask]), authorization=who),
    }
    statuses = {"not_found": 404, "method": 405, "unknown_token": 401, "malformed": 400}
    statuses |= {"wrong_type": 415, "too_large": 413, "no_length": 411}
    assert {code: reply.status for code, reply in cases.items()} == statuses
    assert {code: reply.fault for code, reply in cases.items()} == {code: code for code in cases}
    for reply in cases.values():
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-content-type-options"] == "nosniff"


def test_one_layer_of_packing_only(crew: Crew, served: Client) -> None:
    reply = served.send(
        "POST",
        "/v1/x",
        wrap(encode(crew.chief.ask())),
        authorization=bearer(crew.chief),
        content_encoding="gzip",
    )
    assert reply.fault == "wrong_type"


@pytest.mark.parametrize(
    "token", ["", "x", "fa1", "fa1__", "fa1_abc_def", "Ω" * 9, "fa1_" + "a" * 300]
)
def test_a_token_that_is_none_is_refused(crew: Crew, served: Client, token: str) -> None:
    head = f"Bearer {token}".encode()
    reply = served.send("POST", "/v1/x", b"", authorization=head.decode("latin-1"))
    assert (reply.status, reply.fault) == (401, "unknown_token")


def test_a_revoked_laptop_is_refused_and_told_so(crew: Crew, served: Client) -> None:
    mai = crew.laptop("Mai")
    assert served.exchange(mai.enrolled.token, mai.ask()).orders == []
    revoke(crew.server.service, crew.server.org, mai.enrolled.device)
    reply = served.send("POST", "/v1/x", wrap(encode(mai.ask())), authorization=bearer(mai))
    assert (reply.status, reply.fault) == (403, "revoked")


def test_the_limits_hold_at_n_and_refuse_n_plus_one(crew: Crew, served: Client) -> None:
    who = bearer(crew.chief)

    def sent(body: bytes) -> int:
        return served.send("POST", "/v1/x", body, authorization=who).status

    scopes = [(bytes(15) + bytes([9]), 1, 0)] * MAX_SCOPES
    assert sent(wrap(encode(crew.chief.ask(scopes=scopes)))) == 200
    assert sent(wrap(encode(crew.chief.ask(scopes=[*scopes, scopes[0]])))) == 413
    for number in range(MAX_BATCH_CHANGES):
        crew.chief.save(*a_sign_up(crew.event, ticket=f"A-{number % 999:03d}"), scope=crew.event)
    first = crew.chief.known + 1
    full = crew.chief.batch(first, first + MAX_BATCH_CHANGES - 1)
    assert full is not None
    assert len(full.changes) == MAX_BATCH_CHANGES
    crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
    assert sent(wrap(encode(crew.chief.ask(batch=crew.chief.batch(first))))) == 413
    assert sent(wrap(encode(crew.chief.ask(batch=full)))) == 200
    assert sent(_claiming(MAX_RAW_BYTES)) == 400  # as large as may be, and not an ask
    assert sent(_claiming(MAX_RAW_BYTES + 1)) == 413


def _claiming(length: int) -> bytes:
    """A frame of zeroes that unpacks to exactly that many bytes."""
    packed = wrap(bytes(length))
    assert len(packed) < MAX_BODY_BYTES
    return packed


def test_a_frame_that_lies_about_itself_is_refused_whole(crew: Crew, served: Client) -> None:
    good = wrap(encode(crew.chief.ask()))
    who = bearer(crew.chief)
    before = crew.chief.exchange().position
    for at in range(0, len(good), 7):
        flipped = good[:at] + bytes([good[at] ^ 0x20]) + good[at + 1 :]
        assert served.send("POST", "/v1/x", flipped, authorization=who).status in {400, 413}
    bomb = HEAD.pack(MAGIC, 1, PLAIN, 5, bytes(32)) + b"hello"
    assert served.send("POST", "/v1/x", bomb, authorization=who).status == 400
    assert crew.chief.exchange().position == before


def test_a_head_that_is_too_long_is_cut_off(crew: Crew, served: Client) -> None:
    with served.raw() as connection:
        connection.sendall(b"GET /v1/alive HTTP/1.1\r\nHost: a\r\nX: " + b"x" * MAX_HEAD_BYTES)
        assert b"200" not in until_closed(connection)[:20]


def test_strangers_are_slowed_down_and_laptops_behind_the_same_address_are_not(
    crew: Crew, served: Client
) -> None:
    hall = f"http://{served.address[0]}:{served.address[1]}"
    for client, most in (
        (Client(hall, HALL), UNKNOWN_TRIES_PER_MINUTE),
        (served, UNKNOWN_TRIES_BY_PROXY),
    ):
        for _ in range(most):
            assert client.send("POST", "/v1/x", b"", authorization="Bearer x").status == 401
        reply = client.send("POST", "/v1/x", b"", authorization="Bearer x")
        assert (reply.status, reply.fault) == (429, "slow_down")
        assert int(reply.headers["retry-after"]) > 0
        assert _enrol(client, crew.server.invite())[0] == 429
        assert client.exchange(crew.chief.enrolled.token, crew.chief.ask()).orders == []
        client.close()


def test_fifty_laptops_of_one_hall_enrol_in_one_minute_and_a_guesser_among_them_does_not(
    crew: Crew, served: Client
) -> None:
    hall = Client(f"http://{served.address[0]}:{served.address[1]}", HALL)
    codes = [crew.server.invite() for _ in range(50)]
    assert {_enrol(hall, code, bytes([n] * 32))[0] for n, code in enumerate(codes)} == {200}
    tries = [_enrol(hall, "hello")[0] for _ in range(UNKNOWN_TRIES_PER_MINUTE + 1)]
    assert tries == [403] * UNKNOWN_TRIES_PER_MINUTE + [429]
    hall.close()


def test_an_address_has_only_so_many_connections_and_a_proxy_here_has_all(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    with server.serving(Deadlines(per_address=3)) as url:
        hall, proxy = Client(url, HALL), Client(url)
        with ExitStack() as stack:
            for client, many in ((hall, 3), (proxy, 5)):
                for _ in range(many):
                    line = stack.enter_context(client.raw())
                    line.sendall(ALIVE)
                    assert line.recv(12) == b"HTTP/1.1 204"
            with hall.raw() as one_more:
                assert until_closed(one_more) == b""
            assert proxy.send("GET", "/v1/alive").status == 204
        proxy.close()
    server.close()


def test_a_request_that_waits_too_long_for_a_worker_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    mai = crew.laptop("Mai")
    begun, go_on = threading.Event(), threading.Event()
    real = server.service.take

    def slow(asked: Asked) -> Asked:
        begun.set()
        go_on.wait(20)
        return real(asked)

    monkeypatch.setattr(server.service, "take", slow)
    with server.serving(Deadlines(handling_s=0.2)) as url, ThreadPoolExecutor(1) as pool:
        first, second = Client(url), Client(url)
        mai.save(*a_sign_up(crew.event), scope=crew.event)
        body = wrap(encode(mai.ask()))
        taken = pool.submit(first.send, "POST", "/v1/x", body, authorization=bearer(mai))
        assert begun.wait(20)
        crew.chief.save(*a_sign_up(crew.event), scope=crew.event)
        body = wrap(encode(crew.chief.ask()))
        reply = second.send("POST", "/v1/x", body, authorization=bearer(crew.chief))
        assert (reply.status, reply.fault) == (503, "busy")
        go_on.set()
        taken.result(20)
        for client in (first, second):
            client.close()
    mai.exchange()
    assert mai.verdicts.keys() == {1}  # what a worker had begun was ended
    server.close()


def test_the_wire_counts_what_a_laptop_asks(
    crew: Crew, served: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    monkeypatch.setattr(Allowances, "carried", lambda _, __, size: counted.append(size))
    crew.server.road = served.exchange
    crew.chief.exchange()
    assert len(counted) == 2
    monkeypatch.setattr(Allowance, "_now", lambda _, __: (0.0, 0.0))
    reply = served.send(
        "POST", "/v1/x", wrap(encode(crew.chief.ask())), authorization=bearer(crew.chief)
    )
    assert (reply.status, reply.fault) == (429, "slow_down")


def test_a_server_with_too_much_to_do_says_when_to_come_back(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    with server.serving(Deadlines(queue=0)) as url:
        client = Client(url)
        reply = client.send(
            "POST", "/v1/x", wrap(encode(crew.chief.ask())), authorization=bearer(crew.chief)
        )
        assert (reply.status, reply.fault) == (503, "busy")
        assert int(reply.headers["retry-after"]) > 0
        client.close()
    server.close()


# codes


def _enrol(served: Client, code: str, key: bytes = bytes(32)) -> tuple[int, bytes]:
    ask = EnrolAsk(protocol=1, code=code, public_key=key, app_version="1")
    reply = served.send("POST", "/v1/enrol", wrap(encode(ask)))
    return reply.status, reply.body


def test_a_code_opens_once_and_only_for_a_day(crew: Crew, served: Client) -> None:
    used, late = crew.server.invite(), crew.server.invite()
    assert _enrol(served, used)[0] == 200
    assert _enrol(served, used, b"o" * 32)[0] == 403
    crew.server.clock.now_ms += CODE_LIFE_MS
    assert _enrol(served, late)[0] == 403


def test_the_laptop_that_used_a_code_up_gets_its_answer_again_while_the_code_lives(
    crew: Crew, served: Client
) -> None:
    def devices() -> list[Device]:
        with crew.server.service.storage.reading() as reads:
            return reads.devices(crew.server.org)

    code = crew.server.invite()
    first, before = _enrol(served, code)[1], devices()
    crew.server.clock.now_ms += 1_000
    status, again = _enrol(served, code)
    told, heard = (decode_enrol_answer(unwrap(each)) for each in (first, again))
    assert status == 200
    assert heard == msgspec.structs.replace(told, clock_ms=told.clock_ms + 1_000)
    assert devices() == before
    assert crew.server.service.whose(told.token).id == told.device
    crew.server.clock.now_ms += CODE_LIFE_MS
    assert _enrol(served, code)[0] == 403


def test_a_revoked_laptop_gets_no_answer_again(crew: Crew, served: Client) -> None:
    code = crew.server.invite()
    answer = decode_enrol_answer(unwrap(_enrol(served, code)[1]))
    revoke(crew.server.service, crew.server.org, answer.device)
    assert _enrol(served, code)[0] == 403


def test_one_key_with_two_codes_is_two_laptops(crew: Crew, served: Client) -> None:
    codes = [crew.server.invite(), crew.server.invite()]
    made = [decode_enrol_answer(unwrap(_enrol(served, each)[1])).device for each in codes]
    again = [decode_enrol_answer(unwrap(_enrol(served, each)[1])).device for each in codes]
    assert made == again
    assert len(set(made)) == 2


@pytest.mark.parametrize(("keys", "answers"), [((b"a" * 32, b"b" * 32), 1), ((b"a" * 32,) * 2, 2)])
def test_a_code_that_is_used_twice_at_once_makes_one_laptop(
    crew: Crew, keys: tuple[bytes, bytes], answers: int
) -> None:
    code = crew.server.invite()
    replies: list[EnrolAnswer] = []
    meeting = threading.Barrier(2)

    def one(key: bytes) -> None:
        ask = EnrolAsk(protocol=1, code=code, public_key=key, app_version="1")
        meeting.wait(10)
        with suppress(WireError):
            replies.append(enrol(crew.server.service, ask))

    threads = [threading.Thread(target=one, args=(key,)) for key in keys]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert len(replies) == answers
    assert len({each.token for each in replies}) == 1


def test_five_wrong_codes_kill_an_invitation(crew: Crew, served: Client) -> None:
    from sync.protocol.invitation import ALPHABET, read_code, show_code

    right = crew.server.invite()
    code = read_code(right)
    assert code is not None
    body = b""
    for letter in ALPHABET[:CODE_TRIES]:
        wrong = code[:-1] + (letter if letter != code[-1] else "Z")
        status, body = _enrol(served, show_code(wrong))
        assert status == 403
    status, refused = _enrol(served, right)
    assert status == 403
    assert refused == body  # nothing tells a dead invitation from a wrong code


def test_a_code_nobody_made_looks_like_a_wrong_one(crew: Crew, served: Client) -> None:
    from sync.protocol.invitation import show_code

    assert _enrol(served, show_code("0" * 13))[0] == 403
    assert _enrol(served, "hello")[0] == 403


# slow clients


def test_a_head_that_does_not_come_is_cut_off(hasty: tuple[Crew, Client]) -> None:
    _, client = hasty
    with client.raw() as silent, client.raw() as slow:
        slow.sendall(b"POST /v1/x HTTP/1.1\r\nHost:")
        assert until_closed(silent) == b""
        assert until_closed(slow) == b""
    assert client.send("GET", "/v1/alive").status == 204


def test_a_body_that_does_not_come_is_answered_and_cut_off(hasty: tuple[Crew, Client]) -> None:
    crew, client = hasty
    head = f"POST /v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: {bearer(crew.chief)}\r\n"
    with client.raw() as slow:
        slow.sendall(f"{head}Content-Length: 500\r\n\r\nFA".encode())
        assert until_closed(slow).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_trickles_is_cut_off(hasty: tuple[Crew, Client]) -> None:
    crew, client = hasty
    head = f"POST /v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: {bearer(crew.chief)}\r\n"
    with client.raw() as slow:
        slow.settimeout(0.1)
        slow.sendall(f"{head}Content-Length: 5000\r\n\r\n".encode())
        found = b""
        for _ in range(100):
            try:
                slow.sendall(b"x")
                found += slow.recv(4096)
            except TimeoutError:
                continue
            except ConnectionError:
                break
            if found:
                break
        assert found.startswith(b"HTTP/1.1 408 ")


def test_an_answer_that_is_not_read_is_dropped(hasty: tuple[Crew, Client]) -> None:
    crew, client = hasty
    for _ in range(20):
        people = [new("person", name_given=crew.server.random(40).hex()) for _ in range(30)]
        crew.chief.save(*people)
    crew.chief.sync()
    fresh = WireLaptop(crew.server, crew.chief.enrolled, crew.chief.key)
    body = wrap(encode(fresh.ask()))
    head = f"POST /v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: {bearer(fresh)}\r\n"
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        deaf.connect(client.address)
        deaf.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        waiting = select.poll()
        waiting.register(deaf, 0)
        for _ in range(100):
            if waiting.poll(100):  # hung up
                break
            with suppress(ConnectionError):
                deaf.send(b"x")
        else:
            pytest.fail("the server still waits for a client that does not read")
    assert client.send("GET", "/v1/alive").status == 204


def test_more_connections_than_may_be_are_not_taken(hasty: tuple[Crew, Client]) -> None:
    _, client = hasty
    open_ones = [client.raw() for _ in range(HASTY.connections)]
    with client.raw() as one_more:
        assert until_closed(one_more) == b""
    for connection in open_ones:
        until_closed(connection)
        connection.close()
    assert client.send("GET", "/v1/alive").status == 204


# tls and logs


def test_tls_serves_the_same(crew: Crew) -> None:
    trusting = ssl.create_default_context(cafile=str(DATA / "loopback.pem"))
    with crew.server.serving(tls=(DATA / "loopback.pem", DATA / "loopback.key")) as url:
        client = Client(url)
        with (
            client.raw() as bare,
            trusting.wrap_socket(bare, server_hostname="localhost") as secure,
        ):
            secure.sendall(b"GET /v1/alive HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            assert until_closed(secure).startswith(b"HTTP/1.1 204 ")
            assert secure.version() in {"TLSv1.2", "TLSv1.3"}


def test_plain_http_is_for_loopback_only() -> None:
    from sync.server.app import web_config

    for host in ("0.0.0.0", "192.0.2.1", "example.org"):
        with pytest.raises(ValueError, match="loopback"):
            web_config(host, 8470)


def test_logs_hold_codes_and_counts_and_nothing_that_was_typed(
    crew: Crew, served: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    canary = "Zyxwva"
    crew.server.road = served.exchange
    crew.chief.save(*a_sign_up(crew.event, name=canary), scope=crew.event)
    crew.chief.save(*a_sign_up(crew.event, name=f"{canary}\x00"), scope=crew.event)
    crew.chief.sync()
    served.send("POST", f"/v1/{canary}", canary.encode(), authorization=f"Bearer {canary}")
    storage = crew.server.service.storage
    with storage.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE record RENAME TO elsewhere")
    crew.chief.save(*a_sign_up(crew.event, name=canary), scope=crew.event)
    reply = served.send(
        "POST", "/v1/x", wrap(encode(crew.chief.ask())), authorization=bearer(crew.chief)
    )
    assert (reply.status, reply.fault) == (500, "broken")
    with storage.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO record")
    logged = [record.getMessage() for record in caplog.records]
    assert any(line.startswith("x ok ") for line in logged)
    assert any(line.startswith("storage ") for line in logged)
    everything = caplog.text + "".join(map(repr, logged))
    assert canary not in everything
    assert crew.chief.enrolled.token not in everything


def test_requests_on_one_connection_are_answered_in_order(crew: Crew, served: Client) -> None:
    positions = []
    for number in range(5):
        crew.chief.save(*a_sign_up(crew.event, ticket=f"A-{number:03d}"), scope=crew.event)
        answer = served.exchange(crew.chief.enrolled.token, crew.chief.ask())
        crew.chief.take(answer)
        positions.append(answer.position)
    assert all(after == before + 1 for before, after in pairwise(positions))


def test_a_line_that_breaks_within_a_body_is_no_fault(
    crew: Crew, served: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    head = f"POST /v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: {bearer(crew.chief)}\r\n"
    with served.raw() as line:
        line.sendall(f"{head}Content-Length: 500\r\n\r\nFA".encode())
        line.shutdown(socket.SHUT_WR)
        until_closed(line)
    assert served.send("GET", "/v1/alive").status == 204
    while not any("x cut" in record.getMessage() for record in caplog.records):
        assert served.send("GET", "/v1/alive").status == 204
    assert not any(record.levelno >= logging.ERROR for record in caplog.records)
