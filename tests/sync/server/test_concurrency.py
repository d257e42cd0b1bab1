"""Many laptops at once: several server processes on one PostgreSQL, and one on SQLite."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from sync.server.verify import verify
from tests.support.http import Client
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop, a_sign_up

_ROOT = Path(__file__).parents[3]
_CHILD = """
import sys
from pathlib import Path
from random import Random
from sync.server.serve import Serving, run
run(
    Serving(place=sys.argv[1], port=0),
    clock=lambda: int(sys.argv[2]),
    random=Random(int(sys.argv[3])).randbytes,
    ready=lambda url: print(url, flush=True),
)
"""


def process(stack: ExitStack, database: str, now_ms: int, seed: int) -> str:
    """Start a server process; give its address."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, database, str(now_ms), str(seed)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.enter_context(child)
    stack.callback(child.terminate)
    assert child.stdout is not None
    return child.stdout.readline().strip()


def pushing(laptop: WireLaptop, client: Client, event: bytes, count: int) -> None:
    """Make sign-ups and hand each over by itself."""
    for number in range(count):
        laptop.save(*a_sign_up(event, ticket=f"A-{number:03d}"), scope=event)
        laptop.take(client.exchange(laptop.enrolled.token, laptop.ask(room=0)))


def watching(laptop: WireLaptop, client: Client, wanted: int) -> int:
    """Pull until that many people are here; gives how often pages came."""
    pages = 0
    while len(laptop.of_kind("person")) < wanted:
        answer = client.exchange(laptop.enrolled.token, laptop.ask(batch=None, room=1 << 20))
        laptop.take(answer)
        pages += len(answer.pages)
    return pages


def test_no_puller_misses_a_position_while_many_write_through_two_processes(
    shared_database: str,
) -> None:
    with ExitStack() as stack:
        server = TestServer(shared_database)
        stack.callback(server.close)
        crew = Crew(server)
        urls = [
            process(stack, shared_database, server.clock.now_ms, 9_000 + seed) for seed in (1, 2)
        ]
        laptops = [crew.laptop(f"L{number}") for number in range(4)]
        pool = stack.enter_context(ThreadPoolExecutor(6))
        clients = [Client(urls[number % 2]) for number in range(6)]
        for client in clients:
            stack.callback(client.close)
        crew.chief.sync()
        second = WireLaptop(server, crew.chief.enrolled, crew.chief.key)
        jobs = [
            pool.submit(pushing, laptop, client, crew.event, 12)
            for laptop, client in zip(laptops, clients, strict=False)
        ]
        readers = [
            pool.submit(watching, reader, client, 48)
            for reader, client in zip((crew.chief, second), clients[4:], strict=True)
        ]
        for job in jobs:
            job.result(60)
        for each in readers:
            assert each.result(60) > 1
        assert [f for f in verify(server.service.storage) if f.org == server.org] == []


def test_a_herd_on_one_sqlite_server_sees_no_error(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    laptops = [crew.laptop(f"L{number}") for number in range(8)]
    with server.serving() as url, ThreadPoolExecutor(8) as pool:
        clients = [Client(url) for _ in laptops]
        jobs = [
            pool.submit(pushing, laptop, client, crew.event, 5)
            for laptop, client in zip(laptops, clients, strict=True)
        ]
        for job in jobs:
            job.result(60)
        for client in clients:
            client.close()
    crew.chief.sync()
    assert len(crew.chief.of_kind("person")) == 40
    assert verify(server.service.storage) == []
    server.close()
