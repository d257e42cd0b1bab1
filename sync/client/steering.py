"""Asking the server for a one-time code, or to shut a laptop out: signed with this laptop's key."""

from nacl.signing import SigningKey

from fieldapp.store.store import Identity
from sync.client.errors import SyncError
from sync.client.transport import Post
from sync.protocol.errors import WireError
from sync.protocol.invitation import read_code
from sync.protocol.limits import PROTOCOL
from sync.protocol.messages import (
    InviteAnswer,
    InviteAsk,
    RevokeAnswer,
    RevokeAsk,
    Steering,
    decode_invite_answer,
    decode_revoke_answer,
    encode,
    signed_part,
)

INVITE_PATH = "/v1/invite"
REVOKE_PATH = "/v1/revoke"


def invite_ask(
    identity: Identity, actor: bytes, user: bytes, label: str, *, letter: str = ""
) -> InviteAsk:
    """Ask on behalf of `actor`, who works on this laptop, for a code for `user`.

    Sent twice it makes two codes, of which nobody learns the first: it dies unused.
    """
    bare = InviteAsk(protocol=PROTOCOL, actor=actor, user=user, label=label, letter=letter)
    return InviteAsk(
        protocol=PROTOCOL,
        actor=actor,
        user=user,
        label=label,
        letter=letter,
        signature=_signature(identity, bare),
    )


def revoke_ask(identity: Identity, actor: bytes, device: bytes) -> RevokeAsk:
    """Ask on behalf of `actor`, who works on this laptop, that another one be shut out."""
    bare = RevokeAsk(protocol=PROTOCOL, actor=actor, device=device)
    return RevokeAsk(
        protocol=PROTOCOL, actor=actor, device=device, signature=_signature(identity, bare)
    )


def invite(post: Post, ask: InviteAsk) -> InviteAnswer:
    """Send it. Raises: SyncError not_allowed, not_known, slow_down, and those of any request."""
    try:
        answer = decode_invite_answer(post(INVITE_PATH, encode(ask)))
    except WireError as error:
        raise SyncError("stranger") from error
    if read_code(answer.code) is None:
        raise SyncError("stranger")
    return answer


def revoke(post: Post, ask: RevokeAsk) -> RevokeAnswer:
    """Send it. Raises: SyncError not_allowed, not_known, slow_down, and those of any request."""
    try:
        return decode_revoke_answer(post(REVOKE_PATH, encode(ask)))
    except WireError as error:
        raise SyncError("stranger") from error


def _signature(identity: Identity, bare: Steering) -> bytes:
    return SigningKey(identity.signing_seed).sign(signed_part(bare)).signature
