"""What people type and paste: address and code are found in it."""

import pytest

from sync.protocol.invitation import new_code, show_code
from tests.support.vault import CountedRandom
from ui.gate.invitation import grouped_code, read_invitation, server_address

CODE = show_code(new_code(CountedRandom()))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("field.example.org", "https://field.example.org"),
        (" field.example.org/ ", "https://field.example.org"),
        ("HTTPS://field.example.org:8443", "https://field.example.org:8443"),
        ("field.example.org/church", "https://field.example.org/church"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("localhost:8000", "http://localhost:8000"),
        ("10.0.0.4", "https://10.0.0.4"),
        ("http://field.example.org", "http://field.example.org"),
        ("field", ""),
        ("", ""),
        (CODE, ""),
    ],
)
def test_an_address_is_completed_or_refused(typed: str, address: str) -> None:
    assert server_address(typed) == address


@pytest.mark.parametrize(
    "text",
    [
        f"https://field.example.org {CODE}",
        f"Laptop B for Rosa. Server: https://field.example.org. Code: {CODE}, valid 7 days.",
        f"{CODE.lower()}\nhttps://field.example.org",
        f"Dirección: <https://field.example.org>\r\nCódigo: {CODE.replace('-', ' ')}\r\n",
    ],
)
def test_an_invitation_is_taken_apart_whatever_stands_around_it(text: str) -> None:
    found = read_invitation(text)
    assert (found.server, found.code) == ("https://field.example.org", CODE)


def test_a_text_without_an_invitation_gives_nothing() -> None:
    found = read_invitation("Please call 828 555 0134 tomorrow morning, before 8.")
    assert (found.server, found.code) == ("", "")


def test_a_code_is_grouped_once_it_is_whole_and_left_alone_before() -> None:
    bare = CODE.replace("-", "").lower()
    assert grouped_code(bare) == CODE
    assert grouped_code(bare[:-1]) == bare[:-1]
