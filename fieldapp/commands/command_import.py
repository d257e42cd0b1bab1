"""`import`: sign-ups from a CSV file, with a report of what became of every row."""

import argparse
from pathlib import Path

from fieldapp.actions.importing import MAX_BYTES, ImportReport, import_sign_ups, report_csv
from fieldapp.commands.cli import Context, event_named, read_file
from fieldapp.commands.exits import OK, SOME_REFUSED
from fieldapp.store.errors import of_system


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `import`."""
    parser = commands.add_parser("import", help="take sign-ups from a CSV file")
    parser.add_argument("file", type=Path)
    parser.add_argument("--event", required=True, metavar="CODE")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as CSV")
    parser.set_defaults(run=_import)


def _import(context: Context) -> int:
    args, teller = context.args, context.teller
    raw = read_file(args.file, MAX_BYTES)
    with context.desk() as desk:
        event = event_named(desk, args.event)
        report = import_sign_ups(
            desk.store, desk.author, event.id, raw, today=desk.today(), lists=desk.lists
        )
    if args.report:
        try:
            args.report.write_bytes(report_csv(report, teller.problem))
        except OSError as error:
            raise of_system(error) from None
    for row in report.rows:
        if row.problems:
            teller.say("import_row", row=row.row, problems=teller.problems(row.problems))
    counts = {state: report.count(state) for state in ("recorded", "already", "refused")}
    teller.say("import_done", **counts)
    teller.result({**counts, "rows": _rows(report)})
    return SOME_REFUSED if counts["refused"] else OK


def _rows(report: ImportReport) -> list[dict[str, object]]:
    return [
        {
            "row": row.row,
            "state": row.state,
            "ticket": row.ticket,
            "problems": [{"field": each.field, "code": each.code} for each in row.problems],
        }
        for row in report.rows
    ]
