"""The words of the review: titles, reasons, what was done."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldapp.actions.calling import UNREACHABLE
from fieldapp.actions.duplicates import Likely
from fieldapp.actions.language_doubts import LANGUAGE_OPEN
from fieldapp.actions.needing import UNMET
from fieldapp.actions.put_aside import CLOCK_OFF, OVERBOOKED, TICKET_TWICE, PutAside
from fieldapp.actions.reviewing import FoundConflict, FoundEnds, FoundLaptop, FoundRide, Settled
from fieldapp.store.lines import PersonLine
from fieldapp.wording import field_words
from ui.review.presenter import Said
from ui.review.state import ALL, ANSWERS, ASIDE, DONE, PEOPLE, Item
from ui.texts import fault_sentence, first_strong, isolated
from ui.values import field_name

translate = QCoreApplication.translate
_DOT: Final = " · "
_TO_LOOK_AT: Final = frozenset(
    {TICKET_TWICE, LANGUAGE_OPEN, UNMET, OVERBOOKED, UNREACHABLE, CLOCK_OFF}
)


def filter_words(code: str, n: int) -> str:
    """Give the words of a filter with its number."""
    words = {
        ALL: translate("Review", "All"),
        ANSWERS: translate("Review", "Two answers"),
        PEOPLE: translate("Review", "Same person?"),
        ASIDE: translate("Review", "Put aside"),
        DONE: translate("Review", "Settled"),
    }[code]
    return f"{words} {isolated(str(n))}" if n else words


def title_of(item: Item, language: str) -> str:
    """Say what an item is about."""
    match item:
        case FoundConflict(conflict=conflict) if not conflict.field:
            return translate("Review", "Taken out, and changed since")
        case FoundConflict(conflict=conflict):
            name = field_words(f"{conflict.kind}.{conflict.field}", language)
            return translate("Review", "Two answers: {field}").format(field=name)
        case FoundEnds() | FoundRide() | FoundLaptop():
            return _title_of_found(item)
        case Likely():
            return translate("Review", "Same person twice?")
        case PutAside():
            return _title_of_aside(item)
        case Settled(link=link):
            two, one = translate("Review", "Two people"), translate("Review", "One person")
            return two if link is None else one


def _title_of_found(item: FoundEnds | FoundRide | FoundLaptop) -> str:
    match item:
        case FoundEnds():
            return translate("Review", "Two outcomes of one visit")
        case FoundRide():
            return translate("Review", "Ride wanted, nobody drives")
        case FoundLaptop(laptop=laptop):
            words = translate("Review", "Laptop {letter} has not synced since")
            return words.format(letter=isolated(laptop.letter))


def _title_of_aside(aside: PutAside) -> str:
    if aside.code == TICKET_TWICE:
        words = translate("Review", "One ticket, two people: {ticket}")
        return words.format(ticket=isolated(aside.ticket))
    of_people = {
        LANGUAGE_OPEN: translate("Review", "Which language?"),
        UNMET: translate("Review", "Interpreter wanted, nobody planned"),
        UNREACHABLE: translate("Review", "No number that works"),
    }
    if aside.code in of_people:
        return of_people[aside.code]
    if aside.code == CLOCK_OFF:
        words = translate("Review", "The clock of laptop {letter} was wrong")
        return words.format(letter=isolated(aside.laptop))
    if aside.code == OVERBOOKED and len(aside.people) == 1:
        words = translate("Review", "More people than seats: {ticket}")
        return words.format(ticket=isolated(aside.ticket))
    if aside.code == OVERBOOKED:
        words = translate("Review", "One seat, two people: {ticket}")
        return words.format(ticket=isolated(aside.ticket))
    return translate("Review", "Put aside by the server")


def badge_of(item: Item) -> tuple[str, str]:
    """Give the word at the end of an item's line and its tone."""
    match item:
        case FoundEnds() | FoundRide() | FoundLaptop():
            return _word_of_found(item), "red"
        case FoundConflict(conflict=conflict):
            loud = translate("Review", "choose"), "red"
            return loud if conflict.loud else (translate("Review", "look"), "amber")
        case Likely(score=score):
            return f"{isolated(str(score))} %", "amber"
        case PutAside(code=code) if code in _TO_LOOK_AT:
            return translate("Review", "look"), "amber"
        case PutAside():
            return translate("Review", "aside"), "red"
        case Settled():
            return translate("Review", "settled"), "grey"


def _word_of_found(item: FoundEnds | FoundRide | FoundLaptop) -> str:
    match item:
        case FoundEnds():
            return translate("Review", "choose")
        case FoundRide():
            return translate("Review", "by tomorrow")
        case FoundLaptop():
            return translate("Review", "waited for")


def below_of(item: Item) -> str:
    """Say in a line whom an item is about."""
    match item:
        case FoundConflict(person=person) | FoundEnds(person=person):
            return person_words(person)
        case Likely(first=first, second=second) | Settled(first=first, second=second):
            return f"{first.name.said}{_DOT}{second.name.said}"
        case FoundLaptop(laptop=laptop):
            return first_strong(laptop.label)
        case FoundRide(line=line):
            return _DOT.join([first_strong(line.name), isolated(line.ticket)])
        case PutAside():
            return _below_of_aside(item)


def _below_of_aside(aside: PutAside) -> str:
    match aside:
        case PutAside(code="DUPTICKET" | "OVERBOOK", people=people):
            return _DOT.join(people)
        case PutAside(code="LANGUNK" | "LANGUNMET" | "CONTACT", people=people, ticket=ticket):
            return _DOT.join([*people, *([isolated(ticket)] if ticket else [])])
        case PutAside(code="CLOCK"):
            return translate("Review", "Ages and times that were noted there may be off")
        case _:
            return translate("Review", "Work that was not taken in")


def person_words(person: PersonLine | None) -> str:
    """Name a person with the ticket."""
    if person is None:
        return translate("Review", "About an event or the organization")
    tickets = [isolated(each.number) for each in person.tickets if each.number]
    return _DOT.join([person.name.said or "–", *tickets[:1]])


def reason_words(reasons: tuple[str, ...]) -> str:
    """Say why two records are thought to be one person."""
    known = {
        "SAME_BIRTH": translate("Review", "same birth date"),
        "BIRTH_NEAR": translate("Review", "births close together"),
        "SAME_PHONE": translate("Review", "same phone"),
        "SAME_ZIP": translate("Review", "same ZIP code"),
        "SAME_NAME": translate("Review", "same name"),
        "SHORT_FORM": translate("Review", "short form of the name"),
        "OTHER_SPELLING": translate("Review", "name spelled otherwise"),
        "PART_OF_NAME": translate("Review", "part of the name"),
        "INITIAL": translate("Review", "an initial for a name"),
        "ONE_SURNAME": translate("Review", "one of two surnames"),
        "SWAPPED": translate("Review", "names in the other order"),
        "OWN_SCRIPT": translate("Review", "same name in its own script"),
    }
    said = ", ".join(known.get(each, each) for each in reasons)
    return said[:1].upper() + said[1:]


def said_words(said: Said | None, language: str) -> tuple[str, str]:
    """Give what was done last, and its tone."""
    if said is None:
        return "", "small"
    if said.code == "fault":
        return fault_sentence(said.fault, language), "problem"
    words = {
        "chosen": translate("Review", "Chosen. The other answer stays in the history."),
        "kept": translate("Review", "It stays."),
        "taken_out": translate("Review", "Taken out."),
        "joined": translate("Review", "Joined. Both records are kept."),
        "apart": translate("Review", "Kept as two people."),
        "closed": translate("Review", "Closed."),
        "nobody": translate("Review", "Noted: nobody drives. Tell the person."),
        "parted": translate("Review", "Parted again."),
        "again": translate("Review", "It is a question again."),
        "undone": translate("Review", "Taken back."),
    }
    return words[said.code], "good"


def compared_fields(language: str) -> tuple[tuple[str, str], ...]:
    """Give what two records are compared by: a code and the words before it."""
    return (
        ("name", translate("Review", "Name")),
        ("birth", translate("Review", "Born")),
        ("phones", translate("Review", "Phone")),
        ("language", field_name("person", "lang_spoken", language)),
        ("interpreter", translate("Review", "Interpreter")),
        ("tickets", translate("Review", "Ticket")),
        ("who", translate("Review", "Written by")),
    )
