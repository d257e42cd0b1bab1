"""Invitations and revocations that a laptop asks for, on behalf of somebody who may."""

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import may_steer
from fieldapp.domain.text import text_problem
from sync.protocol.errors import WireError
from sync.protocol.limits import CODE_LIFE_MS, MAX_OPEN_INVITATIONS
from sync.protocol.messages import (
    InviteAnswer,
    InviteAsk,
    RevokeAnswer,
    RevokeAsk,
    Steering,
    signed_part,
)
from sync.server.enrol import invite, revoke
from sync.server.service import Service
from sync.server.storage.values import Device
from sync.server.storage.writes import Writes
from sync.server.taking import Taking

_LABEL_LIMIT = BY_NAME["device"].by_name["label"].limit


def invite_for(service: Service, device: Device, ask: InviteAsk) -> InviteAnswer:
    """Make a code on a laptop's wish.

    `WireError`: malformed (signature, label), not_yours (the actor's role, or they do not work on
    this laptop), not_known (no such active user, or the letter was somebody's), slow_down (too
    many codes wait), revoked.
    """
    _check_signature(device, ask)
    if text_problem(ask.label, _LABEL_LIMIT) is not None:
        raise WireError("malformed")

    def check(writes: Writes, taking: Taking) -> None:
        _check_actor(writes, taking, device, ask.actor)
        authority = taking.authority
        if not authority.is_active(ask.user):
            raise WireError("not_known")
        if not may_steer(authority.role(ask.actor), authority.role(ask.user)):
            raise WireError("not_yours")
        if writes.open_invitations(device.org, taking.now_ms) >= MAX_OPEN_INVITATIONS:
            raise WireError("slow_down")
        writes.audit(taking.now_ms, device.org, "invite_asked", about=ask.actor)

    began = service.clock()
    try:
        code = invite(service, device.org, ask.user, ask.label, letter=ask.letter, check=check)
    except (LookupError, ValueError) as error:
        if isinstance(error, WireError):
            raise
        raise WireError("not_known") from error
    return InviteAnswer(code=code, expires_ms=began + CODE_LIFE_MS, clock_ms=began)


def revoke_for(service: Service, device: Device, ask: RevokeAsk) -> RevokeAnswer:
    """Shut a laptop out on another one's wish; a second time is no fault.

    `WireError`: malformed (signature), not_yours (the actor's role, who works on the other, or it
    is the asking laptop itself), not_known, revoked.
    """
    _check_signature(device, ask)

    def check(writes: Writes, taking: Taking) -> None:
        _check_actor(writes, taking, device, ask.actor)
        authority = taking.authority
        role = authority.role(ask.actor)
        others = authority.roles_of(ask.device)
        # Nobody works on it any more: whoever may shut out laptops at all may shut out this one.
        steers = all(may_steer(role, other) for other in others) and may_steer(role, role)
        if ask.device == device.id or not steers:
            raise WireError("not_yours")
        writes.audit(taking.now_ms, device.org, "revoke_asked", about=ask.actor)

    try:
        revoke(service, device.org, ask.device, check=check)
    except LookupError as error:
        raise WireError("not_known") from error
    with service.storage.reading() as reads:
        found = next(each for each in reads.devices(device.org) if each.id == ask.device)
        known = None if found.replica is None else reads.replica(device.org, found.replica)
    received = 0 if known is None else known[1]
    return RevokeAnswer(made=found.made, received=received, clock_ms=service.clock())


def _check_signature(device: Device, ask: Steering) -> None:
    try:
        VerifyKey(device.public_key).verify(signed_part(ask), ask.signature)
    except (BadSignatureError, ValueError) as error:
        raise WireError("malformed") from error


def _check_actor(writes: Writes, taking: Taking, device: Device, actor: bytes) -> None:
    """Look again inside the lock: the laptop still stands, and the actor works on it."""
    found = writes.device_by_token(device.token_id)
    if found is None or found.revoked_ms is not None:
        raise WireError("revoked")
    if actor not in taking.authority.users_of(device.id):
        raise WireError("not_yours")
