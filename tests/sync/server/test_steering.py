"""Invitations and revocations that laptops ask for: who may, signed, seldom, written down."""

from collections.abc import Iterator

import msgspec
import pytest
from nacl.signing import SigningKey

from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import ROLES, STEERING, may_steer
from sync.protocol.frame import unwrap, wrap
from sync.protocol.limits import (
    CODE_LIFE_MS,
    MAX_OPEN_INVITATIONS,
    MAX_STEERING_BYTES,
    STEERING_PER_MINUTE,
)
from sync.protocol.messages import (
    EnrolAsk,
    InviteAnswer,
    InviteAsk,
    RevokeAsk,
    Steering,
    decode_enrol_answer,
    decode_invite_answer,
    decode_revoke_answer,
    encode,
    signed_part,
)
from tests.support.http import Client, Reply
from tests.support.wire_laptop import Crew, WireLaptop, a_sign_up, edit, new

STATE = BY_NAME["device"].by_name["state"].number


@pytest.fixture
def served(crew: Crew) -> Iterator[Client]:
    with crew.server.serving() as url:
        client = Client(url)
        yield client
        client.close()


def signed(laptop: WireLaptop, ask: Steering) -> Steering:
    signature = laptop.key.sign(signed_part(ask)).signature
    return msgspec.structs.replace(ask, signature=signature)


def sent(client: Client, laptop: WireLaptop, ask: Steering) -> Reply:
    path = "/v1/invite" if isinstance(ask, InviteAsk) else "/v1/revoke"
    token = f"Bearer {laptop.enrolled.token}"
    return client.send("POST", path, wrap(encode(ask)), authorization=token)


def invite_ask(laptop: WireLaptop, user: bytes, **other: object) -> InviteAsk:
    ask = InviteAsk(protocol=1, actor=laptop.enrolled.user, user=user, label="Mai's laptop")
    made = signed(laptop, msgspec.structs.replace(ask, **other))
    assert isinstance(made, InviteAsk)
    return made


def revoke_ask(laptop: WireLaptop, device: bytes) -> Steering:
    return signed(laptop, RevokeAsk(protocol=1, actor=laptop.enrolled.user, device=device))


def invited(client: Client, laptop: WireLaptop, user: bytes, **other: object) -> InviteAnswer:
    reply = sent(client, laptop, invite_ask(laptop, user, **other))
    assert reply.status == 200, reply.fault
    return decode_invite_answer(unwrap(reply.body))


def audited(crew: Crew) -> list[tuple[str, bytes | None]]:
    """What was written down of the organisation, oldest first."""
    from sqlalchemy import select

    from sync.server.storage.tables import AUDIT

    with crew.server.service.storage.reading() as reads:
        rows = reads._connection.execute(
            select(AUDIT.c.act, AUDIT.c.about)
            .where(AUDIT.c.org == crew.server.org)
            .order_by(AUDIT.c.number)
        )
        return [(act, about) for act, about in rows]


def test_a_code_that_a_laptop_asked_for_enrols_another(crew: Crew, served: Client) -> None:
    mai = crew.user("Mai")
    answer = invited(served, crew.chief, mai, letter="Q")
    assert answer.expires_ms == crew.server.clock() + CODE_LIFE_MS
    key = SigningKey.generate()
    ask = EnrolAsk(protocol=1, code=answer.code, public_key=bytes(key.verify_key), app_version="1")
    reply = served.send("POST", "/v1/enrol", wrap(encode(ask)))
    enrolled = decode_enrol_answer(unwrap(reply.body))
    assert (enrolled.user, enrolled.letter) == (mai, "Q")
    assert ("invite_asked", crew.chief.enrolled.user) in audited(crew)
    assert ("invited", mai) in audited(crew)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_invites_what_is_theirs_to_invite(crew: Crew, served: Client, role: str) -> None:
    laptop = WireLaptop(crew.server, *crew.server.enrol(crew.user("Sam", role, crew.event)))
    users = {other: crew.user(f"One {other}", other) for other in ROLES}
    codes = {
        other: sent(served, laptop, invite_ask(laptop, user)).status
        for other, user in users.items()
    }
    assert codes == {other: 200 if may_steer(role, other) else 403 for other in ROLES}
    assert (200 in codes.values()) == (role in STEERING)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_shuts_out_what_is_theirs_to_shut_out(
    crew: Crew, served: Client, role: str
) -> None:
    laptop = WireLaptop(crew.server, *crew.server.enrol(crew.user("Sam", role, crew.event)))
    for other in ("CANVASSER", "COORDINATOR", "ADMIN"):
        lost = WireLaptop(crew.server, *crew.server.enrol(crew.user(f"One {other}", other)))
        reply = sent(served, laptop, revoke_ask(laptop, lost.enrolled.device))
        assert reply.status == (200 if may_steer(role, other) else 403), other
        gone = served.send(
            "POST",
            "/v1/x",
            wrap(encode(lost.ask())),
            authorization=f"Bearer {lost.enrolled.token}",
        )
        assert gone.status == (403 if may_steer(role, other) else 200)


def test_a_laptop_that_is_shut_out_is_told_of_by_what_it_had_made(
    crew: Crew, served: Client
) -> None:
    mai = crew.laptop("Mai")
    mai.save(*a_sign_up(crew.event), scope=crew.event)
    mai.sync()
    mai.save(*a_sign_up(crew.event, "Eva", "B-002"), scope=crew.event)
    mai.exchange(batch=None)
    reply = sent(served, crew.chief, revoke_ask(crew.chief, mai.enrolled.device))
    answer = decode_revoke_answer(unwrap(reply.body))
    assert (answer.made, answer.received) == (2, 1)
    crew.chief.sync()
    states = [row.cells.get(STATE) for row in crew.chief.of_kind("device").values()]
    assert any(cells and cells[0][2] == "REVOKED" for cells in states)
    assert audited(crew)[-2:] == [
        ("revoke_asked", crew.chief.enrolled.user),
        ("revoked", mai.enrolled.device),
    ]
    assert sent(served, crew.chief, revoke_ask(crew.chief, mai.enrolled.device)).status == 200


def test_nobody_asks_in_the_name_of_somebody_who_works_elsewhere(
    crew: Crew, served: Client
) -> None:
    other = crew.user("Other", "COORDINATOR")
    ask = invite_ask(crew.chief, crew.user("Mai"), actor=other)
    assert sent(served, crew.chief, ask).fault == "not_yours"
    mai = crew.laptop("Eva")
    as_chief = invite_ask(mai, other, actor=crew.chief.enrolled.user)
    assert sent(served, mai, as_chief).fault == "not_yours"


def test_somebody_whose_work_ended_invites_nobody(crew: Crew, served: Client) -> None:
    sam = crew.user("Sam", "COORDINATOR")
    laptop = WireLaptop(crew.server, *crew.server.enrol(sam))
    mai = crew.user("Mai")
    assert sent(served, laptop, invite_ask(laptop, mai)).status == 200
    crew.chief.save(edit("user", sam, active=False))
    crew.chief.sync()
    assert sent(served, laptop, invite_ask(laptop, mai)).fault == "not_yours"


def test_a_token_alone_buys_nothing(crew: Crew, served: Client) -> None:
    mai = crew.user("Mai")
    ask = invite_ask(crew.chief, mai)
    elsewhere = crew.laptop("Eva")
    forged = msgspec.structs.replace(ask, signature=elsewhere.key.sign(signed_part(ask)).signature)
    for bad in (
        forged,
        msgspec.structs.replace(ask, signature=b""),
        msgspec.structs.replace(ask, user=crew.chief.enrolled.user),
        msgspec.structs.replace(ask, label="Another"),
    ):
        assert sent(served, crew.chief, bad).fault == "malformed"
    stranger = served.send("POST", "/v1/invite", wrap(encode(ask)), authorization="Bearer fa1_x")
    assert stranger.fault == "unknown_token"
    revoke = msgspec.structs.replace(
        revoke_ask(crew.chief, elsewhere.enrolled.device), signature=ask.signature
    )
    assert sent(served, crew.chief, revoke).fault == "malformed"


def test_a_revoked_laptop_invites_nobody(crew: Crew, served: Client) -> None:
    sam = WireLaptop(crew.server, *crew.server.enrol(crew.user("Sam", "COORDINATOR")))
    ask = invite_ask(sam, crew.user("Mai"))
    sent(served, crew.chief, revoke_ask(crew.chief, sam.enrolled.device))
    assert sent(served, sam, ask).fault == "revoked"


def test_a_laptop_does_not_shut_itself_out(crew: Crew, served: Client) -> None:
    own = revoke_ask(crew.chief, crew.chief.enrolled.device)
    assert sent(served, crew.chief, own).fault == "not_yours"


def test_what_the_server_does_not_know_is_said(crew: Crew, served: Client) -> None:
    chief = crew.chief
    assert sent(served, chief, invite_ask(chief, bytes(16))).fault == "not_known"
    assert sent(served, chief, revoke_ask(chief, bytes(16))).fault == "not_known"
    mai = crew.user("Mai")
    taken = invite_ask(chief, mai, letter=chief.enrolled.letter)
    assert sent(served, chief, taken).fault == "not_known"
    gone = row_id(chief.save(new("user", name="Gone", role="CALLER", active=False)).id, 0)
    chief.sync()
    assert sent(served, chief, invite_ask(chief, gone)).fault == "not_known"
    for label in ("", " ", "x" * 81, "two\nlines"):
        assert sent(served, chief, invite_ask(chief, mai, label=label)).fault == "malformed"
    assert sent(served, chief, invite_ask(chief, mai[:3])).fault == "malformed"


def test_a_laptop_asks_seldom_and_its_neighbours_are_not_slowed_down(
    crew: Crew, served: Client
) -> None:
    sam = WireLaptop(crew.server, *crew.server.enrol(crew.user("Sam", "COORDINATOR")))
    mai = crew.user("Mai")
    ask = invite_ask(crew.chief, mai)
    replies = [sent(served, crew.chief, ask).status for _ in range(STEERING_PER_MINUTE + 1)]
    assert replies == [200] * STEERING_PER_MINUTE + [429]
    assert sent(served, sam, invite_ask(sam, mai)).status == 200
    crew.server.road = served.exchange
    crew.chief.sync()


def test_only_so_many_codes_wait_at_once(crew: Crew, served: Client) -> None:
    mai = crew.user("Mai")
    for _ in range(MAX_OPEN_INVITATIONS):
        crew.server.invite(mai)
    assert sent(served, crew.chief, invite_ask(crew.chief, mai)).fault == "slow_down"
    crew.server.clock.now_ms += CODE_LIFE_MS
    assert sent(served, crew.chief, invite_ask(crew.chief, mai)).status == 200


def test_a_body_that_is_too_large_is_refused(crew: Crew, served: Client) -> None:
    reply = served.send(
        "POST",
        "/v1/invite",
        bytes(MAX_STEERING_BYTES + 1),
        authorization=f"Bearer {crew.chief.enrolled.token}",
    )
    assert reply.fault == "too_large"
