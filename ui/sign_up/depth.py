"""One name, in one line or in parts: what happens to it between the quick and the full form."""

from dataclasses import dataclass, replace

from fieldapp.actions.desk import DeskDraft
from fieldapp.domain.sign_up import SignUpDraft
from ui.sign_up.state import EMPTY, FULL, shown_name, with_own_name, with_split_name


@dataclass(frozen=True, slots=True, kw_only=True)
class InLine:
    """A name as it stood in one line, and the parts it fell into."""

    line: str
    given: str
    family: str


def split(form: DeskDraft, depth: str) -> SignUpDraft:
    """Give the draft with its name in parts; a name that was kept so is not split again.

    Of a family the family name is known: what stands before or after it is the own name.
    """
    before = form.opened or form.blank
    own = with_own_name(form)
    if own != form.draft:
        return own
    if depth == FULL or form.draft.name_given == before.name_given:
        return form.draft
    return _beside_family(form.draft, before) or with_split_name(form.draft)


def at_depth(
    form: DeskDraft, depth: str, in_line: InLine | None
) -> tuple[SignUpDraft, InLine | None]:
    """Give the draft as the form of another depth holds it, and the line to come back to."""
    draft = form.draft
    if depth == FULL:
        parted = split(form, "")
        if parted != draft:
            in_line = InLine(
                line=draft.name_given, given=parted.name_given, family=parted.name_family
            )
        return parted, in_line
    if in_line is None:
        return draft, None
    parts = (draft.name_given, draft.name_family, draft.name_family2)
    if parts != (in_line.given, in_line.family, ""):
        return draft, in_line
    return replace(draft, name_given=in_line.line, name_family=""), in_line


def _beside_family(draft: SignUpDraft, before: SignUpDraft) -> SignUpDraft | None:
    family = shown_name(_with_family(EMPTY, before))
    line = draft.name_given.strip()
    if not family or draft.name_family:
        return None
    if line.endswith(f" {family}"):
        given = line.removesuffix(family)
    elif line.startswith(f"{family} "):
        given = line.removeprefix(family)
    else:
        return None
    return _with_family(replace(draft, name_given=given.strip()), before)


def _with_family(draft: SignUpDraft, before: SignUpDraft) -> SignUpDraft:
    return replace(draft, name_family=before.name_family, name_family2=before.name_family2)
