"""What stands beside the list: a laptop, an invitation, its code, a revocation. They only show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.laptops import LaptopsSeen
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from ui.i18n import Language
from ui.laptops import words
from ui.laptops.qr import QrCode
from ui.laptops.state import LaptopsState
from ui.look import GAP, MARGIN, Tokens
from ui.texts import fault_sentence, isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.field import Field, Line
from ui.widgets.label import Badge, PlainLabel, restyle
from ui.widgets.notice import Notice
from ui.widgets.picker import Picker
from ui.widgets.port import a_port

INVITE_KEY, SEND_KEY, LEAVE_KEY = "Ctrl+N", "Ctrl+Enter", "Esc"


class SideCard(QFrame):
    """A card with a title above, content, and buttons below, the thing to do at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = PlainLabel("title", wrap=True)
        self.content = QVBoxLayout()
        self.content.setSpacing(GAP)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        inside = QWidget()
        inside.setObjectName("scrolled")
        scrolled = QVBoxLayout(inside)
        scrolled.setContentsMargins(0, 0, 0, 0)
        scrolled.addLayout(self.content)
        scrolled.addStretch(1)
        self.port = a_port(inside)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        self.column.setSpacing(GAP)
        self.column.addWidget(self.title)
        self.column.addWidget(self.port, 1)
        self.column.addLayout(self.foot)

    def speak(self) -> None:
        """Say everything in the language of the window."""


class LaptopCard(SideCard):
    """One laptop: who works on it, when it was heard, what only it holds."""

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self._language = language
        self.awaited, self.done = Notice("red", tokens), Notice("amber", tokens)
        self.badge = Badge("grey", shape="tag")
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(MARGIN)
        self.facts.setVerticalSpacing(8)
        self.facts.setColumnStretch(1, 1)
        self.labels = [PlainLabel("label") for _ in range(7)]
        self.values = [PlainLabel(wrap=True) for _ in range(7)]
        for at, (label, value) in enumerate(zip(self.labels, self.values, strict=True)):
            self.facts.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self.facts.addWidget(value, at, 1)
        self.revoke, self.invite = a_button("plain"), a_button("primary")
        self.content.addWidget(self.done)
        self.content.addWidget(self.badge)
        self.content.addWidget(self.awaited)
        self.content.addLayout(self.facts)
        self.foot.addWidget(self.revoke)
        self.foot.addWidget(self.invite)

    def show_state(self, state: LaptopsState, *, can_invite: bool) -> None:
        """Show the chosen laptop."""
        laptop, locale = state.laptop, self._language.locale
        self.done.say(words.shut_out_words(state))
        self.invite.setEnabled(can_invite)
        self.revoke.setVisible(laptop is not None and laptop.steered)
        for each in (*self.labels, *self.values, self.badge):
            each.setVisible(laptop is not None)
        if laptop is None:
            self.title.setText(self.tr("No laptop yet"))
            self.awaited.say("")
            return
        self.title.setText(f"{isolated(laptop.letter)} · {laptop.label}")
        self.badge.show_words(*words.badge_of(laptop))
        self.awaited.show_tone("red" if laptop.awaited else "amber")
        self.awaited.say(words.awaited_words(laptop))
        clock = words.clock_words(laptop)
        texts = (
            ", ".join(laptop.people) or self.tr("Nobody"),
            words.heard_moment(laptop, locale),
            words.there_words(laptop),
            words.next_words(laptop, locale),
            words.day_words(laptop, locale),
            clock,
            words.version_words(laptop),
        )
        for label, value, text in zip(self.labels, self.values, texts, strict=True):
            value.setText(text)
            label.setVisible(bool(text))
            value.setVisible(bool(text))
        for at in (1, 2):
            self.labels[at].setVisible(not (laptop.gone or laptop.own))
            self.values[at].setVisible(not (laptop.gone or laptop.own))

    @override
    def speak(self) -> None:
        """Say everything in the language of the window."""
        for label, text in zip(
            self.labels,
            (
                self.tr("Works on it"),
                self.tr("Last heard"),
                self.tr("Only there"),
                self.tr("Next event"),
                self.tr("Its day"),
                self.tr("Clock"),
                self.tr("Program"),
            ),
            strict=True,
        ):
            label.setText(text)
        say_button(self.invite, self.tr("Invite"), INVITE_KEY)
        say_button(self.revoke, self.tr("Shut out…"), "")

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.awaited.show_tokens(tokens)
        self.done.show_tokens(tokens)


class InviteCard(SideCard):
    """For whom a code is made: somebody who works here, or a new person with a role."""

    def __init__(self, language: Language, lists: CodeLists, tokens: Tokens) -> None:
        super().__init__()
        self._language, self._lists = language, lists
        self.person = ChoiceButton(tokens)
        self.people = Picker(self)
        self.roles = ChipRow()
        self.label = Line()
        self.fields = {
            "name": Field(self.person),
            "role": Field(self.roles),
            "label": Field(self.label),
        }
        for each in self.fields.values():
            self.content.addWidget(each)
        self.said = PlainLabel("small", wrap=True)
        self.column.insertWidget(2, self.said)
        self.leave, self.send = a_button("plain"), a_button("primary")
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.send)
        self.label.went_on.connect(self.send.click)

    def show_state(self, state: LaptopsState, own_role: str) -> None:
        """Show the form."""
        form, code = state.invitation, self._language.code
        self.person.say(self.tr("Who will work on it?"), form.name or self.tr("Choose or type…"))
        fields = self.fields
        fields["role"].setVisible(form.user is None and bool(form.name))
        self.roles.offer(words.role_choices(own_role, self._lists, code))
        self.roles.choose((form.role,) if form.role else ())
        self.label.show_text(form.label)
        for name, each in fields.items():
            each.show_problem(words.problem_words(form, name))
        said, tone = words.invitation_status(form, code)
        self.said.setText(said)
        if self.said.property("role") != tone:
            self.said.setProperty("role", tone)
            restyle(self.said)

    def open_people(self, seen: LaptopsSeen) -> None:
        """Open the list of people; a name that is typed may be a new one."""
        code = self._language.code
        self.people.offer(
            words.person_entries(seen.people, self._lists, code),
            fold,
            (words.NEW, self.tr("New person")),
        )
        self.people.open_at(self.person)

    def focus_problem(self, name: str) -> None:
        """Put the focus on the field that lacks something."""
        self.fields[name].focus_control()
        self.port.ensureWidgetVisible(self.fields[name])

    @override
    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.title.setText(self.tr("Invite a laptop"))
        self.fields["name"].say(self.tr("Who will work on it?"))
        self.fields["role"].say(self.tr("What does this person do here?"))
        self.fields["label"].say(self.tr("Name of the laptop"))
        self.people.say(self.tr("Type a name"))
        say_button(self.send, self.tr("Make a code"), SEND_KEY)
        say_button(self.leave, self.tr("Leave"), LEAVE_KEY)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.person.show_tokens(tokens)


class CodeCard(SideCard):
    """A code, large enough to be read across a table, and as a picture."""

    print_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.whom = PlainLabel("muted", wrap=True)
        self.code = PlainLabel("code")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.qr = QrCode()
        self.server, self.valid = PlainLabel("strong", wrap=True), PlainLabel("muted", wrap=True)
        self.steps = PlainLabel("small", wrap=True)
        self.printed = PlainLabel("good", wrap=True)
        for each in (self.whom, self.code):
            self.content.addWidget(each)
        self.content.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        for each in (self.server, self.valid, self.steps, self.printed):
            self.content.addWidget(each)
        self.paper, self.done = a_button("plain"), a_button("primary")
        self.foot.addWidget(self.paper)
        self.foot.addWidget(self.done)
        self.paper.clicked.connect(self.print_wanted)

    def show_state(self, state: LaptopsState) -> None:
        """Show the code."""
        code = state.code
        self.code.setText(isolated(code.text) if code is not None else "")
        self.qr.show_text(words.qr_text(code) if code is not None else "")
        self.whom.setText(words.for_words(code) if code is not None else "")
        self.server.setText(isolated(code.server) if code is not None else "")
        locale = self._language.locale
        self.valid.setText(words.valid_words(code, locale) if code is not None else "")
        self.code.setAccessibleName(" ".join(code.text) if code is not None else "")

    def show_printed(self, printer: str) -> None:
        """Say that the code went to a printer."""
        words_of = self.tr("Sent to {printer}.").format(printer=printer) if printer else ""
        self.printed.setText(words_of)
        self.printed.setVisible(bool(words_of))

    def fit(self, *, low: bool) -> None:
        """Show the picture smaller where there is little room."""
        size = 140 if low else 228
        self.qr.setFixedSize(size, size)
        self.steps.setVisible(not low)

    @override
    def speak(self) -> None:
        """Say everything in the language of the window."""
        self.title.setText(self.tr("Code for the new laptop"))
        self.steps.setText(words.steps_words())
        self.qr.setAccessibleName(self.tr("Address and code as a picture"))
        say_button(self.paper, self.tr("Print…"), "Ctrl+P")
        say_button(self.done, self.tr("Done"), LEAVE_KEY)


class RevokeCard(SideCard):
    """Shutting out cannot be undone, so the laptop's letter is typed before."""

    def __init__(self, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self._language = language
        self.warning = Notice("red", tokens)
        self.letter = Line()
        self.letter.setMaxLength(2)
        self.field = Field(self.letter)
        self.leave, self.go = a_button("plain"), a_button("primary")
        self.content.addWidget(self.warning)
        self.content.addWidget(self.field)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.go)

    def show_state(self, state: LaptopsState, *, confirmed: bool) -> None:
        """Show what will happen, and what is typed."""
        laptop, revocation = state.laptop, state.revocation
        if laptop is None:
            return
        letter = isolated(laptop.letter)
        self.title.setText(self.tr("Shut out laptop {letter}?").format(letter=letter))
        self.warning.say(words.warning_words(laptop))
        self.field.say(self.tr("Type its letter, {letter}").format(letter=letter))
        self.letter.show_text(revocation.typed)
        fault = fault_sentence(revocation.fault, self._language.code) if revocation.fault else ""
        self.field.show_problem(fault)
        self.go.setEnabled(confirmed and not revocation.working)

    @override
    def speak(self) -> None:
        """Say everything in the language of the window."""
        say_button(self.go, self.tr("Shut it out"), SEND_KEY)
        say_button(self.leave, self.tr("Leave"), LEAVE_KEY)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.warning.show_tokens(tokens)
