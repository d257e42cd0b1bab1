"""The Saturday of the story, minute by minute, in four real windows on a real server."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.flow.saturday import a_saturday
from tests.flow.saturday_after import AFTER
from tests.flow.saturday_afternoon import AFTERNOON
from tests.flow.saturday_friday import FRIDAY
from tests.flow.saturday_morning import MORNING


@pytest.mark.timeout(300)  # 120 people and the week after them, letter by letter
def test_the_saturday_minute_by_minute(qapp: QApplication, tmp_path: Path) -> None:
    with a_saturday(qapp, tmp_path) as day:
        for days, time, moment in FRIDAY:
            day.it_is(time, days)
            moment(day)
        for time, moment in (*MORNING, *AFTERNOON):
            day.people_come(time)
            day.it_is(time)
            moment(day)
        for days, time, moment in AFTER:
            day.it_is(time, days)
            moment(day)
