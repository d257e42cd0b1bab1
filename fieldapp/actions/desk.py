"""A laptop that is open for work: what the window needs of it, and what it shows of the event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from typing_extensions import override

from fieldapp.actions.acting import Author, row_here
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.finding import sign_ups_seen
from fieldapp.actions.form_ties import NO_TIES, FormTies, plain_ties, read_blank, read_ties
from fieldapp.actions.nearby import speakers_nearby
from fieldapp.actions.returning import Coming, record_coming
from fieldapp.actions.seating import seats_offered, taking_place
from fieldapp.actions.signing_up import (
    Recorded,
    draft_of,
    open_sign_up,
)
from fieldapp.actions.waiting import ComeBack, times_to_come_back
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.phones import load_library
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.seats import SeatsOffered
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.touched import Touched
from fieldapp.domain.typed import from_plain, plain
from fieldapp.domain.values import Value
from fieldapp.store.drafts import SIGN_UP, SavedDraft, drafts_of, drop_draft, save_draft
from fieldapp.store.erasing import erased_among, scrub
from fieldapp.store.lines import SignUpLine
from fieldapp.store.lists import (
    people_at,
    sign_up_lines,
    sign_up_lines_of_people,
    sign_ups_standing,
    waiting_sums,
)
from fieldapp.store.log import standing
from fieldapp.store.rows import read_row, read_rows
from fieldapp.store.search import find, index_some
from fieldapp.store.store import Store
from fieldapp.store.tickets import coming_ticket

MOST_LINES: Final = 500
"""How many sign-ups of an event the list beside the form holds, the newest."""
MOST_FOUND: Final = 50
"""How many it holds while it is searched, the best."""


_EMPTY: Final = SignUpDraft()
_AT: Final = "_at"
"""Under which a draft keeps the question that was being answered."""
_OPENED: Final = "_opened"
"""Under which the draft of a correction keeps what the form showed before anything was typed."""


def _nothing() -> None:
    pass


def _nothing_to_note() -> Callable[[], None]:
    return _nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDesk:
    """An unlocked store, who is at the keyboard, and where the work goes.

    `event` is the event people sign up for, None while none was given to this laptop. `server` and
    `token` are empty on a laptop that syncs with nobody; `cadata` is a certificate authority (PEM)
    that only this laptop trusts. `release` gives back what the opener holds besides the store.
    `noting`, on the store's thread, looks where the laptop stands and gives what writes it into the
    keyring's note; that may wait for a person and belongs on another thread. Neither raises.
    `look_again` gives the desk as it is after rows came: a new laptop learns of role and event
    only then. Belongs to the thread that opened it.
    """

    store: Store
    author: Author
    user_name: str
    event: bytes | None
    lists: CodeLists
    today: Callable[[], date]
    server: str = ""
    token: str = ""
    cadata: str | None = None
    release: Callable[[], None] = _nothing
    noting: Callable[[], Callable[[], None]] = _nothing_to_note
    look_again: "Callable[[OpenedDesk], OpenedDesk] | None" = None

    def close(self) -> None:
        """Close the store and give everything back; nothing that was saved depends on it."""
        try:
            try:
                write_note = self.noting()
            finally:
                self.store.close()
            write_note()
        finally:
            self.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """What a sign-up form shows of its event.

    `starts` is a local time as `2026-06-13T08:00`; `languages` and `groups` are tags and vaccine
    groups in the order the coordinator gave them, without repeats, and what is given at the event
    it books for after its own; both may be empty. `drafts_ok`:
    participants may be shown words that nobody has reviewed yet. `speakers` counts, by tag, who
    speaks what in the county, as far as that is known.
    """

    id: bytes
    title: str
    place: str
    starts: str
    languages: tuple[str, ...]
    groups: tuple[str, ...]
    drafts_ok: bool = False
    speakers: tuple[tuple[str, int], ...] = ()
    code: str = ""


def event_shown(store: Store, event: bytes) -> EventShown:
    """Give an event as the form shows it. Raises: RefusedError not_here; StoreError."""
    row = row_here(store, "event", event)
    offers = read_rows(store.connection, BY_NAME["offer"], "event = ?", (event,))
    booked = taking_place(store, row.ref("next_event"))
    if booked is not None:
        offers += read_rows(store.connection, BY_NAME["offer"], "event = ?", (booked.id,))
    site = row.values.get("site")
    place = row_here(store, "site", site).text("name") if isinstance(site, bytes) else ""
    return EventShown(
        id=event,
        code=row.text("code"),
        title=row.text("title"),
        place=place,
        starts=row.text("starts"),
        languages=_firsts(row.values.get("languages_expected")),
        groups=tuple(dict.fromkeys(offer.text("group") for offer in offers)),
        drafts_ok=row.values.get("drafts_ok") is True,
        speakers=speakers_nearby(store, row.ref("site")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSums:
    """Where the sign-ups on this laptop stand, in numbers; withdrawn ones are not counted.

    `only_here` have work in them that the server does not have, `waiting` counts such changes of
    any kind. `attention` counts what this laptop did and the server put aside; `on_server` are
    those in which nothing waits and nothing was put aside.
    """

    only_here: int
    on_server: int
    attention: int
    waiting: int = 0


def sum_up(desk: OpenedDesk) -> DeskSums:
    """Count where the sign-ups stand. Raises: StoreError."""
    store = desk.store
    waiting = waiting_sums(store)
    return DeskSums(
        only_here=waiting.sign_ups,
        on_server=sign_ups_standing(store) - waiting.sign_ups - waiting.aside,
        attention=standing(store).held,
        waiting=waiting.changes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSeen:
    """What the desk shows beside the form: newest sign-ups first, or the best matches.

    `seats` are the times that can be given, None where there are none; `come_back` are those at
    which somebody may come back for an interpreter today.
    """

    event: EventShown | None
    coming_ticket: str
    lines: tuple[SignUpLine, ...]
    seats: SeatsOffered | None = None
    come_back: tuple[ComeBack, ...] = ()


def look_at_desk(desk: OpenedDesk, words: str = "") -> DeskSeen:
    """Give the event, the next ticket and the list, or what matches `words`.

    Raises: RefusedError not_here; StoreError.
    """
    store, event = desk.store, desk.event
    if event is None:
        return DeskSeen(event=None, coming_ticket="", lines=())
    searching = bool(words.strip())
    lines = () if searching else sign_up_lines(store, event, most=MOST_LINES)
    return DeskSeen(
        event=event_shown(store, event),
        coming_ticket=coming_ticket(store, event),
        lines=find_at_desk(desk, words) if searching else sign_ups_seen(desk.author, lines),
        seats=seats_offered(store, event),
        come_back=times_to_come_back(store, event),
    )


def find_at_desk(desk: OpenedDesk, words: str) -> tuple[SignUpLine, ...]:
    """Give the sign-ups of the event whose people `words` find, best first: for each key typed.

    Looks at the `MOST_LINES` best people at whatever event. Raises: StoreError.
    """
    store, event = desk.store, desk.event
    if event is None:
        return ()
    here: list[bytes] = []
    for most in (MOST_FOUND, MOST_LINES):  # few stores hold many events: seldom are more needed
        found = find(store, words, most=most)
        here = people_at(store, event, found)
        if len(here) >= MOST_FOUND or len(found) < most:
            break
    lines = sign_up_lines_of_people(store, event, here[:MOST_FOUND])
    return sign_ups_seen(desk.author, lines)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DeskDraft:
    """A form as it is typed; the draft of a correction has the id of its sign-up.

    `opened` is what the kept sign-up held when it was opened, None for a new one; `withdrawn`
    whether it was withdrawn then. `saved_ms` is when it was last kept, for one that waits; `at`
    the question that was being answered.
    """

    id: bytes
    draft: SignUpDraft
    opened: SignUpDraft | None = None
    ticket: str = ""
    withdrawn: bool = False
    saved_ms: int = 0
    at: str = ""
    blank: SignUpDraft = _EMPTY
    """What a new form held before anything was typed, such as the number of a slip."""
    partly_hidden: bool = False
    """Somebody else's, whose sensitive answers are not on this screen: they are not missing."""
    ties: FormTies = NO_TIES

    @override
    def __repr__(self) -> str:
        return f"DeskDraft({self.id.hex()})"

    @property
    def untouched(self) -> bool:
        """Whether nothing would be lost if it went."""
        return self.draft == (self.opened or self.blank)


def record(desk: OpenedDesk, form: DeskDraft) -> Recorded:
    """Keep a new sign-up; its draft goes in the same moment. Raises: RefusedError; StoreError."""
    if desk.event is None:
        raise RefusedError((Problem(field="event", code="event_unknown"),))
    coming = Coming(event=desk.event, ties=form.ties, draft_id=form.id)
    return record_coming(
        desk.store, desk.author, form.draft, coming, today=desk.today(), lists=desk.lists
    )


def correct(desk: OpenedDesk, form: DeskDraft) -> Touched:
    """Bring a kept sign-up to what the form says, and back where it was withdrawn.

    Raises: RefusedError; StoreError.
    """
    store, author = desk.store, desk.author
    touched = amend_sign_up(
        store,
        author,
        form.id,
        form.draft,
        today=desk.today(),
        lists=desk.lists,
        opened=form.opened,
    )
    if form.withdrawn:
        touched |= undo_withdrawal(store, author, form.id)
    drop_draft(store, author.user, form.id)
    return touched


def take_back(desk: OpenedDesk, sign_up: bytes) -> Touched:
    """Withdraw a sign-up. Raises: RefusedError; StoreError."""
    return withdraw_sign_up(desk.store, desk.author, sign_up)


def bring_back(desk: OpenedDesk, sign_up: bytes) -> Touched:
    """Undo a withdrawal. Raises: RefusedError; StoreError."""
    return undo_withdrawal(desk.store, desk.author, sign_up)


def open_at_desk(desk: OpenedDesk, sign_up: bytes) -> DeskDraft:
    """Give a kept sign-up as the form shows it. Raises: RefusedError not_here."""
    rows = open_sign_up(desk.store, sign_up)
    draft = draft_of(rows)
    return DeskDraft(
        id=sign_up,
        draft=draft,
        opened=draft,
        ticket=rows.sign_up.text("ticket"),
        withdrawn=rows.withdrawn,
        partly_hidden=rows.person.restricted,
    )


def keep_draft(desk: OpenedDesk, form: DeskDraft) -> None:
    """Keep what is typed on this laptop; it is no change and goes nowhere. Raises: StoreError."""
    opened = {} if form.opened is None else {_OPENED: plain(form.opened)}
    save_draft(
        desk.store,
        desk.author.user,
        form.id,
        {
            **plain(form.draft),
            **opened,
            _AT: form.at,
            **plain_ties(form.ties, form.blank),
        },
        form=SIGN_UP,
        event=desk.event,
        now_ms=desk.store.right_ms(),
    )


def forget_draft(desk: OpenedDesk, draft: bytes) -> None:
    """Forget a draft. Raises: StoreError."""
    drop_draft(desk.store, desk.author.user, draft)


def waiting_drafts(desk: OpenedDesk) -> tuple[DeskDraft, ...]:
    """Give this person's drafts of this event, the last saved last. Raises: StoreError."""
    store = desk.store
    return tuple(
        _waiting(desk, saved)
        for saved in reversed(drafts_of(store, desk.author.user, SIGN_UP))
        if saved.event == desk.event
    )


def _waiting(desk: OpenedDesk, saved: SavedDraft) -> DeskDraft:
    draft, at = from_plain(SignUpDraft, saved.typed), saved.typed.get(_AT)
    at = at if isinstance(at, str) else ""
    kept = read_row(desk.store.connection, BY_NAME["sign_up"], saved.id)
    if kept is None or kept.dead:
        return DeskDraft(
            id=saved.id,
            draft=draft,
            saved_ms=saved.saved_ms,
            at=at,
            ties=read_ties(saved.typed),
            blank=read_blank(saved.typed),
        )
    form = replace(open_at_desk(desk, saved.id), draft=draft, saved_ms=saved.saved_ms, at=at)
    opened = saved.typed.get(_OPENED)
    if isinstance(opened, Mapping):  # what was in sight then, whatever came in since
        form = replace(form, opened=from_plain(SignUpDraft, opened))
    return form


def erased_of(desk: OpenedDesk, sign_ups: frozenset[bytes]) -> frozenset[bytes]:
    """Give those sign-ups whose people asked to be erased. Raises: StoreError."""
    return frozenset(erased_among(desk.store, sign_ups))


def get_ready(_desk: OpenedDesk) -> None:
    """Load what the first number written in an unusual way would wait for."""
    load_library()


def index_a_bit(desk: OpenedDesk) -> int:
    """Take a bit of what came in into the search index; gives 0 when nothing is left to do."""
    done = index_some(desk.store)
    if not done:
        scrub(desk.store)  # where it was cut short, or somebody was reading
    return done


def _firsts(entries: Value) -> tuple[str, ...]:
    given = entries if isinstance(entries, list) else []
    firsts = [each[0] if isinstance(each, list) and each else each for each in given]
    return tuple(dict.fromkeys(each for each in firsts if isinstance(each, str)))
