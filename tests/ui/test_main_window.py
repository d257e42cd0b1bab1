"""The frame: pages under their keys, what waits in sight, sums that are true, a clean end."""

from PySide6.QtCore import QSize, Qt

from tests.ui.laptop import TestLaptop
from ui.main_window import MainWindow
from ui.pages import ENTRIES, entries_for
from ui.settings import SIZES
from ui.side_bar import NARROW, WIDE
from ui.sign_up.state import Edit


def test_every_role_has_a_page_to_begin_with() -> None:
    roles = {role for entry in ENTRIES for role in entry.roles}
    assert all(entries_for(role) for role in roles)
    assert entries_for("") == entries_for("CANVASSER")
    assert not {"F5", "F9"} & {entry.key for entry in ENTRIES}
    for role in roles:
        entries = entries_for(role)
        assert len({entry.key for entry in entries}) == len(entries)
        assert len({entry.code for entry in entries}) == len(entries)


def test_sums_say_what_is_only_here(laptop: TestLaptop) -> None:
    top = laptop.desktop.window.top
    laptop.fill()
    laptop.save()
    assert "1 only on this laptop" in top.here.text().replace("\u2066", "").replace("\u2069", "")
    laptop.screen.undo_key.activated.emit()
    laptop.settle()
    assert top.here.text().startswith("Changes only on this laptop")
    assert not top.there.isVisible()


def test_a_small_window_shows_icons_and_still_says_their_names(laptop: TestLaptop) -> None:
    window = laptop.desktop.window
    window.resize(1366, 768)
    assert window.side.width() == WIDE
    window.resize(911, 512)
    assert window.side.width() == NARROW
    button = window.side.buttons["sign_up"]
    assert button.accessibleName() == "Sign-up"
    assert "F2" in button.toolTip()
    assert not button.words.isVisible()


def test_what_waits_is_counted_beside_the_page_and_spoken(laptop: TestLaptop) -> None:
    window = laptop.desktop.window
    button = window.side.buttons["sign_up"]
    window.resize(1366, 768)
    laptop.screen.set_badge(12)
    assert (button.badge.text(), button.badge.isVisible()) == ("12", True)
    assert button.accessibleName() == "Sign-up, 12"
    laptop.screen.set_badge(0)
    assert not button.badge.isVisible()


def test_after_it_is_taken_down_nothing_of_the_laptop_is_in_sight(laptop: TestLaptop) -> None:
    window = laptop.desktop.window
    laptop.fill()
    laptop.save()
    window.take_down()
    assert window.page is None
    assert window.pages == {}
    assert not window.side.isVisible()
    assert (window.top.title.words, window.top.person.text()) == ("", "")
    assert not window.top.here.isVisible()


def test_a_key_brings_the_page_and_the_focus(laptop: TestLaptop) -> None:
    window = laptop.desktop.window
    window.top.languages.button("en").setFocus(Qt.FocusReason.TabFocusReason)
    assert window.go_to("sign_up") is window.page
    assert window.go_to("no such page") is None


def small(laptop: TestLaptop) -> MainWindow:
    """The window of a small screen on which everything is shown twice as large."""
    window = laptop.desktop.window
    window.resize(683, 350)
    laptop.settle()
    return window


def test_twice_the_text_fits_a_small_screen(laptop: TestLaptop) -> None:
    looks, least = laptop.desktop.looks, laptop.desktop.window.minimumSize()
    assert looks.sizes_that_fit(QSize(1366, 700), least) == SIZES


def test_where_room_is_short_the_pages_stand_behind_a_button(laptop: TestLaptop) -> None:
    window = small(laptop)
    assert window.top.menu.isVisible()
    assert not window.side.isVisible()
    window.top.menu.setFocus()
    window.top.menu.click()
    assert window.side.isVisible()
    assert window.focusWidget() is window.side.buttons["sign_up"]
    laptop.key(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.side.isVisible()
    assert window.focusWidget() is window.top.menu
    window.top.menu.click()
    window.side.buttons["preferences"].click()
    assert not window.side.isVisible()
    assert window.page is window.pages["preferences"]


def test_the_list_of_pages_goes_where_the_focus_is_put_elsewhere(laptop: TestLaptop) -> None:
    window = small(laptop)
    window.top.menu.click()
    laptop.screen.form.questions.name.setFocus()
    laptop.settle()
    assert not window.side.isVisible()
    window.resize(1366, 768)
    laptop.settle()
    assert window.side.isVisible()
    assert not window.top.menu.isVisible()


def test_a_page_that_scrolls_stays_where_somebody_scrolled(laptop: TestLaptop) -> None:
    window = small(laptop)
    form, bar = laptop.screen.form, window.middle.room.verticalScrollBar()
    form.save.setFocus()
    laptop.settle()
    assert not form.save.visibleRegion().isEmpty()
    bar.setValue(0)
    laptop.screen.presenter.edit(Edit(field="name", value="Juana"))
    laptop.settle()
    assert bar.value() == 0
