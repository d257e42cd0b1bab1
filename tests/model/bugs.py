"""Faults that can be switched on one at a time: each stands for a rule of docs/protocol.md.

A suite that stays green with one of these on does not look at that rule.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BUGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # The merge and the history
        "last_writer_wins": "the server keeps only the newest head of a cell",
        "replaced_forgotten": "the server forgets ids named as replaced before they arrive",
        "ids_not_compared": "a change that comes again under another number is taken again",
        "refused_blocks": "a refused change is not acknowledged, and stands before the others",
        "no_mark_check": "the server does not compare the laptop's mark with its own",
        "mark_without_stamp": "the mark covers ids, not the effective stamps",
        "unknown_row_never_taken_up": "what waits for a row, a grant or a user waits for ever",
        "grant_not_waited_for": "work in a scope not granted yet is refused for good",
        "entry_not_waited_for": "work on a person not in scope yet is refused for good",
        "second_refusal_not_told": "a change looked at again and refused: its author never hears",
        "left_row_refused": "an edit of an own row, or of one that left meanwhile, is refused",
        # Going up: numbers, links, safe
        "fork_not_detected": "links are not compared at all",
        "verdict_on_number_alone": "the laptop does not compare the link of `received`",
        "verdict_ends_resending": "a new replica id numbers only what has no verdict again",
        "fewer_received_ignored": "`received` below `known` means nothing to the laptop",
        "log_above_received": "a log that starts above `received` + 1 is kept under its name",
        "freed_at_verdict": "a change leaves the log when the server has it",
        "freed_before_the_rows": "a change leaves the log before the page that names it by number",
        "freed_on_the_way": "a change leaves the log while its row comes at a later one's place",
        "freed_under_an_ask": "a change leaves the log that the next ask said is still here",
        "safe_in_newest_backup": "`safe` looks at the newest backup only",
        "safe_above_received": "`safe` may be above what the server has now",
        "safe_by_number": "`safe` looks at a backup's numbers, not at its links",
        "epoch_not_noticed": "a new epoch whose mark fits leaves the refusals of another history",
        # Coming down: pages, cursors, scopes
        "cursor_before_rows": "the cursor is written before the rows of its page",
        "position_after_rows": "the head's position is written after the rows",
        "replies_taken_in_order": "a reply is taken though another came after its ask was sent",
        "late_reply_taken": "any reply is taken, however late",
        "own_not_sent": "rows this replica made are left out of pages",
        "new_scope_from_head": "a new scope starts at the head, not at zero",
        "no_generation": "a grant has no number: withdrawn and granted again looks like never",
        "entering_keeps_position": "a row enters a scope at the position of its last change",
        "leaves_not_sent": "rows that left a scope are not named",
        "cursor_past_a_new_beginning": "a page from zero leaves the cursor where it was meanwhile",
        "sweep_not_begun_anew": "a page from zero that comes again does not begin the sweep anew",
        "stub_with_raw_stamp": "a row is named by number though its stamp was capped",
        "stub_for_an_edited_row": "a row is named by number though it was edited since",
        "hidden_values_stay": "a row that comes with fewer fields leaves the old ones standing",
        "rows_of_lost_scope_stay": "rows of a scope that is no longer granted stay",
        "only_swept_rows_offered": "after a restore, rows of scopes not granted are not offered",
        "digest_ignored": "a digest that differs has no consequence",
        # On the laptop's screen
        "overlay_dropped_at_verdict": "an own change is taken off the row before the row has it",
        "never_rows_contained": "an own change whose row never comes is laid over for ever",
    }
)
