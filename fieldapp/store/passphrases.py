"""What a person types to open the store: which secrets are good enough, and how they are made.

It checks and makes; it keeps nothing and knows no keys.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from mnemonic import Mnemonic

from fieldapp.domain.ids import RandomBytes
from fieldapp.domain.problem import Problem, RefusedError

Language = Literal["en", "es"]

MIN_PIN_DIGITS: Final = 6
MAX_SECRET_CHARS: Final = 200
WORDS_WITH_KEYRING: Final = 5
"""55 bits of 11 a word, for a laptop whose system account is shared (the floor is 51)."""
WORDS_ALONE: Final = 7
"""77 bits, where the passphrase is the only secret on the machine."""
RECOVERY_WORDS: Final = 12
"""BIP39: 128 random bits and a checksum."""

_LISTS: Final = {"en": "english", "es": "spanish"}
_WORD_BITS: Final = 0x7FF  # 2,048 words, so two random bytes masked are even


def normalised(typed: str) -> str:
    """Give the form of a secret that keys are derived from.

    Digits of any script become 0-9 and lose blanks and hyphens between them; words lose case,
    accents and extra blanks (no two words of a list differ in those alone).
    """
    plain = _folded(typed)
    compact = "".join(plain.replace("-", " ").split())
    if compact and all(unicodedata.decimal(sign, None) is not None for sign in compact):
        return "".join(str(unicodedata.decimal(sign)) for sign in compact)
    return " ".join(plain.split())


def check_secret(typed: str, *, with_keyring: bool) -> Problem | None:
    """Judge a new secret: a PIN only where a keyring holds the other half, else a passphrase.

    Problems (field `secret`): pin_not_enough, pin_too_short, pin_too_common,
    passphrase_too_short, passphrase_unknown_word, secret_too_long.
    """
    if len(typed) > MAX_SECRET_CHARS:
        return _problem("secret_too_long", max=MAX_SECRET_CHARS)
    secret = normalised(typed)
    if secret.isdigit():
        return _check_pin(secret, with_keyring=with_keyring)
    return _check_passphrase(secret.split(), with_keyring=with_keyring)


def _check_pin(pin: str, *, with_keyring: bool) -> Problem | None:
    if not with_keyring:
        return _problem("pin_not_enough", words=WORDS_ALONE)
    if len(pin) < MIN_PIN_DIGITS:
        return _problem("pin_too_short", min=MIN_PIN_DIGITS)
    return _problem("pin_too_common") if is_common_pin(pin) else None


def _check_passphrase(words: list[str], *, with_keyring: bool) -> Problem | None:
    needed = WORDS_WITH_KEYRING if with_keyring else WORDS_ALONE
    if len(words) < needed or len(set(words)) < needed - 1:
        return _problem("passphrase_too_short", words=needed)
    if not any(set(words) <= _spellings(language).keys() for language in _LISTS):
        return _problem("passphrase_unknown_word")
    return None


def new_passphrase(random: RandomBytes, *, language: Language, with_keyring: bool) -> str:
    """Make a passphrase of 5 words beside a keyring value, of 7 without; it always passes."""
    words = _words(language)
    count = WORDS_WITH_KEYRING if with_keyring else WORDS_ALONE
    while True:
        drawn = (words[int.from_bytes(random(2), "big") & _WORD_BITS] for _ in range(count))
        passphrase = unicodedata.normalize("NFC", " ".join(drawn))
        if check_secret(passphrase, with_keyring=with_keyring) is None:
            return passphrase


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RecoveryCode:
    """The practice store's recovery code: 12 words that stand for 128 random bits."""

    words: str
    entropy: bytes


def new_recovery_code(random: RandomBytes, *, language: Language) -> RecoveryCode:
    """Make a recovery code to print or write down."""
    entropy = random(16)
    words = Mnemonic(_LISTS[language]).to_mnemonic(entropy)
    return RecoveryCode(words=unicodedata.normalize("NFC", words), entropy=entropy)


def read_recovery_code(typed: str) -> RecoveryCode:
    """Read a recovery code back, in either language, with or without accents.

    Raises: RefusedError with the problem recovery_code_wrong (field `recovery_code`).
    """
    folded = _folded(typed[:MAX_SECRET_CHARS]).split()
    for language, name in _LISTS.items():
        spelled = [_spellings(language).get(word, "") for word in folded]
        if len(spelled) == RECOVERY_WORDS and Mnemonic(name).check(" ".join(spelled)):
            entropy = bytes(Mnemonic(name).to_entropy(spelled))
            shown = unicodedata.normalize("NFC", " ".join(spelled))
            return RecoveryCode(words=shown, entropy=entropy)
    raise RefusedError((Problem(field="recovery_code", code="recovery_code_wrong"),))


def is_common_pin(pin: str) -> bool:
    """Tell whether a PIN of ASCII digits is among those that people choose first.

    By rule, for any length: two different digits or fewer, steps of one size (up, down, round
    the corner), a part repeated, pairs or triples of one digit, mirrored halves, lines on a
    keypad, and dates in any usual order.
    """
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return (
        len(set(pin)) <= 2
        or len(steps) == 1
        or any(pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1))
        or any(_in_blocks(pin, size) for size in (2, 3))
        or pin == pin[::-1]
        or _on_keypad(pin)
        or _is_date(pin)
    )


# Neighbours on a keypad in straight lines, and the runs of digits on a keyboard.
_LINES: Final = ("147", "258", "369", "123", "456", "789", "159", "357", "1234567890")


def _on_keypad(pin: str) -> bool:
    lines = {piece for line in _LINES for piece in (line, line[::-1])}
    thirds = [pin[at : at + 3] for at in range(0, len(pin), 3)]
    return len(pin) % 3 == 0 and all(any(third in line for line in lines) for third in thirds)


def _in_blocks(pin: str, size: int) -> bool:
    """Tell whether the PIN is made of blocks of one digit each, like 112233 or 111222."""
    blocks = [pin[at : at + size] for at in range(0, len(pin), size)]
    return len(pin) % size == 0 and all(len(set(block)) == 1 for block in blocks)


# Where day, month and year (two or four digits) stand.
_ORDERS: Final = ("ddmmyy", "mmddyy", "yymmdd", "ddmmyyyy", "mmddyyyy", "yyyymmdd")
_MONTH_ORDERS: Final = ("mmyyyy", "yyyymm")


def _is_date(pin: str) -> bool:
    return any(
        len(order) == len(pin) and _reads_as_date(pin, order)
        for order in (*_ORDERS, *_MONTH_ORDERS)
    )


def _reads_as_date(pin: str, order: str) -> bool:
    def part(letter: str) -> int:
        return int("".join(digit for digit, kind in zip(pin, order, strict=True) if kind == letter))

    year, month = part("y"), part("m")
    day = part("d") if "d" in order else 1
    if "yyyy" not in order:
        year += 2000  # a leap year where the century's own is one: 29 February counts
    elif not 1900 <= year <= 2099:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _problem(code: str, **args: int) -> Problem:
    return Problem(
        field="secret", code=code, args=tuple((name, str(value)) for name, value in args.items())
    )


def _folded(text: str) -> str:
    small = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", small)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(Mnemonic(_LISTS[language]).wordlist)


@cache
def _spellings(language: str) -> dict[str, str]:
    """Give each word of a list by its folded form."""
    return {_folded(word): word for word in _words(language)}
