"""A real encrypted store for tests, the people at its keyboard, and a sign-up as it is typed.

The clock stands still until it is told, the random bytes are the same in every run.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from fieldapp.actions.acting import Author
from fieldapp.actions.signing_up import Recorded, record_sign_up
from fieldapp.domain.codes import CodeLists, load_code_lists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.values import Value
from fieldapp.store.journal import Work, work
from fieldapp.store.store import FILE_NAME, Identity, Store, create, open_existing
from tests.support.vault import CountedRandom, ToldClock

KEY: Final = bytes(range(32))
STORE_ID: Final = b"store-of-tests-1"
ORGANIZATION: Final = b"organization-001"
EVENT: Final = b"event-valdese-01"
OTHER_EVENT: Final = b"event-durham-002"
TODAY: Final = date(2026, 6, 13)

ROSA: Final = Author(user=b"user-rosa-000001", role="CANVASSER")
MARCUS: Final = Author(user=b"user-marcus-0002", role="CANVASSER")
DENISE: Final = Author(user=b"user-denise-0003", role="COORDINATOR")


@cache
def lists() -> CodeLists:
    """Give the code lists of the installation, read once."""
    return load_code_lists()


def a_store(folder: Path, letter: str = "A", clock: ToldClock | None = None) -> Store:
    """Make an enrolled store in `folder`; laptops are told apart by their letter. Close it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_bytes(_with_its_tables())
    random = CountedRandom(seed=b"laptop " + letter.encode())
    store = open_existing(folder, KEY, STORE_ID, clock=clock or ToldClock(), random=random)
    store.settle_identity(
        Identity(
            organization=ORGANIZATION,
            organization_name="Healthy Hills",
            device=b"device-00000000" + letter.encode()[-1:],
            letter=letter,
            server="",
            token="",
            chain_secret=bytes(32),
            signing_seed=bytes(32),
        )
    )
    return store


@cache
def _with_its_tables() -> bytes:
    """Give the file of an empty store: making its tables takes longer than most tests."""
    with TemporaryDirectory() as folder:
        create(Path(folder), KEY, STORE_ID, clock=ToldClock(), random=CountedRandom()).close()
        return (Path(folder) / FILE_NAME).read_bytes()


def opened_again(store: Store, folder: Path) -> Store:
    """Close a store and open its file again, as after a restart."""
    store.close()
    return open_existing(folder, KEY, STORE_ID, clock=store.clock, random=store.random)


@contextmanager
def an_open_store(
    folder: Path, letter: str = "A", clock: ToldClock | None = None
) -> Iterator[Store]:
    """Make a store as `a_store` does, and close it at the end."""
    store = a_store(folder, letter, clock)
    try:
        yield store
    finally:
        store.close()


_JUANA: Final = SignUpDraft(
    name_given="Juana",
    name_family="Tomás",
    name_family2="Baltazar",
    birth="1961-04-09",
    lang_spoken="kjb",
    interpreter_wanted="YES",
    modes=("ONSITE",),
    phone="(828) 555-0134",
    zip="28690",
    wants=("COVID19",),
    granted=("STORE", "SHAREPROV", "CALL"),
)


def a_sign_up(**typed: Any) -> SignUpDraft:
    """Give a draft that may be kept, with fields typed differently where named."""
    return replace(_JUANA, **typed)


def recorded(
    store: Store, draft: SignUpDraft | None = None, author: Author = ROSA, event: bytes = EVENT
) -> Recorded:
    """Keep a sign-up, by default the one of `a_sign_up`."""
    return record_sign_up(store, author, event, draft or a_sign_up(), today=TODAY, lists=lists())


@contextmanager
def an_act(store: Store, author: Author = ROSA, event: bytes | None = EVENT) -> Iterator[Work]:
    """Open a unit of work without any role in front of it."""
    with work(store, actor=author.user, event=event) as unit:
        yield unit


def a_row(
    store: Store, kind: str, values: Mapping[str, Value], event: bytes | None = EVENT
) -> bytes:
    """Make one row of any kind by its values and give its id."""
    with an_act(store, DENISE, event) as unit:
        made = unit.create(BY_NAME[kind], values)
    return unit.id_of(made)


def edited(store: Store, kind: str, row: bytes, author: Author = ROSA, /, **values: Value) -> bytes:
    """Set fields of a row in a change of its own and give the change's id."""
    with an_act(store, author) as unit:
        unit.edit(BY_NAME[kind], row, values)
    return unit.change_id


def taken_out(store: Store, kind: str, row: bytes, author: Author = ROSA) -> bytes:
    """Take a row out and give the change's id."""
    with an_act(store, author) as unit:
        unit.take_out(BY_NAME[kind], row, "MISTAKE")
    return unit.change_id
