"""Reads what a person types or pastes to enrol: a server's address, a code, or a text with both."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from sync.protocol.invitation import read_code, show_code

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_CODE: Final = re.compile(r"(?<![0-9a-z])(?:[0-9a-z][\s-]*){13}[0-9a-z](?![0-9a-z])", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[0-9a-z_-]+\.)+[0-9a-z-]+|localhost", re.IGNORECASE)
_LAST_SIGNS: Final = ".,;:!?)]}>»”’"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in a text; empty where there is none."""

    server: str = ""
    code: str = ""


def read_invitation(text: str) -> Found:
    """Find address and code in the text of an invitation, whatever stands around them."""
    address = _ADDRESS.search(text)
    server = server_address(address[0].rstrip(_LAST_SIGNS)) if address else ""
    without = _ADDRESS.sub(" ", text)
    return Found(server=server, code=_code_in(without))


def _code_in(text: str) -> str:
    """Give the first run of letters that is a code; its last sign proves it."""
    for at in range(len(text)):
        found = _CODE.match(text, at)
        if found is not None and (code := read_code(found[0])) is not None:
            return show_code(code)
    return ""


def grouped_code(typed: str) -> str:
    """Give a code as it was handed out once it is whole, else what was typed."""
    code = read_code(typed)
    return typed if code is None else show_code(code)


def server_address(typed: str) -> str:
    """Give the address to call: https is put before it, except for this computer itself.

    Empty where this cannot be an address.
    """
    bare = "".join(typed.split()).rstrip("/")
    if not bare:
        return ""
    given = re.match(r"(https?)://", bare, re.IGNORECASE)
    rest = bare[given.end() :] if given else bare
    host = urlsplit(f"//{rest}").hostname or ""
    if not (_HOST.fullmatch(host) or _is_number(host)):
        return ""
    scheme = given[1].lower() if given else "http" if _is_here(host) else "https"
    return f"{scheme}://{rest}"


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_here(host: str) -> bool:
    return host == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)
