"""Events with what they offer and when; tallies without names; paper slips; items for review."""

from fieldapp.domain.kinds.declare import Kind, Reach
from fieldapp.domain.kinds.shorthand import (
    code,
    day,
    entries,
    local,
    moment,
    note,
    ref,
    tags,
    text,
    whole,
    yes,
)

CVX = r"\d{2,4}"

EVENT = Kind(
    number=20,
    name="event",
    reach=Reach.REFERENCE,
    fields=(
        text(1, "code", 9, required=True, fixed=True, pattern=r"[A-Z]{3}-\d{4}[A-Z]"),
        text(2, "title", 120, required=True, loud=True),
        code(3, "kind", "event_kind", required=True),
        code(4, "status", "event_status", required=True, loud=True),
        local(5, "starts", required=True, loud=True),
        local(6, "ends", required=True, loud=True),
        text(7, "tz", 40, required=True),
        ref(8, "site", "site", loud=True),
        ref(9, "provider", "organization"),
        entries(10, "languages_expected", 24, codes="languages"),
        ref(11, "next_event", "event"),
        yes(12, "walk_ins"),
        whole(13, "quick_after_min", 0, 600),
        text(14, "contact_on_site", 120, 2),
        yes(15, "drafts_ok"),
    ),
)

OFFER = Kind(
    number=21,
    name="offer",
    reach=Reach.REFERENCE,
    fields=(
        ref(1, "event", "event", required=True, fixed=True),
        text(2, "group", 24, codes="vaccine_group", required=True),
        text(3, "cvx", 4, codes="vaccines", pattern=CVX),
        text(4, "age_from", 24, required=True),
        text(5, "age_below", 24),
        code(6, "authorization", "offer_authorization", required=True),
        whole(7, "doses_planned", 0, 100_000),
    ),
)

SLOT = Kind(
    number=22,
    name="slot",
    reach=Reach.REFERENCE,
    fields=(
        ref(1, "event", "event", required=True, fixed=True),
        local(2, "starts", required=True, loud=True),
        local(3, "ends", required=True, loud=True),
        whole(4, "capacity", 0, 10_000, required=True, loud=True),
        tags(5, "language_block", 1),
        code(6, "kind", "slot_kind", required=True),
        # [laptop's letter, seats]; who is not named has none. Empty: split by the program.
        entries(7, "shares", 64),
    ),
)

ALLOTMENT = Kind(
    number=23,
    name="allotment",
    reach=Reach.REFERENCE,  # no rows were made before: people of one event book for another
    server_only=True,
    fields=(
        ref(1, "slot", "slot", required=True, fixed=True),
        ref(2, "device", "device", required=True, fixed=True),
        whole(3, "seats", 0, 10_000, required=True),
        moment(4, "released_at"),
        ref(5, "replica", "row", fixed=True),  # the laptop's name when it got them
        entries(6, "tokens", 512, fixed=True),  # [first, count] of the seats' numbers
        yes(7, "reserve", fixed=True),
    ),
)

SHIFT = Kind(
    number=24,
    name="shift",
    reach=Reach.REFERENCE,
    fields=(
        ref(1, "event", "event", required=True, fixed=True),
        ref(2, "interpreter", "interpreter", required=True, fixed=True),
        local(3, "starts", required=True, loud=True),
        local(4, "ends", required=True, loud=True),
        code(5, "mode", "interpreter_modes", required=True),
        whole(6, "paid_min", 0, 1440),
        text(7, "place", 80),
        entries(8, "breaks", 12),
    ),
)

TALLY = Kind(
    number=25,
    name="tally",
    reach=Reach.EVENT,
    fields=(
        day(1, "day", required=True, fixed=True),
        code(2, "channel", "tally_channel", required=True, fixed=True),
        code(3, "what", "tally_what", required=True, fixed=True),
        code(4, "county", "nc_counties"),
        text(5, "tract", 11, pattern=r"\d{11}"),
        whole(6, "n", 0, 100_000, required=True),
    ),
)

REVIEW = Kind(
    number=26,
    name="review",
    reach=Reach.EVENT,
    fields=(
        code(1, "reason", "review_reasons", required=True, fixed=True),
        text(2, "about_kind", 40, fixed=True),
        ref(3, "about", "row", fixed=True),
        ref(4, "other", "row", fixed=True),
        text(5, "detail", 200, fixed=True),
        code(6, "state", "review_state", required=True),
        code(7, "resolution", "review_resolution"),
        note(8, "remark", 500, 2),
    ),
)

HANDOUT = Kind(
    number=27,
    name="handout",
    reach=Reach.EVENT,
    fields=(
        code(1, "kind", "roster_kind", required=True, fixed=True),
        text(2, "reader", 120, 2, required=True, fixed=True),
        text(3, "reader_key", 40, fixed=True),
        whole(4, "revision", 1, 10_000, required=True, fixed=True),
        whole(5, "rows", 0, 100_000, required=True, fixed=True),
        text(6, "files_hash", 64, fixed=True),
        text(7, "purpose", 120, fixed=True),
        moment(8, "data_as_of", required=True, fixed=True),
        entries(9, "missing_laptops", 100, fixed=True),
        entries(10, "tickets", 2_000, 2, fixed=True),
        entries(11, "figures", 2_000, fixed=True),  # of a report, what it printed
    ),
)

PAPER_RUN = Kind(
    number=35,
    name="paper_run",
    reach=Reach.EVENT,
    fields=(
        whole(1, "first", 1, 9_999, required=True, fixed=True),
        whole(2, "last", 1, 9_999, required=True),
        entries(3, "lost", 400),
        whole(4, "lost_unknown", 0, 9_999),
    ),
)

SEAT_RETURN = Kind(
    number=28,
    name="seat_return",
    reach=Reach.REFERENCE,
    lasting=True,
    fields=(
        ref(1, "allotment", "allotment", required=True, fixed=True),
        entries(2, "tokens", 512, required=True, fixed=True),
        yes(3, "forced", fixed=True),  # another laptop's, without waiting for its word
        yes(4, "for_good"),  # its share is so many smaller, until this is no
    ),
)

KINDS = (EVENT, OFFER, SLOT, ALLOTMENT, SHIFT, TALLY, REVIEW, HANDOUT, PAPER_RUN, SEAT_RETURN)
