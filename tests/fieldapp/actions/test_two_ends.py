"""Two laptops said ends that cannot both be true: one review item, one choice, and its undo."""

from pathlib import Path

from fieldapp.actions.reviewing import look_for_review
from fieldapp.actions.two_ends import ended_twice, let_end_stand, undo_end
from tests.support.clinic_days import ClinicDay
from tests.support.stores import DENISE, a_row, an_open_store


def said_apart(day: ClinicDay, sign_up: bytes, status: str) -> None:
    """What came from another laptop."""
    (part,) = day.line(sign_up).parts
    values = {"appointment": part.appointment, "status": status, "proof": None}
    a_row(day.store, "appointment_status", values, day.event_id)


def test_one_item_asks_which_end_was_so_and_the_other_goes_with_its_dose(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        day = ClinicDay(store)
        sign_up = day.come(0)
        day.step(sign_up, "VACC")
        said_apart(day, sign_up, "LEFT")
        desk = day.as_(DENISE)
        (found,) = look_for_review(desk).ends
        assert (found.doubt.ticket, found.doubt.ends) == ("A-001", ("VACC", "LEFT"))
        assert found.person is not None
        chosen = let_end_stand(desk, found.doubt, "LEFT")
        assert day.line(sign_up).states == {"LEFT"}
        assert (
            store.connection.execute("SELECT count(*) FROM dose WHERE _flags = 0").fetchone()[0]
            == 0
        )
        assert look_for_review(desk).ends == ()
        undo_end(desk, chosen)
        (again,) = ended_twice(desk)
        assert again.ends == found.doubt.ends


def test_an_end_that_puts_another_right_asks_nothing(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        day = ClinicDay(store)
        sign_up = day.come(0)
        said_apart(day, sign_up, "NOSHOW")
        day.step(sign_up, "VACC")
        assert ended_twice(day.as_(DENISE)) == ()


def test_the_question_is_answered_from_an_index(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        asked: list[str] = []
        store.connection.set_trace_callback(asked.append)
        ended_twice(ClinicDay(store).as_(DENISE))
        store.connection.set_trace_callback(None)
        (sql,) = [each for each in asked if "HAVING" in each]
        plan = store.connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        assert "appointment_ended" in str(plan)
