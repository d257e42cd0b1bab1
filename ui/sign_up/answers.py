"""The answers there are to choose from: the chips of the full form, and the lists behind them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.domain.codes import CodeLists
from ui.languages import language_choices, language_entries
from ui.sign_up import words
from ui.sign_up.asked import ONE_CODE
from ui.sign_up.form_fields import Questions
from ui.sign_up.guardian import guardian_agreed, guardian_groups_shown
from ui.sign_up.riding import COUNTS, count_choices, mode_choices, show_ride
from ui.sign_up.state import (
    MORE_CONSENTS,
    NO_PHONE,
    NO_WRITING,
    SIGN_MODES,
    FormState,
    languages_shown,
    modes_for,
)
from ui.sign_up.times import time_entries
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry

translate = QCoreApplication.translate
DAY_PARTS: Final = ("WDAM", "WDPM", "WDEV", "SAT", "SUN")
BRIDGES: Final = ("es", "en")
"""Languages through which two interpreters in a chain usually work."""
_PHONE_KINDS: Final = ("MOBILE", "LAND", "WORK", "RELATIVE", "TTY", "RELAY")
SHORT_LISTS: Final = {
    "order": ("name_order", ("GIVEN_FIRST", "FAMILY_FIRST", "ONE_NAME")),
    "sex": ("sex_for_provider", ("F", "M", "X", "U")),
    "method": (
        "language_id_method",
        ("CARD", "SAID", "STAFF", "PHONE", "COMPAN", "PRIOR", "GUESS"),
    ),
    "gender": ("gender_preference", ("F", "M", "NONE")),
    "reason": ("need_reason", ("LANGUAGE", "DEAF", "HOH", "DEAFBLIND", "READING")),
    "interpreted_by": ("interpreted_by", ("NONE", "ADULT", "MINOR")),
    "source": ("record_source", ("LIVE", "PAPER", "PHONE")),
    "guardian": ("relationship", ("PARENT", "GUARD", "LOCOP", "CARE", "OTHER")),
    "guardian_document": ("guardian_document", ("WRITTEN", "DOCUMENTED")),
    "phone_kind": ("contact_kind", _PHONE_KINDS),
    "phone2_kind": ("contact_kind", _PHONE_KINDS),
}
"""Questions whose answers are all in sight: their list, and its codes as they are read."""
PICKED_FROM: Final = {"county": "nc_counties", "heard": "outreach_source"}
"""Questions whose answers are too many for chips."""


def show_answers(asked: Questions, state: FormState, lists: CodeLists, language: str) -> None:
    """Show what can be chosen in the full form, and what is."""
    rows, draft = asked.more_rows, state.draft
    for name in ("need_language", "relay", "gender"):
        rows[name].setEnabled(draft.interpreter_wanted == "YES")
    for name, field in ONE_CODE.items():
        if name not in rows:
            continue
        code = getattr(draft, field)
        rows[name].offer(*_offered(name, state, code, lists, language))
        none = not code or (name == "phone_kind" and code == NO_PHONE)
        rows[name].choose(() if none else (code,))
    rows["source"].setEnabled(not state.correcting)  # where it came from never changes
    bridges = languages_shown(state.event, "", draft.lang_other)
    rows["also"].offer(language_choices(bridges, lists, language), _other())
    rows["also"].choose(draft.lang_other)
    rows["best"].offer(words.code_choices("day_parts", DAY_PARTS, lists, language))
    rows["best"].choose(draft.best_time)
    rows["granted_more"].offer(words.more_consent_choices(lists, language))
    rows["granted_more"].choose(tuple(each for each in MORE_CONSENTS if each in draft.granted))
    rows["guardian_for"].offer(
        words.group_choices(guardian_groups_shown(draft, state.groups), lists, language)
    )
    rows["guardian_for"].choose(guardian_agreed(draft))
    show_ride(rows, draft)
    if asked.phone2_shared is not None:
        asked.phone2_shared.setChecked(draft.phone2_shared)


def _other() -> str:
    return translate("SignUp", "Other…")


def _offered(
    name: str, state: FormState, code: str, lists: CodeLists, language: str
) -> tuple[tuple[Choice, ...], str]:
    """Give the chips of a question with one answer, and the words of its last one."""
    chosen = (code,) if code else ()
    if name in {"written", "written_also"}:
        tags = languages_shown(state.event, "", () if code == NO_WRITING else chosen)
        tags = tuple(each for each in tags if modes_for(each, lists) != SIGN_MODES)
        return words.written_choices(tags, lists, language), _other()
    if name in {"need_language", "relay"}:
        usual = BRIDGES if name == "relay" else ()
        tags = tuple(dict.fromkeys((*usual, *chosen)))
        return language_choices(tags, lists, language), _other()
    if name in PICKED_FROM:
        choices = words.code_choices(PICKED_FROM[name], chosen, lists, language)
        return choices, translate("SignUp", "Choose…")
    if name == "ride":
        return mode_choices(code, lists, language), ""
    if name in COUNTS:
        return count_choices(name, code), ""
    listed, usual_codes = SHORT_LISTS[name]
    own = tuple(each for each in chosen if each != NO_PHONE)
    codes = tuple(dict.fromkeys((*usual_codes, *own)))
    return words.code_choices(listed, codes, lists, language), ""


def entries_of(
    name: str, state: FormState, lists: CodeLists, language: str, locale: QLocale
) -> tuple[str, Sequence[Entry], tuple[str, str] | None]:
    """Give what the list behind a question asks, its entries, and how a text of one's own goes in.

    The last is a prefix of the code and the words before the text, None where there is none.
    """
    match name:
        case "speaks" | "also" | "written" | "written_also" | "need_language" | "relay":
            asks = translate("SignUp", "Type a language, in any spelling")
            return asks, language_entries(lists, language), None
        case "seat":
            return (
                translate("SignUp", "Type an hour"),
                time_entries(state.seats, locale, state.closed),
                None,
            )
        case "county":
            counties = words.code_entries("nc_counties", lists, language)
            return translate("SignUp", "Type a county"), counties, None
        case "heard":
            sources = words.code_entries("outreach_source", lists, language)
            return translate("SignUp", "Type how they heard of us"), sources, None
        case "wants":
            groups = words.group_entries(lists, language)
            return translate("SignUp", "Type a vaccine"), groups, None
        case _:
            free = ("OTHER:", translate("SignUp", "In own words"))
            return translate("SignUp", "Type a need"), words.access_entries(lists, language), free
