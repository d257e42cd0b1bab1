"""What an act or a sync changed: the one value every list and screen listens to."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Names of the kinds and ids of the rows that changed; `rows` is empty when there are many."""

    kinds: frozenset[str] = field(default_factory=frozenset)
    rows: tuple[bytes, ...] = ()

    def __or__(self, other: "Touched") -> "Touched":
        """Join what two acts changed."""
        return Touched(kinds=self.kinds | other.kinds, rows=self.rows + other.rows)
