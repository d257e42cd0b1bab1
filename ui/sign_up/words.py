"""The words of the sign-up screen that depend on what is shown: choices, messages, ages."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from ui.dose_words import group_word
from ui.languages import language_choices
from ui.sign_up.birth import BirthShown
from ui.sign_up.state import NO_WRITING, FormState, Said, Waiting
from ui.texts import fault_sentence, gap_words, hour_words, isolated, moment_words, problem_sentence
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry
from ui.widgets.rows_model import ListRow

_FAULT: Final = "fault:"
_GOOD: Final = frozenset({"saved", "corrected", "withdrawn", "thrown"})
translate = QCoreApplication.translate


def interpreter_choices(*, full: bool) -> tuple[Choice, ...]:
    """Give the answers to whether an interpreter is wanted; that one was turned down in full."""
    usual = (
        Choice(code="YES", text=translate("SignUp", "Yes")),
        Choice(code="NO", text=translate("SignUp", "No")),
        Choice(code="UNK", text=translate("SignUp", "Not known")),
    )
    declined = Choice(
        code="DECL",
        text=translate("SignUp", "Turned down", "an interpreter"),
        detail=translate("SignUp", "One was offered in their language, and turned down"),
    )
    return (*usual, declined) if full else usual


def mode_choices(modes: Sequence[str], chosen: Sequence[str]) -> tuple[Choice, ...]:
    """Give ways of interpreting in short words, with their place where several are wanted."""
    places = {each: f"{at}. " for at, each in enumerate(chosen, 1)} if len(chosen) > 1 else {}
    short = {
        "ONSITE": translate("SignUp", "In the room"),
        "PHONE": translate("SignUp", "Phone"),
        "VIDEO": translate("SignUp", "Video"),
        "RELAY": translate("SignUp", "Relay"),
        "SIGN1": translate("SignUp", "Sign interpreter"),
        "SIGN2": translate("SignUp", "Team of two"),
        "CDI": translate("SignUp", "Deaf interpreter"),
        "TEXT": translate("SignUp", "In writing"),
    }
    details = {
        "RELAY": translate("SignUp", "Two interpreters in a chain, such as through Spanish"),
        "SIGN2": translate("SignUp", "Two sign interpreters who take turns"),
        "CDI": translate("SignUp", "A Deaf interpreter together with a hearing one"),
        "TEXT": translate("SignUp", "Only where it is the person’s own choice"),
    }
    return tuple(
        Choice(code=each, text=places.get(each, "") + short[each], detail=details.get(each, ""))
        for each in modes
    )


def back_choices(times: Sequence[str], locale: QLocale) -> tuple[Choice, ...]:
    """Give the times at which somebody may come back for the interpreter."""
    return tuple(Choice(code=each, text=hour_words(each, locale)) for each in times)


def child_words() -> str:
    """Say what follows where a child interpreted: calmly, it is nobody's fault."""
    return translate(
        "SignUp",
        "That is kept and it is all right. It does not count as interpreted; somebody calls back"
        " with an interpreter.",
    )


RELATIONS: Final = ("CHILD", "SPOUSE", "PARENT", "SIB", "OTHER")
"""What somebody may be to another one of the family, the commonest first."""


def relation_choices(lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give what somebody may be to another one of the family."""
    return code_choices("relationship", RELATIONS, lists, language)


def group_choices(groups: Sequence[str], lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give vaccine groups."""
    return tuple(_group(each, lists, language) for each in groups)


def _group(code: str, lists: CodeLists, language: str) -> Choice:
    """The whole name is in the tip: chips have to stand side by side."""
    short, label = group_word(code, lists, language), lists["vaccine_group"].label(code, language)
    return Choice(code=code, text=short, detail=label if short != label else "")


def group_entries(lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give every vaccine group, found in both languages."""
    return tuple(
        Entry(
            choice=Choice(code=code.code, text=lists["vaccine_group"].label(code.code, language)),
            keys=fold(f"{code.label_en} {code.label_es} {code.code}"),
        )
        for code in lists["vaccine_group"]
    )


def access_choices(needs: Sequence[str], lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give the needs that were chosen; picking one again takes it away."""
    return tuple(_access(each, lists, language) for each in needs)


def _access(need: str, lists: CodeLists, language: str) -> Choice:
    """The whole name is in the tip, as a vaccine's is; a need in own words stands as it is."""
    code, _, own = need.partition(":")
    if own:
        return Choice(code=need, text=own)
    short = lists["access_needs_short"].label(code, language)
    whole = lists["access_needs"].label(code, language)
    return Choice(code=need, text=f"{short[:1].upper()}{short[1:]}", detail=whole)


def access_entries(lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give every access need but the one that is written in, which `Picker` offers itself."""
    labels = lists["access_needs"]
    return tuple(
        Entry(
            choice=Choice(code=code.code, text=labels.label(code.code, language)),
            keys=fold(f"{code.label_en} {code.label_es}"),
        )
        for code in labels
        if code.code != "OTHER"
    )


def consent_choices() -> tuple[Choice, ...]:
    """Give what people are asked to agree to, the one that is needed first."""
    return (
        Choice(
            code="STORE",
            text=translate("SignUp", "Keeping this record"),
            detail=translate("SignUp", "needed to save"),
        ),
        Choice(code="SHAREPROV", text=translate("SignUp", "Telling the clinic")),
        Choice(code="CALL", text=translate("SignUp", "Calls")),
        Choice(code="SMS", text=translate("SignUp", "Texts", "text messages")),
    )


def more_consent_choices(lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give what else people are asked to agree to, with the whole wording beside."""
    short = {
        "VOICEMAIL": translate("SignUp", "Voice messages"),
        "EMAIL": translate("SignUp", "Emails"),
        "SHARELANG": translate("SignUp", "Telling the interpreter"),
        "SHARERIDE": translate("SignUp", "Telling the driver"),
        "FUTURE": translate("SignUp", "News of later events"),
    }
    labels = lists["consent_types"]
    return tuple(
        Choice(code=each, text=text, detail=labels.label(each, language))
        for each, text in short.items()
    )


def code_choices(
    name: str, codes: Sequence[str], lists: CodeLists, language: str
) -> tuple[Choice, ...]:
    """Give codes of a list in its own words."""
    labels = lists[name]
    return tuple(Choice(code=each, text=labels.label(each, language)) for each in codes)


def code_entries(name: str, lists: CodeLists, language: str) -> tuple[Entry, ...]:
    """Give every code of a list, found in both languages."""
    return tuple(
        Entry(
            choice=Choice(code=code.code, text=lists[name].label(code.code, language)),
            keys=fold(f"{code.label_en} {code.label_es} {code.code}"),
        )
        for code in lists[name]
    )


def written_choices(tags: Sequence[str], lists: CodeLists, language: str) -> tuple[Choice, ...]:
    """Give languages to read, and first that things are read to the person."""
    read_to = Choice(code=NO_WRITING, text=translate("SignUp", "Read it to me"))
    return (read_to, *language_choices(tags, lists, language))


def more_words(more: int) -> str:
    """Say how many answers only the full form shows."""
    if not more:
        return ""
    return translate("SignUp", "Answers that only the full form shows: {n}").format(
        n=isolated(str(more))
    )


def drafts_words(n: int) -> str:
    """Say how many forms wait half-typed."""
    if n == 1:
        return translate("SignUp", "1 draft")
    return translate("SignUp", "{n} drafts").format(n=isolated(str(n))) if n else ""


def waiting_row(waiting: Waiting, locale: QLocale) -> ListRow:
    """Give a form that waits as a row: who, since when, and how far it is."""
    name = waiting.name or translate("SignUp", "No name yet")
    when = moment_words(waiting.saved_ms, locale)
    if waiting.missing:
        far = translate("SignUp", "missing: {n}").format(n=isolated(str(waiting.missing)))
    else:
        far = translate("SignUp", "ready to save")
    badge = translate("SignUp", "correction") if waiting.correcting else ""
    return ListRow(
        key=waiting.id,
        lead=isolated(waiting.ticket) if waiting.ticket else "",
        title=name,
        below=f"{when} · {far}",
        badge=badge,
        spoken=", ".join(each for each in (waiting.ticket, name, when, far, badge) if each),
    )


def age_words(birth: BirthShown | None) -> str:
    """Say in whole years what was understood of a birth: `64–65 · 18+`."""
    if birth is None:
        return ""
    if birth.at_most < 2:
        years = translate("SignUp", "under 2")
    elif birth.at_least == birth.at_most:
        years = str(birth.at_least)
    else:
        years = f"{birth.at_least}–{birth.at_most}"
    known = isolated(years)
    return f"{known} · {isolated(birth.band)}" if birth.band else known


def ticket_words(state: FormState) -> str:
    """Say the ticket of the form."""
    if not state.ticket:
        return ""
    return translate("SignUp", "Ticket {ticket}").format(ticket=isolated(state.ticket))


def problem_words(problem: Problem, language: str) -> str:
    """Say what is wrong and what to do."""
    return problem_sentence(problem, language)


def said_words(said: Said | None, problems: int, language: str) -> str:
    """Say what happened last."""
    if said is None or (said.code in {"problems", "held"} and not problems):
        return ""
    if said.code.startswith(_FAULT):
        return fault_sentence(said.code.removeprefix(_FAULT), language)
    if said.code == "problems":
        words = translate("SignUp", "Not saved yet. Answers that are missing or wrong: {n}")
        return words.format(n=isolated(str(problems)))
    if said.code == "to_finish":
        return translate("SignUp", "Open: {ticket}. Missing: {what}").format(
            ticket=isolated(said.ticket), what=", ".join(map(gap_words, said.name.split()))
        )
    sentences = {
        "saving": translate("SignUp", "Saving…"),
        "saved": translate("SignUp", "Saved: {ticket} {name}"),
        **_held_words(),
        "corrected": translate("SignUp", "Corrected: {ticket} {name}"),
        "taken_back": translate(
            "SignUp", "Taken back: {ticket} {name}. Correct it and save it again."
        ),
        "withdrawn": translate("SignUp", "Withdrawn: {ticket} {name}. Ctrl+Z brings it back."),
        "undone": translate("SignUp", "As it was before: {ticket} {name}"),
        "restored": translate(
            "SignUp", "This was typed before and not saved yet. Go on where you were."
        ),
        "opened": translate("SignUp", "Open: {ticket}"),
        "opened_aside": translate("SignUp", "Open: {ticket}. What you typed before waits."),
        "dropped": translate("SignUp", "Erased. Nothing was kept."),
        "left": translate("SignUp", "Left as it was: {ticket}"),
        "aside": translate("SignUp", "That one waits among the drafts."),
        "continued": translate("SignUp", "Go on where you were."),
        "slips": translate("SignUp", "Typing in paper slips. Esc ends it."),
        "slips_over": translate("SignUp", "No more slips: the next form is a person’s again."),
        "talked": translate("SignUp", "One more conversation. Ctrl+Shift+B takes it back."),
        "untalked": translate("SignUp", "That conversation does not count."),
        "again": translate("SignUp", "{name} was here before: what is known is filled in."),
        "family": translate("SignUp", "Same family: address, phone and language are filled in."),
        "thrown": translate("SignUp", "Thrown away: {name}. Ctrl+Z brings it back."),
    }
    words = sentences.get(said.code, "")
    return words.format(ticket=isolated(said.ticket), name=said.name).rstrip()


def _held_words() -> dict[str, str]:
    """A child's time is held until a guardian agreed; the sign-up is not."""
    return {
        "held": translate(
            "SignUp",
            "Not saved yet. Save again to keep everything but the time: somebody will ask the"
            " parent or guardian.",
        ),
        "saved_held": translate(
            "SignUp",
            "Saved without a time: {ticket} {name}. The parent or guardian is to be asked.",
        ),
        "corrected_held": translate(
            "SignUp",
            "Corrected, the time stays: {ticket} {name}. The parent or guardian is to be asked.",
        ),
    }


def slip_wanted(state: FormState) -> bool:
    """Tell whether an appointment slip is offered: of who was just saved, or is corrected."""
    saved = state.said is not None and state.said.code in {"saved", "corrected"}
    return saved or state.correcting


def said_tone(said: Said | None) -> str:
    """Give the type role for what happened last."""
    if said is None:
        return "small"
    if said.code in {"problems", "held"} or said.code.startswith(_FAULT):
        return "problem"
    return "good" if said.code in _GOOD else "small"
