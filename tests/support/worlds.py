"""A laptop with much on it: a hundred people with long names in many scripts, forty events."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from tests.support.clinic_days import PLAN, ClinicDay
from tests.support.stores import DENISE, a_store

PEOPLE: Final = 100
EVENTS: Final = 40
_BOOKED: Final = 24
_NAMES: Final = (
    ("María de los Ángeles Guadalupe", "Hernández-Villanueva", "de la Cruz y Montenegro", "es"),
    ("عبد الرحمن محمد", "الحسيني البغدادي", "", "ar"),
    ("Nguyễn Thị Phương Thảo", "Trần-Lê", "", "vi"),
    ("Paj Ntaub Kab Npauj", "Vang-Lor Moua", "", "mww"),
    ("Keomanivanh Souksavath", "Phommachanh-Sayavong", "", "en"),
    ("王小明", "欧阳", "", "zh-Hans"),
)
_TITLE: Final = "Our Lady of Guadalupe, food pantry and fair in the fellowship hall, back entrance"


def a_full_desk(folder: Path) -> OpenedDesk:
    """A desk at a clinic's table where a hundred are on the list, a quarter of them with a time."""
    plan = replace(PLAN, title=_TITLE, slots=tuple(replace(s, capacity=9) for s in PLAN.slots))
    day = ClinicDay(a_store(folder / "store"), plan)
    for at in range(PEOPLE):
        given, family, second, language = _NAMES[at % len(_NAMES)]
        day.come(
            at % 3 if at < _BOOKED else None,
            name_given=given,
            name_family=f"{family} {at}",
            name_family2=second,
            lang_spoken=language,
            phone=f"(828) 555-0{100 + at}",
            finish_later=at % 2 == 0,
        )
    for _ in range(2):  # two records of one person, for the review
        day.come(name_given="Guadalupe", name_family="Ortiz", birth="1958-03-02")
    for at in range(EVENTS):
        starts, ends = f"2026-07-{1 + at % 28:02}T09:00", f"2026-07-{1 + at % 28:02}T13:00"
        code = f"BUR-07{1 + at % 28:02}{'AB'[at // 28]}"
        create_event(
            day.store,
            DENISE,
            replace(PLAN, code=code, title=f"{_TITLE} {at}", starts=starts, ends=ends, slots=()),
        )
    return day.desk
