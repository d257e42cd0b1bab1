"""Finding and adding the people who work, for whoever stands at the server itself."""

from fieldapp.domain.change import Creation
from fieldapp.domain.ids import read_id, row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import ROLES
from fieldapp.domain.values import Value
from sync.server.authority import USER
from sync.server.service import Service

_FIELDS = {field.name: field.number for field in BY_NAME["user"].fields}


def find_user(service: Service, org: int, text: str) -> bytes:
    """Give the active user of this id or name; `LookupError` for none, or for several of a name."""
    with service.working(org) as (_, taking):
        active = [user for user in taking.authority.users if taking.authority.is_active(user)]
        try:
            named = read_id(text)
        except ValueError:
            name = _FIELDS["name"]
            found = [
                user
                for user in active
                if str(taking.ledger.state(user).value(name)).casefold() == text.casefold()
            ]
        else:
            found = [named] if named in active else []
    if len(found) != 1:
        raise LookupError("user" if not found else "single user: several have this name")
    return found[0]


def add_user(service: Service, org: int, name: str, role: str) -> bytes:
    """Make a user; `ValueError` for a role that is none."""
    if role not in ROLES:
        raise ValueError(f"a role is one of {', '.join(ROLES)}")
    values: dict[int, Value] = {
        _FIELDS["name"]: name,
        _FIELDS["role"]: role,
        _FIELDS["active"]: True,
    }
    with service.working(org) as (_, taking):
        made = taking.own([Creation(kind=USER, values=values)])
    return row_id(made.id, 0)
