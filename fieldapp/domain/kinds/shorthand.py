"""One function for each type of field, so that a declaration reads as one line."""

from fieldapp.domain.kinds.declare import Field, FieldType, Privacy

_NAMES = {1: Privacy.INTERNAL, 2: Privacy.IDENTIFIES, 3: Privacy.SENSITIVE, 4: Privacy.SECRET}


def text(number: int, name: str, limit: int, privacy: int = 1, **more: object) -> Field:
    """Declare one line of text of at most `limit` code points."""
    return _field(number, name, FieldType.TEXT, privacy, limit=limit, **more)


def note(number: int, name: str, limit: int, privacy: int = 3, **more: object) -> Field:
    """Declare text of several lines."""
    return _field(number, name, FieldType.NOTE, privacy, limit=limit, **more)


def code(number: int, name: str, codes: str, privacy: int = 1, **more: object) -> Field:
    """Declare one code of the code list `codes`."""
    return _field(number, name, FieldType.CODE, privacy, codes=codes, limit=24, **more)


def codes(number: int, name: str, codes: str, privacy: int = 1, **more: object) -> Field:
    """Declare several codes of one list, given as one answer."""
    return _field(number, name, FieldType.CODES, privacy, codes=codes, limit=16, **more)


def tag(number: int, name: str, privacy: int = 3, **more: object) -> Field:
    """Declare a language tag, kept exactly as chosen."""
    return _field(number, name, FieldType.TAG, privacy, codes="languages", limit=35, **more)


def tags(number: int, name: str, privacy: int = 3, **more: object) -> Field:
    """Declare several language tags, given as one answer."""
    return _field(number, name, FieldType.TAGS, privacy, codes="languages", limit=16, **more)


def whole(number: int, name: str, low: int, high: int, privacy: int = 1, **more: object) -> Field:
    """Declare a whole number between `low` and `high`, both included."""
    return _field(number, name, FieldType.INT, privacy, low=low, limit=high, **more)


def yes(number: int, name: str, privacy: int = 1, **more: object) -> Field:
    """Declare yes or no; empty means not asked."""
    return _field(number, name, FieldType.BOOL, privacy, **more)


def ref(number: int, name: str, kind: str, privacy: int = 1, **more: object) -> Field:
    """Declare the id of a row of `kind`."""
    return _field(number, name, FieldType.REF, privacy, ref=kind, **more)


def refs(number: int, name: str, kind: str, privacy: int = 1, **more: object) -> Field:
    """Declare several ids of rows of `kind`, given as one answer."""
    limit = more.pop("limit", 32)
    return _field(number, name, FieldType.REFS, privacy, ref=kind, limit=limit, **more)


def day(number: int, name: str, privacy: int = 1, **more: object) -> Field:
    """Declare a date that may be known only to the month or year."""
    return _field(number, name, FieldType.DAY, privacy, **more)


def local(number: int, name: str, privacy: int = 1, **more: object) -> Field:
    """Declare a date and time at the place."""
    return _field(number, name, FieldType.LOCAL, privacy, **more)


def moment(number: int, name: str, privacy: int = 1, **more: object) -> Field:
    """Declare a moment in milliseconds since 1970, UTC."""
    return _field(number, name, FieldType.MOMENT, privacy, limit=(1 << 47) - 1, **more)


def entries(number: int, name: str, limit: int, privacy: int = 1, **more: object) -> Field:
    """Declare a list of at most `limit` short lists of text and whole numbers."""
    return _field(number, name, FieldType.ENTRIES, privacy, limit=limit, **more)


def answers(number: int, name: str, codes: str, privacy: int = 3, **more: object) -> Field:
    """Declare a map from the question codes of list `codes` to answer codes."""
    return _field(number, name, FieldType.ANSWERS, privacy, codes=codes, limit=24, **more)


def _field(number: int, name: str, type_: FieldType, privacy: int, **more: object) -> Field:
    return Field(number=number, name=name, type=type_, privacy=_NAMES[privacy], **more)  # type: ignore[arg-type]
