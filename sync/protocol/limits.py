"""Limits of the wire in one table: enforced by both ends, printed in the docs, tested."""

from typing import Final

PROTOCOL: Final = 1
"""Newest protocol this program speaks."""
OLDEST_SERVED: Final = 1
"""Oldest protocol that still gets rows; changes are taken from every one ever released."""

MAX_BODY_BYTES: Final = 1 << 20
"""A frame on the wire, compressed or not."""
MAX_RAW_BYTES: Final = 8 << 20
"""The same unpacked: a cap on size, not on ratio, since honest batches pack 250 to 1."""
MAX_BATCH_CHANGES: Final = 1_000
MAX_BATCH_BYTES: Final = 256 << 10
"""The bytes of a batch before packing that a laptop aims for."""
MAX_HELD_BODY_BYTES: Final = 1 << 20
"""A change that is too large to be taken is still kept, held, up to this: it blocks nothing."""
MAX_ROOM_BYTES: Final = 4 << 20
"""Most bytes of rows (before packing) that one answer carries; one position may exceed it."""
MAX_SCOPES: Final = 500
MAX_OFFERS: Final = 500
MAX_HEAD_BYTES: Final = 16 << 10
"""Request line and headers."""
HEAD_DEADLINE_S: Final = 10.0
"""A client that has not sent its whole head by then is cut off."""
BODY_DEADLINE_S: Final = 30.0
"""A body may take this long …"""
BODY_FLOOR_BYTES_S: Final = 1024
"""… or longer while it keeps above this rate after the first ten seconds."""
BODY_GRACE_S: Final = 10.0
SILENCE_S: Final = 20.0
"""A laptop gives up on an answer after this long without a byte."""
CONNECT_S: Final = 10.0
KEEP_ALIVE_S: Final = 75
MAX_CONNECTIONS: Final = 1_000
UNKNOWN_TRIES_PER_MINUTE: Final = 60
"""Requests without a valid token (enrolment codes too) that one address may make in a minute."""
CODE_TRIES: Final = 5
"""Wrong codes for one invitation before it is dead."""
CODE_LIFE_MS: Final = 24 * 3600 * 1000
MAX_OPEN_INVITATIONS: Final = 50
"""Codes of one organisation that wait to be used; laptops get no more until some are."""
STEERING_PER_MINUTE: Final = 20
"""Invitations and revocations that one laptop may ask for in a minute."""
MAX_STEERING_BYTES: Final = 4096
"""The body of an enrolment, an invitation or a revocation."""
CLOCK_OFF_MS: Final = 5 * 60 * 1000
"""A laptop clock further off than this is told so (review reason CLOCK)."""
