"""The question of earlier doses: several, each a vaccine, a day, a product, where and how known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.typed_doses import TypedDose, not_known
from ui.dose_words import dose_day_words, doubt_words, next_dose_words, product_word
from ui.look import GAP, SPACE
from ui.sign_up import words
from ui.sign_up.dosing import DoseShown
from ui.sign_up.part import FormPart, Speech
from ui.sign_up.state import FormState
from ui.widgets.button import a_button
from ui.widgets.chips import Chip, ChipRow, Choice, Picked
from ui.widgets.field import Field, Line
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.picker import Entry, Picker

translate = QCoreApplication.translate
MOST_ROWS: Final = 12
_LONGEST: Final = 60
_AS_HIGH_AS_IT_IS: Final = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
_WIDE_FROM: Final = 600
_WIDE: Final = {
    "group": (0, 0, 2),
    "when": (0, 2, 2),
    "product": (1, 0, 4),
    "place": (2, 0, 1),
    "proof": (2, 1, 2),
}
_PARTS: Final = (5, 1, 4, 1)
_NARROW: Final = {
    name: (at, 0, 1) for at, name in enumerate(("group", "when", "product", "place", "proof"))
}
"""Row, column and width of each part, where there is room and where there is little."""


class DosesPart(FormPart):
    """Shows the doses of a state; what a person changes goes out as all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DoseRow] = []
        self._doses: tuple[TypedDose, ...] = ()
        self._wants: tuple[str, ...] = ()
        self._speech: Speech | None = None
        self.add = Chip(kind="more", in_form=True)
        self.due = PlainLabel("strong", wrap=True)
        self.picker = Picker(self)
        self._picking: tuple[int, str] = (0, "")
        self._above = QVBoxLayout()
        self._above.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._above)
        column.addWidget(self.due)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(_AS_HIGH_AS_IT_IS)
        self.add.installEventFilter(self)
        self.add.clicked.connect(self._on_add_clicked)
        self.picker.picked.connect(self._on_picker_picked)

    @override
    def stops(self) -> tuple[QWidget, ...]:
        return (*(stop for each in self.rows for stop in each.stops()), self.add)

    @override
    def passed(self) -> tuple[QWidget, ...]:
        return tuple(each.out for each in self.rows)

    @override
    def eventFilter(self, watched: object, event: QEvent, /) -> bool:
        if watched is self.add and event.type() == QEvent.Type.FocusIn:
            self.focus_moved.emit()
        return False

    @override
    def focus_first(self) -> None:
        if self.rows:
            self.rows[0].vaccine.focus_row()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def speak(self, speech: Speech) -> None:
        self._speech = speech
        self._say_add()
        for each in self.rows:
            each.speak()

    def _say_add(self) -> None:
        more = translate("SignUp", "Another dose") if self.rows else translate("SignUp", "Add…")
        self.add.say(more, translate("SignUp", "Add a dose that was given earlier"))

    @override
    def show_state(self, state: FormState, speech: Speech) -> None:
        self._doses, self._wants = state.draft.doses, state.draft.wants
        shown = state.doses
        while len(self.rows) < len(shown.rows):
            self._make_row()
        while len(self.rows) > len(shown.rows):
            self._drop_row()
        for at, (row, each) in enumerate(zip(self.rows, shown.rows, strict=True), start=1):
            row.show_dose(at, each, speech)
        said = [
            next_dose_words(each, speech.lists, speech.language, speech.locale)
            for each in shown.due
        ]
        said += [
            doubt_words(each, speech.lists, speech.language, speech.locale) for each in shown.doubts
        ]
        self.due.setText("\n".join(said))
        self.due.setVisible(bool(said))
        self._say_add()
        self.add.setAccessibleDescription(" ".join(said))
        self.add.setVisible(len(self.rows) < MOST_ROWS)

    def _make_row(self) -> None:
        row, at = DoseRow(), len(self.rows)
        row.speak()
        self.rows.append(row)
        self._above.addWidget(row)
        row.changed.connect(lambda name, value, one=at: self._on_changed(one, name, value))
        row.gone.connect(lambda one=at: self._on_gone(one))
        row.more_wanted.connect(lambda name, one=at: self._open_picker(one, name))
        row.focus_moved.connect(self.focus_moved)
        row.left.connect(self.left)
        row.went_on.connect(self.went_on)

    def _drop_row(self) -> None:
        row = self.rows.pop()
        if any(each.hasFocus() for each in row.stops()):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._above.removeWidget(row)
        row.hide()
        row.deleteLater()

    # --- what a person did ------------------------------------------------------------------------

    def _on_add_clicked(self) -> None:
        """Begin one more, of the vaccine that is wanted, told as the one before was."""
        before = self._doses[-1] if self._doses else TypedDose(place="ELSEWHERE", proof="SAID")
        group = before.group or (self._wants[0] if len(self._wants) == 1 else "")
        new = TypedDose(group=group, place=before.place, proof=before.proof)
        self.edited.emit((*self._doses, new))
        if self.rows:
            row = self.rows[-1]
            self.focus_moved.emit()
            if group:
                row.when.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                row.vaccine.focus_row()

    def _on_changed(self, at: int, name: str, value: str) -> None:
        if at >= len(self._doses):
            return
        dose = self._doses[at]
        changed = {name: value}
        if name == "group" and value != dose.group:
            changed["product"] = ""
        self._send(at, replace(dose, **changed))

    def _send(self, at: int, dose: TypedDose) -> None:
        self.edited.emit((*self._doses[:at], dose, *self._doses[at + 1 :]))

    def _on_gone(self, at: int) -> None:
        self.edited.emit((*self._doses[:at], *self._doses[at + 1 :]))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_picker(self, at: int, name: str) -> None:
        if self._speech is None or at >= len(self.rows):
            return
        self._picking = (at, name)
        lists, language = self._speech.lists, self._speech.language
        row = self.rows[at].vaccine if name == "group" else self.rows[at].product
        if name == "group":
            asks, entries = (
                translate("SignUp", "Type a vaccine"),
                words.group_entries(lists, language),
            )
        else:
            asks = translate("SignUp", "Type a product")
            entries = _product_entries(self._doses[at].group, lists, language)
        self.picker.say(asks)
        self.picker.offer(entries, fold)
        self.picker.open_at(row.chips[-1], row.letter)

    def _on_picker_picked(self, picked: Picked) -> None:
        at, name = self._picking
        self._on_changed(at, name, picked.codes[0])
        row = self.rows[at].vaccine if name == "group" else self.rows[at].product
        row.focus_row()


def _product_entries(group: str, lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give the products of a vaccine group, found by their name in both languages or their code."""
    return tuple(
        Entry(
            choice=Choice(code=code.code, text=product_word(code.code, group, lists, language)),
            keys=fold(f"{code.label_en} {code.label_es} {code.code}"),
        )
        for code in lists["vaccines"]
        if code.extra["group"] in {group, "UNK"}
    )


def _products(shown: DoseShown, lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give the products in as few words as tell them apart; the tip has all of them."""
    whole = {
        each: product_word(each, shown.typed.group, lists, language) for each in shown.products
    }
    short = {each: text.partition(",")[0] for each, text in whole.items()}
    unknown = not_known(shown.typed.group, lists)
    whole[unknown] = short[unknown] = translate("SignUp", "Not known")
    alike = [text for text in short.values() if list(short.values()).count(text) > 1]
    return tuple(
        Choice(code=each, text=text, detail="")
        if short[each] in alike or short[each] == text
        else Choice(code=each, text=short[each], detail=text)
        for each, text in whole.items()
    )


def _short(
    listed: str, short: Mapping[str, str], lists: CodeLists, language: str
) -> tuple[Choice, ...]:
    """Give the codes of a list in a word each; the tip has what the list says."""
    return tuple(
        Choice(code=code, text=text, detail=lists[listed].label(code, language))
        for code, text in short.items()
    )


def _place_words() -> dict[str, str]:
    return {
        "ELSEWHERE": translate("SignUp", "In the US"),
        "ABROAD": translate("SignUp", "Abroad"),
        "HERE": translate("SignUp", "With us"),
    }


def _proof_words() -> dict[str, str]:
    return {
        "SAID": translate("SignUp", "Said"),
        "CARD": translate("SignUp", "Card"),
        "REGISTRY": translate("SignUp", "Registry"),
        "PROVIDER": translate("SignUp", "Clinic"),
    }


class DoseRow(QFrame):
    """One earlier dose. `changed` says which part of it is what now."""

    changed = Signal(str, str)  # field of TypedDose, its text or code
    gone = Signal()  # it is to be taken out
    more_wanted = Signal(str)  # the list behind the vaccine or the product
    focus_moved = Signal()
    left = Signal()
    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("part")
        self.setSizePolicy(_AS_HIGH_AS_IT_IS)
        self.vaccine, self.product = ChipRow(in_form=True), ChipRow(in_form=True)
        self.place, self.proof = ChipRow(in_form=True), ChipRow(in_form=True)
        self.when = Line("June 2021")
        self.when.setMaxLength(_LONGEST)
        self.understood = Badge("teal", shape="tag")
        self.when.hold(self.understood)
        self.out = a_button("quiet")
        self.fields = {
            "group": Field(self.vaccine),
            "when": Field(self.when),
            "product": Field(self.product),
            "place": Field(self.place),
            "proof": Field(self.proof),
        }
        self._wide: bool | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        self._grid.setHorizontalSpacing(SPACE * 4)
        self._grid.setVerticalSpacing(GAP - 3)
        self._lay(wide=True)

    def _lay(self, *, wide: bool) -> None:
        """Put the parts side by side where there is room, else one below the other."""
        if wide == self._wide:
            return
        self._wide = wide
        for each in (*self.fields.values(), self.out):
            self._grid.removeWidget(each)
        top = Qt.AlignmentFlag.AlignTop
        for name, (row, column, span) in (_WIDE if wide else _NARROW).items():
            self._grid.addWidget(self.fields[name], row, column, 1, span, top)
        at = (2, 3) if wide else (len(_NARROW), 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(self.out, *at, side)
        for column, parts in enumerate(_PARTS):
            self._grid.setColumnStretch(column, parts if wide else int(not column))

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: then the parts stand one below the other."""
        margins = self._grid.contentsMargins()
        widest = max(each.minimumSizeHint().width() for each in self.fields.values())
        width = widest + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._lay(wide=self.width() >= _WIDE_FROM)

    def _connect(self) -> None:
        for name, row in self.chip_rows().items():
            row.picked.connect(
                lambda picked, one=name: self.changed.emit(one, "".join(picked.codes[:1]))
            )
            row.focus_moved.connect(self.focus_moved)
            row.went_on.connect(self.went_on)
            row.asked_for_more.connect(lambda one=name: self.more_wanted.emit(one))
        self.when.textEdited.connect(lambda text: self.changed.emit("when", text))
        self.when.entered.connect(self.focus_moved)
        self.when.left.connect(self.left)
        self.when.went_on.connect(self.went_on)
        self.out.clicked.connect(self.gone)

    def chip_rows(self) -> dict[str, ChipRow]:
        """Give the rows of chips by the field they answer, in the order in which they are read."""
        return {
            "group": self.vaccine,
            "product": self.product,
            "place": self.place,
            "proof": self.proof,
        }

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through."""
        order: Sequence[QWidget] = [
            *self.vaccine.chips,
            self.when,
            *self.product.chips,
            *self.place.chips,
            *self.proof.chips,
            self.out,
        ]
        return tuple(order)

    def speak(self) -> None:
        """Say its words."""
        for name, text in (
            ("group", translate("SignUp", "Vaccine")),
            ("when", translate("SignUp", "When")),
            ("product", translate("SignUp", "Which one")),
            ("place", translate("SignUp", "Where")),
            ("proof", translate("SignUp", "How we know")),
        ):
            self.fields[name].say(text)
        self.when.setPlaceholderText(translate("SignUp", "6/1/2021 or June 2021"))
        self.out.setText(translate("SignUp", "Take out"))

    def show_dose(self, at: int, shown: DoseShown, speech: Speech) -> None:
        """Show one dose; typing is left alone where it already stands."""
        lists, language = speech.lists, speech.language
        typed = shown.typed
        more = translate("SignUp", "Other…")
        self.vaccine.offer(words.group_choices(shown.groups, lists, language), more)
        self.product.offer(_products(shown, lists, language), more)
        self.place.offer(_short("dose_place", _place_words(), lists, language))
        self.proof.offer(_short("dose_proof", _proof_words(), lists, language))
        for name, row in self.chip_rows().items():
            code = getattr(typed, name)
            row.choose((code,) if code else ())
        self.when.show_text(typed.when)
        day = "" if shown.day is None else dose_day_words(shown.day, speech.locale)
        self.understood.show_words(day, "teal")
        self.when.spare(self.understood)
        self.fields["product"].setVisible(bool(shown.products))
        number = speech.locale.toString(at)
        name = translate("SignUp", "Earlier dose {n}").format(n=number)
        self.setAccessibleName(name)
        self.out.setAccessibleName(
            translate("SignUp", "Take out earlier dose {n}").format(n=number)
        )
