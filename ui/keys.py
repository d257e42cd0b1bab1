"""Every key of the window, in groups: what the keyboard map shows, held against the real keys.

Their words are in `ui/key_words.py`.
"""

from dataclasses import dataclass
from typing import Final

from ui.page import Offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key as people see it. `sequences` are the shortcuts behind it, as Qt writes them.

    Keys that a control hears itself, such as arrows in a list, have none.
    """

    code: str
    shown: str
    sequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Keys that hold in one place: `code` is a page's, `window` or `anywhere`."""

    code: str
    keys: tuple[Key, ...]


def _letters(**keys: str) -> tuple[Key, ...]:
    return tuple(Key(code=code, shown=key, sequences=(key,)) for code, key in keys.items())


GROUPS: Final = (
    Group(
        code="window",
        keys=(
            Key(code="sync", shown="F5", sequences=("F5",)),
            Key(code="lock", shown="F9", sequences=("F9",)),
            Key(code="typed_for", shown="Shift+F9", sequences=("Shift+F9",)),
            Key(code="language", shown="Ctrl+L", sequences=("Ctrl+L",)),
            Key(code="i_speak", shown="Ctrl+I", sequences=("Ctrl+I",)),
            Key(code="not_known", shown="Ctrl+0"),
            Key(code="waits", shown="Ctrl+W", sequences=("Ctrl+W",)),
            Key(code="gone", shown="Ctrl+Shift+W", sequences=("Ctrl+Shift+W",)),
        ),
    ),
    Group(
        code="anywhere",
        keys=(
            Key(code="next", shown="Tab"),
            Key(code="before", shown="Shift+Tab"),
            Key(code="answer", shown="Enter"),
            Key(code="chip", shown="1–9"),
            Key(code="along", shown="← → ↑ ↓"),
            Key(code="press", shown="Space"),
        ),
    ),
    Group(
        code="sign_up",
        keys=(
            Key(code="save", shown="Ctrl+Enter", sequences=("Ctrl+Return", "Ctrl+Enter")),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
            Key(code="find", shown="Ctrl+F", sequences=("Ctrl+F",)),
            Key(code="depth", shown="Ctrl+D", sequences=("Ctrl+D",)),
            Key(code="aside", shown="Ctrl+N", sequences=("Ctrl+N",)),
            Key(code="drafts", shown="Ctrl+O", sequences=("Ctrl+O",)),
            Key(code="give", shown="Ctrl+G", sequences=("Ctrl+G",)),
            Key(code="turn", shown="Ctrl+T", sequences=("Ctrl+T",)),
            Key(code="slip", shown="Ctrl+K", sequences=("Ctrl+K",)),
            Key(code="talk", shown="Ctrl+B", sequences=("Ctrl+B",)),
            Key(code="untalk", shown="Ctrl+Shift+B", sequences=("Ctrl+Shift+B",)),
            Key(code="wish", shown="Ctrl+E", sequences=("Ctrl+E",)),
            Key(code="family", shown="Ctrl+Shift+N", sequences=("Ctrl+Shift+N",)),
            Key(code="maybe", shown="Ctrl+M", sequences=("Ctrl+M",)),
            Key(code="maybes", shown="Alt+1–3", sequences=("Alt+1", "Alt+2", "Alt+3")),
            Key(code="out", shown="Esc", sequences=("Esc",)),
            Key(code="withdraw", shown="Delete"),
        ),
    ),
    Group(
        code="people",
        keys=(
            Key(code="find", shown="Ctrl+F", sequences=("Ctrl+F",)),
            Key(code="out", shown="Esc", sequences=("Esc",)),
            Key(code="back", shown="Alt+←", sequences=("Alt+Left",)),
            Key(code="step", shown="Ctrl+↑ ↓", sequences=("Ctrl+Up", "Ctrl+Down")),
            Key(code="copy", shown="Ctrl+C", sequences=("Ctrl+C",)),
            Key(code="wish", shown="Ctrl+E", sequences=("Ctrl+E",)),
            Key(code="slip", shown="Ctrl+K", sequences=("Ctrl+K",)),
            Key(code="withdraw", shown="Delete", sequences=("Del",)),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
        ),
    ),
    Group(
        code="clinic",
        keys=(
            Key(code="find", shown="Ctrl+F", sequences=("Ctrl+F",)),
            Key(code="out", shown="Esc", sequences=("Esc",)),
            Key(code="event", shown="Ctrl+O", sequences=("Ctrl+O",)),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
            Key(code="check_in", shown="Enter"),
            Key(code="given", shown="G"),
            Key(code="not_today", shown="N"),
            Key(code="left", shown="L"),
            Key(code="missed", shown="D"),
            Key(code="walk_in", shown="W"),
            Key(code="seat", shown="S"),
            Key(code="more", shown="+"),
        ),
    ),
    Group(
        code="events",
        keys=(
            Key(code="save", shown="Ctrl+Enter", sequences=("Ctrl+Return", "Ctrl+Enter")),
            Key(code="step", shown="Alt+Enter", sequences=("Alt+Return", "Alt+Enter")),
            Key(code="new", shown="Ctrl+N", sequences=("Ctrl+N",)),
            Key(code="again", shown="Ctrl+D", sequences=("Ctrl+D",)),
            Key(code="find", shown="Ctrl+F", sequences=("Ctrl+F",)),
            Key(code="out", shown="Esc", sequences=("Esc",)),
            Key(code="take_out", shown="Delete", sequences=("Del",)),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
        ),
    ),
    Group(
        code="review",
        keys=(
            *_letters(join="J", apart="N", keep="K", out="T", nobody="D", close="C", back="B"),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
            Key(code="list", shown="Esc", sequences=("Esc",)),
        ),
    ),
    Group(
        code="rosters",
        keys=(
            Key(code="save", shown="Ctrl+P", sequences=("Ctrl+P",)),
            Key(code="print", shown="Ctrl+Shift+P", sequences=("Ctrl+Shift+P",)),
            Key(code="turn", shown="PgUp PgDn", sequences=("PgUp", "PgDown")),
        ),
    ),
    Group(
        code="report",
        keys=(
            Key(code="save", shown="Ctrl+P", sequences=("Ctrl+P",)),
            Key(code="print", shown="Ctrl+Shift+P", sequences=("Ctrl+Shift+P",)),
            Key(code="turn", shown="PgUp PgDn", sequences=("PgUp", "PgDown")),
        ),
    ),
    Group(
        code="interpreters",
        keys=(
            *_letters(call="H", back="C", note="D", language="L", ask="A", reopen="B"),
            *_letters(edit="E", more="M"),
            Key(code="new", shown="Ctrl+N", sequences=("Ctrl+N",)),
            Key(code="save", shown="Ctrl+Enter", sequences=("Ctrl+Return", "Ctrl+Enter")),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
            Key(code="list", shown="Esc", sequences=("Esc",)),
        ),
    ),
    Group(
        code="calls",
        keys=(
            Key(code="take", shown="Enter"),
            *_letters(reached="S", yes="Y", elsewhere="E", later="L", refused="R", no_answer="N"),
            *_letters(message="M", other="O", busy="B", wrong="W", no_language="G", stop="X"),
            *_letters(settle="D", form="F"),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
            Key(code="list", shown="Esc", sequences=("Esc",)),
        ),
    ),
    Group(
        code="rides",
        keys=(
            *_letters(driver="W", step="N", anew="R", told="T"),
            Key(code="save", shown="Ctrl+Enter", sequences=("Ctrl+Return", "Ctrl+Enter")),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
            Key(code="list", shown="Esc", sequences=("Esc",)),
        ),
    ),
    Group(
        code="laptops",
        keys=(
            Key(code="invite", shown="Ctrl+N", sequences=("Ctrl+N",)),
            Key(code="send", shown="Ctrl+Enter", sequences=("Ctrl+Return", "Ctrl+Enter")),
            Key(code="print", shown="Ctrl+P", sequences=("Ctrl+P",)),
            Key(code="leave", shown="Esc", sequences=("Esc",)),
        ),
    ),
    Group(
        code="words",
        keys=(
            Key(code="parts", shown="Ctrl+1 2 3", sequences=("Ctrl+1", "Ctrl+2", "Ctrl+3")),
            Key(code="find", shown="Ctrl+F", sequences=("Ctrl+F",)),
            Key(code="out", shown="Esc", sequences=("Esc",)),
            Key(code="save", shown="Ctrl+P", sequences=("Ctrl+P",)),
            Key(code="print", shown="Ctrl+Shift+P", sequences=("Ctrl+Shift+P",)),
        ),
    ),
    Group(
        code="finish_later",
        keys=(
            Key(code="enough", shown="N", sequences=("N",)),
            Key(code="other", shown="Ctrl+D", sequences=("Ctrl+D",)),
            Key(code="type", shown="Ctrl+Enter", sequences=("Ctrl+Return", "Ctrl+Enter")),
            Key(code="lost", shown="Delete"),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
        ),
    ),
    Group(
        code="tally",
        keys=(
            Key(code="count", shown="1–9 0", sequences=tuple("1234567890")),
            Key(code="no_name", shown="N", sequences=("N",)),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
        ),
    ),
    Group(
        code="day",
        keys=(
            Key(code="other", shown="Ctrl+D", sequences=("Ctrl+D",)),
            Key(code="close", shown="Ctrl+Enter", sequences=("Ctrl+Return", "Ctrl+Enter")),
            Key(code="drafts", shown="D", sequences=("D",)),
            Key(code="slips", shown="P", sequences=("P",)),
            Key(code="seats", shown="G", sequences=("G",)),
            Key(code="undo", shown="Ctrl+Z", sequences=("Ctrl+Z",)),
        ),
    ),
    Group(
        code="preferences",
        keys=(Key(code="leave", shown="Esc", sequences=("Esc",)),),
    ),
)


def page_keys(offered: tuple[Offered, ...]) -> Group:
    """Give the keys that bring the pages."""
    return Group(
        code="pages",
        keys=tuple(Key(code=each.code, shown=each.key, sequences=(each.key,)) for each in offered),
    )
