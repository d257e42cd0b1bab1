"""Secrets: good ones are let through, common PINs are not, and made ones always pass."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.problem import RefusedError
from fieldapp.store.passphrases import (
    WORDS_ALONE,
    WORDS_WITH_KEYRING,
    check_secret,
    is_common_pin,
    new_passphrase,
    new_recovery_code,
    normalised,
    read_recovery_code,
)
from tests.support.vault import CountedRandom


def problem(typed: str, *, with_keyring: bool = True) -> str | None:
    found = check_secret(typed, with_keyring=with_keyring)
    return found.code if found else None


# --- PINs ----------------------------------------------------------------------------------------


def by_rule() -> Iterator[str]:
    """PINs of six and eight digits that people choose first, by the rules of the docstring."""
    digits = range(10)
    for size in (6, 8):
        for first in digits:
            for step in digits:
                yield "".join(str((first + step * at) % 10) for at in range(size))
    for number in range(1000):
        yield f"{number:03d}" * 2
        yield f"{number:03d}" + f"{number:03d}"[::-1]
    for number in range(100):
        yield f"{number:02d}" * 3
        yield f"{number:02d}" * 4
    for one in digits:
        for two in digits:
            yield f"{one}{one}{one}{two}{two}{two}"
            for three in digits:
                yield f"{one}{one}{two}{two}{three}{three}"
    yield from ("147258", "258369", "159357", "789456", "321654", "147369", "963852")


def dates() -> Iterator[str]:
    day = date(1940, 1, 1)
    while day.year < 2026:
        for shape in ("%d%m%y", "%m%d%y", "%y%m%d", "%d%m%Y", "%m%d%Y", "%Y%m%d", "%m%Y", "%Y%m"):
            yield day.strftime(shape)
        day += timedelta(days=61)


def test_more_than_a_thousand_common_pins_are_refused() -> None:
    common = set(by_rule())
    assert len(common) > 2000
    assert [pin for pin in sorted(common) if problem(pin) != "pin_too_common"] == []


def test_dates_in_any_usual_order_are_refused() -> None:
    written = set(dates()) | {"290200", "120885", "19991231", "02291996"}
    assert len(written) > 1000
    assert [pin for pin in sorted(written) if not is_common_pin(pin)] == []


def test_most_pins_are_left_to_choose_from() -> None:
    drawn = [f"{number:06d}" for number in range(0, 1_000_000, 211)]
    refused = sum(is_common_pin(pin) for pin in drawn)
    assert 0.02 < refused / len(drawn) < 0.12


@pytest.mark.parametrize("pin", ["482915", "730648", "905173", "99887143", "471936250", "385520"])
def test_an_ordinary_pin_is_let_through(pin: str) -> None:
    assert problem(pin) is None


def test_a_pin_needs_six_digits_and_a_keyring() -> None:
    assert problem("48291") == "pin_too_short"
    assert problem("482915", with_keyring=False) == "pin_not_enough"
    assert problem("") == "passphrase_too_short"


def test_a_secret_has_an_end() -> None:
    assert problem("4829157306" * 19 + "4829137305") is None
    assert problem("4829157306" * 19 + "48291373052") == "secret_too_long"


# --- passphrases ---------------------------------------------------------------------------------


@pytest.mark.parametrize("with_keyring", [True, False])
def test_a_made_passphrase_has_enough_bits_and_always_passes(with_keyring: bool) -> None:
    random = CountedRandom()
    made = [
        new_passphrase(random, language="en", with_keyring=with_keyring) for _each in range(200)
    ] + [new_passphrase(random, language="es", with_keyring=with_keyring) for _each in range(200)]
    words = WORDS_WITH_KEYRING if with_keyring else WORDS_ALONE
    assert {len(one.split()) for one in made} == {words}
    assert 11 * words >= (51 if with_keyring else 77)
    assert len(set(made)) == len(made)
    assert [one for one in made if problem(one, with_keyring=with_keyring)] == []


def test_every_word_of_the_list_can_be_drawn() -> None:
    first = set()
    for number in range(2048):
        drawn = iter([number, 7, 300, 901, 1777] * 2)

        def random(size: int, drawn: Iterator[int] = drawn) -> bytes:
            return next(drawn).to_bytes(size, "big")

        first.add(new_passphrase(random, language="en", with_keyring=True).split()[0])
    assert len(first) == 2048


def test_own_words_and_short_or_repeated_ones_are_refused() -> None:
    assert problem("correct horse battery staple gorgonzola") == "passphrase_unknown_word"
    assert problem("abandon ability able about") == "passphrase_too_short"
    assert problem("abandon ability able about above", with_keyring=False) == "passphrase_too_short"
    assert problem("abandon abandon abandon abandon abandon") == "passphrase_too_short"
    assert problem("abandon ability able about ábaco") == "passphrase_unknown_word"
    assert problem("abandon ability able about above") is None


def test_a_passphrase_is_the_same_however_it_is_typed() -> None:
    assert normalised("  ÁBACO  cigüeña\tniño ") == normalised("abaco ciguena nino")
    assert normalised("12 34-56") == normalised("١٢٣٤٥٦") == "123456"


@given(st.text(max_size=250))
def test_any_text_is_judged_without_a_stumble(typed: str) -> None:
    check_secret(typed, with_keyring=True)
    assert normalised(normalised(typed)) == normalised(typed)


# --- recovery codes ------------------------------------------------------------------------------


def test_a_recovery_code_has_twelve_words_and_128_bits() -> None:
    code = new_recovery_code(CountedRandom(), language="es")
    assert len(code.words.split()) == 12
    assert len(code.entropy) == 16


def test_a_word_that_was_misread_is_refused_before_any_key_is_tried() -> None:
    words = new_recovery_code(CountedRandom(), language="en").words.split()
    swapped = [words[1], words[0], *words[2:]]
    for typed in (" ".join(swapped), " ".join(words[:11]), "", "x " * 12, " ".join(words) + " a"):
        with pytest.raises(RefusedError, match="recovery_code_wrong"):
            read_recovery_code(typed)
