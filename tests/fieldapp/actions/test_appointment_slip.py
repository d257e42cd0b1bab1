"""The slip says what stands, in their language and in English; given, it stands for a phone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.appointment_slip import note_slip_given, slip_facts, slip_is_given
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from fieldapp.actions.finishing import open_among
from fieldapp.domain.appointment_slip import ASKED, TO_WRITE, SlipText, slip_texts
from fieldapp.domain.problem import RefusedError
from fieldapp.store.store import Store
from fieldapp.store.whole import standing_whole
from tests.support.clinic import PLAN
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, TODAY, a_sign_up, an_open_store, lists, recorded


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


class Table:
    """A desk at an event with times where drafts of words may be shown."""

    def __init__(self, store: Store) -> None:
        made = create_event(store, DENISE, replace(PLAN, drafts_ok=True))
        hand_out_all(store, made.event)
        self.event, self.slots = made.event, made.slots
        self.desk = OpenedDesk(
            store=store,
            author=ROSA,
            user_name="Rosa",
            event=made.event,
            lists=lists(),
            today=lambda: TODAY,
        )

    def signed_up(self, **more: object) -> bytes:
        given = {
            "granted": ("STORE", "SHAREPROV"),
            "wants": ("COVID19",),
            "seat": self.slots[0].hex(),
            "phone": "",
            "phone_kind": "NONE",
            **more,
        }
        draft = replace(a_sign_up(), **given)  # type: ignore[arg-type]
        return recorded(self.desk.store, draft, event=self.event).sign_up

    def texts(self, sign_up: bytes) -> tuple[SlipText, ...]:
        return slip_texts(slip_facts(self.desk, sign_up))

    def gaps(self) -> set[str]:
        wholes = list(standing_whole(self.desk.store, "event = ?", (self.event,), 9))
        found = open_among(self.desk.store, self.event, wholes, lists())
        return {gap.code for _, gaps in found for gap in gaps}


@pytest.fixture
def table(store: Store) -> Table:
    return Table(store)


def test_who_speaks_spanish_reads_it_and_staff_read_english(table: Table) -> None:
    sign_up = table.signed_up(lang_spoken="es", ride_mode="DRIVER", ride_ready="8:15 am")

    spanish, english = table.texts(sign_up)

    assert (spanish.language, english.language) == ("es", "en")
    assert ("Hora", "9:00 AM") in spanish.rows
    assert dict(english.rows)["Day"] == "Saturday, June 20, 2026"
    assert dict(english.rows)["Place"] == "St. Luke's"
    assert any("call you" in line for line in english.lines)  # nobody drives yet
    assert any(TO_WRITE in line for line in english.lines)
    assert slip_facts(table.desk, sign_up).ride == ASKED


def test_a_language_without_words_gets_english_and_a_draft_says_so(table: Table) -> None:
    (english,) = table.texts(table.signed_up(lang_spoken="kjb"))
    arabic, _ = table.texts(table.signed_up(lang_spoken="ar", lang_variety="Sudan"))

    assert english.language == "en"
    assert not english.draft
    assert (arabic.direction, arabic.draft) == ("rtl", True)


def test_what_somebody_reads_goes_before_what_they_speak(table: Table) -> None:
    sign_up = table.signed_up(lang_spoken="kjb", lang_written="es")
    assert table.texts(sign_up)[0].language == "es"


def test_who_is_helped_through_another_language_reads_that_one(table: Table) -> None:
    relayed = table.signed_up(lang_spoken="kjb", interpreter_wanted="YES", relay_via="es")
    knows = table.signed_up(lang_spoken="kjb", lang_other=("lo", "es"))

    assert [table.texts(each)[0].language for each in (relayed, knows)] == ["es", "es"]


def test_who_waits_is_told_that_it_is_no_fixed_time(table: Table) -> None:
    text = table.texts(table.signed_up(seat="WAIT"))[-1]
    assert "Day" not in dict(text.rows)
    assert any("waiting list" in line for line in text.lines)


def test_a_given_slip_stands_for_a_phone_and_can_be_taken_back(table: Table) -> None:
    sign_up = table.signed_up(wants=("COVID19", "FLU"))
    assert "contact" in table.gaps()

    note_slip_given(table.desk, sign_up)
    assert slip_is_given(table.desk, sign_up)
    assert "contact" not in table.gaps()

    note_slip_given(table.desk, sign_up, given=False)
    assert "contact" in table.gaps()


def test_without_a_time_there_is_nothing_to_note(table: Table) -> None:
    with pytest.raises(RefusedError) as error:
        note_slip_given(table.desk, table.signed_up(seat=""))
    assert error.value.problems[0].code == "slip_needs_time"
