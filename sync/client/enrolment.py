"""Enrolment: a one-time code and a fresh key against everything a laptop needs to work."""

from typing import Final, NamedTuple

from nacl.signing import SigningKey

from fieldapp.domain.ids import ID_BYTES
from fieldapp.domain.problem import Problem, RefusedError
from sync.client.errors import SyncError
from sync.client.transport import Post
from sync.protocol.errors import WireError
from sync.protocol.invitation import read_code, show_code
from sync.protocol.limits import PROTOCOL
from sync.protocol.messages import EnrolAnswer, EnrolAsk, decode_enrol_answer, encode

PATH: Final = "/v1/enrol"
SEED_BYTES: Final = 32
KEY_BYTES: Final = 32


class Enrolment(NamedTuple):
    """What the server gave, and the seed of the key it now knows this laptop by."""

    answer: EnrolAnswer
    signing_seed: bytes


def typed_code(text: str) -> str:
    """Give a one-time code as it was handed out; case, blanks and hyphens do not matter.

    Raises: RefusedError enrol_code_wrong: a slip of the hand spends no try at the server.
    """
    code = read_code(text)
    if code is None:
        raise RefusedError((Problem(field="enrol.code", code="enrol_code_wrong"),))
    return show_code(code)


def enrol(post: Post, code: str, *, app_version: str, seed: bytes) -> Enrolment:
    """Enrol this laptop by the key of a seed; its private half never leaves the laptop.

    An answer that was lost on the way is asked for once more, and while the code lives anybody
    who still has the seed may ask again.
    Raises: RefusedError enrol_code_wrong; SyncError.
    """
    ask = EnrolAsk(
        protocol=PROTOCOL,
        code=typed_code(code),
        public_key=bytes(SigningKey(seed).verify_key),
        app_version=app_version,
    )
    try:
        raw = post(PATH, encode(ask))
    except SyncError as error:
        if error.code not in {"cut", "silent"}:
            raise
        raw = post(PATH, encode(ask))
    return Enrolment(_checked(raw), seed)


def _checked(raw: bytes) -> EnrolAnswer:
    try:
        answer = decode_enrol_answer(raw)
    except WireError as error:
        raise SyncError("stranger") from error
    ids = (answer.organization, answer.device, answer.user)
    keys = (answer.chain_secret, answer.recovery_key)
    whole = all(len(each) == ID_BYTES for each in ids) and all(
        len(each) == KEY_BYTES for each in keys
    )
    if not whole or not answer.token or not answer.letter:
        raise SyncError("stranger")
    return answer
