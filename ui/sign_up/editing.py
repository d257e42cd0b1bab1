"""One answer changes, and what follows from it: pure functions over the draft."""

from dataclasses import replace
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.rides import SHARES
from fieldapp.domain.sign_up import VARIETY_NEEDED, SignUpDraft, variety_open
from ui.sign_up.asked import ONE_CODE, PLAIN
from ui.sign_up.guardian import with_guardian
from ui.sign_up.slips import LIVE, PAPER
from ui.sign_up.state import (
    CONSENTS,
    MORE_CONSENTS,
    NO_PHONE,
    Edit,
    Notice,
    modes_for,
)

_NO_PHONE: Final = frozenset({"none", "ninguno", "no phone", "no tiene", "sin telefono", "n a"})
"""Typed instead of a number; a word that begins another number or word is not among them."""


def edited(draft: SignUpDraft, edit: Edit, notice: Notice, lists: CodeLists) -> SignUpDraft:
    """Give the draft after one answer changed, with what follows from it."""
    value = edit.value
    if edit.field == "variety" and isinstance(value, str):
        known = replace(draft, lang_variety=value)
        return replace(known, finish_later=variety_open(known))
    if edit.field in PLAIN:
        return replace(draft, **{PLAIN[edit.field]: value})  # type: ignore[arg-type]
    if edit.field in ONE_CODE and isinstance(value, tuple):
        changed = replace(draft, **{ONE_CODE[edit.field]: "".join(value[:1])})  # type: ignore[arg-type]
        return _from(changed) if edit.field == "source" else changed
    if isinstance(value, str):
        return _edited_text(draft, edit.field, value)
    if isinstance(value, bool):
        return replace(draft, phone="", phone_kind=NO_PHONE if value else "", phone_shared=False)
    return _edited_codes(draft, edit.field, value, notice, lists)


def _from(draft: SignUpDraft) -> SignUpDraft:
    """Only a paper slip has a number and a day on which it was signed."""
    if draft.source == PAPER:
        return draft
    return replace(draft, source=draft.source or LIVE, paper_no="", signed_on="")


def _edited_text(draft: SignUpDraft, field: str, text: str) -> SignUpDraft:
    if field == "name":
        return replace(draft, name_given=text, name_family="", name_family2="")
    if fold(text) in _NO_PHONE:
        return replace(draft, phone="", phone_kind=NO_PHONE, phone_shared=False)
    return replace(draft, phone=text, phone_kind=_phone_kind(draft, text))


def _edited_codes(
    draft: SignUpDraft, field: str, codes: tuple[str, ...], notice: Notice, lists: CodeLists
) -> SignUpDraft:
    if field == "speaks":
        return _speaks(draft, "".join(codes[:1]), lists)
    if field == "interpreter":
        wanted = "".join(codes[:1])
        why_not = draft.declined_note if wanted == "DECL" else ""
        changed = replace(draft, interpreter_wanted=wanted, declined_note=why_not)
        if wanted == "YES":
            return changed
        return replace(
            changed, modes=(), need_language="", relay_via="", gender_pref="", return_at=""
        )
    if field == "guardian_for":
        return with_guardian(draft, codes)
    if field in {"granted_more", "ride_agreed"}:
        asked = MORE_CONSENTS if field == "granted_more" else (SHARES,)
        usual = tuple(each for each in draft.granted if each not in asked)
        refused = tuple(each for each in draft.refused if each not in codes)
        return replace(draft, granted=(*usual, *codes), refused=refused)
    return _granted(draft, codes, notice)


def _phone_kind(draft: SignUpDraft, typed: str) -> str:
    return "" if typed and draft.phone_kind == NO_PHONE else draft.phone_kind


def _speaks(draft: SignUpDraft, tag: str, lists: CodeLists) -> SignUpDraft:
    modes = modes_for(tag, lists)
    was_open, is_open = draft.lang_spoken in VARIETY_NEEDED, tag in VARIETY_NEEDED
    return replace(
        draft,
        finish_later=is_open or (draft.finish_later and not was_open),
        lang_spoken=tag,
        lang_method=draft.lang_method if tag == draft.lang_spoken else "",
        lang_variety=draft.lang_variety if tag in VARIETY_NEEDED else "",
        need_language="" if draft.need_language == draft.lang_spoken else draft.need_language,
        modes=tuple(each for each in draft.modes if each in modes),
    )


def _granted(draft: SignUpDraft, granted: tuple[str, ...], notice: Notice) -> SignUpDraft:
    others = tuple(each for each in draft.granted if each not in CONSENTS)
    refused = tuple(each for each in draft.refused if each not in granted)
    changed = replace(draft, granted=(*granted, *others), refused=refused)
    if "STORE" not in granted:
        return replace(changed, notice_version="", notice_lang="", notice_how="")
    if draft.notice_version:
        return changed
    return replace(
        changed, notice_version=notice.version, notice_lang=notice.language, notice_how="READ"
    )
