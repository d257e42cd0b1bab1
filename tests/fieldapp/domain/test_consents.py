"""A withdrawal stands until somebody who saw it grants again, whatever order answers come in."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.consents import (
    GRANTED,
    REFUSED,
    Answer,
    against,
    answer_about,
    in_force,
    may_reach,
    standing,
)

GRANT = Answer(b"1", "SMS", "GRANTED")
WITHDRAWAL = Answer(b"2", "SMS", "WITHDRAWN")
BLIND = Answer(b"3", "SMS", "GRANTED")
SEEN = Answer(b"4", "SMS", "GRANTED", (b"2",))

answers = st.lists(
    st.builds(
        Answer,
        st.binary(min_size=1, max_size=1),
        st.sampled_from(["SMS", "CALL"]),
        st.sampled_from(["GRANTED", "REFUSED", "WITHDRAWN", "NOTASKED"]),
        st.lists(st.binary(min_size=1, max_size=1), max_size=3).map(tuple),
    ),
    max_size=8,
)


def test_a_grant_that_did_not_see_the_withdrawal_changes_nothing() -> None:
    for order in permutations([GRANT, WITHDRAWAL, BLIND]):
        assert in_force(order, GRANTED) == []
        assert in_force(order, REFUSED) == ["SMS"]


def test_a_grant_that_saw_it_is_in_force() -> None:
    for order in permutations([GRANT, WITHDRAWAL, SEEN]):
        assert in_force(order, GRANTED) == ["SMS"]
        assert in_force(order, REFUSED) == []


@given(answers)
def test_no_type_is_granted_and_refused_and_order_does_not_matter(given: list[Answer]) -> None:
    granted, refused = in_force(given, GRANTED), in_force(given, REFUSED)
    assert not set(granted) & set(refused)
    turned = list(reversed(given))
    assert set(in_force(turned, GRANTED)) == set(granted)
    assert set(in_force(turned, REFUSED)) == set(refused)


def test_a_guardian_takes_one_vaccine_back_and_the_other_stands() -> None:
    flu = Answer(b"1", "GUARDIAN", "GRANTED", about="FLU")
    covid = Answer(b"2", "GUARDIAN", "GRANTED", about="COVID19")
    back = Answer(b"3", "GUARDIAN", "WITHDRAWN", about="FLU")
    for order in permutations([flu, covid, back]):
        assert answer_about(order, "GUARDIAN", "FLU") == REFUSED
        assert answer_about(order, "GUARDIAN", "COVID19") == GRANTED
        assert answer_about(order, "GUARDIAN", "MMR") == ""
        assert in_force(order, GRANTED) == ["GUARDIAN"]
        assert in_force(order, REFUSED) == []


def test_a_no_to_everything_stands_against_what_one_new_yes_did_not_name() -> None:
    flu = Answer(b"1", "GUARDIAN", "GRANTED", about="FLU")
    covid = Answer(b"2", "GUARDIAN", "GRANTED", about="COVID19")
    nothing = Answer(b"3", "GUARDIAN", "WITHDRAWN")
    again = Answer(b"4", "GUARDIAN", "GRANTED", (b"3",), "FLU")
    for order in permutations([flu, covid, nothing, again]):
        assert answer_about(order, "GUARDIAN", "FLU") == GRANTED
        assert answer_about(order, "GUARDIAN", "COVID19") == REFUSED


def test_a_purpose_and_a_number_are_asked_about_apart() -> None:
    home, work = b"home", b"work"
    all_texts = Answer(b"1", "SMS", "GRANTED")
    no_news = Answer(b"2", "SMS", "WITHDRAWN", about="FUTURE")
    not_at_work = Answer(b"3", "SMS", "REFUSED", contact=work)
    for answers in permutations([all_texts, no_news, not_at_work]):
        assert may_reach(answers, "SMS", "REMIND", home)
        assert not may_reach(answers, "SMS", "FUTURE", home)
        assert not may_reach(answers, "SMS", "REMIND", work)
        assert not may_reach(answers, "CALL", "REMIND", home)
    stop = Answer(b"4", "SMS", "WITHDRAWN")
    for answers in permutations([all_texts, no_news, stop]):
        assert not may_reach(answers, "SMS")
        assert not may_reach(answers, "SMS", "REMIND", home)
    again = Answer(b"5", "SMS", "GRANTED", (b"4",))
    assert may_reach([all_texts, no_news, stop, again], "SMS", "REMIND", home)
    assert not may_reach([all_texts, no_news, stop, again], "SMS", "FUTURE", home)


def test_one_purpose_is_had_again_without_the_others() -> None:
    calls = Answer(b"1", "CALL", "GRANTED")
    stop = Answer(b"2", "CALL", "WITHDRAWN")
    given = [calls, stop]
    assert against(given, "CALL", "REMIND") == (b"2",)
    again = Answer(b"3", "CALL", "GRANTED", against(given, "CALL", "REMIND"), "REMIND")
    stands = {(one.type, one.purpose): one.in_force for one in standing([*given, again])}
    assert stands == {("CALL", ""): False, ("CALL", "REMIND"): True, ("CALL", "FOLLOWUP"): False}


def test_one_of_two_numbers_is_stopped_and_had_again() -> None:
    home, work = b"home", b"work"
    numbers = {"CALL": [home, work]}
    calls = Answer(b"1", "CALL", "GRANTED")
    not_at_work = Answer(b"2", "CALL", "WITHDRAWN", contact=work)
    stands = {each.contact: each.in_force for each in standing([calls, not_at_work], numbers)}
    assert stands == {b"": True, home: True, work: False}
    assert in_force([calls, not_at_work], GRANTED, numbers) == ["CALL"]
    stop = Answer(b"3", "CALL", "WITHDRAWN")
    given = [calls, not_at_work, stop]
    again = Answer(b"4", "CALL", "GRANTED", against(given, "CALL", contact=work), contact=work)
    assert again.replaces == (b"2", b"3")
    stands = {each.contact: each.in_force for each in standing([*given, again], numbers)}
    assert stands == {b"": True, home: False, work: True}
    assert in_force([calls, not_at_work], REFUSED, {"CALL": [work]}) == ["CALL"]


def test_nobody_hears_of_later_events_who_stopped_that() -> None:
    calls = Answer(b"1", "CALL", "GRANTED")
    news = Answer(b"2", "FUTURE", "WITHDRAWN")
    assert may_reach([calls], "CALL", "FUTURE")
    assert not may_reach([calls, news], "CALL", "FUTURE")
    assert may_reach([calls, news], "CALL", "REMIND")
