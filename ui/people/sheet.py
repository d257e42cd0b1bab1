"""One person in words: cards of facts, their sign-ups, and the history. Knows no widget."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.consenting import (
    GUARDIAN_DETAILS,
    consents_standing,
    effective_consents,
)
from fieldapp.actions.duplicates import Likely
from fieldapp.actions.person_sheet import PersonSheet
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.consents import WITHDRAWN
from fieldapp.domain.days import withdrawal_act_by
from fieldapp.domain.folding import fold
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.kinds.declare import FieldType
from fieldapp.domain.values import Value
from fieldapp.store.lines import PersonLine, Ticket
from fieldapp.store.rows import Row
from fieldapp.wording import sentences
from ui.dose_words import doubt_words, next_dose_words, product_word
from ui.people.consent_words import purpose_words
from ui.people.past import STATES, PastWords
from ui.people.words import state_badge
from ui.texts import autonym, custody_sentence, isolated, withdrawn_word
from ui.values import ValueWords, field_name, moment_words
from ui.widgets.rows_model import ListRow

translate = QCoreApplication.translate
_DOT: Final = " · "
_LANGUAGE: Final = frozenset(BY_NAME["person"].by_name) & {
    "lang_spoken",
    "lang_variety",
    "lang_written",
    "lang_other",
    "lang_method",
}
_NOT_SAID: Final = frozenset(
    "person first_person event ticket status household birth_precision age_as_of as_typed"
    " notice_version notice_lang notice_how witness replaces sign_up appointment need typed_for"
    " question_version seat_token source lang_method name_order".split()
)
"""Fields that a card says otherwise or that help nobody who reads about a person."""
_ON_CARDS: Final = frozenset(
    "person contact address need access_need sign_up sign_up_status appointment"
    " appointment_status dose typed_for consent household relationship same_person".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One answer: what was asked and what was said. Without a label it goes on with the last."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Facts that belong together, under a title."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShown:
    """Everything the view of one person shows. `badges` are words with tones."""

    name: str
    also: str
    badges: tuple[tuple[str, str], ...]
    where: str
    cards: tuple[Card, ...]
    history: tuple[ListRow, ...]


class SheetWords:
    """Says one sheet in one language."""

    def __init__(
        self, sheet: PersonSheet, lists: CodeLists, language: str, locale: QLocale
    ) -> None:
        self._sheet = sheet
        self._lists = lists
        self._language = language
        self._locale = locale
        self._values = ValueWords(lists, language, locale, lambda row: sheet.names.get(row, ""))
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in sheet.page.rows:
            self._rows[row.kind.name].append(row)

    def shown(self) -> SheetShown:
        """Give the sheet ready to be drawn."""
        line = self._sheet.line
        name = line.name
        also = (name.used, name.native if name.native != name.said else "")
        return SheetShown(
            name=name.said,
            also=_DOT.join(each for each in also if each),
            badges=tuple(self._badges()),
            where=custody_sentence(line.where, self._language),
            cards=tuple(card for card in self._cards() if card.facts),
            history=tuple(
                PastWords(self._sheet, self._values, self._language, self._locale).lines()
            ),
        )

    def _badges(self) -> Iterator[tuple[str, str]]:
        line = self._sheet.line
        yield isolated(line.tickets[0].number) if line.tickets else "", "grey"
        yield state_badge(line, line.tickets)
        if any(each.finish_later and not each.withdrawn for each in line.tickets):
            yield translate("People", "to finish"), "amber"
        if line.restricted:
            yield translate("People", "some answers hidden"), "grey"

    # --- cards ------------------------------------------------------------------------------------

    def _cards(self) -> Iterator[Card]:
        page = self._sheet.page
        yield self._card(translate("People", "Person"), self._person(page.person))
        yield self._card(translate("People", "How to reach them"), self._reach())
        yield self._card(translate("People", "Language and interpreter"), self._speaks(page.person))
        yield self._card(translate("People", "Needs for the visit"), self._access())
        yield self._card(translate("People", "Sign-ups"), self._sign_ups())
        yield self._card(translate("People", "Doses"), self._doses())
        yield self._card(translate("People", "What they agreed to"), self._consents())
        yield self._card(translate("People", "Household and family"), self._family())
        yield self._card(translate("People", "Maybe the same person"), self._same())
        yield self._card(translate("People", "More"), self._more())

    def _card(self, title: str, facts: Iterable[Fact]) -> Card:
        return Card(title=title, facts=tuple(facts))

    def _person(self, person: Row) -> Iterator[Fact]:
        for name in person.kind.by_name:
            if name not in _LANGUAGE:
                yield from self._fact(person, name)

    def _speaks(self, person: Row) -> Iterator[Fact]:
        for name in person.kind.by_name:
            if name in _LANGUAGE:
                yield from self._fact(person, name)
        for need in self._rows["need"]:
            yield from self._facts(need, but=frozenset({"for"}))

    def _fact(self, row: Row, name: str) -> Iterator[Fact]:
        value = row.values.get(name)
        if value is None or name in _NOT_SAID or value is False:
            return
        label = field_name(row.kind.name, name, self._language)
        declared = row.kind.by_name[name]
        words = self._values.say(row.kind.name, name, value)
        if declared.type is FieldType.TAG and isinstance(value, str):
            own = autonym(value, self._lists, self._language)
            words = words if fold(words).startswith(fold(own)) else f"{own} ({words})"
        yield Fact(label=label, value=words)

    def _facts(self, row: Row, but: frozenset[str] = frozenset()) -> Iterator[Fact]:
        for name in row.kind.by_name:
            if name not in but:
                yield from self._fact(row, name)

    def _group(self, code: Value) -> str:
        """Name a vaccine group; what a newer program wrote stays as it is."""
        groups = self._lists["vaccine_group"]
        text = code if isinstance(code, str) else ""
        return groups.label(text, self._language) if text in groups else text or "–"

    def _wanted(self, row: Row) -> Iterator[Fact]:
        wants = row.values.get("wants")
        if isinstance(wants, list) and wants:
            groups = (each[0] if isinstance(each, list) and each else None for each in wants)
            label = field_name("sign_up", "wants", self._language)
            yield Fact(label=label, value=", ".join(map(self._group, groups)))

    def _reach(self) -> Iterator[Fact]:
        for contact in self._rows["contact"]:
            kind = self._values.say("contact", "kind", contact.values.get("kind"))
            words = [self._values.say("contact", "value", contact.values.get("value"))]
            if contact.values.get("shared"):
                words.append(translate("People", "shared with others"))
            words += [
                self._values.say("contact", name, contact.values[name])
                for name in ("best_time", "lang", "state")
                if contact.values.get(name) not in (None, "UNVERIFIED")
            ]
            yield Fact(label=kind, value=_DOT.join(words))
        for address in self._rows["address"]:
            parts = (address.text(name) for name in ("street", "unit", "city", "state", "zip"))
            county = self._values.say("address", "county_fips", address.values.get("county_fips"))
            shown = ", ".join(each for each in (*parts, county.strip("–")) if each)
            yield Fact(label=translate("People", "Lives at"), value=shown or "–")
            yield from self._fact(address, "directions")

    def _access(self) -> Iterator[Fact]:
        for need in self._rows["access_need"]:
            words = self._values.say("access_need", "code", need.values.get("code"))
            detail = need.text("detail")
            yield Fact(label=words, value=detail or translate("People", "Yes"))

    def _sign_ups(self) -> Iterator[Fact]:
        for row in reversed(self._rows["sign_up"]):
            event = self._sheet.names.get(row.ref("event"), "")
            words = [event or translate("People", "an event"), self._made(row)]
            if _is_withdrawn(row.id, self._sheet.line.tickets):
                words.append(withdrawn_word())
            ticket = isolated(row.text("ticket"))
            yield Fact(label=ticket, value=_DOT.join(each for each in words if each))
            yield from self._wanted(row)
            yield from self._facts(row, but=frozenset({"wants"}))
            for appointment in self._rows["appointment"]:
                if appointment.ref("sign_up") == row.id:
                    yield self._appointment(appointment)

    def _made(self, row: Row) -> str:
        who, when = self._sheet.names.get(row.actor, ""), moment_words(row.made_ms, self._locale)
        if not who:
            return when
        return translate("People", "{who}, {when}").format(who=who, when=when)

    def _appointment(self, row: Row) -> Fact:
        slot = self._sheet.names.get(row.ref("slot"), "")
        state = next(
            (
                self._values.say("appointment_status", "status", each.values.get("status"))
                for each in reversed(self._rows["appointment_status"])
                if each.ref("appointment") == row.id
            ),
            "",
        )
        time = "" if not slot else self._values.say("event", "starts", slot)
        group = self._group(row.values.get("group"))
        label = sentences(self._language)["kind.appointment"]
        words = _DOT.join(each for each in (time, group, state) if each)
        return Fact(label=label[:1].upper() + label[1:], value=words)

    def _doses(self) -> Iterator[Fact]:
        for dose in self._rows["dose"]:
            label = self._group(dose.values.get("group"))
            words = [
                self._values.say("dose", name, dose.values[name])
                for name in ("date", "dose_no", "place", "proof", "lot")
                if dose.values.get(name) is not None
            ]
            if product := dose.text("cvx"):
                words.insert(
                    0, product_word(product, dose.text("group"), self._lists, self._language)
                )
            yield Fact(label=label, value=_DOT.join(words))
        told = self._sheet.doses
        for due in told.due:
            said = next_dose_words(due, self._lists, self._language, self._locale)
            yield Fact(label=translate("People", "Next dose"), value=said)
        for doubt in told.doubts:
            said = doubt_words(doubt, self._lists, self._language, self._locale)
            yield Fact(label=translate("People", "To check"), value=said)

    def _consents(self) -> Iterator[Fact]:
        """Give each purpose with the answer in force, and below it all that was ever answered."""
        consents = self._rows["consent"]
        granted, refused = (
            effective_consents(consents, each, self._rows["contact"])
            for each in ("GRANTED", "REFUSED")
        )
        purposes: dict[str, list[Row]] = {}
        for row in consents:
            purposes.setdefault(row.text("type"), []).append(row)
        for purpose, rows in purposes.items():
            label = self._values.say("consent", "type", purpose)
            force = "GRANTED" if purpose in granted else "REFUSED" if purpose in refused else ""
            words = self._values.say("consent", "answer", force) if force else "–"
            if len(rows) == 1:
                yield Fact(label=label, value=f"{words}{self._documented(rows[0])}")
                continue
            yield Fact(label=label, value=words)
            yield from self._apart(purpose, force)
            for row in reversed(rows):
                answer = self._values.say("consent", "answer", row.values.get("answer"))
                yield Fact(label="", value=f"{answer}{self._documented(row)}")

    def _apart(self, kind: str, force: str) -> Iterator[Fact]:
        """Give the purposes and numbers for which one way of being reached stands otherwise."""
        for each in consents_standing([*self._rows["consent"], *self._rows["contact"]]):
            apart = each.type == kind and (each.purpose or each.contact)
            if apart and each.in_force != (force == "GRANTED"):
                answer = "GRANTED" if each.in_force else "REFUSED"
                said = self._values.say("consent", "answer", answer)
                number = self._number(each.contact)
                yield Fact(label="", value=f"{number or purpose_words(each.purpose)}: {said}")

    def _number(self, contact: bytes) -> str:
        """Say which number, where there are several."""
        several = self._rows["contact"]
        if len(several) < 2:
            return ""
        row = next((each for each in several if each.id == contact), None)
        return "" if row is None else self._values.say("contact", "value", row.values.get("value"))

    def _documented(self, row: Row) -> str:
        """Say what an answer was about, how it was given, by whom it was taken and when."""
        names = ("vaccine_group", "purpose", *GUARDIAN_DETAILS, "how", "lang")
        words = [
            self._values.say("consent", name, row.values[name])
            for name in names
            if name in row.values
        ]
        words += [number] if (number := self._number(row.ref("contact"))) else []
        if row.text("answer") == WITHDRAWN:
            day = withdrawal_act_by(datetime.fromtimestamp(row.made_ms / 1000, UTC).date())
            last = self._values.say("dose", "date", day.isoformat())
            words.append(translate("People", "at the latest by {day}").format(day=last))
        if version := row.text("notice_version"):
            read = translate("People", "after the words of {version}")
            words.append(read.format(version=isolated(version)))
        witness = self._sheet.names.get(row.ref("witness"), "")
        if witness and row.ref("witness") != row.actor:
            words.append(translate("People", "heard by {who}").format(who=witness))
        return "".join(f"{_DOT}{each}" for each in (*words, self._made(row)))

    def _family(self) -> Iterator[Fact]:
        for row in self._rows["household"]:
            yield from self._facts(row)
        for line in self._sheet.household:
            label = sentences(self._language)["kind.household"]
            yield Fact(label=label[:1].upper() + label[1:], value=_person_words(line))
        for row in self._rows["relationship"]:
            label = self._values.say("relationship", "kind", row.values.get("kind"))
            other = self._sheet.names.get(row.ref("other"), "")
            yield Fact(label=label, value=other or translate("People", "somebody else"))

    def _same(self) -> Iterator[Fact]:
        for line in self._sheet.joined:
            yield Fact(label=translate("People", "Joined with"), value=_person_words(line))
        own = self._sheet.line.person
        for pair in self._sheet.likely:
            label = translate("People", "{n} % alike").format(n=isolated(str(pair.score)))
            yield Fact(label=label, value=_person_words(_other(pair, own)))

    def _more(self) -> Iterator[Fact]:
        words = sentences(self._language)
        for kind, rows in self._rows.items():
            if kind in _ON_CARDS or kind in STATES:
                continue
            for row in rows:
                facts = [f"{each.label}: {each.value}" for each in self._facts(row)]
                label = words.get(f"kind.{kind}", kind)
                yield Fact(label=label[:1].upper() + label[1:], value=_DOT.join(facts) or "–")


def _is_withdrawn(sign_up: bytes, tickets: Iterable[Ticket]) -> bool:
    return any(each.sign_up == sign_up and each.withdrawn for each in tickets)


def _other(pair: Likely, person: bytes) -> PersonLine:
    return pair.second if pair.first.person == person else pair.first


def _person_words(line: PersonLine) -> str:
    tickets = [isolated(each.number) for each in line.tickets if each.number]
    return _DOT.join((line.name.said, *tickets))
