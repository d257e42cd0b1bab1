"""The laptops page against a real server over HTTP: how they stand, codes, and shutting out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from fieldapp import __version__
from fieldapp.actions.acting import Author
from fieldapp.actions.events import (
    EventPlan,
    OfferPlan,
    SlotPlan,
    create_event,
    publish_event,
)
from fieldapp.actions.laptops_ready import GRACE_MS
from fieldapp.actions.workers import assign_to_event
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.versions import codes_version
from sync.client.engine import Engine
from sync.client.errors import SyncError
from sync.client.syncing import PATH
from sync.protocol.invitation import read_code
from sync.protocol.messages import encode
from sync.server.enrol import revoke
from sync.server.people import add_user
from tests.support.laptops import Laptop, Programme
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from tests.ui.walking import SIZES, cut, named, shown
from ui.i18n import NAMES
from ui.laptops.qr import matrix_of
from ui.laptops.screen import LaptopsScreen
from ui.laptops.state import Side
from ui.look import DARK
from ui.pages import entries_for
from ui.paper import a_printer
from ui.widgets.chips import Picked


class Office:
    """The coordinator's window with the laptops page in sight."""

    def __init__(self, laptop: TestLaptop) -> None:
        self.laptop = laptop
        self.window = laptop.desktop.window
        self.window.resize(1366, 768)
        page = self.window.go_to("laptops")
        assert isinstance(page, LaptopsScreen)
        self.page = page
        laptop.settle()

    def badges(self) -> dict[str, str]:
        """The word at the end of each line, by letter."""
        return {plain(row.lead): plain(row.badge) for row in self.page.model.rows}

    def choose(self, letter: str) -> None:
        rows = [plain(row.lead) for row in self.page.model.rows]
        self.page.list.setCurrentIndex(self.page.model.index(rows.index(letter)))
        self.laptop.settle()

    def sync(self) -> None:
        assert self.laptop.desktop.sync is not None
        self.laptop.desktop.sync.start()
        self.laptop.settle()


def tell(laptop: Laptop) -> None:
    """Let a laptop say how much it has made, on a line that carries none of it."""
    ask = Engine(laptop.store, timer=lambda: 0.0).ask()
    laptop.wire().post(PATH, encode(msgspec.structs.replace(ask, batch=None)))


def plain(text: str) -> str:
    return text.translate({0x2066: None, 0x2068: None, 0x2069: None})


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


@pytest.fixture
def rosa(programme: Programme) -> Laptop:
    return programme.canvasser("Rosa")


@contextmanager
def office_of(
    app: QApplication, programme: Programme, folder: Path, server: str | None = None
) -> Iterator[Office]:
    denise = programme.denise
    with programme.server.serving() as url:
        where = url if server is None else server
        desk = a_desk(denise.store, denise.event, author=denise.author, server=where)
        with a_laptop(app, folder, lambda: desk) as laptop:
            yield Office(laptop)


@pytest.fixture
def office(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> Iterator[Office]:
    with office_of(qapp, programme, tmp_path) as made:
        yield made


def test_only_those_who_steer_have_the_page() -> None:
    having = {
        role
        for role in ("CANVASSER", "CALLER", "COORDINATOR", "REGIONAL", "STEWARD", "ADMIN")
        if any(entry.code == "laptops" for entry in entries_for(role))
    }
    assert having == {"COORDINATOR", "STEWARD", "ADMIN"}


def test_what_is_only_on_a_laptop_is_said_by_its_own_last_word(
    office: Office, programme: Programme, rosa: Laptop
) -> None:
    assert office.badges() == {"Z": "this one", "A": "all here"}
    rosa.record()
    rosa.record(name_given="Eva", zip="")
    rosa.sync()
    rosa.sync()  # what is to be finished goes where no work is on the way
    rosa.record(name_given="Later")
    tell(rosa)
    office.sync()
    assert office.badges()["A"] == "1 only there"
    office.choose("A")
    values = [plain(each.text()) for each in office.page.laptop.values]
    assert values[0] == "Rosa"
    assert "Changes of any kind: 1" in values[2]
    lists = codes_version(load_code_lists().newest)
    assert values[3] == "Food pantry, Sat 13 Jun, 9:00 AM: has it"
    assert values[4] == "To finish: 1"
    assert values[6] == f"{__version__}, lists of {lists}"


def test_a_laptop_of_todays_event_that_was_not_heard_of_is_waited_for(
    office: Office, programme: Programme, rosa: Laptop
) -> None:
    programme.server.clock.now_ms += 8 * 3600 * 1000
    office.sync()
    office.page.presenter.watch.look()
    office.laptop.settle()
    assert office.badges()["A"] == "waited for"
    assert office.page.badge == 1
    assert office.window.side.buttons["laptops"].badge.text() == "1"
    office.choose("A")
    assert office.page.laptop.awaited.isVisible()
    office.window.go_to("sign_up")
    rosa.sync()
    office.sync()
    assert office.page.badge == 0


def test_a_laptop_that_lacks_tomorrows_event_is_warned_of_a_minute_after_it_was_published(
    office: Office, programme: Programme, rosa: Laptop
) -> None:
    """Friday 18:30: the laptop is closed at its user's home and gets nothing."""
    denise = programme.denise
    programme.server.clock.now_ms += 1_000
    plan = EventPlan(
        code="BUR-0614A",
        title="Clinic",
        kind="CLINIC",
        starts="2026-06-14T09:00",
        ends="2026-06-14T13:00",
        offers=(OfferPlan(group="FLU", age_from="6 months"),),
        slots=(SlotPlan(starts="2026-06-14T09:00", ends="2026-06-14T09:20", capacity=10),),
    )
    event = create_event(denise.store, denise.author, plan).event
    assign_to_event(denise.store, denise.author, rosa.author.user, event)
    publish_event(denise.store, denise.author, event)
    office.sync()
    assert (office.badges()["A"], office.page.badge) == ("all here", 0)
    programme.server.clock.now_ms += GRACE_MS
    office.sync()
    assert (office.badges()["A"], office.page.badge) == ("not ready", 1)
    office.choose("A")
    assert "Clinic is not on it yet" in plain(office.page.laptop.awaited.words.text())
    rosa.sync()
    office.sync()
    assert (office.badges()["A"], office.page.badge) == ("all here", 0)
    assert plain(office.page.laptop.values[3].text()) == (
        "Food pantry, Sat 13 Jun, 9:00 AM: has it"
    )


def test_a_code_is_made_for_somebody_who_works_here(office: Office, programme: Programme) -> None:
    page = office.page
    page.invite_key.activated.emit()
    assert page.presenter.state.side is Side.INVITE
    assert office.window.focusWidget() is page.invite.person
    user = next(each for each in page.presenter.state.seen.people if each.name == "Rosa")  # type: ignore[union-attr]
    page.invite.people.picked.emit(Picked(codes=(user.user.hex(),)))
    assert page.invite.label.text() == "Rosa's laptop"
    page.send_keys[0].activated.emit()
    office.laptop.settle()
    code = page.presenter.state.code
    assert code is not None
    assert read_code(code.text) is not None
    assert code.text in plain(page.code.code.text())
    assert page.code.server.text()
    page.leave_key.activated.emit()
    assert page.presenter.state.code is None
    assert code.text not in page.code.code.text()


def test_a_new_person_is_added_sent_up_and_invited(office: Office, programme: Programme) -> None:
    page = office.page
    page.laptop.invite.click()
    page.invite.people.picked.emit(Picked(codes=("NEW:Mai  Yang ",)))
    page.invite.send.click()
    assert "Choose what" in page.invite.fields["role"].problem.text()
    page.invite.roles.chips[0].click()
    office.laptop.type(page.invite.label, " 2")
    page.invite.send.click()
    office.laptop.settle()
    code = page.presenter.state.code
    assert code is not None, page.presenter.state.invitation
    assert (code.name, code.label) == ("Mai  Yang", "Mai's laptop 2")
    programme.denise.sync()
    people = [row["name"] for row in programme.denise.rows("user").values()]
    assert people.count("Mai  Yang") == 1


def test_without_a_network_the_form_stays_and_says_what_to_do(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    with office_of(qapp, programme, tmp_path, "http://127.0.0.1:9") as office:
        page = office.page
        page.laptop.invite.click()
        page.invite.people.picked.emit(Picked(codes=("NEW:Mai",)))
        page.invite.roles.chips[0].click()
        page.invite.send.click()
        office.laptop.settle()
        assert "no connection" in page.invite.said.text()
        assert page.presenter.state.invitation.name == "Mai"
        page.invite.send.click()
        office.laptop.settle()
        users = [row["name"] for row in programme.denise.rows("user").values()]
        assert users.count("Mai") == 1


def test_a_laptop_by_itself_invites_nobody(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    with office_of(qapp, programme, tmp_path, "") as office:
        assert not office.page.laptop.invite.isEnabled()
        office.page.invite_key.activated.emit()
        assert office.page.presenter.state.side is Side.LAPTOP


def test_shutting_out_takes_the_letter_and_says_what_never_came(
    office: Office, rosa: Laptop
) -> None:
    page = office.page
    rosa.record()
    tell(rosa)
    office.sync()
    office.choose("A")
    page.laptop.revoke.click()
    assert "cannot be undone" in page.revoke.warning.words.text()
    assert "does not come any more" in page.revoke.warning.words.text()
    office.laptop.type(page.revoke.letter, "b")
    assert not page.revoke.go.isEnabled()
    page.send_keys[0].activated.emit()
    office.laptop.settle()
    rosa.sync()
    page.revoke.letter.selectAll()
    office.laptop.type(page.revoke.letter, "a")
    page.revoke.go.click()
    office.laptop.settle()
    assert "A is shut out" in plain(page.laptop.done.words.text())
    office.sync()
    assert office.badges()["A"] == "shut out"
    assert page.model.rows[-1].struck
    assert not page.laptop.revoke.isVisible()
    with pytest.raises(SyncError) as refused:
        rosa.sync()
    assert refused.value.code == "revoked"


def test_what_the_server_refuses_is_said_in_place(office: Office, programme: Programme) -> None:
    page = office.page
    office.choose("A")
    page.laptop.revoke.click()
    office.laptop.type(page.revoke.letter, "A")
    revoke(programme.server.service, programme.server.org, programme.denise.device)
    page.revoke.go.click()
    office.laptop.settle()
    assert "no longer lets this laptop in" in page.revoke.field.problem.text()
    assert page.presenter.state.side is Side.REVOKE
    page.leave_key.activated.emit()
    assert office.window.focusWidget() is page.list


def test_an_invitation_is_printed_on_one_sheet(office: Office, tmp_path: Path) -> None:
    page = office.page
    page.laptop.invite.click()
    page.invite.people.picked.emit(Picked(codes=("NEW:Mai",)))
    page.invite.roles.chips[0].click()
    page.invite.send.click()
    office.laptop.settle()
    paper = tmp_path / "invitation.pdf"
    printer = a_printer(QPageLayout.Orientation.Portrait)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    page.ask_printer = lambda _parent, _way, chosen: chosen(printer)
    page.print_key.activated.emit()
    (sheet,) = PdfReader(paper).pages
    assert sheet.mediabox.height > sheet.mediabox.width
    assert "Sent to" in page.code.printed.text()


def test_the_picture_of_a_code_is_a_square_of_modules() -> None:
    matrix = matrix_of("Fieldapp\nhttps://sync.example\n0000-00000-00000")
    assert {len(row) for row in matrix} == {len(matrix)}
    assert {module for row in matrix for module in row} == {0, 1}


def test_the_list_is_a_sound_model(office: Office) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(office.page.model, mode)
    office.sync()
    assert tester.model() is office.page.model


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("language", NAMES)
def test_nothing_is_clipped_and_everything_has_a_name(
    office: Office, programme: Programme, side: Side, language: str
) -> None:
    page = office.page
    office.laptop.desktop.language.switch(language)
    if side is Side.REVOKE:
        office.choose("A")
        page.presenter.begin_revocation()
    elif side is not Side.LAPTOP:
        page.laptop.invite.click()
        page.invite.people.picked.emit(Picked(codes=("NEW:Mai Yang with a very long name",)))
        page.invite.send.click()
    if side is Side.CODE:
        page.invite.roles.chips[0].click()
        page.invite.send.click()
    office.laptop.settle()
    assert page.presenter.state.side is side
    assert named(office.laptop) > 8
    for name, size in SIZES.items():
        office.window.resize(*size)
        office.laptop.settle()
        clipped = [
            f"{name} {each!r}: {text}" for each in shown(office.laptop) for text in cut(each)
        ]
        assert clipped == []


def test_it_turns_round_and_takes_another_theme(office: Office) -> None:
    office.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    office.laptop.settle()
    page = office.page
    assert page.side.geometry().center().x() < page.list.mapTo(page, page.list.rect().center()).x()
    office.laptop.desktop.show_tokens(DARK)
    office.window.grab()


def test_a_steward_is_not_shut_out_by_a_coordinator(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    sam = add_user(programme.server.service, programme.server.org, "Sam", "STEWARD")
    programme.denise.sync()
    programme.enrolled(Author(user=sam, role="STEWARD")).sync()
    with office_of(qapp, programme, tmp_path) as office:
        letters = [each for each in office.badges() if each not in {"A", "Z"}]
        office.choose(letters[0])
        assert not office.page.laptop.revoke.isVisible()
        names = {each.name for each in office.page.presenter.state.seen.people}  # type: ignore[union-attr]
        assert "Rosa" in names
        assert "Sam" not in names
