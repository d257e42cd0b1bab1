"""Words for what can go wrong between laptop and server; one table for both ends."""

from typing import Final

STATUS: Final = {
    "malformed": 400,
    "unknown_token": 401,
    "revoked": 403,
    "code_refused": 403,
    "not_yours": 403,
    "not_found": 404,
    "not_known": 404,
    "method": 405,
    "too_slow": 408,
    "not_shared": 409,
    "no_length": 411,
    "too_large": 413,
    "wrong_type": 415,
    "too_old": 426,
    "slow_down": 429,
    "broken": 500,
    "busy": 503,
}
"""Fault code → HTTP status. Codes are never reused."""

HELD: Final = (
    "not_allowed",
    "role_above",
    "actor_not_here",
    "scope_unknown",
    "scope_withdrawn",
    "row_not_visible",
    "person_not_visible",
    "unknown_row",
    "wrong_value",
    "wrong_reference",
)
"""Why a change was put aside for a person to look at."""


class WireError(ValueError):
    """The other end sent something that is not of this protocol. `code` is a key of `STATUS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
