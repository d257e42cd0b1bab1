"""Rows go into the file in slices that take about the time they may, on any laptop."""

import msgspec

from sync.client.slices import ALONE_S, AT_TABLE_S, Slices


def packed(size: int, count: int) -> list[msgspec.Raw]:
    return [msgspec.Raw(bytes(size))] * count


def longest_s(
    groups: list[msgspec.Raw], seconds_a_byte: float, slice_s: float = AT_TABLE_S
) -> float:
    """Give what the longest slice takes on a laptop of this speed."""
    slices, start, longest = Slices(slice_s), 0, 0.0
    while start < len(groups):
        end, weight = slices.cut(groups, start)
        took = sum(len(memoryview(each)) for each in groups[start:end]) * seconds_a_byte
        slices.took(took, weight)
        start, longest = end, max(longest, took)
    return longest


def test_a_slice_takes_no_longer_than_it_may_on_a_fast_and_on_a_slow_laptop() -> None:
    for seconds_a_byte in (1e-7, 3e-7, 1e-6, 1.5e-6):
        assert longest_s(packed(600, 5_000), seconds_a_byte) <= AT_TABLE_S


def test_many_small_groups_do_not_make_the_slice_of_large_ones_long() -> None:
    groups = packed(500, 5_000) + packed(9_000, 300)
    assert longest_s(groups, 3e-7) <= AT_TABLE_S


def test_where_nobody_types_slices_grow_and_stay_bounded() -> None:
    assert AT_TABLE_S < longest_s(packed(600, 20_000), 3e-7, ALONE_S) <= ALONE_S


def test_groups_that_only_name_own_changes_count_as_the_work_they_are() -> None:
    end, weight = Slices(AT_TABLE_S).cut(packed(6, 1_000), 0)
    assert (end, weight) == (20, 10_000)
