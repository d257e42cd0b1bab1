"""What is held about somebody, as a plain text for the person themselves.

Everything this laptop has of them and this reader may see: each record, what was taken out, values
that were replaced and still stand in the log, and on how many lists they were handed out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.forgetting import everybody
from fieldapp.actions.handout.writing import MadeFile, write_handout
from fieldapp.actions.history import Deed, PersonPage, person_page
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.kinds.declare import Field, FieldType
from fieldapp.domain.phones import national_format
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row, read_rows
from fieldapp.wording import field_words, sentence, sentences

_KIND: Final = "ABOUT"
_NAMED_BY: Final = {"user": "name", "event": "title", "slot": "starts", "interpreter": "name"}
_INDENT: Final = "  "


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Held:
    """The text; `records` rows it tells of, `event` the newest they signed up for, if any."""

    text: str
    records: int
    event: bytes | None


def what_is_held(desk: OpenedDesk, person: bytes, language: str) -> Held:
    """Give all that is held about a person and whoever was joined with them.

    Raises: RefusedError not_here; StoreError.
    """
    pages = [person_page(desk.store, desk.author, each) for each in everybody(desk.store, person)]
    told = _Told(desk, language)
    lines = list(told.head())
    for page in pages:
        lines += told.page(page)
    sign_ups = [row for page in pages for row in page.rows if row.kind.name == "sign_up"]
    lines += told.lists({row.text("ticket") for row in sign_ups})
    return Held(
        text="\n".join(lines) + "\n",
        records=sum(1 + len(page.rows) + len(page.taken_out) for page in pages),
        event=sign_ups[-1].ref("event") if sign_ups else None,
    )


def give_out(desk: OpenedDesk, held: Held, path: Path, purpose: str = "") -> None:
    """Note that it is given out, then write the file: there is none without the note.

    The note names nobody. Raises: HandoutError; RefusedError not_allowed; StoreError.
    """
    content = held.text.encode()
    with acting(desk.store, desk.author, held.event) as act:
        made = act.create(
            "handout",
            {
                "kind": _KIND,
                "reader": "-",
                "revision": 1,
                "rows": held.records,
                "files_hash": sha256(content).hexdigest(),
                "purpose": purpose or None,
                "data_as_of": desk.store.right_ms(),
            },
        )
    try:
        write_handout(path.parent, (MadeFile(name=path.name, content=content),))
    except BaseException:
        note = row_here(desk.store, "handout", act.id_of(made))
        with acting(desk.store, desk.author, held.event) as act:
            act.take_out(note, "MISTAKE")
        raise


class _Told:
    """Says records in one language."""

    def __init__(self, desk: OpenedDesk, language: str) -> None:
        self._desk = desk
        self._lists: CodeLists = desk.lists
        self._language = language
        self._names: Mapping[bytes, str] = {
            row.id: row.text(name)
            for kind, name in _NAMED_BY.items()
            for row in read_rows(desk.store.connection, BY_NAME[kind])
        }

    def head(self) -> Iterator[str]:
        """Say what this is, of when, and from where."""
        yield self._say("about_title")
        yield self._say(
            "about_as_of",
            moment=_moment(self._desk.store.right_ms()),
            organization=self._desk.store.identity.organization_name,
        )

    def page(self, page: PersonPage) -> Iterator[str]:
        """Say everything of one record of the person."""
        for row in (page.person, *page.rows):
            yield from self._row(row)
        for row in page.taken_out:
            yield from self._row(row, self._say("about_taken_out"))
        before = [
            each
            for each in page.history
            if each.deed is Deed.SET and each.old_known and each.old not in (None, "", [])
        ]
        if before:
            yield from ("", self._say("about_before"))
        for each in before:
            field = BY_NAME[each.kind].by_name[each.field]
            yield self._line(each.kind, field, each.old) + f" ({_moment(each.at_ms)})"
        if page.person.restricted or any(row.restricted for row in page.rows):
            yield from ("", self._say("about_hidden"))

    def lists(self, tickets: set[str]) -> Iterator[str]:
        """Say on which kinds of lists they were handed out, and when."""
        kinds = self._lists["roster_kind"]
        given = [
            f"{_INDENT}{kinds.label(row.text('kind'), self._language)} ({_moment(row.made_ms)})"
            for row in read_rows(self._desk.store.connection, BY_NAME["handout"])
            if not tickets.isdisjoint(_tickets(row))
        ]
        if given:
            yield from ("", self._say("about_lists"), *given)

    def _row(self, row: Row, mark: str = "") -> Iterator[str]:
        kind = sentences(self._language).get(f"kind.{row.kind.name}", row.kind.name)
        who = self._names.get(row.actor, "")
        made = ", ".join(each for each in (_moment(row.made_ms), who, mark) if each)
        yield from ("", f"{kind[:1].upper()}{kind[1:]} ({made})")
        for field in row.kind.fields:
            value = row.values.get(field.name)
            if value in (None, "", []) or (field.ref is not None and not self._is_named(value)):
                continue
            yield self._line(row.kind.name, field, value)

    def _is_named(self, value: Value) -> bool:
        return isinstance(value, bytes) and value in self._names

    def _line(self, kind: str, field: Field, value: Value) -> str:
        words = field_words(f"{kind}.{field.name}", self._language)
        return f"{_INDENT}{words[:1].upper()}{words[1:]}: {self._value(field, value)}"

    def _value(self, field: Field, value: Value) -> str:
        if isinstance(value, bool):
            return self._say("yes" if value else "no")
        if isinstance(value, bytes):
            return self._names.get(value, "–")
        if isinstance(value, int) and field.type is FieldType.MOMENT:
            return _moment(value)
        if isinstance(value, list):
            return ", ".join(self._entry(field, each) for each in value)
        return self._code(field, value)

    def _entry(self, field: Field, entry: object) -> str:
        if isinstance(entry, Sequence) and not isinstance(entry, str | bytes):
            first, *others = entry
            said = [self._code(field, first), *(str(each) for each in others if each is not None)]
            return " ".join(said)
        return self._names.get(entry, "–") if isinstance(entry, bytes) else self._code(field, entry)

    def _code(self, field: Field, value: object) -> str:
        text = str(value)
        if field.codes is not None and field.codes in self._lists:
            code, _, own = text.partition(":")
            return own or self._lists[field.codes].label(code, self._language)
        return national_format(text) if text.startswith("+") else text

    def _say(self, code: str, **args: str) -> str:
        return sentence(f"say.{code}", self._language, args.items())


def _tickets(row: Row) -> Iterator[str]:
    entries = row.values.get("tickets")
    for each in entries if isinstance(entries, list) else []:
        if isinstance(each, list) and each:
            yield str(each[0])


def _moment(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
