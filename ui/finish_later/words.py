"""What the page says of sign-ups that lack something, and of slips."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.finishing import OpenSignUp, Whose
from fieldapp.actions.slips import SlipsSeen
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.finishing import Blocks, Gap
from fieldapp.domain.paper import number_runs, paper_number
from ui.finish_later.presenter import Said
from ui.texts import autonym, fault_sentence, gap_words, isolated, starts_words
from ui.widgets.rows_model import ListRow

translate = QCoreApplication.translate
_FAULT: Final = "fault:"


def whose_words(whose: Whose, n: int) -> str:
    """Give the name of a list, with how many it has."""
    words = {
        Whose.MINE: translate("FinishLater", "Mine"),
        Whose.HERE: translate("FinishLater", "This laptop"),
        Whose.ALL: translate("FinishLater", "All"),
    }[whose]
    return f"{words} {isolated(str(n))}"


def gaps_words(gaps: Iterable[Gap]) -> str:
    """Say in one line what is missing."""
    said = ", ".join(gap_words(each.code) for each in gaps)
    return translate("FinishLater", "missing: {what}").format(what=said)


def open_row(each: OpenSignUp, locale: QLocale) -> ListRow:
    """Give a sign-up that lacks something as a line of the list."""
    name = each.name.said or translate("FinishLater", "No name yet")
    badge, tone = badge_of(each)
    below = gaps_words(each.gaps)
    hour = starts_words(each.time, locale) if each.time else ""
    spoken = ", ".join(part for part in (each.ticket, name, badge, hour, below) if part)
    return ListRow(
        key=each.sign_up,
        lead=isolated(each.ticket),
        title=name,
        below=" · ".join(part for part in (hour, below) if part),
        badge=badge,
        tone=tone,
        spoken=spoken,
        tip=below,
    )


def badge_of(each: OpenSignUp) -> tuple[str, str]:
    """Say in a word what is held up, and in which tone."""
    if each.holds_up and each.time:
        return translate("FinishLater", "has a time"), "red"
    if each.holds_up:
        return translate("FinishLater", "no booking yet"), "amber"
    return translate("FinishLater", "not complete"), "grey"


def about_words(each: OpenSignUp, lists: CodeLists, language: str, locale: QLocale) -> str:
    """Say of a sign-up what helps to find the person again: the language, and the time."""
    spoken = autonym(each.name.language, lists, language) if each.name.language else ""
    hour = starts_words(each.time, locale) if each.time else ""
    return " · ".join(part for part in (spoken, hour) if part)


def missing_lines(each: OpenSignUp, blocks: Blocks) -> tuple[str, ...]:
    """Give what is missing for a booking, or to be complete, each as a line."""
    return tuple(_capital(gap_words(gap.code)) for gap in each.gaps if gap.blocks is blocks)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def slip_row(number: int, seen: SlipsSeen) -> ListRow:
    """Give a slip that is not typed in as a line of the list."""
    whole = paper_number(seen.code, number)
    following = number == seen.next
    badge = translate("FinishLater", "next") if following else ""
    return ListRow(
        key=number.to_bytes(2, "big"),
        title=isolated(whole),
        badge=badge,
        tone="teal",
        spoken=", ".join(each for each in (whole, badge) if each),
    )


def slips_words(seen: SlipsSeen) -> tuple[str, ...]:
    """Say where the slips stand, each as a sentence."""
    slips, said = seen.slips, []
    if slips.handed_out or slips.typed:
        said.append(
            translate("FinishLater", "Handed out: {out}. Typed in: {typed}.").format(
                out=isolated(str(slips.handed_out)), typed=isolated(str(slips.typed))
            )
        )
    if slips.to_type and slips.lost_unknown:
        said.append(
            translate(
                "FinishLater",
                "{n} are not typed in. Of these {lost} are lost, nobody knows which.",
            ).format(n=isolated(str(len(slips.to_type))), lost=isolated(str(slips.lost_unknown)))
        )
    if slips.lost:
        said.append(
            translate("FinishLater", "Lost: {numbers}.").format(
                numbers=isolated(number_runs(slips.lost))
            )
        )
    if slips.twice:
        tickets = ", ".join(
            isolated(ticket) for number, ticket in seen.tickets if number in slips.twice
        )
        said.append(
            translate(
                "FinishLater", "Used twice: {numbers} (tickets {tickets}). Look at the papers."
            ).format(numbers=isolated(number_runs(slips.twice)), tickets=tickets)
        )
    if slips.strays:
        said.append(
            translate(
                "FinishLater", "Typed in, though not among those handed out: {numbers}."
            ).format(numbers=isolated(number_runs(slips.strays)))
        )
    return tuple(said)


def said_words(said: Said | None, language: str) -> tuple[str, str]:
    """Say what happened last, and in which tone."""
    if said is None:
        return "", "small"
    if said.code.startswith(_FAULT):
        return fault_sentence(said.code.removeprefix(_FAULT), language), "problem"
    about = isolated(said.about)
    words = {
        "enough": translate("FinishLater", "{about}: nothing more to ask. It left the list."),
        "noted": translate("FinishLater", "Noted: slips {about} were handed out."),
        "lost": translate("FinishLater", "Slip {about} is lost."),
        "made": translate("FinishLater", "Saved: {about}. Print it from there."),
        "undone": translate("FinishLater", "Taken back: {about}."),
    }[said.code]
    return words.format(about=about), "good"
