"""The cards by which people sign themselves up: the questions of the form, one at a time."""

from collections.abc import Callable, Sequence
from typing import Final

from fieldapp.domain.sign_up import SignUpDraft, check_sign_up
from fieldapp.participant_words import participant_languages
from ui.sign_up.asked import TOLD_AT
from ui.sign_up.state import NO_PHONE, NO_WRITING, Edit, groups_shown, languages_shown
from ui.sign_up.turned.cards import (
    Answered,
    Card,
    Choice,
    Shape,
    Step,
    Voice,
    consent_given,
    with_consent,
    yes_no,
)
from ui.texts import autonym

_ERRORS: Final = {
    "name": "kiosk.error.name",
    "birth": "kiosk.error.birth",
    "speaks": "kiosk.error.language",
    "phone": "kiosk.error.phone",
    "email": "kiosk.error.email",
    "zip": "kiosk.error.zip",
    "granted": "kiosk.error.consent",
}
_ACCESS: Final = "WHEEL SEAT LOWVIS BLIND HOH QUIET READ COMP ANIMAL PRIV".split()
"""What is asked of everybody; a helper notes the rest."""
_ASKED_CONSENTS: Final = ("SHAREPROV", "CALL", "SMS")


def self_steps(_voice: Voice) -> tuple[Step, ...]:
    """Give the cards in their order; which are asked depends on what was said before."""
    return (
        Step(
            code="speaks", card=_speaks, picked=_pick_language, lacks=_lacks("speaks"), goes_on=True
        ),
        Step(code="keep", card=_keep, picked=_answer_keep, lacks=_lacks("granted"), goes_on=True),
        _line("given", "name_given", lacks="name"),
        _line("family", "name_family", skip=True),
        _line("birth", "birth", lacks="birth"),
        Step(code="interpreter", card=_interpreter, picked=_pick("interpreter"), goes_on=True),
        Step(code="written", card=_written, picked=_pick("written"), goes_on=True),
        Step(code="phone", card=_phone, picked=_answer_phone, lacks=_lacks("phone")),
        _line("zip", "zip", lacks="zip", skip=True),
        Step(code="wants", card=_wants, picked=_toggle("wants", "wants")),
        Step(code="access", card=_access, picked=_toggle("access", "access_needs")),
        *(_consent(each) for each in _ASKED_CONSENTS),
    )


def _lacks(question: str) -> Callable[[SignUpDraft, Voice], str]:
    def lacks(draft: SignUpDraft, voice: Voice) -> str:
        checked = check_sign_up(draft, voice.today, voice.lists)
        if not isinstance(checked, tuple):
            return ""
        for problem in checked:
            if TOLD_AT.get(problem.field) == question:
                late = problem.code == "too_late" and question == "birth"
                return "kiosk.error.birth_future" if late else _ERRORS[question]
        return ""

    return lacks


def _pick(question: str) -> Answered:
    return lambda _draft, code, _voice: (Edit(field=question, value=(code,)),)


def _toggle(question: str, field: str) -> Answered:
    def toggle(draft: SignUpDraft, code: str, _voice: Voice) -> Sequence[Edit]:
        held: tuple[str, ...] = getattr(draft, field)
        now = tuple(each for each in held if each != code) if code in held else (*held, code)
        return (Edit(field=question, value=now),)

    return toggle


def _line(question: str, field: str, *, lacks: str = "", skip: bool = False) -> Step:
    key = "birth" if question == "birth" else field
    hints = {"given": "kiosk.name_given.hint", "birth": "kiosk.birth.hint"}
    examples = {"birth": "1961", "zip": "28655"}

    def card(draft: SignUpDraft, voice: Voice) -> Card:
        return Card(
            code=question,
            title=voice.say(f"kiosk.{key}"),
            hint=voice.say(hints[question]) if question in hints else "",
            shape=Shape.LINE,
            text=getattr(draft, field),
            example=examples.get(question, ""),
            skip=voice.say("kiosk.skip") if skip else "",
            forward=voice.say("kiosk.next"),
        )

    def typed(_draft: SignUpDraft, text: str, _voice: Voice) -> Sequence[Edit]:
        return (Edit(field=question, value=text),)

    def skipped(draft: SignUpDraft, _code: str, _voice: Voice) -> Sequence[Edit]:
        return (Edit(field=question, value=""),) if getattr(draft, field) else ()

    told = _lacks(lacks) if lacks else (lambda _draft, _voice: "")
    return Step(code=question, card=card, picked=typed, skipped=skipped, lacks=told)


def _speaks(draft: SignUpDraft, voice: Voice) -> Card:
    tags = languages_shown(voice.event, draft.lang_spoken)
    return Card(
        code="speaks",
        title=voice.say("kiosk.lang_spoken"),
        hint=voice.say("kiosk.intro"),
        shape=Shape.ONE,
        choices=tuple(Choice(code=each, text=autonym(each, voice.lists, "en")) for each in tags),
        chosen=(draft.lang_spoken,) if draft.lang_spoken else (),
        forward=voice.say("kiosk.next"),
    )


def _pick_language(_draft: SignUpDraft, code: str, _voice: Voice) -> Sequence[Edit]:
    return (Edit(field="speaks", value=(code,)), Edit(field="method", value=("CARD",)))


def _keep(draft: SignUpDraft, voice: Voice) -> Card:
    more = " ".join(voice.say(f"notice.{each}") for each in ("who_sees", "change_mind", "erase"))
    return Card(
        code="keep",
        title=voice.say("notice.keep"),
        hint=more,
        shape=Shape.ONE,
        choices=yes_no(voice),
        chosen=consent_given(draft, "STORE"),
        forward=voice.say("kiosk.next"),
    )


def _answer_keep(_draft: SignUpDraft, code: str, _voice: Voice) -> Sequence[Edit]:
    """A yes is the form's own yes: with it goes which words were read, and that they were shown."""
    return (Edit(field="granted", value=("STORE",) if code == "Y" else ()),)


def _interpreter(draft: SignUpDraft, voice: Voice) -> Card:
    return Card(
        code="interpreter",
        title=voice.say("kiosk.interpreter_wanted"),
        shape=Shape.ONE,
        choices=(
            Choice(code="YES", text=voice.say("answer.Y")),
            Choice(code="NO", text=voice.say("answer.N")),
            Choice(code="UNK", text=voice.say("answer.UNK")),
        ),
        chosen=(draft.interpreter_wanted,) if draft.interpreter_wanted else (),
        skip=voice.say("kiosk.skip"),
        forward=voice.say("kiosk.next"),
    )


def _written(draft: SignUpDraft, voice: Voice) -> Card:
    read = participant_languages(drafts_ok=True)
    tags = tuple(
        dict.fromkeys((*(each.tag for each in read), *filter(None, (draft.lang_written,))))
    )
    return Card(
        code="written",
        title=voice.say("kiosk.lang_written"),
        shape=Shape.ONE,
        choices=(
            *(
                Choice(code=each, text=autonym(each, voice.lists, "en"))
                for each in tags
                if each != NO_WRITING
            ),
            Choice(code=NO_WRITING, text=voice.say("kiosk.lang_written.none")),
        ),
        chosen=(draft.lang_written,) if draft.lang_written else (),
        skip=voice.say("kiosk.skip"),
        forward=voice.say("kiosk.next"),
    )


def _phone(draft: SignUpDraft, voice: Voice) -> Card:
    marks = (
        ("none", draft.phone_kind == NO_PHONE and not draft.phone),
        ("shared", draft.phone_shared),
    )
    return Card(
        code="phone",
        title=voice.say("kiosk.phone"),
        shape=Shape.LINE,
        beside=tuple(Choice(code=each, text=voice.say(f"kiosk.phone.{each}")) for each, _ in marks),
        chosen=tuple(each for each, holds in marks if holds),
        text=draft.phone,
        example="828 555 0134",
        skip=voice.say("kiosk.skip"),
        forward=voice.say("kiosk.next"),
    )


def _answer_phone(draft: SignUpDraft, answer: str, _voice: Voice) -> Sequence[Edit]:
    if answer == "none":
        has_none = draft.phone_kind == NO_PHONE and not draft.phone
        return (Edit(field="no_phone", value=not has_none),)
    if answer == "shared":
        return (Edit(field="phone_shared", value=not draft.phone_shared),)
    return (Edit(field="phone", value=answer),)


def _wants(draft: SignUpDraft, voice: Voice) -> Card:
    groups = groups_shown(voice.event, draft.wants, voice.lists)
    return Card(
        code="wants",
        title=voice.say("kiosk.wants"),
        hint=voice.say("notice.free"),
        shape=Shape.SEVERAL,
        choices=tuple(Choice(code=each, text=voice.say(f"vaccine.{each}")) for each in groups),
        chosen=draft.wants,
        skip=voice.say("kiosk.wants.not_sure"),
        forward=voice.say("kiosk.next"),
    )


def _access(draft: SignUpDraft, voice: Voice) -> Card:
    return Card(
        code="access",
        title=voice.say("kiosk.access"),
        shape=Shape.SEVERAL,
        choices=tuple(Choice(code=each, text=voice.say(f"access.{each}")) for each in _ACCESS),
        chosen=draft.access_needs,
        skip=voice.say("answer.none"),
        forward=voice.say("kiosk.next"),
    )


def _consent(kind: str) -> Step:
    def card(draft: SignUpDraft, voice: Voice) -> Card:
        return Card(
            code=kind,
            title=voice.say(f"consent.{kind}"),
            hint=voice.say("consent.why_ask"),
            shape=Shape.ONE,
            choices=yes_no(voice),
            chosen=consent_given(draft, kind),
            skip=voice.say("kiosk.skip"),
            forward=voice.say("kiosk.next"),
        )

    def asked(draft: SignUpDraft, _voice: Voice) -> bool:
        return kind == "SHAREPROV" or bool(draft.phone)

    def picked(draft: SignUpDraft, code: str, _voice: Voice) -> Sequence[Edit]:
        return with_consent(draft, kind, code)

    return Step(code=kind, card=card, picked=picked, asked=asked, goes_on=True)


def answered(draft: SignUpDraft, steps: Sequence[Step], voice: Voice) -> list[tuple[str, str, str]]:
    """Give what somebody said, to be looked over: code of the card, question, answer."""
    found = []
    for step in steps:
        if step.code == "keep" or not step.asked(draft, voice):
            continue  # who said no to that is asked nothing more
        card = step.card(draft, voice)
        words = {each.code: each.text for each in (*card.choices, *card.beside)}
        said = [words[each] for each in card.chosen if each in words]
        text = card.text if card.shape is Shape.LINE else ""
        found.append((step.code, card.title, ", ".join(filter(None, (text, *said)))))
    return found
