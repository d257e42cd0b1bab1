"""Places where events are: a new one made with its event, one that is known changed from there."""

from dataclasses import dataclass
from typing import Final

from fieldapp.actions.acting import Act, row_here
from fieldapp.domain.text import tidy
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made

_TEXTS: Final = (
    "name kind street city zip county_fips network host_name host_phone directions".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """A place. `access` are codes of what the site can meet, `host_phone` is E.164."""

    name: str
    kind: str
    street: str = ""
    city: str = ""
    zip: str = ""
    county_fips: str = ""
    network: str = ""
    host_name: str = ""
    host_phone: str = ""
    directions: str = ""
    access: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChange:
    """A known place with what was in sight when somebody began to change it, and what they want."""

    row: bytes
    before: SitePlan
    after: SitePlan

    def turned_round(self) -> "SiteChange":
        """Give the way back."""
        return SiteChange(row=self.row, before=self.after, after=self.before)


Site = SitePlan | SiteChange | bytes | None
"""Where an event is: a new place, a known one that changes, a known one as it is, or nowhere."""


def row_of_site(site: Site) -> SitePlan | bytes | None:
    """Give which place it is, whether it changes or not."""
    return site.row if isinstance(site, SiteChange) else site


def site_of_plan(act: Act, site: Site) -> Made | bytes | None:
    """Give the place of an event; a new one is made, a known one brought to what is wanted."""
    if isinstance(site, SitePlan):
        return act.create("site", _values(site))
    if isinstance(site, SiteChange):
        change_site(act, site)
        return site.row
    return site


def change_site(act: Act, change: SiteChange) -> None:
    """Bring a place to what is wanted: only what differs from what was in sight is written.

    What somebody else changed meanwhile stands where this change leaves it alone; where both
    changed a field both values stand, and the review asks. Raises: RefusedError not_here,
    not_allowed.
    """
    row = row_here(act.store, "site", change.row)
    seen, wanted = _values(change.before), _values(change.after)
    changed = {name: value for name, value in wanted.items() if value != seen[name]}
    unseen = {name for name in changed if row.values.get(name) != seen[name]}
    act.edit(row, changed, unseen)


def _values(site: SitePlan) -> dict[str, Value]:
    values: dict[str, Value] = {name: tidy(getattr(site, name)) or None for name in _TEXTS}
    return {**values, "access": list(site.access) or None}
