"""What the Saturday came to: one value, told to a person and written for a program."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from fieldapp.commands.demo.review import OpenConflict, PairShown
from fieldapp.commands.demo.saturday import FIRST_SYNCED, LATE, Saturday
from fieldapp.commands.demo.story import OFFICE
from fieldapp.commands.telling import Teller
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.roster import RosterChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Numbers and lists of the day; `as_json` is what `summary.json` holds."""

    as_json: dict[str, Any]
    lines: tuple[str, ...]


def summed_up(saturday: Saturday, teller: Teller, lists: CodeLists, screens: list[Path]) -> Summary:
    """Sum up a day that was lived through; its laptops are closed by now."""
    day = saturday.day
    last = {each["laptop"]: each for each in day.syncs}
    found: dict[str, Any] = {
        "people": sum(day.recorded.values()),
        "recorded": dict(sorted(day.recorded.items())),
        "languages": dict(day.languages.most_common()),
        "booked": dict(sorted(day.booked.items())),
        "server_starts": day.server_starts,
        "syncs": day.syncs,
        "custody": {
            letter: {"on_server": each["on_server"], "made": each["made"], "held": each["held"]}
            for letter, each in sorted(last.items())
        },
        "conflicts": [each.as_json() for each in day.conflicts],
        "put_aside": day.put_aside,
        "duplicates": [each.as_json() for each in day.pairs],
        "unmet": dict(sorted(day.planned[-1].unmet.items())) if day.planned else {},
        "rosters": [
            {
                "file": each.paths[0].stem,
                "people": each.roster.people,
                "revision": each.roster.header.revision,
                "not_heard_from": [one.letter for one in each.roster.header.missing_laptops],
                "left_out": dict(each.roster.header.left_out),
                "changed": [_change(one) for one in each.roster.header.changes],
            }
            for each in day.handed
        ],
        "screens": [path.name for path in screens],
    }
    return Summary(as_json=found, lines=tuple(_lines(found, saturday, teller, lists)))


def _lines(
    found: dict[str, Any], saturday: Saturday, teller: Teller, lists: CodeLists
) -> Iterator[str]:
    words, day = teller.words, saturday.day
    spoken = lists["languages"]
    recorded, languages = found["recorded"], found["languages"]
    tables = ", ".join(f"{letter} {n}" for letter, n in recorded.items())
    yield words("sum_people", n=found["people"], tables=tables)
    named = ", ".join(f"{spoken.label(tag, teller.language)} {n}" for tag, n in languages.items())
    yield words("sum_languages", languages=named)
    yield ""
    for letter in (*FIRST_SYNCED, LATE, OFFICE):
        kept = found["custody"][letter]
        yield words("sum_custody", letter=saturday.shown_letter(letter), **kept)
    yield ""
    yield from _reviewed(day.conflicts, day.pairs, teller)
    yield ""
    yield from _handed_out(found["rosters"], teller)
    for tag, n in found["unmet"].items():
        yield words("sum_unmet", n=n, language=spoken.label(tag, teller.language))


def _handed_out(rosters: list[dict[str, Any]], teller: Teller) -> Iterator[str]:
    for revision, group in groupby(rosters, key=lambda each: int(each["revision"])):
        files = list(group)
        missing = sorted({letter for each in files for letter in each["not_heard_from"]})
        code = "sum_incomplete" if missing else "sum_complete"
        yield teller.words(code, revision=revision, letters=", ".join(missing))
        for each in files:
            parts = [teller.words("sum_roster", file=each["file"], n=each["people"])]
            if left := sum(each["left_out"].values()):
                parts.append(teller.words("sum_left_out", n=left))
            if each["changed"]:
                parts.append(teller.words("sum_changed", n=len(each["changed"])))
            yield "  " + ", ".join(parts)


def _reviewed(
    conflicts: list[OpenConflict], pairs: list[PairShown], teller: Teller
) -> Iterator[str]:
    yield teller.words("sum_conflicts", n=len(conflicts))
    for conflict in conflicts:
        yield f"  {conflict.ticket} {conflict.words(teller.language)}: " + " | ".join(
            conflict.values
        )
    yield teller.words("sum_pairs", n=len(pairs))
    for pair in pairs:
        yield f"  {pair.first}  =?  {pair.second}   ({pair.score})"


def _change(change: RosterChange) -> dict[str, str]:
    times = {"before": change.before, "after": change.after}
    return {
        "kind": change.kind,
        "ticket": change.ticket,
        **{name: at.strftime("%H:%M") for name, at in times.items() if at},
    }
