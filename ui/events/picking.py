"""The list that opens over the event form: places, providers, vaccines, languages, people."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from ui.events import words
from ui.events.questions import Questions
from ui.events.state import PLACE, Edit, EventState
from ui.languages import language_entries
from ui.widgets.chips import ChipRow, Picked
from ui.widgets.picker import Picker

_PERSON = "person:"


class EventPicker(QObject):
    """Opens the picker for whichever row asks for more, and turns what is picked into an edit."""

    edited = Signal(object)  # Edit
    worker_picked = Signal(str)  # the hex id of a user
    person_named = Signal(str)  # somebody new

    def __init__(self, card: QWidget, asked: Questions, lists: CodeLists) -> None:
        super().__init__(card)
        self._lists = lists
        self._asked = asked
        self._language, self._locale = "en", QLocale()
        self.state = EventState()
        self.picker = Picker(card)
        self._picking = ""
        self._rows: dict[str, ChipRow] = {
            "place": asked.place,
            "access": asked.access,
            "county": asked.county,
            "provider": asked.provider,
            "next_event": asked.next_event,
            "languages": asked.languages.row,
            "offers": asked.offers.row,
            "slot_languages": asked.times.kept_for,
            "people": asked.people.row,
        }
        for name, row in self._rows.items():
            row.asked_for_more.connect(lambda one=name: self.open(one))
        self.picker.picked.connect(self._on_picked)

    def speak(self, language: str, locale: QLocale) -> None:
        """Take note of the language."""
        self._language, self._locale = language, locale

    def open(self, name: str) -> None:
        """Open the list for a row."""
        self._picking = name
        opened: dict[str, Callable[[], None]] = {
            "place": self._offer_places,
            "provider": self._offer_providers,
            "next_event": self._offer_events,
            "people": self._offer_people,
            "access": lambda: self._offer_codes("access_needs", self.tr("Type what it has")),
            "county": lambda: self._offer_codes("nc_counties", self.tr("Type a county")),
            "offers": lambda: self._offer_codes("vaccine_group", self.tr("Type a vaccine")),
        }
        opened.get(name, self._offer_languages)()
        row = self._rows[name]
        self.picker.open_at(row.chips[-1], row.letter)

    def _offer_places(self) -> None:
        self.picker.say(self.tr("Type a place, known or new"))
        entries = words.place_entries(self.state.seen, self._lists, self._language)
        self.picker.offer(entries, fold, (PLACE, self.tr("New place")))

    def _offer_providers(self) -> None:
        self.picker.say(self.tr("Type who gives the vaccines"))
        entries = words.provider_entries(self.state.seen)
        self.picker.offer(entries, fold, ("", self.tr("New")))

    def _offer_events(self) -> None:
        self.picker.say(self.tr("Type the event that follows"))
        self.picker.offer(words.next_entries(self.state, self._lists, self._locale), fold)

    def _offer_people(self) -> None:
        self.picker.say(self.tr("Type a name"))
        entries = words.worker_entries(self.state.seen, self._lists, self._language)
        self.picker.offer(entries, fold, (_PERSON, self.tr("New person")))

    def _offer_languages(self) -> None:
        self.picker.say(self.tr("Type a language, in any spelling"))
        self.picker.offer(language_entries(self._lists, self._language), fold)

    def _offer_codes(self, name: str, asks: str) -> None:
        self.picker.say(asks)
        self.picker.offer(words.code_entries(name, self._lists, self._language), fold)

    def _on_picked(self, picked: Picked) -> None:
        name, code = self._picking, picked.codes[0]
        row = self._rows[name]
        if name == "people" and code.startswith(_PERSON):
            self.person_named.emit(code.removeprefix(_PERSON))
            return
        if name == "people":
            self.worker_picked.emit(code)
        elif name == "slot_languages":
            codes = tuple(dict.fromkeys((*row.codes, code)))
            at = self._asked.times.codes
            self.edited.emit(Edit(field=name, value=codes, at=at))
        elif name in {"languages", "offers", "access"}:
            codes = tuple(dict.fromkeys((*row.codes, code)))
            self.edited.emit(Edit(field=name, value=codes))
        else:
            self.edited.emit(Edit(field=name, value=code))
        row.focus_row()
