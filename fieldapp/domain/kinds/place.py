"""Organisations, sites, people who work, and laptops: reference data of an organisation."""

from fieldapp.domain.kinds.declare import Kind, Reach
from fieldapp.domain.kinds.shorthand import (
    code,
    codes,
    day,
    entries,
    note,
    ref,
    refs,
    text,
    whole,
    yes,
)

PHONE = r"\+[1-9]\d{6,14}"
ZIP = r"\d{5}(-\d{4})?"

ORGANIZATION = Kind(
    number=1,
    name="organization",
    reach=Reach.REFERENCE,
    fields=(
        text(1, "name", 120, required=True, loud=True),
        code(2, "kind", "organization_kind", required=True),
        entries(3, "counties", 100, codes="nc_counties"),
        code(4, "hipaa_role", "hipaa_role"),
    ),
)

SITE = Kind(
    number=2,
    name="site",
    reach=Reach.REFERENCE,
    fields=(
        text(1, "name", 120, required=True, loud=True),
        code(2, "kind", "site_kind", required=True),
        text(3, "street", 120),
        text(4, "city", 80),
        text(5, "zip", 10, pattern=ZIP),
        code(6, "county_fips", "nc_counties"),
        text(7, "tract", 11, pattern=r"\d{11}"),
        codes(8, "access", "access_needs"),
        code(9, "network", "site_network"),
        text(10, "host_name", 120, 2),
        text(11, "host_phone", 16, 2, pattern=PHONE),
        note(12, "directions", 500, 1),
    ),
)

USER = Kind(
    number=3,
    name="user",
    reach=Reach.REFERENCE,
    fields=(
        text(1, "name", 120, 2, required=True, loud=True),
        code(2, "role", "user_role", required=True, loud=True),
        entries(3, "languages", 16, codes="languages"),
        entries(4, "trained_on", 32),
        yes(5, "active"),
        text(6, "initials", 4, 2),
    ),
)

DEVICE = Kind(
    number=4,
    name="device",
    reach=Reach.REFERENCE,
    server_only=True,
    fields=(
        text(1, "letter", 2, required=True, pattern=r"[A-Z]{1,2}"),
        text(2, "label", 80, required=True),
        code(3, "state", "device_state", required=True),
    ),
)

DEVICE_USER = Kind(
    number=5,
    name="device_user",
    reach=Reach.REFERENCE,
    server_only=True,
    fields=(
        ref(1, "device", "device", required=True, fixed=True),
        ref(2, "user", "user", required=True, fixed=True),
    ),
)

EVENT_ASSIGNMENT = Kind(
    number=6,
    name="event_assignment",
    reach=Reach.REFERENCE,
    fields=(
        ref(1, "event", "event", required=True, fixed=True),
        ref(2, "user", "user", required=True, fixed=True),
    ),
)

INTERPRETER = Kind(
    number=7,
    name="interpreter",
    reach=Reach.REFERENCE,
    fields=(
        text(1, "name", 120, 2, required=True, loud=True),
        text(2, "phone", 16, 2, pattern=PHONE),
        ref(3, "organization", "organization"),
        code(4, "gender", "gender_preference", 3),
        refs(5, "conflict_with", "person", 3),
    ),
)

INTERPRETER_SKILL = Kind(
    number=8,
    name="interpreter_skill",
    reach=Reach.REFERENCE,
    fields=(
        ref(1, "interpreter", "interpreter", required=True, fixed=True),
        code(2, "from_language", "languages", required=True),
        code(3, "to_language", "languages", required=True),
        codes(4, "modes", "interpreter_modes"),
        code(5, "qualification", "interpreter_qualification", required=True),
        text(6, "licence_no", 40, 2),
        day(7, "valid_to"),
        text(8, "variety", 60),
    ),
)

POPULATION = Kind(
    number=9,
    name="population",
    reach=Reach.REFERENCE,
    fields=(
        code(1, "county", "nc_counties", required=True, fixed=True),
        text(2, "group", 40, required=True, fixed=True),
        whole(3, "year", 1990, 2200, required=True, fixed=True),
        whole(4, "n", 0, 100_000_000, required=True),
        text(5, "source", 120),
        text(6, "universe", 120),
    ),
)

KINDS = (
    ORGANIZATION,
    SITE,
    USER,
    DEVICE,
    DEVICE_USER,
    EVENT_ASSIGNMENT,
    INTERPRETER,
    INTERPRETER_SKILL,
    POPULATION,
)
