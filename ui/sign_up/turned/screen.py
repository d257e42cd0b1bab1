"""The turned screen: covers the whole window and asks one person one question at a time.

Nothing of other people is in sight, and no key of the window works but the one that locks it.
What is answered goes into the sign-up that is open in the form, like anything typed there.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.participant_words import (
    first_with_words,
    participant_language,
    participant_languages,
)
from ui.sign_up.state import Edit
from ui.sign_up.turned.card_view import CardView
from ui.sign_up.turned.cards import Card, Choice, Shape, Step, Voice
from ui.sign_up.turned.own_steps import own_steps, skipped_all
from ui.sign_up.turned.self_steps import answered, self_steps
from ui.texts import autonym, first_strong, isolated
from ui.widgets.button import a_button
from ui.widgets.cover import Cover
from ui.widgets.label import PlainLabel
from ui.widgets.segments import Segments

OWN, SELF = "own", "self"
"""What is asked: a person's own answers beside a sign-up, or the whole sign-up by themselves."""
_REVIEW, _END, _REFUSED = "#review", "#end", "#refused"
_EDGE: Final = 36


class TurnedScreen(Cover):
    """Shows steps one by one; the form beside holds what was said and tells it back."""

    edited = Signal(object)  # Edit
    save_wanted = Signal()  # the person signed up
    erase_wanted = Signal()  # the person does not want anything kept
    ended = Signal()  # back to the form

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.kind = OWN
        self._voice: Voice | None = None
        self._draft = SignUpDraft()
        self._steps: tuple[Step, ...] = ()
        self._at = ""
        self._back_to = ""
        self._ticket = ""
        self._lockable = False
        self.languages: Segments | None = None
        self.progress, self.staff = PlainLabel("turnedHint"), PlainLabel("small")
        self.card = CardView()
        self.back, self.skip, self.all = (a_button("turned") for _ in range(3))
        self.forward = a_button("turnedPrimary")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(16)
        self._head.addStretch(1)
        self._head.addWidget(self.progress)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(14)
        for pair in ((self.back, self.all), (self.skip, self.forward)):
            row = QHBoxLayout()
            row.setSpacing(14)
            for button in pair:
                row.addWidget(button)
            self._foot.addLayout(row)
        self._foot.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 22, _EDGE, 16)
        column.setSpacing(18)
        column.addLayout(self._head)
        column.addWidget(self.card, 1)
        column.addLayout(self._foot)
        column.addWidget(self.staff)

    def _connect(self) -> None:
        self.card.picked.connect(self._on_picked)
        self.card.typed.connect(self._on_typed)
        self.card.entered.connect(self._on_forward)
        self.back.clicked.connect(self._on_back)
        self.skip.clicked.connect(self._on_skip)
        self.all.clicked.connect(self._on_all_skipped)
        self.forward.clicked.connect(self._on_forward)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """All in one line, or in two where the window is narrow or the letters are large."""
        shown = [e for e in (self.back, self.all, self.skip, self.forward) if not e.isHidden()]
        needed = sum(each.sizeHint().width() + self._foot.spacing() for each in shown)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(along if needed <= self.width() - 2 * _EDGE else down)

    # --- beginning and ending ---------------------------------------------------------------------

    def open_for(self, kind: str, draft: SignUpDraft, voice: Voice, *, lockable: bool) -> None:
        """Cover the window and ask; `lockable`: staff come back by the lock alone."""
        self.kind, self._draft, self._lockable = kind, draft, lockable
        own = (draft.lang_written, draft.lang_spoken, draft.relay_via, *draft.lang_other)
        shown = first_with_words(own, drafts_ok=voice.drafts_ok) or voice.language
        self._voice = replace(voice, language=_served(shown, voice))
        self._offer_languages()
        make: Callable[[Voice], tuple[Step, ...]] = own_steps if kind == OWN else self_steps
        self._steps = make(self._voice)
        self.put_up()
        self._go(self._asked()[0].code)

    def show_draft(self, draft: SignUpDraft) -> None:
        """Show what the sign-up holds now."""
        self._draft = draft
        if self.up and self._at not in {_END, _REFUSED}:
            self._show()

    def show_saved(self, ticket: str) -> None:
        """Say that the person is signed up, with their number."""
        self._ticket = ticket
        self._go(_END)

    def show_not_saved(self) -> None:
        """Say that something is missing or could not be kept, and that a helper comes."""
        self._go(_REVIEW)
        self.card.show_error(self._say("kiosk.not_saved"))

    def speak_again(self, language: str) -> None:
        """Speak another language from here on."""
        if self._voice is not None and language != self._voice.language:
            self._voice = replace(self._voice, language=language)
            self._show()

    def _offer_languages(self) -> None:
        voice = self._known()
        if self.languages is not None:
            self._head.removeWidget(self.languages)
            self.languages.deleteLater()
        tags = [each.tag for each in participant_languages(drafts_ok=voice.drafts_ok)]
        self.languages = Segments({each: autonym(each, voice.lists, "en") for each in tags})
        self.languages.picked.connect(lambda picked: self.speak_again(picked.codes[0]))
        self._head.insertWidget(0, self.languages)

    # --- showing ----------------------------------------------------------------------------------

    def _go(self, at: str) -> None:
        self._at = at
        self._show()
        self.card.show_error("")
        self.card.focus_first()
        if not self.card.stops():
            self.forward.setFocus(Qt.FocusReason.OtherFocusReason)
        said = QAccessibleAnnouncementEvent(self, self.card.title.text())
        QAccessible.updateAccessibility(said)

    def _show(self) -> None:
        voice, card = self._known(), self._card()
        turned = Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(turned if voice.right_to_left else Qt.LayoutDirection.LeftToRight)
        if self.languages is not None:
            self.languages.choose(voice.language)
            self.languages.setVisible(len(self.languages.codes) > 1 and self._at != _END)
        self.card.show_card(card)
        codes = [each.code for each in self._asked()]
        at = codes.index(self._at) + 1 if self._at in codes else 0
        self.progress.setText(self._progress(at, len(codes)) if at else "")
        self._say_button(self.back, self._say(f"{self._words}.back"))
        self.back.setVisible(at > 1 or self._at == _REVIEW)
        self._say_button(self.skip, card.skip)
        self._say_button(self.forward, card.forward)
        self._say_button(self.all, self._all_words(at))
        self._fit_foot()
        self.staff.setText(self._staff_words())
        self.staff.setVisible(bool(self.staff.text()))

    @property
    def _words(self) -> str:
        return "own" if self.kind == OWN else "kiosk"

    def _progress(self, at: int, of: int) -> str:
        key = "own.question" if self.kind == OWN else "kiosk.step"
        return self._say(key, n=isolated(str(at)), total=isolated(str(of)))

    def _all_words(self, at: int) -> str:
        if self.kind == OWN:
            return self._say("own.skip_all") if at else ""
        return self._say("kiosk.cancel") if self._at == _REVIEW else ""

    def _staff_words(self) -> str:
        key = "F9" if self._lockable else "Esc"
        return f"{self._say('kiosk.pin')}: {isolated(key)}" if self.kind == SELF else ""

    def _card(self) -> Card:
        if self._at == _REVIEW:
            return self._review()
        if self._at == _END:
            return self._end()
        if self._at == _REFUSED:
            return Card(
                code=_REFUSED,
                title=self._say("kiosk.cancelled"),
                hint=self._say("kiosk.give_back"),
                shape=Shape.READ,
                forward=self._say("kiosk.start"),
            )
        step = next(each for each in self._steps if each.code == self._at)
        return step.card(self._draft, self._known())

    def _review(self) -> Card:
        voice = self._known()
        said = answered(self._draft, self._asked(), voice)
        return Card(
            code=_REVIEW,
            title=self._say("kiosk.review"),
            shape=Shape.SEVERAL,
            choices=tuple(
                Choice(code=code, text=f"{question}\n{first_strong(answer or '–')}")
                for code, question, answer in said
            ),
            forward=self._say("kiosk.send"),
        )

    def _end(self) -> Card:
        if self.kind == OWN:
            return Card(
                code=_END,
                title=self._say("own.thanks"),
                shape=Shape.READ,
                forward=self._say("own.done"),
            )
        return Card(
            code=_END,
            title=self._say("kiosk.ticket", ticket=isolated(self._ticket)),
            hint=" ".join(
                self._say(f"kiosk.{each}") for each in ("thanks", "what_next", "give_back")
            ),
            shape=Shape.READ,
            forward=self._say("kiosk.start"),
        )

    def _say(self, key: str, **places: str) -> str:
        return self._known().say(key, **places)

    def _known(self) -> Voice:
        assert self._voice is not None  # noqa: S101 - set before anything is shown
        return self._voice

    def _asked(self) -> list[Step]:
        return [each for each in self._steps if each.asked(self._draft, self._known())]

    @staticmethod
    def _say_button(button: QWidget, words: str) -> None:
        button.setText(words)  # type: ignore[attr-defined]
        button.setAccessibleName(words)
        button.setVisible(bool(words))

    # --- what a person did ------------------------------------------------------------------------

    def _step(self) -> Step | None:
        return next((each for each in self._steps if each.code == self._at), None)

    def _tell(self, edits: Sequence[Edit]) -> None:
        for each in edits:
            self.edited.emit(each)

    def _on_picked(self, code: str) -> None:
        if self._at == _REVIEW:
            self._back_to = _REVIEW
            self._go(code)
            return
        step = self._step()
        if step is None:
            return
        self.card.show_error("")
        stood = step.card(self._draft, self._known()).chosen
        self._tell(step.picked(self._draft, code, self._known()))
        if step.code == "speaks":
            self._follow_language(code)
        if step.code == "keep" and code == "N":
            self.erase_wanted.emit()
            self._go(_REFUSED)
        elif step.goes_on and code not in stood:
            self._forward()

    def _follow_language(self, tag: str) -> None:
        """Speak on in the language that was picked, where there are words in it."""
        voice = self._known()
        if first_with_words((tag,), drafts_ok=voice.drafts_ok):
            self.speak_again(_served(tag, voice))

    def _on_typed(self, text: str) -> None:
        step = self._step()
        if step is not None:
            self.card.show_error("")
            self._tell(step.picked(self._draft, text, self._known()))

    def _on_skip(self) -> None:
        step = self._step()
        if step is not None:
            self._tell(step.skipped(self._draft, "", self._known()))
            self._forward()

    def _on_all_skipped(self) -> None:
        if self.kind == OWN:
            self._tell(skipped_all(self._draft, self._known()))
            self._go(_END)
        else:
            self.erase_wanted.emit()
            self._go(_REFUSED)

    def _on_forward(self) -> None:
        if self._at == _REVIEW:
            self.save_wanted.emit()
        elif self._at in {_END, _REFUSED}:
            self._on_end()
        else:
            self._forward()

    def _on_end(self) -> None:
        if self.kind == OWN:
            self.take_down()
            self.ended.emit()
        else:
            self._back_to = ""
            self._go(self._asked()[0].code)

    def _forward(self) -> None:
        step = self._step()
        if step is None:
            return
        if lacks := step.lacks(self._draft, self._known()):
            self.card.show_error(self._say(lacks))
            self.card.focus_first()
            return
        if self._back_to and self.kind == SELF:
            self._go(self._back_to)
            return
        codes = [each.code for each in self._asked()]
        at = codes.index(step.code) + 1
        last = _END if self.kind == OWN else _REVIEW
        self._go(codes[at] if at < len(codes) else last)

    def _on_back(self) -> None:
        codes = [each.code for each in self._asked()]
        at = len(codes) if self._at == _REVIEW else codes.index(self._at)
        if at:
            self._go(codes[at - 1])

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and (self.kind == OWN or not self._lockable):
            self.take_down()
            self.ended.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_forward()
        else:
            super().keyPressEvent(event)


def _served(language: str, voice: Voice) -> str:
    return participant_language(language, drafts_ok=voice.drafts_ok).tag
