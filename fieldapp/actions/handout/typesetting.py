"""Sets a template of `resources` from data in memory: PDF/UA-1, or its pages as SVG and PNG.

The same data give the same bytes. Nothing is written to disk, only the bundled fonts are seen, and
what is given is placed as text, never read as markup.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

import typst

from fieldapp.actions.handout.glyphs import font_folder
from fieldapp.actions.handout.page import Json

Form = Literal["pdf", "png", "svg"]
_ONE_PICTURE: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg")'
)


def typeset(
    template: str,
    name: str,
    given: Mapping[str, Json],
    form: Form,
    ppi: int | None = None,
    *,
    root: Path | None = None,
) -> tuple[bytes, ...]:
    """Set `template` (a path below `resources`) with `given` as the input `name`.

    Gives one document for `pdf`, else each page; `ppi` are pixels an inch of a PNG. Pictures are
    read below `root`, if any: nothing else on the disk is.
    """
    path = Path(str(files("resources") / template))
    compiler = typst.Compiler(
        str(path),
        root=str(root or path.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(given, ensure_ascii=False)},
    )
    made = compiler.compile(format=form, ppi=ppi, pdf_standards=["ua-1"] if form == "pdf" else [])
    return _as_pages(made)


def drawn_again(svg: bytes, ppi: int) -> bytes:
    """Draw one page that was set as SVG as a PNG of `ppi` pixels an inch."""
    compiler = typst.Compiler(
        _ONE_PICTURE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg.decode("utf-8")},
    )
    (page,) = _as_pages(compiler.compile(format="png", ppi=ppi))
    return page


def _as_pages(made: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    return (made,) if isinstance(made, bytes) else tuple(made or ())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(font_folder())],
    )
