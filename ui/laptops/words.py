"""What the laptops page says of laptops, people and codes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from fieldapp.actions.laptops import LaptopLine, Person
from fieldapp.domain.clock import is_off
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.rights import ROLES, may_steer
from ui.laptops.state import Code, Invitation, LaptopsState
from ui.texts import fault_sentence, first_strong, isolated, moment_words, starts_words
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry
from ui.widgets.rows_model import ListRow

translate = QCoreApplication.translate
NEW: Final = "NEW:"


def row_of(laptop: LaptopLine, locale: QLocale) -> ListRow:
    """Give one laptop as a line of the list."""
    badge, tone = badge_of(laptop)
    title = laptop_words(laptop)
    below = heard_words(laptop, locale)
    return ListRow(
        key=laptop.device,
        lead=isolated(laptop.letter),
        title=title,
        below=below,
        badge=badge,
        tone=tone,
        spoken=", ".join(each for each in (laptop.letter, title, below, badge) if each),
        tip=below,
        struck=laptop.gone,
    )


def laptop_words(laptop: LaptopLine) -> str:
    """Give a laptop by its label, and by who works on it where the label does not say."""
    people = ", ".join(each for each in laptop.people if each not in laptop.label)
    return " · ".join(first_strong(each) for each in (laptop.label, people) if each)


def badge_of(laptop: LaptopLine) -> tuple[str, str]:
    """Say in a word how a laptop stands, and in which tone."""
    if laptop.gone:
        shut_out = laptop.state == "REVOKED"
        words = translate("Laptops", "shut out") if shut_out else translate("Laptops", "retired")
        return words, "grey"
    if laptop.own:
        return translate("Laptops", "this one"), "grey"
    if laptop.awaited or laptop.late:
        return _wanted_badge(laptop)
    if laptop.changes:
        words = translate("Laptops", "{n} only there")
        return words.format(n=isolated(str(laptop.changes))), "amber"
    if laptop.heard_ms:
        return translate("Laptops", "all here"), "green"
    return translate("Laptops", "not heard yet"), "grey"


def _wanted_badge(laptop: LaptopLine) -> tuple[str, str]:
    if laptop.awaited:
        return translate("Laptops", "waited for"), "red"
    return translate("Laptops", "not ready"), "amber"


def heard_words(laptop: LaptopLine, locale: QLocale) -> str:
    """Say when a laptop was last heard."""
    if laptop.own:
        return translate("Laptops", "You are working on it")
    if laptop.gone:
        return translate("Laptops", "The server takes nothing from it any more")
    if not laptop.heard_ms:
        return translate("Laptops", "Has not synced yet")
    words = translate("Laptops", "Last heard {moment}")
    return words.format(moment=moment_words(laptop.heard_ms, locale))


def heard_moment(laptop: LaptopLine, locale: QLocale) -> str:
    """Give when a laptop was last heard."""
    if not laptop.heard_ms:
        return translate("Laptops", "Has not synced yet")
    return moment_words(laptop.heard_ms, locale)


def there_words(laptop: LaptopLine) -> str:
    """Say what is only on a laptop, by its own last word."""
    parts = []
    if laptop.sign_ups:
        words = translate("Laptops", "Sign-ups: {n}")
        parts.append(words.format(n=isolated(str(laptop.sign_ups))))
    if laptop.changes:
        words = translate("Laptops", "Changes of any kind: {n}")
        parts.append(words.format(n=isolated(str(laptop.changes))))
    if laptop.drafts:
        words = translate("Laptops", "Drafts, half filled in: {n}")
        parts.append(words.format(n=isolated(str(laptop.drafts))))
    if not parts and (laptop.awaited or not laptop.heard_ms):
        return translate("Laptops", "Not known: nothing was heard from it since.")
    return " · ".join(parts) or translate("Laptops", "Nothing that it told of")


def day_words(laptop: LaptopLine, locale: QLocale) -> str:
    """Say what is left of a laptop's day, by its own last word; empty where it has told nothing."""
    parts = []
    if laptop.to_finish:
        words = translate("Laptops", "To finish: {n}")
        parts.append(words.format(n=isolated(str(laptop.to_finish))))
    date = QDate.fromString(str(laptop.closed_on), "yyyyMMdd")
    if date.isValid():
        day = isolated(locale.toString(date, "ddd d MMM"))
        parts.append(translate("Laptops", "closed its day on {day}").format(day=day))
    return " · ".join(parts)


def next_words(laptop: LaptopLine, locale: QLocale) -> str:
    """Say how a laptop stands for the event of today or tomorrow; empty where there is none."""
    ready = laptop.ready
    if ready is None:
        return ""
    when = f"{first_strong(laptop.next_title)}, {starts_words(laptop.next_starts, locale)}"
    parts = [translate("Laptops", "has it") if ready.has_it else translate("Laptops", "not there")]
    if ready.seats is not None:
        words = translate("Laptops", "seats to give: {n}")
        parts.append(words.format(n=isolated(str(ready.seats))))
    if ready.old_codes:
        parts.append(translate("Laptops", "its lists of answers are older"))
    return f"{when}: {' · '.join(parts)}"


def clock_words(laptop: LaptopLine) -> str:
    """Say how far off a laptop's clock is; empty where it is right or not known."""
    minutes = abs(laptop.clock_off_ms) // 60_000
    if not is_off(laptop.clock_off_ms):
        return ""
    if laptop.clock_off_ms > 0:
        words = translate("Laptops", "Its clock is {n} minutes ahead. Set it right.")
    else:
        words = translate("Laptops", "Its clock is {n} minutes behind. Set it right.")
    return words.format(n=isolated(str(minutes)))


def version_words(laptop: LaptopLine) -> str:
    """Say how new a laptop's program and its lists of answers are; empty where it has not told."""
    if not laptop.codes:
        return isolated(laptop.program) if laptop.program else ""
    words = translate("Laptops", "{program}, lists of {lists}")
    return words.format(program=isolated(laptop.program), lists=isolated(laptop.codes))


def awaited_words(laptop: LaptopLine) -> str:
    """Say why a laptop is waited for, or not ready; empty where it is neither."""
    if not laptop.awaited and laptop.late:
        words = translate(
            "Laptops",
            "{title} is not on it yet as it stands now. Have it opened where there is a network.",
        )
        return words.format(title=first_strong(laptop.next_title))
    if not laptop.awaited:
        return ""
    return translate(
        "Laptops",
        "It belongs to an event of today or yesterday, and not all of it has come yet. Ask who"
        " works on it to open Fieldapp where there is a network.",
    )


def shut_out_words(state: LaptopsState) -> str:
    """Say what was done and what it means."""
    if not state.shut_out:
        return ""
    if state.lost:
        words = translate(
            "Laptops",
            "{letter} is shut out. {n} of its changes never came; they stay on it, locked."
            " Ask the people it signed up again.",
        )
        return words.format(letter=isolated(state.shut_out), n=isolated(str(state.lost)))
    words = translate("Laptops", "{letter} is shut out. Everything it told of had come.")
    return words.format(letter=isolated(state.shut_out))


def warning_words(laptop: LaptopLine) -> str:
    """Say what shutting out does, before it is done."""
    words = translate(
        "Laptops",
        "From its next try on, laptop {letter} gets nothing and nothing is taken from it. This"
        " cannot be undone: to work again it needs a new code.",
    )
    said = words.format(letter=isolated(laptop.letter))
    if not (laptop.changes or laptop.drafts or laptop.awaited):
        return said
    more = translate(
        "Laptops",
        "What is only on it does not come any more. By its own last word: {what}. If the laptop is"
        " in good hands, let it sync first.",
    )
    return f"{said}\n\n{more.format(what=there_words(laptop))}"


def person_entries(people: Sequence[Person], lists: CodeLists, language: str) -> list[Entry]:
    """Give who may be invited, by name and role."""
    return [
        Entry(
            choice=Choice(
                code=each.user.hex(),
                text=each.name,
                detail=lists["user_role"].label(each.role, language),
            ),
            keys=fold(each.name),
        )
        for each in people
    ]


def role_choices(own_role: str, lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give what a new person may do here: nothing above one's own role."""
    return tuple(
        Choice(code=role, text=lists["user_role"].label(role, language))
        for role in ROLES
        if may_steer(own_role, role)
    )


def problem_words(form: Invitation, field: str) -> str:
    """Say what a field of an invitation lacks."""
    if form.problem != field:
        return ""
    return {
        "name": translate("Laptops", "Choose who will work on it, or type a new name."),
        "role": translate("Laptops", "Choose what this person does here."),
        "label": translate("Laptops", "Give the laptop a name of one short line."),
    }[field]


def invitation_status(form: Invitation, language: str) -> tuple[str, str]:
    """Say how far an invitation is, and in which tone."""
    if form.fault:
        return fault_sentence(form.fault, language), "problem"
    if form.waits_for_sync:
        return translate("Laptops", "The server learns of the new person…"), "small"
    if form.working:
        return translate("Laptops", "The server is asked…"), "small"
    return translate("Laptops", "The code works once, for one day."), "small"


def valid_words(code: Code, locale: QLocale) -> str:
    """Say how long a code works."""
    words = translate("Laptops", "Works once, until {moment}")
    return words.format(moment=moment_words(code.expires_ms, locale))


def for_words(code: Code) -> str:
    """Say whom a code is for."""
    return f"{first_strong(code.name)} · {first_strong(code.label)}"


def steps_words() -> str:
    """Say what is done with a code."""
    return translate(
        "Laptops",
        "On the new laptop open Fieldapp, choose to join with a code, and type the address and"
        " the code. Whoever has the code can join: give it by hand or by phone, not by e-mail.",
    )


def qr_text(code: Code) -> str:
    """Give what a telephone reads off the picture: text, no address that it would open."""
    return f"Fieldapp\n{code.server}\n{code.text}"
