"""What the laptops page shows, as frozen values."""

from dataclasses import dataclass, field
from enum import Enum, auto

from fieldapp.actions.laptops import LaptopLine, LaptopsSeen


class Side(Enum):
    """What stands beside the list."""

    LAPTOP = auto()
    INVITE = auto()
    CODE = auto()
    REVOKE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The form of an invitation: a user who exists, or a new name with a role.

    `working` while the server is asked; `waits_for_sync` while it has to learn of a new person
    first; `problem` names the field that lacks something, `fault` what went wrong.
    """

    user: bytes | None = None
    name: str = ""
    role: str = ""
    label: str = ""
    own_label: bool = False
    working: bool = False
    waits_for_sync: bool = False
    problem: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A one-time code as it is shown, once. `expires_ms` is by this laptop's clock."""

    text: str = field(repr=False)
    name: str
    label: str
    server: str
    expires_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """Shutting out a laptop, once its letter is typed."""

    typed: str = ""
    working: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopsState:
    """Everything the page shows. `lost` is what a laptop shut out just now never sent, or None."""

    seen: LaptopsSeen | None = None
    chosen: bytes | None = None
    side: Side = Side.LAPTOP
    invitation: Invitation = field(default_factory=Invitation)
    code: Code | None = None
    revocation: Revocation = field(default_factory=Revocation)
    shut_out: str = ""
    lost: int | None = None

    @property
    def laptop(self) -> LaptopLine | None:
        """The laptop that is chosen in the list."""
        laptops = self.seen.laptops if self.seen is not None else ()
        return next((each for each in laptops if each.device == self.chosen), None)
