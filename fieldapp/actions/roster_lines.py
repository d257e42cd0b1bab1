"""One person as one line of a roster: exactly the columns of that reader."""

from collections.abc import Collection
from datetime import date
from typing import Final

from fieldapp.actions.acting import row_here
from fieldapp.actions.booking import birth_of, held_for_guardian
from fieldapp.actions.consenting import guardian_grant
from fieldapp.actions.dosing import told_by_rows
from fieldapp.actions.handout.wording import wording
from fieldapp.actions.needing import Plan
from fieldapp.actions.roster_facts import Visit, local_time
from fieldapp.actions.roster_shifts import interpreter_of
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import Certain, PartialDay, Precision, minor_on
from fieldapp.domain.dose_history import given_doses
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import AskProvider, due_dates
from fieldapp.domain.fitting import MINUTES_EACH
from fieldapp.domain.names import first_name, name_as_said
from fieldapp.domain.needs import YES, Wish
from fieldapp.domain.roster import ClinicLine, GuardianConsent, InterpreterLine, said_age
from fieldapp.store.rows import Row
from fieldapp.store.store import Store

_NOBODY_IS_SENT: Final = frozenset({"BILING", "TEXT", "ADULT", "MINOR", "NONE"})
_SHORT: Final = "access_needs_short"


def clinic_line(store: Store, visit: Visit, day: date, how: tuple[CodeLists, str]) -> ClinicLine:
    """Give the provider's line: no phone, address, race, disability answers or notes."""
    lists, language = how
    person = visit.person
    birth = birth_of(person)
    dose_no = visit.appointment.values.get("dose_no")
    return ClinicLine(
        ticket=visit.sign_up.text("ticket"),
        name_as_said=name_as_said(person.values),
        name_sounds=person.text("name_sounds"),
        slot=visit.at,
        block=block_label(visit.slot, lists, language),
        birth=_birth(person, birth),
        vaccine_group=lists["vaccine_group"].label(visit.appointment.text("group"), language),
        dose_no=dose_no if isinstance(dose_no, int) else None,
        earliest_ok=_earliest(visit, birth, day, lists),
        spoken_language=_language(person, lists, language),
        interpreter=_interpreter(store, visit, lists, language),
        access_needs=_access(visit, lists, language, "provider"),
        minor_consent=_guardian(store, visit, birth, day),
        companion=companion_of(visit),
    )


def interpreter_line(
    plan: Plan, visit: Visit, who: tuple[Row, Row], how: tuple[CodeLists, str]
) -> InterpreterLine:
    """Give the interpreter's line: no family name, birth date, vaccine or contact.

    The language is the one that is wanted, as far as it is known: of a group of languages that.
    """
    (shift, interpreter), (lists, language) = who, how
    need = Wish() if visit.need is None else visit.need.wish
    planned, wish = plan.planned_at, need.gender
    codes = {row.text("code") for row in visit.access_needs}
    relay, mode = need.relay, shift.text("mode")
    comes = [companion_of(visit)] if "COMP" in codes else []
    comes += [lists[_SHORT].label("CHILD", language)] if "CHILD" in codes else []
    alone = [] if companion_of(visit) or "COMP" not in codes else ["COMP"]
    comes += [lists[_SHORT].label(each, language) for each in alone]
    return InterpreterLine(
        ticket=visit.sign_up.text("ticket"),
        at=local_time(planned) if planned else visit.at,
        block=block_label(visit.slot, lists, language),
        first_name=first_name(visit.person.values),
        language=lists["languages"].label(need.language, language),
        variety=need.variety,
        mode=lists["interpreter_modes_short"].label(mode, language),
        relay=lists["languages"].label(relay, language) if relay else "",
        gender_pref=None
        if wish in {"", "NONE"} or not interpreter.text("gender")
        else interpreter.text("gender") == wish,
        place=shift.text("place"),
        minutes=MINUTES_EACH,
        companion="; ".join(filter(None, comes)),
        reading_help="READ" in codes or visit.person.text("lang_written") == "NONE",
        access_needs=_access(visit, lists, language, "interpreter", but={"READ"}),
    )


def left_out(reason: str, count: int) -> tuple[tuple[str, int], ...]:
    """Give the header's count of people who are expected but not listed."""
    return ((reason, count),) if count else ()


def block_label(slot: Row, lists: CodeLists, language: str) -> str:
    """Name a time that is kept for certain languages, in the words of the reader."""
    tags = slot.values.get("language_block")
    if not isinstance(tags, list):
        return ""
    known = lists["languages"]
    return " · ".join(known.label(tag, language) for tag in tags if isinstance(tag, str))


def _birth(person: Row, birth: PartialDay | None) -> date | str:
    if birth is None:
        return ""
    if birth.precision is Precision.DAY:
        return birth.last
    age, unit = person.values.get("age_said"), person.text("age_unit")
    if birth.precision is Precision.AGE and isinstance(age, int):
        return said_age(0, age) if unit == "M" else said_age(age)
    return birth.text


def _language(person: Row, lists: CodeLists, language: str) -> str:
    tag = person.text("lang_spoken")
    label = lists["languages"].label(tag, language) if tag else ""
    return ", ".join(filter(None, (label, person.text("lang_variety"))))


def _interpreter(store: Store, visit: Visit, lists: CodeLists, language: str) -> str:
    """Say how it is interpreted and by whom, or that nobody said yes or nobody asked yet.

    The language stands there only where it is not the spoken one.
    """
    needs, need = lists["interpreter_need"], visit.need
    if need is None or need.wish.wanted != YES or need.state == "WITHDRAWN":
        unknown = need is not None and need.wish.wanted == "UNK"
        return needs.label("UNK", language) if unknown else ""
    wish = need.wish
    shifts = [row_here(store, "shift", each.shift) for each in need.coming]
    mode = next((shift.text("mode") for shift in shifts), "") or next(iter(wish.modes), "")
    words: list[str] = []
    if wish.language != visit.person.text("lang_spoken"):
        words.append(lists["languages"].label(wish.language, language))
    words.append(_mode(mode, wish.relay, lists, language))
    how = ", ".join(filter(None, words)) or needs.label(YES, language)
    who = ", ".join(sorted({interpreter_of(store, shift) for shift in shifts}))
    if not who and mode not in _NOBODY_IS_SENT:
        who = wording("es" if language == "es" else "en").say("interpreter.nobody")
    return f"{how}: {who}" if who else how


def _mode(mode: str, relay: str, lists: CodeLists, language: str) -> str:
    """Say a way of interpreting in as few words as fit in a column."""
    words = lists["interpreter_modes_short"].label(mode, language) if mode else ""
    if mode == "RELAY" and relay:
        return f"{words} · {lists['languages'].label(relay, language)}"
    return words


def _access(
    visit: Visit,
    lists: CodeLists,
    language: str,
    reader: str,
    but: Collection[str] = (),
) -> str:
    """Say what a reader has to prepare; a companion who is named stands in a column of his own."""
    known, short = lists["access_needs"], lists[_SHORT]
    words: list[str] = []
    order = {each.code: at for at, each in enumerate(known)}
    for row in sorted(visit.access_needs, key=lambda row: order.get(row.text("code"), len(order))):
        code, detail = row.text("code"), row.text("detail")
        hidden = code in known and reader not in known[code].extra["show_on"].split()
        if hidden or code in but or (code == "COMP" and detail):
            continue
        words.append(detail if code == "OTHER" and detail else short.label(code, language))
    return "; ".join(words)


def _guardian(
    store: Store, visit: Visit, birth: PartialDay | None, day: date
) -> GuardianConsent | None:
    """Unsure counts as a minor (G.S. 90-21.5): the clinic has to ask.

    A consent that is not documented, or by somebody who cannot give it, is none.
    """
    if birth is None or minor_on(birth, day) is Certain.NO:
        return None
    group = visit.appointment.text("group")
    grant = guardian_grant(visit.consents, group)
    if grant is None:
        return GuardianConsent(given=False)
    event = visit.slot.ref("event")
    held = held_for_guardian(store, visit.consents, group, day.isoformat(), event)
    return GuardianConsent(given=held is None, form_no=grant.text("paper"))


def companion_of(visit: Visit) -> str:
    """Give who comes along, where somebody said the name."""
    for row in visit.access_needs:
        if row.text("code") == "COMP":
            return row.text("detail")
    return ""


def _earliest(visit: Visit, birth: PartialDay | None, day: date, lists: CodeLists) -> date | None:
    group = visit.appointment.text("group")
    doses = given_doses(told_by_rows(visit.doses), lists)
    due = due_dates(doses, dose_rules(lists), day, group=group, birth=birth)
    return None if isinstance(due, AskProvider) else due.earliest_ok
