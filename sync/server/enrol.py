"""Enrolment: one-time codes, and what a laptop gets for one."""

import hmac
import re
from collections.abc import Callable
from hashlib import blake2b
from string import ascii_uppercase
from typing import Final

import msgspec

from fieldapp.domain.change import Creation, Edit
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, LIFE
from fieldapp.domain.values import Value
from fieldapp.domain.versions import PROGRAM, program_number
from sync.protocol.errors import WireError
from sync.protocol.invitation import PREFIX_LENGTH, new_code, read_code, show_code
from sync.protocol.limits import CODE_LIFE_MS, CODE_TRIES
from sync.protocol.messages import EnrolAnswer, EnrolAsk
from sync.server.auth import Token, token_of
from sync.server.codes import KEY_BYTES, SALT_BYTES
from sync.server.service import Service
from sync.server.storage.reads import Reads
from sync.server.storage.values import Device, Invitation
from sync.server.storage.writes import Writes
from sync.server.taking import Taking

_DEVICE = {field.name: field.number for field in BY_NAME["device"].fields}
_LETTER: Final = re.compile("[A-Z]{1,2}")
_encode = msgspec.msgpack.Encoder().encode
_OFFICE: Final = frozenset({"COORDINATOR", "STEWARD", "ADMIN", "REGIONAL"})
_USER_NAME: Final = BY_NAME["user"].by_name["name"].number
_DEVICE_USER = {field.name: field.number for field in BY_NAME["device_user"].fields}


Check = Callable[[Writes, Taking], None]
"""Looks, inside the lock, whether somebody may do what they ask for; raises where not."""


def _unasked(writes: Writes, taking: Taking) -> None:
    """Ask nothing: who stands at the server itself may do it."""


def invite(
    service: Service,
    org: int,
    user: bytes,
    label: str,
    *,
    letter: str = "",
    check: Check = _unasked,
) -> str:
    """Make a one-time code for a user and a new laptop, with a letter of choice or a free one.

    Raises `LookupError` when the organisation has no such active user, `ValueError` when a laptop
    had this letter before.
    """
    now = service.clock()
    salt = service.random(SALT_BYTES)
    with service.working(org) as (writes, taking):
        check(writes, taking)
        if not taking.authority.is_active(user):
            raise LookupError("user")
        if letter and (not _LETTER.fullmatch(letter) or letter in _used(writes, org)):
            raise ValueError("letter")
        writes.drop_invitations(now - CODE_LIFE_MS)
        code = _free_code(writes, service.random)
        writes.add_invitation(
            Invitation(
                prefix=code[:PREFIX_LENGTH],
                org=org,
                hash=service.code_cost.hash(code, salt),
                salt=salt,
                user=user,
                label=label,
                letter=letter,
                tries=0,
                expires_ms=now + CODE_LIFE_MS,
                used_ms=None,
            )
        )
        writes.audit(now, org, "invited", about=user)
    return show_code(code)


def _free_code(writes: Writes, random: Callable[[int], bytes]) -> str:
    while True:
        code = new_code(random)
        if writes.invitation(code[:PREFIX_LENGTH]) is None:
            return code


def enrol(service: Service, ask: EnrolAsk) -> EnrolAnswer:
    """Take in a laptop. `WireError` `code_refused` whatever is wrong with the code.

    An answer may be lost on the way: while the code lives, the laptop that used it up gets the
    same answer again, and nobody with another key does.
    """
    now = service.clock()
    code = read_code(ask.code)
    if len(ask.public_key) != KEY_BYTES:
        raise WireError("malformed")
    with service.storage.reading() as reads:
        found = None if code is None else reads.invitation(code[:PREFIX_LENGTH])
    salt = bytes(SALT_BYTES) if found is None else found.salt
    right = hmac.compare_digest(
        service.code_cost.hash(code or "", salt), bytes(KEY_BYTES) if found is None else found.hash
    )
    if found is None or code is None:
        raise WireError("code_refused")
    usable = found.tries < CODE_TRIES and now < found.expires_ms
    if not right:
        with service.storage.writing() as writes:
            writes.count_try(found.prefix)
            writes.audit(now, found.org, "code_refused", about=found.user)
    if not right or not usable:
        raise WireError("code_refused")
    issued = _take_in(service, found, ask, code) if found.used_ms is None else None
    return _answer(service, found, issued or _taken_in(service, found, ask, code))


def _token(service: Service, code: str, secret: bytes) -> Token:
    """Derive a laptop's token from its code: only who has the code can be given it again.

    Nothing kept here makes it: the code is kept as a slow hash under another salt.
    """
    salt = blake2b(secret, digest_size=SALT_BYTES, person=b"fa-token").digest()
    return token_of(service.code_cost.hash(code, salt))


def _take_in(
    service: Service, found: Invitation, ask: EnrolAsk, code: str
) -> tuple[Device, Token] | None:
    """Use the code up for a new laptop; None where somebody was first."""
    secret = service.random(KEY_BYTES)
    token = _token(service, code, secret)
    with service.working(found.org) as (writes, taking):
        if not writes.use_invitation(found.prefix, taking.now_ms):
            return None
        office = taking.authority.role(found.user) in _OFFICE
        letter = _letter(_used(writes, found.org), found.letter, office=office)
        device = Device(
            org=found.org,
            id=_make_device(taking, found, letter),
            label=found.label,
            letter=letter,
            token_id=token.id,
            token_hash=token.hash,
            public_key=ask.public_key,
            secret=secret,
            revoked_ms=None,
            heard_ms=0,
            made=0,
            replica=None,
            clock_off_ms=0,
            counts=_encode({PROGRAM: program_number(ask.app_version)}),
        )
        writes.add_device(device)
        writes.audit(taking.now_ms, found.org, "enrolled", about=device.id)
    return device, token


def _taken_in(
    service: Service, found: Invitation, ask: EnrolAsk, code: str
) -> tuple[Device, Token]:
    """Give the laptop that used this code up. `WireError` `code_refused` for any other."""
    with service.storage.reading() as reads:
        own = [each for each in reads.devices(found.org) if each.public_key == ask.public_key]
    for device in own:
        if device.revoked_ms is None:
            token = _token(service, code, device.secret)
            if hmac.compare_digest(token.hash, device.token_hash):
                return device, token
    raise WireError("code_refused")


def _answer(service: Service, found: Invitation, issued: tuple[Device, Token]) -> EnrolAnswer:
    device, token = issued
    with service.working(found.org) as (writes, taking):
        name = str(taking.ledger.state(found.user).value(_USER_NAME))
        org, now = writes.org(found.org), taking.now_ms
    return EnrolAnswer(
        organization=org.id,
        organization_name=org.name,
        device=device.id,
        letter=device.letter,
        user=found.user,
        user_name=name,
        token=token.text,
        chain_secret=device.secret,
        recovery_key=org.recovery_key,
        clock_ms=now,
    )


def _make_device(taking: Taking, found: Invitation, letter: str) -> bytes:
    values: dict[int, Value] = {
        _DEVICE["letter"]: letter,
        _DEVICE["label"]: found.label,
        _DEVICE["state"]: "ACTIVE",
    }
    user: dict[int, Value] = {_DEVICE_USER["device"]: 0, _DEVICE_USER["user"]: found.user}
    change = taking.own(
        [
            Creation(kind=BY_NAME["device"].number, values=values),
            Creation(kind=BY_NAME["device_user"].number, values=user),
        ]
    )
    return row_id(change.id, 0)


def _used(reads: Reads, org: int) -> frozenset[str]:
    return frozenset(device.letter for device in reads.devices(org))


def _letter(used: frozenset[str], wanted: str, *, office: bool) -> str:
    """Give a letter no laptop ever had, for it stands on tickets; offices count down from Z."""
    if wanted and wanted not in used:
        return wanted
    single = ascii_uppercase[::-1] if office else ascii_uppercase
    double = [first + last for first in single for last in single]
    free: str = next(letter for letter in (*single, *double) if letter not in used)
    return free


def assign_user(service: Service, org: int, device: bytes, user: bytes) -> None:
    """Let one more user work on a laptop. `LookupError` names what is not there."""
    with service.working(org) as (writes, taking):
        if device not in {each.id for each in writes.devices(org)}:
            raise LookupError("device")
        if not taking.authority.is_active(user):
            raise LookupError("user")
        if user in taking.authority.users_of(device):
            return
        values: dict[int, Value] = {_DEVICE_USER["device"]: device, _DEVICE_USER["user"]: user}
        taking.own([Creation(kind=BY_NAME["device_user"].number, values=values)])
        writes.audit(taking.now_ms, org, "assigned", about=device)


def unassign_user(service: Service, org: int, device: bytes, user: bytes) -> None:
    """Take no more work of a user from a laptop; what was made before still counts.

    `LookupError` when the laptop is not known.
    """
    with service.working(org) as (writes, taking):
        if device not in {each.id for each in writes.devices(org)}:
            raise LookupError("device")
        pairs = [
            row
            for row, pair in taking.authority.on_devices.items()
            if (pair.other, pair.user) == (device, user)
        ]
        for row in pairs:
            state = taking.ledger.state(row)
            gone: Value = ["MISTAKE", *state.seen_heads()]
            cells = {LIFE: (gone, tuple(sorted(state.heads(LIFE))))}
            taking.own([Edit(kind=BY_NAME["device_user"].number, row=row, cells=cells)])
        if pairs:
            writes.audit(taking.now_ms, org, "unassigned", about=device)
            taking.touch_grants()


def revoke(service: Service, org: int, device: bytes, *, check: Check = _unasked) -> None:
    """Shut a laptop out from its next request on. `LookupError` when it is not known."""
    with service.working(org) as (writes, taking):
        check(writes, taking)
        found = {each.id: each for each in writes.devices(org)}.get(device)
        if found is None:
            raise LookupError("device")
        if found.revoked_ms is not None:
            return
        state = taking.ledger.state(device)
        heads = tuple(sorted(state.heads(_DEVICE["state"])))
        cell: tuple[Value, tuple[bytes, ...]] = ("REVOKED", heads)
        kind = BY_NAME["device"].number
        taking.own([Edit(kind=kind, row=device, cells={_DEVICE["state"]: cell})])
        writes.set_device(org, device, revoked_ms=taking.now_ms)
        writes.audit(taking.now_ms, org, "revoked", about=device)
        taking.touch_grants()
