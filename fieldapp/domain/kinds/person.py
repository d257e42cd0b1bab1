"""People and how to reach them: what identifies somebody, and what they chose to say."""

from fieldapp.domain.kinds.declare import Kind, Reach
from fieldapp.domain.kinds.place import ZIP
from fieldapp.domain.kinds.shorthand import (
    answers,
    code,
    codes,
    day,
    moment,
    ref,
    refs,
    tag,
    tags,
    text,
    whole,
    yes,
)

HOUSEHOLD = Kind(
    number=40,
    name="household",
    reach=Reach.PERSON,
    owner="first_person",
    fields=(
        ref(1, "first_person", "person", required=True, fixed=True),
        text(2, "label", 60, 2),
        whole(3, "size_said", 1, 30, 2),
    ),
)

PERSON = Kind(
    number=41,
    name="person",
    reach=Reach.PERSON,
    fields=(
        text(1, "name_given", 80, 2, loud=True),
        text(2, "name_family", 80, 2, loud=True),
        text(3, "name_family2", 80, 2, loud=True),
        code(4, "name_order", "name_order", 2),
        text(5, "name_used", 80, 2),
        text(6, "name_native", 120, 2, loud=True),
        text(7, "name_sounds", 80, 2),
        day(8, "birth_date", 2, loud=True),
        code(9, "birth_precision", "birth_precision", 2),
        whole(10, "age_said", 0, 1500, 2),
        code(11, "age_unit", "age_unit", 2),
        day(12, "age_as_of", 2),
        code(13, "sex_for_provider", "sex_for_provider", 3),
        text(14, "pronoun_note", 40, 3),
        tag(15, "lang_spoken", loud=True),
        text(16, "lang_variety", 60, 3),
        tag(17, "lang_written"),
        tags(18, "lang_other"),
        code(19, "lang_method", "language_id_method"),
        code(20, "status", "person_status", 2),
        ref(21, "household", "household", 2),
    ),
)

CONTACT = Kind(
    number=42,
    name="contact",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", required=True, fixed=True),
        code(2, "kind", "contact_kind", 2, required=True),
        text(3, "value", 254, 2, required=True, loud=True),
        text(4, "as_typed", 60, 2),
        yes(5, "shared", 2),
        codes(6, "best_time", "day_parts", 2),
        tag(7, "lang"),
        code(8, "state", "contact_state", 2),
    ),
)

ADDRESS = Kind(
    number=43,
    name="address",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", required=True, fixed=True),
        text(2, "street", 120, 2, loud=True),
        text(3, "unit", 40, 2),
        text(4, "city", 80, 2),
        text(5, "state", 2, 2, pattern=r"[A-Z]{2}"),
        text(6, "zip", 10, 2, pattern=ZIP),
        code(7, "county_fips", "nc_counties", 2),
        code(8, "kind", "address_kind", 2),
        text(9, "directions", 200, 2),
        text(10, "tract", 11, 2, pattern=r"\d{11}"),
    ),
)

RELATIONSHIP = Kind(
    number=44,
    name="relationship",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", 3, required=True, fixed=True),
        ref(2, "other", "person", 3, required=True, fixed=True),
        code(3, "kind", "relationship", 3, required=True),
    ),
)

DEMOGRAPHICS = Kind(
    number=45,
    name="demographics",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", required=True, fixed=True),
        codes(2, "race_eth", "race_ethnicity", 3),
        text(3, "race_eth_text", 80, 3),
        code(4, "answered_by", "answered_by", required=True),
        text(5, "question_version", 24, fixed=True),
        answers(6, "disability", "disability_questions"),
        code(7, "english_level", "english_level", 3),
    ),
)

SAME_PERSON = Kind(
    number=46,
    name="same_person",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", required=True, fixed=True),
        ref(2, "other", "person", required=True, fixed=True),
    ),
)

CONSENT = Kind(
    number=47,
    name="consent",
    reach=Reach.PERSON,
    owner="person",
    lasting=True,
    fields=(
        # Who plans rides must see whether a driver may be told, and no vaccine and no document.
        ref(1, "person", "person", 2, required=True, fixed=True),
        code(2, "type", "consent_types", 2, required=True, fixed=True),
        code(3, "answer", "consent_answer", 2, required=True, fixed=True),
        ref(4, "contact", "contact", 3, fixed=True),
        code(5, "purpose", "consent_purpose", 3, fixed=True),
        code(6, "how", "consent_how", 3, required=True, fixed=True),
        tag(7, "lang", fixed=True),
        ref(8, "interpreter", "interpreter", 3, fixed=True),
        text(9, "notice_version", 24, fixed=True),
        ref(10, "witness", "user", fixed=True),
        refs(11, "replaces", "consent", 2, fixed=True),
        text(12, "paper", 80, 3, fixed=True),
        text(13, "vaccine_group", 24, 3, codes="vaccine_group", fixed=True),
        code(14, "authorization", "offer_authorization", 3, fixed=True),
        day(15, "valid_until", 3, fixed=True),
        ref(16, "given_by", "person", 3, fixed=True),
        code(17, "document", "guardian_document", 3, fixed=True),
        code(18, "relationship", "relationship", 3, fixed=True),
    ),
)

ERASURE = Kind(
    number=48,
    name="erasure",
    reach=Reach.REFERENCE,
    lasting=True,
    fields=(
        ref(1, "person", "person", required=True, fixed=True),
        moment(2, "asked_at", required=True, fixed=True),
        code(3, "how", "consent_how", fixed=True),
        text(4, "seal", 32, pattern=r"[0-9a-f]{32}"),
        refs(5, "rows", "row", limit=1_000),
        moment(6, "done_at"),
        whole(7, "devices_confirmed", 0, 100_000),
    ),
)

TYPED_FOR = Kind(
    number=49,
    name="typed_for",
    reach=Reach.PERSON,
    owner="person",
    lasting=True,
    fields=(
        # Beside what a change does to a person: who typed it is the change's actor, and for whom.
        ref(1, "person", "person", required=True, fixed=True),
        ref(2, "user", "user", required=True, fixed=True),
    ),
)

KINDS = (
    HOUSEHOLD,
    PERSON,
    CONTACT,
    ADDRESS,
    RELATIONSHIP,
    DEMOGRAPHICS,
    SAME_PERSON,
    CONSENT,
    ERASURE,
    TYPED_FOR,
)
