"""The Saturday of the story until a quarter to ten: what happens, and what the app must do."""

from typing import Final

from fieldapp.actions.signing_up import draft_of
from fieldapp.outreach_words import QUESTIONS
from tests.flow.saturday import Moment, Saturday
from tests.flow.saturday_crowd import last_time, next_time
from tests.flow.saturday_in_full import a_family, mr_hayes, tyrell_is_sixteen
from tests.flow.saturday_paper import slips_for_the_rain
from tests.flow.saturday_table import Answer, plain
from ui.day.checks import GIGABYTE
from ui.day.screen import READY, DayScreen
from ui.interpreters.screen import InterpretersScreen
from ui.machine import Machine
from ui.sign_up.maybe_words import spoken_words
from ui.sign_up.state import FULL, QUICK
from ui.tally.screen import TallyScreen
from ui.words.screen import WordsScreen


def windows_restarts_c(day: Saturday) -> None:
    """C is started anew by its own system: nothing is lost, and it says that it is ready."""
    day.c.freeze()
    day.c.open()
    page = day.c.page("day", READY)
    assert isinstance(page, DayScreen)
    assert "ffline is fine" in page.headline.text()
    day.c.at_the_form()


def one_power_strip(day: Saturday) -> None:
    """How full the battery of B is and when it last saved can always be seen."""
    window = day.b.window
    own = window.desktop.window.own
    assert own.machine is not None
    own.machine.machine = Machine(battery=64, plugged=False, free=48 * GIGABYTE)
    own.machine.changed.emit()
    window.settle()
    assert "64" in plain(window.desktop.window.bottom.battery.text())
    assert not own.bars.battery.isVisible()


def tables_are_set(day: Saturday) -> None:
    """Each laptop says that it is ready, and that no network is fine."""
    for table, held in zip(day.tables, (20, 20, 20), strict=True):
        page = table.page("day", READY)
        assert isinstance(page, DayScreen)
        assert "ffline is fine" in page.headline.text()
        seats = next(plain(line.words) for line in page.lines.lines if line.code == "seats")
        assert seats.startswith(f"{held} free, at 4 times")
        table.at_the_form()


def she_points_at_her_language(day: Saturday) -> None:
    """B shows the I-speak screen; she points when Rosa reads the line aloud."""
    window = day.b.window
    window.screen.go_to_place("i_speak")
    window.settle()
    cover = window.screen.pointing
    assert cover is not None
    assert cover.up
    tiles = [each for each in cover.sheet.shown if each.tile is not None]
    assert [each.tile.tag for each in tiles[:4] if each.tile] == ["en", "es", "mww", "kjb"]
    tiles[3].click()
    window.settle()
    assert not cover.up
    assert (day.b.draft.lang_spoken, day.b.draft.lang_method) == ("kjb", "CARD")


def come_back_at_ten(day: Saturday) -> None:
    """No interpreter before ten: a quick record, relay through Spanish, when to come back."""
    table = day.b
    assert "2026-06-13T10:00" in table.window.screen.presenter.state.times_back
    juana = day.known["juana"] = table.comes_in_full(
        given="Juana",
        family="Baltazar",
        birth="1961",
        variety="Soloma",
        interpreter=("YES",),
        modes=("RELAY",),
        return_at=("2026-06-13T10:00",),
        relay=("es",),
        phone="336 555 0137",
        wants=("COVID19",),
        granted=("STORE", "SHAREPROV"),
        seat=next_time,
    )
    kept = table.laptop.opened(juana.sign_up)
    assert draft_of(kept).return_at == "2026-06-13T10:00"
    assert draft_of(kept).relay_via == "es"
    assert kept.need is not None


def two_elders(day: Saturday) -> None:
    """Vang Chue, and Chue Vang behind him: said softly, both kept, nothing merged."""
    table = day.c
    elder: dict[str, Answer] = {"speaks": ("mww",), "wants": ("COVID19",), "seat": next_time}
    day.known["vang"] = table.comes("Vang Chue", "1948", phone="828 555 0150", **elder)
    table.window.screen.form.focus_first()
    granted = ("STORE", "SHAREPROV")
    other: dict[str, Answer] = {"name": "Chue Vang", "birth": "1948", "phone": "828 555 0151"}
    table.by_keys(other | elder | {"granted": granted})
    maybe = table.window.screen.maybe
    maybe.look()
    table.window.settle()
    vang = table.laptop.opened(day.known["vang"].sign_up).person.id
    assert [each.line.person for each in maybe.found] == [vang]
    strip = table.window.screen.form.maybe
    assert strip.isVisible()
    assert "1948" in plain(spoken_words(maybe.found))
    day.known["chue"] = table.save()
    persons = table.laptop.rows("person").values()
    assert [each["birth_date"] for each in persons].count("1948") == 2


def no_name_only_a_tally(day: Saturday) -> None:
    """Told in plain words who sees it; still no name: counted, and nothing else is kept."""
    table, before = day.b, len(day.b.lines)
    words = table.page("words")
    assert isinstance(words, WordsScreen)
    words.presenter.choose_part(QUESTIONS)
    words.presenter.find("who sees")
    table.window.settle()
    assert "Who sees my answers?" in {each.head.text for each in words.presenter.state.found}
    page = table.page("tally")
    assert isinstance(page, TallyScreen)
    for code in ("TALKED", "NONAME"):
        page.count_keys[code].activated.emit()
    table.window.settle()
    counted = {key.code: key.number.text() for key in page.keys if key.number.text() != "0"}
    assert counted == {"TALKED": "1", "NONAME": "1"}
    table.at_the_form()
    assert len(table.lines) == before


def b_freezes(day: Saturday) -> None:
    """The power button in the middle of a record: the same letters, at the same question."""
    table = day.b
    table.sit_down()
    asked = table.window.screen.form.questions
    table.window.type(asked.name, "Oksana Bondar")
    table.window.type(asked.birth, "1970")
    asked.phone.setFocus()
    table.window.keep()
    table.freeze()
    table.open()
    asked = table.window.screen.form.questions
    assert (asked.name.text(), asked.birth.text()) == ("Oksana Bondar", "1970")
    assert table.window.desktop.window.focusWidget() is asked.phone
    table.by_keys({"phone": "704 555 0190", "speaks": ("uk",), "wants": ("COVID19",)})
    table.by_keys({"granted": ("STORE", "SHAREPROV"), "seat": next_time})
    table.save()


def quick_is_suggested(day: Saturday) -> None:
    """The line is long: the short form is suggested, and nothing happens by itself."""
    table, screen = day.a, day.a.window.screen
    line = table.window.desktop.window.line_keys.line
    assert line is not None
    screen.presenter.ask(FULL)
    for _ in range(4):
        line.hand_out()
        table.window.settle()
    day.it_is("08:54")
    table.window.settle()
    assert screen.suggestion.isVisible()
    assert "The quick form is suggested" in screen.suggestion.notice.words.text()
    assert screen.presenter.state.depth == FULL
    screen.depth_key.activated.emit()
    assert screen.presenter.state.depth == QUICK
    assert not screen.suggestion.isVisible()


def asl_and_not_notes(day: Saturday) -> None:
    """Ms. Cole's own order binds: a signing team first; by video nothing came without a network."""
    line = day.b.comes(
        "Ms Cole",
        "1979",
        speaks=("ase",),
        interpreter=("YES",),
        modes=("SIGN2", "VIDEO"),
        phone="704 555 0149",
        wants=("COVID19",),
        seat=last_time,
    )
    draft = draft_of(day.b.laptop.opened(line.sign_up))
    assert (draft.lang_spoken, draft.modes) == ("ase", ("SIGN2", "VIDEO"))
    page = day.b.page("interpreters")
    assert isinstance(page, InterpretersScreen)
    page.presenter.show("all")
    items = page.presenter.state.items
    page.presenter.go_to(next(e for e in items if getattr(e, "sign_up", b"") == line.sign_up))
    page.presenter.choose_who("NONE")
    page.presenter.choose_closing(problem="NOAUDIO")
    page.presenter.note()
    day.b.window.settle()
    noted = day.b.laptop.rows("need_status").values()
    assert [each["state"] for each in noted] == ["NOTDELIVERED"]
    day.b.at_the_form()


def seats_run_out(day: Saturday) -> None:
    """A's seats at nine are gone: A offers the next time or the list, B still has its four."""
    table = day.a
    seats = table.window.screen.presenter.state.seats
    assert seats is not None
    nine = seats.seats[0].code
    flu: dict[str, Answer] = {"wants": ("FLU",), "phone": "828 555 0174"}
    for name in ("Yolanda Hensley", "Opal Kincaid"):
        line = table.comes(name, **flu, seat=(nine,))
        assert table.laptop.opened(line.sign_up).seat == nine
    assert not any(each.startswith("9:00") for each in table.times())
    assert day.b.times()[0] == "9:00 · 4"
    later = table.comes("Hazel Crawley", **flu, seat=next_time)
    assert table.laptop.opened(later.sign_up).seat not in {"", "WAIT", nine}
    for name in ("Clyde Wakefield", "Loretta Conley"):
        day.c.comes(name, **flu, seat=(nine,))
    waits = table.comes("Linda Shuping", **flu, seat=("WAIT",))
    assert table.laptop.opened(waits.sign_up).seat == "WAIT"
    for each in day.tables:
        each.keeps_first = False


def no_list_on_a_table(day: Saturday) -> None:
    """The deacon asks for the list: no page here gives one, by no key."""
    for table in day.tables:
        assert table.page("rosters") is None
        assert "rosters" not in table.window.desktop.window.side.buttons


MORNING: Final[tuple[tuple[str, Moment], ...]] = (
    ("06:55", windows_restarts_c),
    ("07:40", one_power_strip),
    ("08:00", tables_are_set),
    ("08:01", slips_for_the_rain),
    ("08:04", she_points_at_her_language),
    ("08:06", come_back_at_ten),
    ("08:11", a_family),
    ("08:15", two_elders),
    ("08:20", no_name_only_a_tally),
    ("08:31", b_freezes),
    ("08:40", quick_is_suggested),
    ("08:52", asl_and_not_notes),
    ("09:05", tyrell_is_sixteen),
    ("09:10", mr_hayes),
    ("09:30", seats_run_out),
    ("09:45", no_list_on_a_table),
)
