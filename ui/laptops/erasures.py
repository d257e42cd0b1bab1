"""The erasures under way, below the list of laptops: when asked, and who is still to erase."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.actions.erasures import ErasureLine
from ui.look import SPACE, Tokens
from ui.texts import isolated, moment_words
from ui.widgets.label import PlainLabel
from ui.widgets.rows_model import ListRow, RowsModel
from ui.widgets.rows_view import ROW_HEIGHT, RowsView

translate = QCoreApplication.translate
_MOST: Final = 3


class ErasuresPart(QWidget):
    """A title and a few lines; out of sight where nobody asked to be erased."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.title = PlainLabel("strong")
        self.model = RowsModel(self)
        self.list = RowsView(self.model, tokens)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.title)
        column.addWidget(self.list)
        self.hide()

    def show_erasures(self, erasures: Sequence[ErasureLine], locale: QLocale) -> None:
        """Show them, those under way first."""
        self.model.replace([_row(each, locale) for each in erasures])
        self.list.setFixedHeight(min(len(erasures), _MOST) * ROW_HEIGHT + 2)
        under_way = sum(not each.done_ms for each in erasures)
        words = translate("Laptops", "People to be erased: {n} under way")
        self.title.setText(words.format(n=isolated(str(under_way))))
        self.list.setAccessibleName(self.title.text())
        self.setVisible(bool(erasures))


def _row(erasure: ErasureLine, locale: QLocale) -> ListRow:
    asked = translate("Laptops", "Asked {moment}").format(
        moment=moment_words(erasure.asked_ms, locale)
    )
    letters = ", ".join(map(isolated, erasure.at))
    where = translate("Laptops", "laptop {letter}").format(letter=letters) if letters else ""
    title = " · ".join(each for each in (asked, erasure.by, where) if each)
    below = _below(erasure, locale)
    done = bool(erasure.done_ms)
    badge = translate("Laptops", "done") if done else translate("Laptops", "under way")
    return ListRow(
        key=erasure.row,
        title=title,
        below=below,
        badge=badge,
        tone="green" if done else "amber",
        spoken=", ".join((title, below, badge)),
        tip=f"{title}\n{below}",
    )


def _below(erasure: ErasureLine, locale: QLocale) -> str:
    if erasure.done_ms:
        words = translate("Laptops", "Done everywhere {moment}, laptops: {n}")
        return words.format(
            moment=moment_words(erasure.done_ms, locale), n=isolated(str(erasure.confirmed))
        )
    if not erasure.handed_over:
        return translate("Laptops", "Erased here. The server learns it with the next sync.")
    letters = ", ".join(map(isolated, erasure.waits_for))
    if not letters:
        return translate("Laptops", "Every laptop has erased; the server is about to close it.")
    return translate("Laptops", "Waits until these have synced: {letters}").format(letters=letters)
