"""For each bug the shortest schedule that shows it: chance finds some too seldom, others too late.

Played with the bug a promise breaks, without it none. The real thing suffers them as well.
"""

from collections.abc import Mapping
from typing import Final

from tests.model.schedule import Schedule, read_actions


def plan(seed: int, laptops: int, shelf: int, verdict_room: int, *steps: str) -> Schedule:
    """Write a schedule in short: what is fixed, and its actions as text."""
    return Schedule(seed, laptops, shelf, verdict_room, False, read_actions("; ".join(steps)))


# fmt: off
DIRECTED: Final[Mapping[str, Schedule]] = {
    "last_writer_wins": plan(
        1, 3, 2, 1000,
        "sync 2 2 2 2; save 2 new_person 53647 46418; save 2 take_out 27202 56087",
        "sync 2 2 2 4; sync 0 4 50 4; save 2 bring_back 12647 34960",
        "save 0 bring_back 47119 16956",
    ),
    "replaced_forgotten": plan(
        1, 2, 2, 1000,
        "sync 0 1 6 4; sync 1 3 50 12; save 1 tally 59962 1659; sync 1 4 50 2; sync 0 1 2 2",
        "save 0 edit 18693 15287; ask 0 2 50; serve 25839 False; sync 1 2 50 12",
        "save 1 edit 4572 5716; restore_silently 0 37159; sync 1 3 6 4",
    ),
    "ids_not_compared": plan(
        1, 3, 2, 1000,
        "sync 1 3 50 4; save 1 new_person 47282 9508; copy 1 22226; sync 1 3 50 12",
        "save 1 edit 44295 60831; ask 1 1 2; put_back 1 44712",
    ),
    "refused_blocks": plan(
        1, 3, 2, 1000,
        "sync 0 4 6 4; save 0 close_or_open 25349 1838; operate 0 41415",
    ),
    "no_mark_check": plan(
        1, 4, 2, 1000,
        "operate 0 12289; sync 1 3 50 4; sync 0 3 6 2; restore 0 9050",
        "save 0 unassign 17203 35368",
    ),
    "mark_without_stamp": plan(
        1, 3, 2, 5,
        "sync 0 2 50 2; save 0 new_person 14281 55028; clock 0 315360000000",
        "save 0 contact 18285 14393; save 0 sign_up 55123 32535; sync 0 3 50 2; sync 1 2 6 12",
        "restore_silently 0 57137",
    ),
    "unknown_row_never_taken_up": plan(
        1, 4, 3, 1000,
        "sync 2 1 6 2; save 2 tally 14273 62235; sync 2 4 6 12; sync 0 2 6 12",
        "save 0 take_out 64554 33384; restore_silently 1 4867",
    ),
    "grant_not_waited_for": plan(
        1, 4, 1, 5,
        "sync 0 4 50 12; save 0 assign 1908 13485; sync 0 1 2 12; sync 2 3 2 4",
        "save 2 new_person 31830 8453; restore 2 40363; sync 2 2 6 12",
    ),
    "entry_not_waited_for": plan(
        1, 3, 3, 1000,
        "sync 0 4 50 12; save 0 new_person 21584 16722; save 0 take_out 24976 54053",
        "sync 1 3 50 12; save 0 sign_up 56048 60817; sync 0 3 50 2; sync 1 1 2 2",
        "save 1 edit 63964 15991; save 0 take_out 44204 7550; restore_silently 2 25475",
        "sync 1 1 2 2",
    ),
    "second_refusal_not_told": plan(
        51, 3, 2, 2,
        "sync_ahead 1 3 50 4; save 1 new_person 1015 52491; sync_ahead 1 3 50 4",
        "operate 1 43784",
    ),
    "left_row_refused": plan(
        1, 4, 3, 5,
        "sync 2 3 6 12; save 2 new_person 56623 40519; ask 2 2 0; serve 60362 False",
        "sync 0 1 50 2; save 0 take_out 19452 15681; save 2 edit_later_field 19479 2618",
    ),
    "fork_not_detected": plan(
        1, 3, 3, 1000,
        "sync 0 1 50 4; copy 0 56867; save 0 tally 17254 52296; sync 0 3 6 12",
        "put_back_all 0 23113; save 0 new_person 42599 17425; sync 0 4 6 12",
        "restore_silently 1 49921",
    ),
    "verdict_on_number_alone": plan(
        1, 3, 2, 1000,
        "sync 1 4 50 12; copy 1 0; save 1 new_person 0 2; sync 1 4 50 12; put_back_all 1 0",
        "save 1 new_person 1 2; ask 1 0 50; serve 0 False; take 1 0 1000 False",
    ),
    "verdict_ends_resending": plan(
        1, 3, 2, 1000,
        "sync 1 4 50 12; save 1 new_person 0 2; sync 1 4 50 12; copy 1 0",
        "save 1 new_person 0 2; sync 1 4 50 12; put_back 1 0; restore 0 0",
    ),
    "fewer_received_ignored": plan(
        1, 3, 2, 5,
        "sync 1 4 50 2; save 1 new_person 12775 62581; sync 1 3 2 2; restore_silently 0 51398",
    ),
    "log_above_received": plan(
        1, 3, 2, 1000,
        "sync 1 4 50 12; save 1 new_person 0 2; sync 1 4 50 12; back_up 0 0; drop_backup 0 0",
        "sync 1 4 50 12; restore_older 0 0",
    ),
    "freed_at_verdict": plan(
        1, 4, 2, 1000,
        "sync 0 3 50 2; save 0 new_person 12441 1378",
    ),
    "freed_before_the_rows": plan(
        1, 2, 2, 1000,
        "sync 1 4 50 4; save 1 new_person 48905 18283; sync 1 4 2 4",
        "save 1 sign_up 51989 1140; back_up 0 44038; back_up 1 29822",
    ),
    "epoch_not_noticed": plan(
        207845, 3, 3, 2,
        "sync 0 3 50 4; sync 2 3 50 12; save 0 tally 42505 18926; sync 0 1 50 12; sync 2 1 6 2",
        "save 2 edit 44340 21206; sync 2 1 2 2; back_up 0 266; restore 2 16730",
        "sync 2 2 50 12; restore 0 48331",
    ),
    "freed_on_the_way": plan(
        714405, 3, 1, 2,
        "sync 0 1 50 4; sync_ahead 1 3 2 4; save 1 new_person 42550 39434; sync 1 4 50 2",
        "save 0 new_person 22094 31989; save 0 unassign 63666 52366; sync 0 4 2 2",
        "save 0 edit 22778 37040; save 0 role 44214 13018; sync_ahead 2 1 50 4",
        "save 1 new_person 16224 58147; save 0 edit_later_field 55967 98",
        "save 0 take_out 22128 53158; sync_ahead 0 2 2 2; save 1 take_out 63661 32135",
        "sync_ahead 1 4 50 4; save 2 sign_up 24542 29100; sync_ahead 2 3 6 2",
        "save 1 bring_back 23803 11783; back_up 1 7008; sync_ahead 1 1 2 2; sync 0 2 2 2",
        "save 0 take_out 18000 5106",
    ),
    "freed_under_an_ask": plan(
        298, 3, 2, 1000,
        "sync 1 3 50 2; sync 0 4 50 12; save 1 new_person 44058 16025; sync 1 2 50 4",
        "save 0 new_person 42422 50954; save 0 new_person 16810 61165; back_up 0 27774",
        "back_up 1 33295; sync_ahead 0 1 50 4; save 1 sign_up 62943 52503; sync_ahead 1 1 6 2",
    ),
    "safe_in_newest_backup": plan(
        1, 3, 3, 1000,
        "sync 0 1 2 12; save 0 new_person 17521 38379; sync 0 2 50 4; back_up 2 56141",
    ),
    "safe_above_received": plan(
        1, 3, 2, 1000,
        "sync 1 4 50 12; save 1 new_person 0 2; sync 1 4 50 12; back_up 0 0; restore 0 0",
        "drop_backup 0 0; ask 1 0 50; serve 0 False; take 1 0 99 False; ask 1 0 50",
        "serve 0 False; take 1 0 99 False",
    ),
    "safe_by_number": plan(
        1, 3, 2, 1000,
        "sync 1 4 50 12; copy 1 0; save 1 new_person 0 2; ask 1 4 50; serve 0 False",
        "back_up 0 0; put_back_all 1 0; restore 0 0; save 1 new_person 0 2; drop_backup 0 0",
    ),
    "cursor_before_rows": plan(
        1, 2, 2, 2,
        "ask 0 3 50; serve 61808 False; take 0 36415 4 True",
    ),
    "position_after_rows": plan(
        1, 3, 2, 1000,
        "sync 2 4 50 12; save 2 tally 0 3; sync 1 4 50 12; sync 2 4 50 12; ask 1 0 50",
        "serve 0 False; take 1 0 2 True; restore_silently 0 1",
    ),
    "replies_taken_in_order": plan(
        1, 3, 1, 1000,
        "sync 0 1 6 4; save 0 new_person 43764 11785; sync 0 2 2 2; operate 0 26181",
        "back_up 1 63995; ask 0 1 50; serve 52404 True; ask 0 3 50; serve 41343 False",
        "take 0 49350 1000 True; take 0 46055 1000 True",
    ),
    "late_reply_taken": plan(
        53, 2, 3, 1000,
        "sync_ahead 0 4 50 4; ask 0 2 5; sync_ahead 1 2 50 12; sync_ahead 1 3 6 12",
        "save 0 unassign 53111 61469; sync_ahead 0 1 50 12; serve 23358 False; serve 44172 False",
        "ask 0 4 2; save 0 new_person 18195 62004; serve 62557 False; sync_ahead 0 3 6 12",
        "take_ahead 0 64056 1 True; serve 55516 False; take_ahead 0 42547 1000 True",
    )._replace(says_epoch=True),
    "own_not_sent": plan(
        1, 4, 2, 1000,
        "sync 0 3 50 2; save 0 new_person 12441 1378",
    ),
    "new_scope_from_head": plan(
        1, 4, 2, 1000,
        "sync 0 3 50 2",
    ),
    "no_generation": plan(
        1, 4, 2, 5,
        "sync 0 3 50 12; save 0 new_person 58556 20117; save 0 new_person 21878 2656",
        "sync 0 2 2 2; sync 3 3 50 12; operate 3 10399",
    ),
    "entering_keeps_position": plan(
        1, 2, 2, 1000,
        "sync 1 2 6 4; save 1 new_person 50513 57032; sync 1 1 50 4",
        "save 1 new_person 2709 41946; sync 0 4 50 4; save 0 sign_up 46280 42058",
        "sync 1 1 6 4",
    ),
    "leaves_not_sent": plan(
        1, 3, 2, 5,
        "sync 0 3 50 12; sync 2 3 50 12; save 0 new_person 53647 63249; sync 0 2 50 4",
        "save 0 take_out 5104 52543; sync 2 3 6 2",
    ),
    "cursor_past_a_new_beginning": plan(
        732285, 2, 3, 1000,
        "ask 0 4 5; ask 1 0 5; serve 45250 False; ask 0 1 0; take_ahead 0 33295 3 True",
        "serve 31704 False; take 1 59357 2 False; ask 1 0 2; serve 14276 False",
        "lose_reply 0 46254; ask 1 2 5; serve 11222 False; take 1 46618 3 False; crash 1 35779",
        "sync 1 2 50 4",
    ),
    "sweep_not_begun_anew": plan(
        1, 3, 2, 1000,
        "sync 0 4 50 12; save 0 new_person 1 2; sync 0 4 50 12; ask 1 0 200; serve 0 False",
        "take 1 0 12 True; save 0 take_out 0 1",
    ),
    "stub_with_raw_stamp": plan(
        1, 4, 3, 1000,
        "clock 3 18000000; sync 3 4 50 2; save 3 new_person 22242 7916",
    ),
    "stub_for_an_edited_row": plan(
        1, 4, 2, 1000,
        "sync 0 3 6 2; save 0 person_without_event 49996 45007; save 0 edit 58854 2208",
    ),
    "hidden_values_stay": plan(
        1, 3, 2, 2,
        "operate 1 57121; sync 0 1 50 2; restore_silently 1 34821",
    ),
    "rows_of_lost_scope_stay": plan(
        1, 3, 2, 1000,
        "sync 0 4 6 4; operate 0 41415",
    ),
    "only_swept_rows_offered": plan(
        1, 2, 1, 1000,
        "operate 1 58110; sync 1 4 50 4; restore_silently 0 28160",
    ),
    "digest_ignored": plan(
        1, 3, 2, 1000,
        "sync 0 1 2 4; damage 0 63136",
    ),
    "overlay_dropped_at_verdict": plan(
        1, 3, 2, 2,
        "sync 0 3 50 4; save 0 unassign 33397 28788; restore 1 13414; sync 0 2 2 4",
        "save 0 unassign 22982 20587; save 0 unassign 49671 11584",
    )._replace(says_epoch=True),
    "never_rows_contained": plan(
        1, 3, 2, 1000,
        "sync 0 1 50 12; save 0 new_person 31893 6233; sync 0 4 6 4; operate 0 41415",
    ),
}
