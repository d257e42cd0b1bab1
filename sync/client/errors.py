"""What can go wrong on the laptop's side of a sync, as stable codes; never a sentence."""

from typing import Final

from sync.client.pace import Pace

CODES: Final = {
    "offline": "no connection to the server could be made",
    "silent": "the server said nothing for too long",
    "cut": "the connection ended in the middle",
    "untrusted": "the server's certificate is not trusted by this computer",
    "stranger": "something else than the server answered: a sign-in page of the network, a proxy",
    "plain": "an address without https that is not this computer",
    "elsewhere": "another program of this laptop is syncing now",
    "busy": "the server asked to come back later",
    "slow_down": "too many tries; the server asked to wait",
    "revoked": "this laptop is no longer allowed in",
    "unknown_token": "the server does not know this laptop",
    "code_refused": "the one-time code is wrong, used or too old",
    "too_old": "this program is too old for the server",
    "too_large": "the server found a message too large",
    "refused": "the server did not understand this laptop",
    "broken": "the server failed",
    "digest": "after fetching a part anew it still differs from the server's",
}
"""Every code with its meaning for a programmer; sentences stand in resources/i18n."""

PASSING: Final = frozenset(
    {"offline", "silent", "cut", "elsewhere", "busy", "slow_down", "broken", "stranger"}
)
"""Faults that pass by themselves: trying again later is all that is needed."""


class SyncError(Exception):
    """The world's fault with the network or the server. `retry_after_s` where the server said.

    `pace` is for the next try, where a sync was under way.
    """

    pace: Pace | None = None

    def __init__(self, code: str, *, retry_after_s: float = 0.0) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after_s = retry_after_s
