"""What a laptop says of seats with each question: what it wishes for, and that all it has is here.

A server that was put back to a backup has forgotten which seats it handed out since. It hands out
none until every laptop has said hello in its new history: nothing is left to send, and what the
lost history had handed out is gone from the file.
"""

from collections.abc import Sequence

from fieldapp.store import seat_tokens
from fieldapp.store.membership import Scope, scopes
from fieldapp.store.store import Store
from sync.protocol.messages import ORDER_HISTORY, Answer, Ask, SeatWords


def words(store: Store, epoch: bytes | None, granted: Sequence[Scope]) -> SeatWords | None:
    """Give what is to be said; None for nothing."""
    hello = seat_tokens.hello(store, epoch) if _is_settled(granted) else None
    wishes = seat_tokens.wished(store)
    return SeatWords(hello=hello, wishes=wishes) if hello or wishes else None


def heard(store: Store, ask: Ask, answer: Answer) -> None:
    """Note what the server heard with an ask. Part of the open transaction."""
    seat_tokens.keep_asked_back(store, answer.seats_back or ())
    said = ask.seats
    if said is None or ORDER_HISTORY in answer.orders:
        return
    all_there = answer.received >= ask.made and said.hello == answer.epoch
    seat_tokens.asked(store, said.wishes, said.hello if all_there else None)


def hello_left(store: Store) -> bool:
    """Tell whether another exchange is needed, for a history that is newer than the last hello."""
    seen = store.remembered("seen") or [None]
    return seat_tokens.hello_due(store, seen[0]) and _is_settled(scopes(store))


def _is_settled(granted: Sequence[Scope]) -> bool:
    """Tell whether nothing is left in the file that only a lost history handed out."""
    return all(each.cursor and not each.sweeping for each in granted)
