"""The form of an interpreter: who, in which languages with which proof, and the hours here."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.interpreter_form import InterpreterForm
from fieldapp.domain.interpreter_draft import TypedSkill
from ui.interpreters import form_words as words
from ui.interpreters.words import Tongue
from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.field import Field, Line
from ui.widgets.going_on import go_on
from ui.widgets.label import PlainLabel, restyle
from ui.widgets.port import Scrolled, a_port
from ui.widgets.twelfths import Twelfths

_PLACES: Final = {
    "name": (0, 0, 7),
    "phone": (0, 7, 5),
    "gender": (1, 0, 7),
    "agency": (1, 7, 5),
    "skills": (2, 0, 12),
    "variety": (3, 0, 5),
    "into": (3, 5, 7),
    "proof": (4, 0, 12),
    "licence_no": (5, 0, 6),
    "valid_to": (5, 6, 6),
    "modes": (6, 0, 12),
    "#hours": (7, 0, 12),
    "starts": (8, 0, 3),
    "ends": (8, 3, 3),
    "place": (8, 6, 6),
    "mode": (9, 0, 9),
    "paid": (9, 9, 3),
    "breaks": (10, 0, 12),
}
"""Row, column and twelfths of the width, in the order in which they are read."""
OF_SKILL: Final = ("variety", "into", "proof", "licence_no", "valid_to", "modes")
_OF_HOURS: Final = ("starts", "ends", "mode", "place", "paid", "breaks")
_LINES: Final = {
    "name": 120,
    "phone": 60,
    "variety": 60,
    "licence_no": 40,
    "valid_to": 30,
    "starts": 20,
    "ends": 20,
    "place": 80,
    "paid": 4,
    "agency": 120,
    "breaks": 120,
}
"""Questions answered by a line of text, and how long that may be."""


class InterpreterCard(QFrame):
    """Made once, told what to show; sends what is typed and chosen."""

    typed = Signal(str, object)  # a question, and its answer
    skill_chosen = Signal(int)
    language_wanted = Signal()
    proof_wanted = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._at = 0
        self.title = PlainLabel("title", wrap=True)
        self.lines = {name: Line() for name in _LINES}
        self.rows = {
            "gender": ChipRow(in_form=True),
            "skills": ChipRow(in_form=True),
            "into": ChipRow(in_form=True),
            "modes": ChipRow(several=True, in_form=True),
            "mode": ChipRow(in_form=True),
        }
        self.proof = ChoiceButton(tokens)
        self.drop = a_button("quiet")
        self.hours = PlainLabel("strong", wrap=True)
        controls: dict[str, QWidget] = {**self.lines, **self.rows, "proof": self.proof}
        self.fields = {
            name: Field(control, self.drop) if name == "skills" else Field(control)
            for name, control in controls.items()
        }
        self.words = PlainLabel("small", wrap=True)
        self.leave, self.save = a_button("plain"), a_button("primary")
        self._build()
        self._connect()

    def _build(self) -> None:
        inner = Scrolled()
        body = QVBoxLayout(inner)
        body.setContentsMargins(2, 0, SPACE, 2)
        self._grid = Twelfths(_PLACES, {**self.fields, "#hours": self.hours})
        body.addLayout(self._grid)
        body.addStretch(1)
        self.port = a_port(inner)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.port, 1)
        column.addLayout(foot)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._grid.fit(self.width())

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.setMaxLength(_LINES[name])
            line.textEdited.connect(lambda text, one=name: self.typed.emit(one, text))
            line.entered.connect(lambda one=name: self._see(one))
            line.went_on.connect(self._go_on)
        for name, row in self.rows.items():
            row.focus_moved.connect(lambda one=name: self._see(one))
            row.went_on.connect(self._go_on)
            if name != "skills":
                row.picked.connect(lambda picked, one=name: self._on_picked(one, picked.codes))
        self.rows["skills"].picked.connect(lambda picked: self._on_skill(picked.codes))
        self.rows["skills"].asked_for_more.connect(self.language_wanted)
        self.proof.wanted.connect(self.proof_wanted)

    def _go_on(self) -> None:
        go_on(self, (self.drop, self.leave))

    def _see(self, name: str) -> None:
        """Whatever is filled in is in sight, however small the window."""
        self.port.ensureWidgetVisible(self.fields[name], 0, GAP)

    def _on_picked(self, name: str, codes: tuple[str, ...]) -> None:
        self.typed.emit(name, codes if name == "modes" else "".join(codes[:1]))

    def _on_skill(self, codes: tuple[str, ...]) -> None:
        if codes:
            self.skill_chosen.emit(int(codes[0]))
        else:  # the one in sight stays
            self.skill_chosen.emit(self._at)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.proof.show_tokens(tokens)

    def speak(self) -> None:
        """Say the words that are always there."""
        for name, (question, hint) in words.field_words().items():
            self.fields[name].say(question, hint)
        say_button(self.save, self.tr("Save"), "Ctrl+Enter")
        say_button(self.leave, self.tr("Leave"), "Esc")
        say_button(self.drop, self.tr("Not this language"))

    # --- showing ----------------------------------------------------------------------------------

    def show_form(self, form: InterpreterForm, at: int, event: str, tongue: Tongue) -> None:
        """Show a form, one of its languages in sight; `event` names what the hours are of."""
        self._at = at
        draft = form.draft
        self.title.setText(form.opened.name or self.tr("New interpreter"))
        self.hours.setText(self.tr("Hours at {event}").format(event=event))
        skill = draft.skills[at] if draft.skills else None
        for name in ("name", "phone", "agency", *(each for each in _OF_HOURS if each != "mode")):
            self.lines[name].show_text(getattr(draft, name))
        self._show_skills(draft.skills, at, tongue)
        self._show_skill(skill, tongue)
        self.rows["gender"].offer(words.gender_choices())
        self.rows["gender"].choose((draft.gender,) if draft.gender else ())
        self.rows["mode"].offer(words.mode_choices(draft.skills, draft.mode, tongue))
        self.rows["mode"].choose((draft.mode,) if draft.mode else ())
        for name in ("mode", "paid", "breaks"):
            self.fields[name].setVisible(draft.booked)
        self.save.setEnabled(not form.untouched)
        self._chain()

    def _show_skills(self, skills: tuple[TypedSkill, ...], at: int, tongue: Tongue) -> None:
        self.rows["skills"].offer(
            (
                Choice(code=str(place), text=tongue.label("languages", each.language))
                for place, each in enumerate(skills)
            ),
            self.tr("Add a language…"),
        )
        self.rows["skills"].choose((str(at),) if skills else ())
        self.drop.setVisible(bool(skills))

    def _show_skill(self, skill: TypedSkill | None, tongue: Tongue) -> None:
        for name in OF_SKILL:
            self.fields[name].setVisible(skill is not None)
        if skill is None:
            return
        for name in ("variety", "licence_no", "valid_to"):
            self.lines[name].show_text(getattr(skill, name))
        self.rows["into"].offer(words.into_choices(skill, tongue))
        self.rows["into"].choose((skill.into,))
        self.rows["modes"].offer(words.mode_choices((skill,), "", tongue))
        self.rows["modes"].choose(skill.modes)
        proof = words.proof_words(skill.qualification, tongue)
        self.proof.say(words.field_words()["proof"][0], proof)
        self.fields["proof"].show_note(words.licence_note(skill, tongue))

    def show_said(self, problems: dict[str, str], said: str, tone: str) -> None:
        """Show what is wrong at which question, and what is said below."""
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        self.words.setText(said)
        if self.words.property("role") != tone:
            self.words.setProperty("role", tone)
            restyle(self.words)

    def focus_first(self) -> None:
        """Put the focus where the form begins."""
        self.lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.port.verticalScrollBar().setValue(0)

    def focus_problem(self, problems: dict[str, str]) -> None:
        """Put the focus on the first question that lacks something."""
        for name in _PLACES:
            if name in problems:
                self.fields[name].focus_control()
                return

    def _chain(self) -> None:
        """Let Tab go through the form as it is read, also through chips that came just now."""
        asked = (self.fields[name] for name in _PLACES if name != "#hours")
        stops = [stop for field in asked for stop in field.stops()]
        for before, after in pairwise((*stops, self.leave, self.save)):
            QWidget.setTabOrder(before, after)
