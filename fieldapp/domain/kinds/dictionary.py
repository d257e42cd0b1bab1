"""The data dictionary as a page, written from the declarations; a test keeps docs in step."""

from collections.abc import Iterator

from fieldapp.domain.kinds import KINDS, SCHEMA, Field, FieldType, Kind

_HEAD = """# Data dictionary

Written from the declarations in `fieldapp/domain/kinds` (schema {schema}); do not edit by hand:
`python -m fieldapp.domain.kinds.dictionary > docs/dictionary.md`.
Classes: 1 internal, 2 identifies a person, 3 sensitive, 4 secret. *fixed*: set when the row is
made, never edited. *loud*: two different values go to the coordinator's review.
"""


def dictionary() -> str:
    """Give the page as Markdown."""
    sections = ("\n".join(_section(kind)) for kind in KINDS)
    return "\n".join([_HEAD.format(schema=SCHEMA), *sections]) + "\n"


def _section(kind: Kind) -> Iterator[str]:
    yield f"\n## {kind.number} {kind.name}"
    owner = f", hangs on `{kind.owner}`" if kind.owner else ""
    written = ", written by the server" if kind.server_only else ""
    yield f"Reach: {kind.reach.value}{owner}{written}.\n"
    yield "| no. | field | type | class | |"
    yield "|---|---|---|---|---|"
    for field in kind.fields:
        yield (
            f"| {field.number} | {field.name} | {_type(field)} | {field.privacy.value} |"
            f" {_marks(field)} |"
        )


def _type(field: Field) -> str:
    if field.codes:
        return f"{field.type.value} of `{field.codes}`"
    if field.ref:
        return f"{field.type.value} to {field.ref}"
    if field.type is FieldType.INT:
        return f"int {field.low}–{field.limit}"
    if field.type in {FieldType.TEXT, FieldType.NOTE}:
        return f"{field.type.value}, {field.limit}"
    return str(field.type.value)


def _marks(field: Field) -> str:
    marks = [
        name
        for name, on in (
            ("required", field.required),
            ("fixed", field.fixed),
            ("loud", field.loud),
        )
        if on
    ]
    return ", ".join(marks)


if __name__ == "__main__":
    import sys

    sys.stdout.write(dictionary())
