"""Questions of several controls, by the name under which `asked` declares them."""

from collections.abc import Callable, Mapping
from typing import Final

from ui.sign_up.doses import DosesPart
from ui.sign_up.own_part import OwnPart
from ui.sign_up.part import FormPart

PARTS: Final[Mapping[str, Callable[[], FormPart]]] = {"doses": DosesPart, "own": OwnPart}
