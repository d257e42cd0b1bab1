"""The digest both ends compare; its rule stands in `fieldapp.domain.digest`."""

from fieldapp.domain.digest import EMPTY, MASK, Digest, entry, signed

__all__ = ["EMPTY", "MASK", "Digest", "entry", "signed"]
