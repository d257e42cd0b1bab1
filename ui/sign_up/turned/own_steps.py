"""The cards of a person's own answers: totals only, race and ethnicity, six questions."""

from collections.abc import Sequence
from typing import Final

from fieldapp.domain.own_answers import (
    NOT_SAID,
    TOTALS,
    answer_to,
    disability_questions,
    groups_within,
    races,
    with_all_skipped,
    with_disability,
    with_race,
    writes_in,
)
from fieldapp.domain.sign_up import SignUpDraft
from ui.sign_up.birth import birth_shown
from ui.sign_up.state import Edit
from ui.sign_up.turned.cards import (
    Card,
    Choice,
    Shape,
    Step,
    Voice,
    changes,
    consent_given,
    not_said,
    with_consent,
    yes_no,
)

_FIELDS: Final = ("race_eth", "race_eth_text", "disability", "answered_by")


def own_steps(voice: Voice) -> tuple[Step, ...]:
    """Give all cards of the own answers; which are asked depends on what was said before."""
    asked = [
        each.code
        for each in voice.lists["disability_questions"]
        if each.code in disability_questions(None, voice.lists)
    ]
    return (
        Step(code="totals", card=_totals, picked=_answer_totals, skipped=_skip_all, goes_on=True),
        Step(code="race", card=_race, picked=_pick_race, skipped=_leave_race, asked=_counted),
        Step(code="groups", card=_groups, picked=_pick_race, asked=_has_groups),
        Step(code="write", card=_write, picked=_write_in, asked=_writes_in),
        *(_disability(each) for each in asked),
    )


def skipped_all(draft: SignUpDraft, voice: Voice) -> Sequence[Edit]:
    """Give what becomes of a sign-up when somebody skips all of these."""
    return _skip_all(draft, "", voice)


def _counted(draft: SignUpDraft, _voice: Voice) -> bool:
    """Who does not want to be counted is asked nothing more."""
    return TOTALS not in draft.refused


def _totals(draft: SignUpDraft, voice: Voice) -> Card:
    return Card(
        code="totals",
        title=voice.say("consent.DEMOG"),
        hint=f"{voice.say('own.intro')} {voice.say('own.private')}",
        shape=Shape.ONE,
        choices=yes_no(voice),
        chosen=consent_given(draft, TOTALS),
        forward=voice.say("own.next"),
    )


def _answer_totals(draft: SignUpDraft, code: str, voice: Voice) -> Sequence[Edit]:
    if code == "N":
        return _skip_all(draft, code, voice)
    return with_consent(draft, TOTALS, code)


def _skip_all(draft: SignUpDraft, _code: str, voice: Voice) -> Sequence[Edit]:
    questions = disability_questions(_oldest(draft, voice), voice.lists)
    after = with_all_skipped(draft, questions)
    return [*with_consent(draft, TOTALS, "N"), *changes(draft, after, _FIELDS)]


def _oldest(draft: SignUpDraft, voice: Voice) -> int | None:
    shown = birth_shown(draft.birth, voice.today, voice.lists)
    return None if shown is None else shown.at_most


def _race(draft: SignUpDraft, voice: Voice) -> Card:
    return Card(
        code="race",
        title=voice.say("own.race.question"),
        hint=voice.say("own.race.hint"),
        shape=Shape.SEVERAL,
        choices=(
            *(
                Choice(code=each.code, text=voice.say(f"race.{each.code}"))
                for each in races(voice.lists)
            ),
            not_said(voice),
        ),
        chosen=tuple(each for each in draft.race_eth if "-" not in each),
        skip=voice.say("own.skip"),
        forward=voice.say("own.next"),
    )


def _pick_race(draft: SignUpDraft, code: str, _voice: Voice) -> Sequence[Edit]:
    return changes(draft, with_race(draft, code), _FIELDS)


def _leave_race(draft: SignUpDraft, _code: str, voice: Voice) -> Sequence[Edit]:
    return () if draft.race_eth == (NOT_SAID,) else _pick_race(draft, NOT_SAID, voice)


def _has_groups(draft: SignUpDraft, voice: Voice) -> bool:
    return _counted(draft, voice) and bool(groups_within(draft.race_eth, voice.lists))


def _groups(draft: SignUpDraft, voice: Voice) -> Card:
    return Card(
        code="groups",
        title=voice.say("own.race.more"),
        hint=voice.say("own.race.hint"),
        shape=Shape.SEVERAL,
        choices=tuple(
            Choice(code=each.code, text=voice.say(f"race.{each.code}"))
            for each in groups_within(draft.race_eth, voice.lists)
        ),
        chosen=tuple(each for each in draft.race_eth if "-" in each),
        skip=voice.say("own.skip"),
        forward=voice.say("own.next"),
    )


def _writes_in(draft: SignUpDraft, voice: Voice) -> bool:
    return _counted(draft, voice) and writes_in(draft.race_eth)


def _write(draft: SignUpDraft, voice: Voice) -> Card:
    return Card(
        code="write",
        title=voice.say("own.race.write"),
        shape=Shape.LINE,
        text=draft.race_eth_text,
        skip=voice.say("own.skip"),
        forward=voice.say("own.next"),
    )


def _write_in(_draft: SignUpDraft, text: str, _voice: Voice) -> Sequence[Edit]:
    return (Edit(field="race_eth_text", value=text),)


def _disability(question: str) -> Step:
    def card(draft: SignUpDraft, voice: Voice) -> Card:
        given = answer_to(draft, question)
        return Card(
            code=question,
            title=voice.say(f"own.disability.{question}"),
            hint=voice.say("own.disability.why"),
            shape=Shape.ONE,
            choices=(*yes_no(voice), not_said(voice)),
            chosen=(given,) if given else (),
            skip=voice.say("own.skip"),
            forward=voice.say("own.next"),
        )

    def picked(draft: SignUpDraft, code: str, _voice: Voice) -> Sequence[Edit]:
        return changes(draft, with_disability(draft, question, code), _FIELDS)

    def skipped(draft: SignUpDraft, _code: str, voice: Voice) -> Sequence[Edit]:
        given = answer_to(draft, question)
        return () if given == NOT_SAID else picked(draft, NOT_SAID, voice)

    def asked(draft: SignUpDraft, voice: Voice) -> bool:
        fits = disability_questions(_oldest(draft, voice), voice.lists)
        return _counted(draft, voice) and question in fits

    return Step(code=question, card=card, picked=picked, skipped=skipped, asked=asked, goes_on=True)
