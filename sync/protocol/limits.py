"""Limits of the wire in one table: enforced by both ends, printed in the docs, tested."""

from typing import Final

PROTOCOL: Final = 1
"""Newest protocol this program speaks."""
OLDEST_SERVED: Final = 1
"""Oldest protocol that still gets rows; changes are taken from every one ever released."""

MAX_BODY_BYTES: Final = 1 << 20
"""A frame on the wire, compressed or not."""
MAX_PASSED_BYTES: Final = 2 << 20
"""A refused body up to this is heard out and thrown away, so that its sender learns why."""
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
MAX_WISHES: Final = 200
"""Times of one ask of which a laptop wishes for seats."""
MOST_WISHED: Final = 20
"""Seats of one time that a wish may bring."""
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
CONNECTIONS_PER_ADDRESS: Final = 200
"""A whole venue comes from one address; loopback, where a proxy stands, is not counted."""
UNKNOWN_TRIES_PER_MINUTE: Final = 10
"""Requests with a token or code that is refused that one address may make in a minute."""
UNKNOWN_TRIES_BY_PROXY: Final = 60
"""The same from loopback: a proxy on this machine speaks for everybody."""
ASKS_PER_MINUTE: Final = 120
"""Exchanges of one laptop in a minute, on the long run …"""
ASKS_BURST: Final = 1_200
"""… and at once: a laptop that comes home with a day's work is never slowed."""
LAPTOP_BYTES_PER_MINUTE: Final = 20 << 20
"""Bytes on the wire, both ways, of one laptop in a minute, on the long run …"""
LAPTOP_BYTES_BURST: Final = 200 << 20
"""… and at once: a new laptop that fetches all."""
ASKS_AT_ONCE: Final = 4
"""Exchanges of one laptop that are worked on or wait for a worker."""
HANDLING_S: Final = 20.0
"""A request still waiting for a worker after this is dropped: its laptop waits no longer."""
CODE_TRIES: Final = 5
"""Wrong codes for one invitation before it is dead."""
CODE_LIFE_MS: Final = 24 * 3600 * 1000
MAX_OPEN_INVITATIONS: Final = 50
"""Codes of one organisation that wait to be used; laptops get no more until some are."""
STEERING_PER_MINUTE: Final = 20
"""Invitations and revocations that one laptop may ask for in a minute."""
MAX_STEERING_BYTES: Final = 4096
"""The body of an enrolment, an invitation or a revocation."""
ERASED_A_DAY: Final = 20
"""People one laptop may have erased in a day; more wait for a steward. A table meets one or two."""
ERASED_A_DAY_OFFICE: Final = 100
"""The same for coordinators and stewards, who carry out what waits."""
ERASES_FROM: Final = 3
"""The oldest schema whose programs erase whom they are told to."""
