"""The steward's answer to a laptop whose PIN is lost."""

import base64

import pytest
from nacl.public import PrivateKey, SealedBox

from sync.server.recovery import RecoveryError, reply_to


def question(organisation: PrivateKey, laptop: PrivateKey, *keys: bytes) -> str:
    public = bytes(organisation.public_key)
    boxes = [SealedBox(organisation.public_key).encrypt(key + public) for key in keys]
    raw = b"\x01" + bytes(range(16)) + bytes(laptop.public_key) + b"".join(boxes)
    return base64.urlsafe_b64encode(raw).decode()


@pytest.mark.parametrize("count", [1, 2])
def test_only_the_laptop_that_asked_can_read_the_answer(count: int) -> None:
    organisation, laptop = PrivateKey.generate(), PrivateKey.generate()
    keys = [bytes([number]) * 32 for number in range(count)]
    reply = reply_to(question(organisation, laptop, *keys), bytes(organisation))
    assert reply.store_id == bytes(range(16))
    found = SealedBox(laptop).decrypt(base64.urlsafe_b64decode(reply.text))
    assert found == b"".join(key + bytes(organisation.public_key) for key in keys)


def test_another_organisations_key_opens_nothing() -> None:
    asked = question(PrivateKey.generate(), PrivateKey.generate(), bytes(32))
    with pytest.raises(RecoveryError, match="wrong_key"):
        reply_to(asked, bytes(PrivateKey.generate()))


@pytest.mark.parametrize("text", ["", "hello", "AQ==", "ä", "A" * 400])
def test_what_is_no_question_is_refused(text: str) -> None:
    with pytest.raises(RecoveryError, match="not_a_question"):
        reply_to(text, bytes(32))
