"""Those of the Saturday who need the whole form: a family of seven, Tyrell, Mr. Hayes."""

from typing import Final

from PySide6.QtCore import Qt

from fieldapp.actions.signing_up import draft_of
from tests.flow.saturday import Saturday
from tests.flow.saturday_crowd import agreed_for, next_time
from tests.flow.saturday_table import Answer

FAMILY: Final = (
    *(("Óscar", "40"), ("Luis", "12"), ("Ana", "9")),
    *(("Rosa", "7"), ("Juan", "4"), ("Sol", "8 m")),
)
OF_AGE: Final = frozenset({"Óscar"})
ADDRESS: Final = "311 Burkemont Avenue"
SIDE_DOOR: Final = "230 Old Depot Road, side door"


def a_family(day: Saturday) -> None:
    """Seven at A: address, phone and language are typed once; the baby's age is in months."""
    table, screen = day.a, day.a.window.screen
    wanted: dict[str, Answer] = {
        "wants": ("FLU",),
        "granted": ("STORE", "SHAREPROV"),
        "seat": next_time,
    }
    mother: dict[str, Answer] = {
        "given": "Elena",
        "family": "Sánchez",
        "birth": "1988",
        "speaks": ("es",),
    }
    table.in_full(**mother, phone="828 555 0167", zip="28655", street=ADDRESS, **wanted)
    for at, (name, birth) in enumerate(FAMILY):
        screen.family_key.activated.emit()
        table.window.settle()
        child: dict[str, Answer] = {} if name in OF_AGE else agreed_for(("FLU",), f"G-01{at:02}")
        table.in_full(given=name, birth=birth, **wanted, **child)
    day.known["baby"] = table.save()
    table.short_again()
    kept = [draft_of(table.laptop.opened(line.sign_up)) for line in table.lines]
    kept = [each for each in kept if each.lang_spoken == "es"]
    assert len(kept) == 7
    assert {each.street for each in kept} == {ADDRESS}
    assert {each.phone[-4:] for each in kept} == {"0167"}
    people = table.laptop.rows("person")
    assert len({each.get("household") for each in people.values()} - {None}) == 1
    baby = people[table.laptop.opened(day.known["baby"].sign_up).person.id]
    said = [baby[each] for each in ("birth_precision", "age_said", "age_unit")]
    assert said == ["AGE", 8, "M"]


def tyrell_is_sixteen(day: Saturday) -> None:
    """Signed up and never booked: his mother is asked first, in the evening, on her phone."""
    table = day.a
    state = table.window.screen.presenter.state
    assert state.seats is not None
    free, first = state.seats.free, (state.seats.seats[0].code,)
    table.in_full(
        given="Tyrell",
        family="Gaither",
        birth="16",
        speaks=("en",),
        written=("es",),
        phone="828 555 0199",
        phone_kind=("RELATIVE",),
        best=("WDEV",),
        wants=("COVID19",),
        granted=("STORE", "SHAREPROV"),
        seat=first,
    )
    table.window.save()
    said = table.window.screen.form.grid.fields["guardian_for"].problem.text()
    assert "parent or guardian" in said
    tyrell = day.known["tyrell"] = table.save()
    table.short_again()
    kept = draft_of(table.laptop.opened(tyrell.sign_up))
    assert (kept.seat, kept.phone_kind, kept.best_time) == ("", "RELATIVE", ("WDEV",))
    assert {row["kind"] for row in table.laptop.rows("task").values()} == {"GUARDIAN"}
    after = table.window.screen.presenter.state.seats
    assert after is not None
    assert after.free == free
    slip = table.window.screen.slip
    slip.key.activated.emit()
    table.window.settle()
    assert [each.language for each in slip.presenter.state.texts] == ["es", "en"]
    slip.take_down()


def mr_hayes(day: Saturday) -> None:
    """He called on Friday; now he is here: no texts, a lift there and back from the side door."""
    table, screen = day.a, day.a.window.screen
    table.sit_down()
    screen.find_key.activated.emit()
    table.window.type(screen.search, "Hayes")
    table.window.settle()
    table.window.key(screen.search, Qt.Key.Key_Return)
    table.window.key(screen.list, Qt.Key.Key_Return)
    table.window.settle()
    assert screen.presenter.kept_sign_up == day.known["hayes"].sign_up
    table.in_full(
        phone_kind=("LAND",),
        wants=("COVID19",),
        access=("LIFT",),
        seat=next_time,
        ride=("DRIVER",),
        ride_agreed=("SHARERIDE",),
        pickup=SIDE_DOOR,
    )
    table.window.save()
    table.short_again()
    kept = draft_of(table.laptop.opened(day.known["hayes"].sign_up))
    assert (kept.phone_kind, "CALL" in kept.granted, "SMS" in kept.granted) == ("LAND", True, False)
    assert (kept.ride_mode, kept.ride_pickup) == ("DRIVER", SIDE_DOOR)
    assert {"RETURN", "WHEELCHAIR"} <= {*kept.ride_with}  # as the form proposed
