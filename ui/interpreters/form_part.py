"""The form of an interpreter on its page: joins the card, what it does, and the lists it opens."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fieldapp.domain.folding import fold
from ui.interpreters import form_words as words
from ui.interpreters.form_card import OF_SKILL, InterpreterCard
from ui.interpreters.form_presenter import FormPresenter
from ui.interpreters.words import Tongue
from ui.languages import language_entries
from ui.look import Tokens
from ui.texts import fault_sentence
from ui.widgets.chips import Picked
from ui.widgets.picker import Picker


class FormPart(QObject):
    """Shows the form that is open; `tongue` and `event` say it in the language of the moment."""

    def __init__(
        self,
        presenter: FormPresenter,
        tokens: Tokens,
        tongue: Callable[[], Tongue],
        event: Callable[[], str],
    ) -> None:
        super().__init__()
        self.presenter = presenter
        self._tongue, self._event = tongue, event
        self.card = InterpreterCard(tokens)
        self.card.hide()
        self.languages, self.proofs = Picker(self.card), Picker(self.card)
        card = self.card
        card.typed.connect(self._on_typed)
        card.skill_chosen.connect(presenter.choose_skill)
        card.language_wanted.connect(self._on_language_wanted)
        card.proof_wanted.connect(self._on_proof_wanted)
        card.drop.clicked.connect(presenter.drop_skill)
        card.save.clicked.connect(self.save)
        card.leave.clicked.connect(presenter.leave)
        self.languages.picked.connect(self._on_language_picked)
        self.proofs.picked.connect(self._on_proof_picked)
        presenter.changed.connect(self.show)

    @property
    def is_open(self) -> bool:
        """Whether a form is in sight."""
        return self.presenter.form is not None

    def speak(self) -> None:
        """Say everything in the language of the moment."""
        self.card.speak()
        self.languages.say(self.tr("Type a language"))
        self.proofs.say(self.tr("Type what proof they have"))
        self.show()

    def show(self) -> None:
        """Show the form as it stands."""
        form, tongue = self.presenter.form, self._tongue()
        if form is None:
            return
        self.card.show_form(form, self.presenter.skill, self._event(), tongue)
        wrong = words.problem_words(self.presenter.problems, tongue.language)
        said, tone = "", "small"
        if self.presenter.fault:
            said, tone = fault_sentence(self.presenter.fault, tongue.language), "problem"
        elif wrong:
            said, tone = self.tr("Look at what is marked. Nothing was saved yet."), "problem"
        elif self.presenter.alone:
            said = words.alone_words()
        self.card.show_said(wrong, said, tone)

    def save(self) -> None:
        """Save the form, or go to the first question that lacks something."""
        self.presenter.save()
        wrong = words.problem_words(self.presenter.problems, self._tongue().language)
        if wrong:
            self.card.focus_problem(wrong)

    def _on_typed(self, name: str, answer: object) -> None:
        if name in OF_SKILL:
            self.presenter.type_skill(**{name: answer})
        else:
            self.presenter.type(**{name: answer})

    def _on_language_wanted(self) -> None:
        tongue, row = self._tongue(), self.card.rows["skills"]
        self.languages.offer(language_entries(tongue.lists, tongue.language), fold=fold)
        self.languages.open_at(row.chips[-1], row.letter)

    def _on_language_picked(self, picked: Picked) -> None:
        self.presenter.add_language(picked.codes[0])
        self.card.fields["variety"].focus_control()

    def _on_proof_wanted(self) -> None:
        self.proofs.offer(words.proof_entries(self._tongue()), fold=fold)
        self.proofs.open_at(self.card.proof)

    def _on_proof_picked(self, picked: Picked) -> None:
        self.presenter.type_skill(qualification=picked.codes[0])
        self.card.proof.setFocus()
