"""What an answer of the server says, in words of the laptop's store."""

from collections.abc import Sequence
from typing import Any

from fieldapp.store import laptops, membership
from sync.protocol.messages import Page


def follows(page: Page, generation: int, cursor: int) -> bool:
    """Tell whether a page goes on from where a scope is."""
    return page.generation == generation and page.after <= cursor <= page.upto


def cursor_after(scope: membership.Scope, pages: Sequence[Page]) -> int:
    """Give where a scope will be once these pages are taken in."""
    cursor = scope.cursor
    for page in pages:
        if page.scope == scope.id and follows(page, scope.generation, cursor):
            cursor = page.upto
    return cursor


def laptop_told(each: Any) -> laptops.Laptop:
    """Give what the server tells of another laptop."""
    return laptops.Laptop(
        device=each.device,
        last_heard_ms=each.last_heard_ms,
        made=each.made,
        received=each.received,
        clock_off_ms=each.clock_off_ms,
        counts=dict(each.counts or {}),
    )
