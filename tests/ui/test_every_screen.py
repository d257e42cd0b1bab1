"""Every screen, in both languages: all is named, nothing is cut, nothing is left in English."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, cast
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from tests.support.stores import DENISE, ROSA, recorded
from tests.support.worlds import a_full_desk
from tests.ui.laptop import a_new_desk
from tests.ui.leaving import windows
from tests.ui.tabbing import come_back_to, out_of_order, to_reach, way
from tests.ui.test_look import GLARE, TEXT, WEIGHTS, linear
from ui.shots import LOOKS, Look, Shown, every_screen, picture
from ui.slip.cover import SlipSheet
from ui.widgets.label import ShortLabel

HEARD = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
"""What says nothing of how a control is used."""
TS = Path(__file__).parents[2] / "resources/i18n/fieldapp_es.ts"
LIGHT, DARK, LARGE, HUGE, HIGH, _ = LOOKS
BOTH = ("en", "es")
FAINTEST = TEXT * 0.98
RED, GREEN, BLUE = ([weight * linear(each / 255) for each in range(256)] for weight in WEIGHTS)
ROUNDED = 1
"""A hint may be one point more than what is given: sizes are whole points."""


class Fault(NamedTuple):
    """What is wrong on a screen, with what, and where."""

    what: str
    words: str
    where: str


def a_desk_with_somebody(folder: Path, author: Author) -> OpenedDesk:
    desk = replace(a_new_desk(folder), author=author)
    assert desk.event is not None
    recorded(desk.store, event=desk.event)
    return desk


def visible(window: QWidget) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def words_of(widget: QWidget) -> str:
    if isinstance(widget, ShortLabel):
        return widget.words
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.placeholderText() if isinstance(widget, QLineEdit) else ""


def parents(widget: QWidget) -> Iterator[QWidget]:
    while (above := widget.parentWidget()) is not None:
        yield above
        widget = above


def where(widget: QWidget) -> str:
    return " < ".join(type(each).__name__ for each in (widget, *parents(widget)))


def name_heard(widget: QWidget) -> str:
    heard = cast("QAccessibleInterface | None", QAccessible.queryAccessibleInterface(widget))
    return "" if heard is None else heard.text(QAccessible.Text.Name).strip()


def role_heard(widget: QWidget) -> QAccessible.Role:
    heard = cast("QAccessibleInterface | None", QAccessible.queryAccessibleInterface(widget))
    return QAccessible.Role.NoRole if heard is None else heard.role()


def unnamed(seen: Iterable[QWidget]) -> Iterator[Fault]:
    for each in seen:
        stops = each.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(each, HEARD)
        if stops and not name_heard(each):
            yield Fault("has no name for a screen reader", words_of(each), where(each))
        if stops and not isinstance(each, QHeaderView) and role_heard(each) in NO_ROLES:
            yield Fault("has no role for a screen reader", words_of(each), where(each))


def in_sight(widget: QWidget, window: QWidget) -> QRect:
    """Give how much of a widget its parents leave in sight; what scrolls is in sight at will."""
    seen, inner = widget.rect(), widget
    for above in parents(widget):
        seen.translate(inner.pos())
        if inner is window or isinstance(above.parentWidget(), QAbstractScrollArea):
            break
        seen = seen.intersected(above.rect())
        inner = above
    return seen


def cut(window: QWidget, seen: Iterable[QWidget]) -> Iterator[Fault]:
    for each in seen:
        if not (words_of(each) and isinstance(each, QLabel | QAbstractButton)):
            continue
        if not isinstance(each, ShortLabel) and too_small(each):
            yield Fault("is cut", words_of(each), where(each))
        if in_sight(each, window).size() != each.size():
            yield Fault("lies outside", words_of(each), where(each))


def wider_than_its_port(seen: Iterable[QWidget]) -> Iterator[Fault]:
    """Tell of what could only be seen by scrolling sideways."""
    for each in seen:
        inside = each.widget() if isinstance(each, QScrollArea) else None
        if isinstance(each, QScrollArea) and inside is not None:
            off = each.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if off and inside.width() > each.viewport().width():
                yield Fault("is wider than its port", "", where(each))


def over_each_other(seen: Iterable[QWidget]) -> Iterator[Fault]:
    """Tell of neighbours that a layout with too little room has put over each other."""
    for each in seen:
        laid = each.layout()
        if laid is None or isinstance(laid, QStackedLayout):
            continue
        options = Qt.FindChildOption.FindDirectChildrenOnly
        inside = [one for one in each.findChildren(QWidget, options=options) if one.isVisible()]
        laid_out = [one for one in inside if laid.indexOf(one) >= 0 or in_a_part(laid, one)]
        for one, other in combinations(laid_out, 2):
            if one.geometry().intersects(other.geometry()):
                words = f"{name_heard(one)} / {name_heard(other)}"
                yield Fault("stands over its neighbour", words, f"{where(one)} {type(other)}")


def in_a_part(layout: QLayout, widget: QWidget) -> bool:
    """Whether a layout inside a layout has a widget."""
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    return any(each.indexOf(widget) >= 0 or in_a_part(each, widget) for each in inner)


def hard_to_reach(window: QWidget) -> Iterator[Fault]:
    """Tell of what the Tab key leaves out, reaches out of order, or out of sight.

    It changes what has the focus, so it comes last.
    """
    unseen: list[QWidget] = []
    wanted = to_reach(window)
    stops = way(window, unseen)
    for each in unseen:
        yield Fault("has the focus out of sight", name_heard(each), where(each))
    for each in set(wanted) & set(to_reach(window)) - set(stops) if stops else ():
        yield Fault("is left out by the Tab key", name_heard(each), where(each))
    for one, other in out_of_order(window, stops):
        yield Fault(f"comes after {name_heard(one)}", name_heard(other), where(other))
    for each in come_back_to(window, stops):
        yield Fault("is left by the Tab key and come back to", name_heard(each), where(each))


def too_small(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return needed > widget.height() + ROUNDED or longest_word(widget) > widget.width()
    hint = widget.minimumSizeHint()
    if isinstance(widget, QLabel):
        return hint.width() > widget.width() + ROUNDED or hint.height() > widget.height() + ROUNDED
    text = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
    return text.width() > widget.width() or text.height() > widget.height() + ROUNDED


def longest_word(widget: QLabel) -> int:
    measure = widget.fontMetrics().horizontalAdvance
    return max(map(measure, widget.text().split()), default=0)


def in_spanish() -> dict[str, str]:
    found = {}
    for message in ElementTree.parse(TS).getroot().iter("message"):
        source, spanish = message.findtext("source"), message.findtext("translation")
        assert source is not None
        assert spanish
        found[source] = spanish
    return found


def left_in_english(seen: Iterable[QWidget], spanish: dict[str, str]) -> Iterator[Fault]:
    for each in seen:
        if isinstance(each.parentWidget(), SlipSheet):
            continue  # a slip is told in the person's language, and in English for staff
        for words in {words_of(each), name_heard(each), each.toolTip()}:
            if words in spanish and spanish[words] != words:
                yield Fault("is still English", words, where(each))


def faint(shown: Shown, seen: Iterable[QWidget]) -> Iterator[Fault]:
    """Tell of words whose strokes are nowhere far enough from their ground (WCAG 2 AA)."""
    image = picture(shown.window, 1.0).convertToFormat(QImage.Format.Format_RGB32)
    for each in seen:
        shows = isinstance(each, QLabel | QAbstractButton) and words_of(each).strip()
        if not (shows and each.isEnabled()):
            continue
        at = QRect(each.mapTo(shown.window, QPoint()), each.size())
        area = at.intersected(visible_rect(each, shown.window))
        part = image.copy(area)
        if area.size() == each.size() and strongest(bytes(part.constBits())) < FAINTEST:
            yield Fault("is faint", words_of(each), where(each))


def visible_rect(widget: QWidget, window: QWidget) -> QRect:
    region = widget.visibleRegion().boundingRect()
    return region.translated(widget.mapTo(window, QPoint()))


@cache
def strongest(pixels: bytes) -> float:
    """Give the contrast of the ground, which is most of an area, and the farthest from it.

    What stands round every page looks the same on each, and is measured once.
    """
    counts = Counter(array("I", pixels))
    ground = light(counts.most_common(1)[0][0])
    lights = [light(each) for each in counts]
    return max(
        (max(lights) + GLARE) / (ground + GLARE),
        (ground + GLARE) / (min(lights) + GLARE),
    )


def light(pixel: int) -> float:
    """Give the relative luminance of a pixel (WCAG 2)."""
    return RED[pixel >> 16 & 255] + GREEN[pixel >> 8 & 255] + BLUE[pixel & 255]


def test_the_eye_sees_what_is_wrong(qapp: QApplication) -> None:
    window = QWidget()
    window.resize(300, 200)
    window.setStyleSheet("background: white; color: black")
    for at, words in enumerate(("Undo", "A long line of words", "Half outside")):
        label = QLabel(words, window)
        label.setGeometry(0 if at < 2 else 280, 30 * at, (90, 40, 90)[at], 25)
    QPushButton(window).setGeometry(0, 150, 80, 30)
    QPushButton("Pale", window).setGeometry(100, 150, 80, 30)
    for pale in (window.findChildren(QLabel)[0], window.findChildren(QPushButton)[1]):
        pale.setStyleSheet("color: #BBBBBB; border: none")
    window.show()
    shown = Shown(name="", language="es", look=LOOKS[0], window=window)  # type: ignore[arg-type]
    seen = visible(window)
    found = [
        *unnamed(seen),
        *cut(window, seen),
        *left_in_english(seen, in_spanish()),
        *faint(shown, seen),
    ]
    assert [(each.what, each.words) for each in found] == [
        ("has no name for a screen reader", ""),
        ("is cut", "A long line of words"),
        ("lies outside", "Half outside"),
        ("is still English", "Undo"),
        ("is faint", "Undo"),
        ("is faint", "Pale"),
    ]
    window.close()
    window.deleteLater()


def faults_of(shown: Shown, spanish: dict[str, str]) -> Iterator[Fault]:
    seen = visible(shown.window)
    yield from unnamed(seen)
    yield from cut(shown.window, seen)
    yield from wider_than_its_port(seen)
    if shown.look.ratio > 1:
        yield from over_each_other(seen)
    if shown.language == "es":
        yield from left_in_english(seen, spanish)
        if shown.look.ratio == 1:
            yield from faint(shown, seen)
    if shown.look.ratio > 1 and shown.language == "en":
        yield from hard_to_reach(shown.window)


def a_full_desk_for(folder: Path, author: Author) -> OpenedDesk:
    return replace(a_full_desk(folder), author=author)


Making = Callable[[Path, Author], OpenedDesk]
WALKS: list[tuple[Author, Look, tuple[str, ...], Making]] = [
    (ROSA, LARGE, BOTH, a_desk_with_somebody),
    (DENISE, LIGHT, BOTH, a_desk_with_somebody),
    (DENISE, HUGE, BOTH, a_desk_with_somebody),
    (DENISE, DARK, BOTH[1:], a_desk_with_somebody),
    (DENISE, HIGH, BOTH[1:], a_desk_with_somebody),
    (DENISE, LARGE, BOTH[1:], a_full_desk_for),
]


@pytest.mark.parametrize(("author", "look", "languages", "desk"), WALKS)
def test_every_screen_is_named_whole_legible_and_in_its_language(
    qapp: QApplication,
    tmp_path: Path,
    author: Author,
    look: Look,
    languages: tuple[str, ...],
    desk: Making,
) -> None:
    spanish = in_spanish()
    faults: dict[Fault, str] = {}
    with windows():
        for shown in every_screen(lambda: desk(tmp_path, author), (look,), languages):
            for fault in faults_of(shown, spanish):
                faults.setdefault(fault, f"{shown.name} {shown.language} {shown.look.name}")
    assert not faults, "\n".join(f"{at}: {fault}" for fault, at in faults.items())
