"""A laptop asks a real server over HTTP for a code, and for another laptop to be shut out."""

from functools import partial
from pathlib import Path

import pytest

from fieldapp.store.store import Identity
from sync.client.errors import SyncError
from sync.client.steering import invite, invite_ask, revoke, revoke_ask
from sync.client.transport import Transport
from sync.protocol.invitation import read_code
from sync.protocol.messages import InviteAnswer, encode
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew, WireLaptop


def identity_of(laptop: WireLaptop) -> Identity:
    enrolled = laptop.enrolled
    return Identity(
        organization=enrolled.organization,
        organization_name=enrolled.organization_name,
        device=enrolled.device,
        letter=enrolled.letter,
        server="",
        token=enrolled.token,
        chain_secret=enrolled.chain_secret,
        signing_seed=bytes(laptop.key),
    )


def test_a_laptop_invites_and_shuts_out_over_http(tmp_path: Path) -> None:
    server = TestServer(tmp_path)
    crew = Crew(server)
    chief, me = crew.chief, crew.chief.enrolled.user
    mai, lost = crew.user("Mai"), crew.laptop("Eva")
    with server.serving() as url:
        line = Transport(url, token=chief.enrolled.token)
        answer = invite(line.post, invite_ask(identity_of(chief), me, mai, "Mai's laptop"))
        assert read_code(answer.code) is not None
        told = revoke(line.post, revoke_ask(identity_of(chief), me, lost.enrolled.device))
        assert (told.made, told.received) == (0, 0)
        for act in (
            lambda: invite(line.post, invite_ask(identity_of(chief), mai, mai, "No")),
            lambda: revoke(line.post, revoke_ask(identity_of(chief), me, chief.enrolled.device)),
        ):
            with pytest.raises(SyncError) as refused:
                act()
            assert refused.value.code == "not_allowed"
        with pytest.raises(SyncError) as unknown:
            invite(line.post, invite_ask(identity_of(chief), me, bytes(16), "Nobody's"))
        assert unknown.value.code == "not_known"
        line.close()
    server.close()


def answered(reply: bytes, _path: str, _body: bytes) -> bytes:
    return reply


def test_an_answer_that_is_no_code_is_a_strangers(tmp_path: Path) -> None:
    crew = Crew(server := TestServer(tmp_path))
    ask = invite_ask(identity_of(crew.chief), crew.chief.enrolled.user, bytes(16), "Laptop")
    for raw in (b"\xc1", encode(InviteAnswer(code="0000", expires_ms=0, clock_ms=0))):
        with pytest.raises(SyncError) as caught:
            invite(partial(answered, raw), ask)
        assert caught.value.code == "stranger"
    server.close()
