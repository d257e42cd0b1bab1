"""What somebody signed up for and needs: sign-ups, needs, appointments, doses, rides, tasks."""

from fieldapp.domain.kinds.declare import Kind, Reach
from fieldapp.domain.kinds.event import CVX
from fieldapp.domain.kinds.place import PHONE
from fieldapp.domain.kinds.shorthand import (
    code,
    codes,
    day,
    entries,
    local,
    moment,
    note,
    ref,
    refs,
    tag,
    text,
    whole,
    yes,
)

SIGN_UP = Kind(
    number=60,
    name="sign_up",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", 2, required=True, fixed=True),
        ref(2, "event", "event", 2, required=True, fixed=True),
        text(3, "ticket", 7, 2, required=True, fixed=True, pattern=r"[A-Z]{1,2}-\d{3,4}"),
        entries(4, "wants", 12, 3, codes="vaccine_group"),
        code(5, "heard_from", "outreach_source"),
        text(6, "interpreted_by", 40, 3),
        text(7, "notice_version", 24, fixed=True),
        tag(8, "notice_lang", 1, fixed=True),
        code(9, "notice_how", "notice_how", fixed=True),
        local(10, "return_at"),
        code(11, "source", "record_source", required=True, fixed=True),
        text(12, "paper_no", 14, pattern=r"[A-Z]{3}-\d{4}[A-Z]-?\d{4}"),
        ref(13, "typed_for", "user", fixed=True),
        note(14, "remark", 500, 3),
        yes(15, "finish_later"),
        yes(18, "nothing_more"),
        day(19, "signed_on"),
        text(20, "ride_pickup", 200, 2),  # a ride to a time that is held, as far as it is said
        entries(21, "ride_wish", 12, 3),  # [field of a ride, value]
    ),
)

SIGN_UP_STATUS = Kind(
    number=61,
    name="sign_up_status",
    reach=Reach.PERSON,
    owner="sign_up",
    fields=(
        ref(1, "sign_up", "sign_up", 2, required=True, fixed=True),
        code(2, "state", "sign_up_state", 2, required=True, fixed=True),
        code(3, "reason", "outcome_reason", 3, fixed=True),
    ),
)

NEED = Kind(
    number=62,
    name="need",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", 3, required=True, fixed=True),
        code(2, "for", "need_for", 3, required=True, fixed=True),
        code(3, "wanted", "interpreter_need", 3, required=True, loud=True),
        tag(4, "language", loud=True),
        text(5, "variety", 60, 3),
        tag(6, "relay_via"),
        codes(7, "modes_ok", "interpreter_modes", 3),
        code(8, "gender_pref", "gender_preference", 3),
        tag(9, "written_also"),
        code(10, "reason", "need_reason", 3),
        text(11, "declined_note", 120, 3),
        ref(12, "event", "event", 3, fixed=True),
    ),
)

NEED_STATUS = Kind(
    number=63,
    name="need_status",
    reach=Reach.PERSON,
    owner="need",
    fields=(
        ref(1, "need", "need", required=True, fixed=True),
        code(2, "state", "need_state", required=True, fixed=True),
        code(3, "problem", "assignment_problem", fixed=True),
        code(4, "mode", "interpreter_modes", 3, fixed=True),
        tag(5, "language", fixed=True),
        whole(6, "minutes", 0, 240, 3, fixed=True),
        ref(7, "interpreter", "interpreter", 3, fixed=True),
        ref(8, "user", "user", 3, fixed=True),
    ),
)

ACCESS_NEED = Kind(
    number=64,
    name="access_need",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", 3, required=True, fixed=True),
        code(2, "code", "access_needs", 3, required=True),
        text(3, "detail", 120, 3),
        yes(4, "confirmed_with_site", 3),
    ),
)

APPOINTMENT = Kind(
    number=65,
    name="appointment",
    reach=Reach.PERSON,
    owner="sign_up",
    fields=(
        ref(1, "sign_up", "sign_up", 2, required=True, fixed=True),
        ref(2, "slot", "slot", 2, fixed=True),  # who gives seats must see which are gone
        text(3, "group", 24, 3, codes="vaccine_group", required=True),
        whole(4, "dose_no", 1, 9, 3),
        code(5, "seat_from", "seat_from", fixed=True),
        whole(6, "seat_token", 0, 100_000, fixed=True),
        moment(7, "wait_until"),
        whole(8, "can_arrive_min", 0, 1440),
        day(9, "wait_date"),
        yes(10, "slip_given"),
        ref(11, "moved_from", "appointment", 3, fixed=True),
        whole(12, "wait_rank", 0, 10_000),  # the coordinator's order; who has none comes after
    ),
)

APPOINTMENT_STATUS = Kind(
    number=66,
    name="appointment_status",
    reach=Reach.PERSON,
    owner="appointment",
    fields=(
        # Who checks people in must see who has been; which vaccine it was is kept apart.
        ref(1, "appointment", "appointment", 2, required=True, fixed=True),
        code(2, "status", "appointment_status", 2, required=True, fixed=True),
        code(3, "reason", "outcome_reason", 3, fixed=True),
        code(4, "proof", "dose_proof", 3, fixed=True),
    ),
)

DOSE = Kind(
    number=67,
    name="dose",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", 3, required=True, fixed=True),
        text(2, "group", 24, 3, codes="vaccine_group", required=True, loud=True),
        text(3, "cvx", 4, 3, codes="vaccines", pattern=CVX, loud=True),
        day(4, "date", 3, loud=True),
        whole(5, "dose_no", 1, 9, 3),
        code(6, "place", "dose_place", 3, required=True),
        code(7, "proof", "dose_proof", 3, required=True),
        text(8, "lot", 20, 3),
    ),
)

RIDE = Kind(
    number=68,
    name="ride",
    reach=Reach.PERSON,
    owner="appointment",
    fields=(
        ref(1, "appointment", "appointment", 2, required=True, fixed=True),
        code(2, "mode", "transport_mode", 2, required=True),
        text(3, "pickup", 200, 2, loud=True),
        text(4, "drop", 200, 2),
        local(5, "ready_at", 2),
        yes(6, "return_needed", 2),
        whole(7, "riders", 1, 8, 3),
        yes(8, "wheelchair", 3),
        yes(9, "fold_ok", 3),
        whole(10, "child_seats", 0, 8, 3),
        yes(11, "companion", 3),
        ref(12, "driver", "user", 2),
        text(13, "voucher_no", 40),
        whole(14, "amount_cents", 0, 1_000_000),
        # Volunteers who drive have a phone and no laptop: they are no users.
        text(15, "driver_name", 80, 2, loud=True),
        text(16, "driver_phone", 16, 2, pattern=PHONE),
        day(17, "driver_cleared_on", 2),
    ),
)

RIDE_STATUS = Kind(
    number=69,
    name="ride_status",
    reach=Reach.PERSON,
    owner="ride",
    fields=(
        ref(1, "ride", "ride", 2, required=True, fixed=True),
        code(2, "state", "ride_state", 2, required=True, fixed=True),
    ),
)

ASSIGNMENT = Kind(
    number=70,
    name="assignment",
    reach=Reach.PERSON,
    owner="need",
    fields=(
        ref(1, "need", "need", 3, required=True, fixed=True),
        ref(2, "shift", "shift", 3, required=True, fixed=True),
        local(3, "planned_at", 3),
        yes(4, "compromise", 3),
        code(5, "delivered_mode", "interpreter_modes", 3),
        tag(6, "delivered_lang"),
        whole(7, "minutes", 0, 240, 3),
        code(8, "problem", "assignment_problem"),
    ),
)

ASSIGNMENT_STATUS = Kind(
    number=71,
    name="assignment_status",
    reach=Reach.PERSON,
    owner="assignment",
    fields=(
        ref(1, "assignment", "assignment", required=True, fixed=True),
        code(2, "state", "assignment_state", required=True, fixed=True),
    ),
)

TASK = Kind(
    number=72,
    name="task",
    reach=Reach.PERSON,
    owner="person",
    fields=(
        ref(1, "person", "person", 3, required=True, fixed=True),
        code(2, "kind", "task_kind", 3, required=True, fixed=True),
        day(3, "due_on", 3),
        whole(4, "window_days", 0, 365, 3),
        tag(5, "lang"),
        ref(6, "assigned_to", "user", 3),
        whole(7, "attempts_max", 1, 10),
        refs(8, "about", "row", 3, fixed=True),
        # The list of calls says what for, and one vaccine has one task whoever made it.
        text(9, "group", 24, 3, codes="vaccine_group", fixed=True),
        whole(10, "dose_no", 1, 9, 3, fixed=True),
        local(11, "call_at", 3),
    ),
)

TASK_STATUS = Kind(
    number=73,
    name="task_status",
    reach=Reach.PERSON,
    owner="task",
    fields=(
        ref(1, "task", "task", required=True, fixed=True),
        code(2, "state", "task_state", required=True, fixed=True),
    ),
)

ATTEMPT = Kind(
    number=74,
    name="attempt",
    reach=Reach.PERSON,
    owner="task",
    fields=(
        ref(1, "task", "task", 3, required=True, fixed=True),
        moment(2, "at", 3, required=True, fixed=True),
        code(3, "channel", "consent_types", 3, required=True, fixed=True),
        ref(4, "contact", "contact", 3, fixed=True),
        code(5, "result", "contact_result", 3, required=True, fixed=True),
        note(6, "remark", 200, 3, fixed=True),
    ),
)

KINDS = (
    SIGN_UP,
    SIGN_UP_STATUS,
    NEED,
    NEED_STATUS,
    ACCESS_NEED,
    APPOINTMENT,
    APPOINTMENT_STATUS,
    DOSE,
    RIDE,
    RIDE_STATUS,
    ASSIGNMENT,
    ASSIGNMENT_STATUS,
    TASK,
    TASK_STATUS,
    ATTEMPT,
)
