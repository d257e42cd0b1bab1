"""Everything that is read, in one snapshot."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, select

from sync.server.rows import Named
from sync.server.storage import queries
from sync.server.storage.tables import (
    PLACE,
)
from sync.server.storage.values import (
    Backup,
    ChangeRow,
    Device,
    Erasure,
    Grant,
    HeldRow,
    Invitation,
    Org,
    RecordRow,
    Stay,
)

CHUNK: Final = 500
Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """Cut items into lists of at most `size`."""
    source = iter(items)
    while part := list(islice(source, size)):
        yield part


class Reads:
    """Questions to one snapshot of the database. Rows come as the values of `storage.values`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, statement: Select[Any], **given: object) -> Sequence[Any]:
        return self._connection.execute(statement, given).all()

    def _in_chunks(self, statement: Select[Any], org: int, items: Iterable[object]) -> list[Any]:
        found: list[Any] = []
        for part in chunks(items):
            found += self._all(statement, org=org, items=part)
        return found

    # organisations and laptops

    def orgs(self) -> list[Org]:
        return [Org(*row) for row in self._all(queries.orgs)]

    def org(self, org: int) -> Org:
        return Org(*self._connection.execute(queries.org_one, {"org": org}).one())

    def device_by_token(self, token: str) -> Device | None:
        row = self._connection.execute(queries.by_token, {"token": token}).one_or_none()
        return None if row is None else Device(*row)

    def devices(self, org: int) -> list[Device]:
        return [Device(*row) for row in self._all(queries.devices, org=org)]

    def invitation(self, prefix: str) -> Invitation | None:
        row = self._connection.execute(queries.invitation, {"prefix": prefix}).one_or_none()
        return None if row is None else Invitation(*row)

    def invitations(self, org: int) -> list[Invitation]:
        """Give every code of an organisation, used or not."""
        return [Invitation(*row) for row in self._all(queries.invitations, org=org)]

    def open_invitations(self, org: int, now_ms: int) -> int:
        """Count the codes of an organisation that can still be used."""
        given = {"org": org, "now": now_ms}
        found: int = self._connection.execute(queries.open_invitations, given).scalar_one()
        return found

    def whereabouts(self) -> str | None:
        """Give which database cluster this was when it was last opened."""
        found: str | None = self._connection.execute(select(PLACE.c.cluster)).scalar()
        return found

    def backups(self) -> list[Backup]:
        """Give the restorable backups of every shelf, oldest first."""
        return [Backup(*row) for row in self._all(queries.backups)]

    def failures(self) -> list[tuple[str, int, str]]:
        """Give (shelf, moment, code) of the folders where the newest backup failed."""
        return [(shelf, at_ms, code) for shelf, at_ms, code in self._all(queries.failures)]

    def replicas(self) -> list[tuple[int, bytes, int, bytes]]:
        """Give (org, replica, highest n, its link) of every replica of every organisation."""
        return [(org, replica, n, link) for org, replica, n, link in self._all(queries.replicas)]

    # what laptops made

    def replica(self, org: int, replica: bytes) -> tuple[bytes, int, bytes] | None:
        """Give (device, highest n, its link) of a replica."""
        row = self._connection.execute(
            queries.replica, {"org": org, "replica": replica}
        ).one_or_none()
        return None if row is None else (row[0], row[1], row[2])

    def links(self, org: int, replica: bytes, low: int, high: int) -> dict[int, bytes]:
        """Give the links of the numbers from `low` to `high`, both included."""
        given = {"org": org, "replica": replica, "low": low, "high": high}
        return {n: link for each in queries.links for n, link in self._all(each, **given)}

    def body(self, org: int, replica: bytes, n: int) -> bytes | None:
        """Give the body of one change of a replica, accepted or held, under whichever name."""
        given = {"org": org, "replica": replica, "n": n}
        for each in queries.bodies:
            found: bytes | None = self._connection.execute(each, given).scalar()
            if found is not None:
                return found
        return None

    def verdicts(
        self, org: int, replica: bytes, low: int, most: int
    ) -> list[tuple[int, int | str]]:
        """Give (n, position or held code) for at most `most` numbers after `low`, in order."""
        given = {"org": org, "replica": replica, "low": low, "most": most}
        found: list[tuple[int, int | str]] = [
            (n, at) for n, at in self._all(queries.verdicts, **given)
        ]
        plain = len(found)
        found += [(n, code) for n, code in self._all(queries.verdicts_held, **given)]
        aliases = {bytes(id_): n for n, id_ in self._all(queries.aliases, **given)}
        if aliases:
            known = self.known(org, aliases)
            found += [(n, known[id_]) for id_, n in aliases.items() if id_ in known]
        if len(found) > plain:
            found.sort()
        return found[:most]

    def settled(self, org: int, replica: bytes, after: int) -> list[tuple[int, int | str]]:
        """Give (n, position or code) of held changes looked at again after position `after`.

        Only the newest of each: it may have been held again, and accepted later.
        """
        rows = self._all(queries.settled, org=org, replica=replica, after=after)
        newest = {n: position if code is None else code for n, position, code in rows}
        return sorted(newest.items())

    def safe(self, org: int, replica: bytes) -> int:
        """Give the highest n that is here and in every restorable backup, of this very log.

        A backup counts only where its link is the one that is here: it may hold another life of
        the same laptop.
        """
        held = self._all(queries.in_backups, org=org, replica=replica)
        if not held or any(n is None for n, _ in held):
            return 0
        for n, link in {(n, bytes(link)) for n, link in held}:
            if self.links(org, replica, n, n).get(n) != link:
                return 0
        return int(min(n for n, _ in held))

    def known(self, org: int, ids: Iterable[bytes]) -> dict[bytes, int | str]:
        """Give the position or the held code of those of `ids` that the server has."""
        ids = list(ids)
        found: dict[bytes, int | str] = dict(map(tuple, self._in_chunks(queries.known, org, ids)))
        if len(found) < len(ids) and self._all(queries.any_held, org=org):
            found.update({each.id: each.code for each in self.held(org, ids)})
        return found

    def held(self, org: int, ids: Iterable[bytes]) -> list[HeldRow]:
        return [HeldRow(*row) for row in self._in_chunks(queries.held_ids, org, ids)]

    def held_as(self, org: int, codes: Sequence[str]) -> list[HeldRow]:
        return [HeldRow(*row) for row in self._in_chunks(queries.held_as, org, codes)]

    def waiting_for(self, org: int, rows: Iterable[bytes]) -> list[HeldRow]:
        """Give the held changes that wait for one of these rows."""
        if not self._all(queries.any_held, org=org):
            return []
        return [HeldRow(*row) for row in self._in_chunks(queries.waiting, org, rows)]

    def held_counts(self, org: int) -> list[tuple[str, int]]:
        return [(code, count) for code, count in self._all(queries.held_counts, org=org)]

    def aliases_of(self, org: int, change: bytes) -> list[tuple[bytes, int]]:
        return [(replica, n) for replica, n in self._all(queries.aliases_of, org=org, id=change)]

    def received(self, org: int) -> list[tuple[bytes, bytes, int]]:
        """Give (device, replica, highest n) of every replica."""
        return [(device, replica, n) for device, replica, n in self._all(queries.received, org=org)]

    # changes and rows

    def change_at(self, org: int, position: int) -> ChangeRow | None:
        row = self._connection.execute(queries.at, {"org": org, "position": position}).one_or_none()
        return None if row is None else ChangeRow(*row)

    def changes_at(self, org: int, positions: Iterable[int]) -> dict[int, ChangeRow]:
        """Give the changes at these positions; a dense set is read as one range."""
        wanted = sorted(set(positions))
        if wanted and wanted[-1] - wanted[0] < 2 * len(wanted):
            rows = self.changes_between(org, wanted[0], wanted[-1])
        else:
            rows = [ChangeRow(*row) for row in self._in_chunks(queries.changes_at, org, wanted)]
        return {row.position: row for row in rows}

    def changes_named(self, org: int, ids: Iterable[bytes]) -> list[ChangeRow]:
        """Give the accepted ones of these changes."""
        return [ChangeRow(*row) for row in self._in_chunks(queries.changes_named, org, ids)]

    # who asked to be erased

    def any_erased(self, org: int) -> bool:
        """Tell whether anybody ever was."""
        return bool(self._all(queries.any_erased, org=org))

    def erased(self, org: int, people: Iterable[bytes]) -> set[bytes]:
        """Give those of these ids that are people who were erased."""
        return {row[0] for row in self._in_chunks(queries.erased, org, people)}

    def all_erased(self, org: int) -> list[tuple[bytes, int]]:
        """Give (person, position of the change that erased them), in order."""
        return [(person, position) for person, position in self._all(queries.all_erased, org=org)]

    def erasures_since(self, org: int, device: bytes, since_ms: int) -> int:
        """Count what a laptop had erased after a moment."""
        given = {"org": org, "device": device, "since": since_ms}
        found: int = self._connection.execute(queries.erasures_since, given).scalar_one()
        return found

    def erasures_open(self, org: int) -> list[Erasure]:
        """Give what some laptop has not done yet."""
        return [Erasure(*row) for row in self._all(queries.erasures_open, org=org)]

    def is_erasure_between(self, org: int, after: int, upto: int) -> bool:
        """Tell whether anybody was to be erased after a position, up to another one."""
        given = {"org": org, "after": after, "upto": upto}
        return self._connection.execute(queries.erasure_between, given).scalar() is not None

    def every_held(self, org: int) -> list[HeldRow]:
        return [HeldRow(*row) for row in self._all(queries.every_held, org=org)]

    def all_offered(self, org: int) -> list[tuple[bytes, bytes]]:
        """Give (row, content) of what is kept for a coordinator to look at."""
        return [(row, content) for row, content in self._all(queries.all_offered, org=org)]

    def authors(self, org: int, ids: Iterable[bytes]) -> list[tuple[bytes, bytes, bytes]]:
        """Give (change, its body, its device) of accepted changes; the server's have no device."""
        return [
            (change, body, device or b"")
            for change, body, device in self._in_chunks(queries.authors, org, ids)
        ]

    def changes_between(self, org: int, low: int, high: int) -> list[ChangeRow]:
        """Give the changes from position `low` to `high`, both included, in order."""
        return [
            ChangeRow(*row) for row in self._all(queries.changes_range, org=org, low=low, high=high)
        ]

    def records(self, org: int, ids: Iterable[bytes]) -> list[RecordRow]:
        return [RecordRow(*row) for row in self._in_chunks(queries.records, org, ids)]

    def records_of(self, org: int, home: bytes, after: int, upto: int) -> list[RecordRow]:
        """Give the rows of one home that changed last after `after` up to `upto`."""
        rows = self._all(queries.home, org=org, home=home, after=after, upto=upto)
        return [RecordRow(*row) for row in rows]

    def records_of_kind(self, org: int, home: bytes, kind: int) -> list[RecordRow]:
        """Give the rows of one kind of one home, by id."""
        return [
            RecordRow(*row) for row in self._all(queries.home_kind, org=org, home=home, kind=kind)
        ]

    def records_of_many(self, org: int, homes: Iterable[bytes]) -> list[RecordRow]:
        """Give all rows of several homes."""
        return [RecordRow(*row) for row in self._in_chunks(queries.homes, org, homes)]

    def records_between(self, org: int, after: int, upto: int) -> list[RecordRow]:
        rows = self._all(queries.between, org=org, after=after, upto=upto)
        return [RecordRow(*row) for row in rows]

    def records_changed(self, org: int, scope: bytes, after: int, upto: int) -> list[RecordRow]:
        """Give the rows of people in a scope that changed there after the person entered."""
        rows = self._all(queries.changed, org=org, scope=scope, after=after, upto=upto)
        return [RecordRow(*row) for row in rows]

    def records_entered(self, org: int, scope: bytes, after: int, upto: int) -> list[Any]:
        """Give (position of entry, row) of people who entered a scope."""
        rows = self._all(queries.entered, org=org, scope=scope, after=after, upto=upto)
        return [(row[-1], RecordRow(*row[:-1])) for row in rows]

    def records_left(
        self, org: int, scope: bytes, after: int, upto: int
    ) -> list[tuple[int, bytes]]:
        """Give (position, row) of people who left a scope."""
        rows = self._all(queries.left, org=org, scope=scope, after=after, upto=upto)
        return [(position, row) for position, row in rows]

    def twice(
        self, org: int, event: bytes, tickets: Iterable[str]
    ) -> dict[str, tuple[bytes, bytes]]:
        """Give the two oldest living sign-ups of each of these tickets that stands twice."""
        oldest = queries.oldest[self._connection.dialect.name]
        return {
            ticket: (first, second)
            for part in chunks(tickets)
            for ticket, first, second in self._all(oldest, org=org, event=event, items=part)
            if second is not None
        }

    def all_tickets(self, org: int) -> set[tuple[bytes, str, int, int, bytes]]:
        """Give (event, ticket, made, operation, sign-up) of all living sign-ups."""
        return {tuple(row) for row in self._all(queries.all_tickets, org=org)}

    def asked(self, org: int, pairs: Iterable[bytes]) -> set[bytes]:
        """Give those of these pairs that were put before the coordinators."""
        return {row[0] for row in self._in_chunks(queries.asked, org, pairs)}

    def all_asked(self, org: int) -> set[bytes]:
        return {row[0] for row in self._all(queries.all_asked, org=org)}

    def seats_of(self, org: int, slots: Iterable[bytes]) -> list[Named]:
        """Give every appointment for these times, the oldest of each time first."""
        return [Named(*row) for row in self._in_chunks(queries.seats_of, org, slots)]

    def seats_with(self, org: int, slot: bytes, tokens: Iterable[int]) -> list[Named]:
        """Give the appointments that name one of these seats of a time, the oldest first."""
        found: list[Named] = []
        for part in chunks(tokens):
            rows = self._all(queries.seats_with, org=org, slot=slot, items=part)
            found += [Named(*row) for row in rows]
        return found

    def all_seats(self, org: int) -> set[Named]:
        return {Named(*row) for row in self._all(queries.all_seats, org=org)}

    def seats_counted(self, org: int, slots: Iterable[bytes]) -> dict[bytes, tuple[int, int, int]]:
        """Give of each time how many sign-ups ever had it, its lowest and its highest number."""
        rows = self._in_chunks(queries.seats_counted, org, slots)
        return {slot: (count, low, high) for slot, count, low, high in rows}

    def said_hello(self, org: int) -> set[bytes]:
        """Give the laptops that said hello since this server was put back to a backup."""
        return {row[0] for row in self._all(queries.said_hello, org=org)}

    def feed_bound(self, org: int, scope: bytes, after: int, count: int) -> int | None:
        """Give the position of entry number `count` after `after` (from 0), or None."""
        given = {"org": org, "scope": scope, "after": after, "count": count}
        found: int | None = self._connection.execute(queries.bound, given).scalar()
        return found

    def stays(self, org: int, homes: Iterable[bytes]) -> list[Stay]:
        return [Stay(*row) for row in self._in_chunks(queries.stays, org, homes)]

    def joined(self, org: int) -> list[tuple[bytes, bytes, bytes]]:
        """Give (row, person, other) of every living `same_person`."""
        return [(row, one, two) for row, one, two in self._all(queries.joined, org=org)]

    def digests(self, org: int, scope: bytes) -> dict[int, tuple[int, int]]:
        """Give kind → (count, xor as a signed number)."""
        rows = self._all(queries.digests, org=org, scope=scope)
        return {kind: (count, mix) for kind, count, mix in rows}

    def grants(self, org: int) -> list[Grant]:
        return [Grant(*row) for row in self._all(queries.grants, org=org)]

    def grants_of(self, org: int, device: bytes) -> list[Grant]:
        return [Grant(*row) for row in self._all(queries.grants_of, org=org, device=device)]

    def offered(self, org: int, rows: Iterable[bytes]) -> set[bytes]:
        return {row[0] for row in self._in_chunks(queries.offered, org, rows)}
