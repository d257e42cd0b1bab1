"""The ticket numbers of this laptop: one run for each event, none given out twice.

The letter is the laptop's, so two laptops never give the same ticket. A file that was put back to
an older state has forgotten numbers that stand on paper already: it starts above them.
"""

from typing import Final

from fieldapp.store.store import Store

FIRST: Final = 1
AHEAD: Final = 200
"""How many numbers the keyring's note stays ahead: more than a table gives out offline."""
HIGHEST_START: Final = 9_000
"""Of four digits some are left, however often a file is put back: a ticket that is given twice can
be told apart, a sign-up that cannot be kept is lost."""
_RUN: Final = "ticket:"
_FLOOR: Final = "ticket_floor"
_IN_ROWS: Final = (
    "SELECT event, max(CAST(substr(ticket, ?) AS INTEGER)) FROM sign_up"
    " WHERE ticket GLOB ? AND event IS NOT NULL GROUP BY event"
)


def next_ticket(store: Store, event: bytes) -> str:
    """Spend the next ticket number of this laptop for an event. Part of the open transaction."""
    number = _coming(store, event)
    store.remember(_run(event), number)
    return _shown(store, number)


def coming_ticket(store: Store, event: bytes) -> str:
    """Give the ticket that the next sign-up will get, without spending it."""
    return _shown(store, _coming(store, event))


def numbers_given(store: Store, event: bytes) -> range:
    """Give the numbers of this laptop that were given out at an event.

    Where its file was put back once they begin above those that only the server can tell of.
    """
    return range(max(_floor(store) + 1, FIRST), _last(store, event) + 1)


def ticket_range(store: Store) -> tuple[int, int]:
    """Give the first and last number that may be given out before the note is written again."""
    given = store.connection.execute(
        "SELECT substr(name, ?) FROM meta WHERE name GLOB ?", (len(_RUN) + 1, f"{_RUN}*")
    ).fetchall()
    highest = max((_last(store, bytes.fromhex(event)) for (event,) in given), default=0)
    first = max(highest, _floor(store)) + 1
    return first, first - 1 + AHEAD


def start_above(store: Store, number: int) -> None:
    """Give out only higher numbers from now on, at every event. Part of the open transaction."""
    store.remember(_FLOOR, max(min(number, HIGHEST_START), _floor(store)))


def learn_from_rows(store: Store) -> None:
    """Start above every ticket of this laptop that came down, where its log was put back once.

    What the note could not tell (there is no keyring, or no note yet) the server can: it has the
    sign-ups that the older file forgot. Raises: StoreError.
    """
    if store.read_tail().no == 1:
        return
    letter = store.identity.letter
    with store.reading():
        found = store.connection.execute(_IN_ROWS, (len(letter) + 2, f"{letter}-*")).fetchall()
        forgotten = [(event, number) for event, number in found if number > _last(store, event)]
    if forgotten:
        with store.writing():
            for event, number in forgotten:
                store.remember(_run(event), max(number, _last(store, event)))


def _coming(store: Store, event: bytes) -> int:
    return max(_last(store, event), _floor(store), FIRST - 1) + 1


def _last(store: Store, event: bytes) -> int:
    return int(store.remembered(_run(event)) or 0)


def _floor(store: Store) -> int:
    return int(store.remembered(_FLOOR) or 0)


def _run(event: bytes) -> str:
    return f"{_RUN}{event.hex()}"


def _shown(store: Store, number: int) -> str:
    return f"{store.identity.letter}-{number:03d}"
