"""The words of the questions of the event form, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from ui.events.questions import QuestionGrid, Questions
from ui.events.times import TimesPart
from ui.widgets.button import say_button

translate = QCoreApplication.translate


def say_questions(grid: QuestionGrid, asked: Questions) -> None:
    """Say every question of the form."""
    said = {
        "title": (translate("Events", "Name of the event"), ""),
        "code": (translate("Events", "Code, on paper"), ""),
        "kind": (translate("Events", "Kind"), ""),
        "day": (translate("Events", "Day"), translate("Events", "6/13/2026 or 13 June")),
        "begins": (translate("Events", "Begins"), ""),
        "ends": (translate("Events", "Ends"), ""),
        "place": (translate("Events", "Place"), ""),
        "place_name": (
            translate("Events", "Name of the place"),
            translate("Events", "changes for every event there"),
        ),
        "place_kind": (translate("Events", "Kind of place"), ""),
        "street": (translate("Events", "Street"), ""),
        "city": (translate("Events", "Town"), ""),
        "zip": (translate("Events", "ZIP"), ""),
        "county": (translate("Events", "County"), ""),
        "network": (translate("Events", "Network at the place"), ""),
        "access": (translate("Events", "What the place has"), translate("Events", "if any")),
        "directions": (
            translate("Events", "How to get there"),
            translate("Events", "entrance, parking, bus"),
        ),
        "host_name": (translate("Events", "Who hosts"), ""),
        "host_phone": (translate("Events", "Phone of the host"), ""),
        "provider": (translate("Events", "Who gives the vaccines"), ""),
        "contact": (translate("Events", "Contact at the place"), ""),
        "next_event": (
            translate("Events", "Event that follows"),
            translate("Events", "where people are booked"),
        ),
        "walk_ins": (translate("Events", "People without a sign-up"), ""),
        "quick_after": (translate("Events", "Short form after"), translate("Events", "minutes")),
        "drafts": (
            translate("Events", "Words for participants nobody has reviewed"),
            translate("Events", "in six more languages"),
        ),
        "tz": (translate("Events", "Time zone"), ""),
    }
    for name, (question, hint) in said.items():
        grid.singles[name].say(question, hint)
    _say_parts(asked)


def _say_parts(asked: Questions) -> None:
    asked.languages.say(translate("Events", "Languages expected"))
    asked.languages.row.setAccessibleName(translate("Events", "Languages expected"))
    asked.offers.say(translate("Events", "Vaccines offered"))
    asked.offers.row.setAccessibleName(translate("Events", "Vaccines offered"))
    asked.offers.say_heads(
        (
            "",
            translate("Events", "From age: 12, 6 m"),
            translate("Events", "Below age"),
            translate("Events", "Doses"),
        )
    )
    asked.times.say(
        translate("Events", "Times people are booked for"),
        translate("Events", "Choose times to change them."),
    )
    _say_times(asked.times)
    asked.people.say(
        translate("Events", "Who works there"),
        translate("Events", "Saved at once. Their laptops get the event at the next sync."),
    )
    asked.people.row.setAccessibleName(translate("Events", "Who works there"))


def _say_times(times: TimesPart) -> None:
    said = (
        translate("Events", "From"),
        translate("Events", "to"),
        translate("Events", "every"),
        translate("Events", "minutes, seats:"),
        translate("Events", "each."),
    )
    for label, text in zip(times.words, said, strict=True):
        label.setText(text)
    names = (
        translate("Events", "First time"),
        translate("Events", "Until"),
        translate("Events", "Minutes between times"),
        translate("Events", "Seats of each time"),
    )
    for line, name in zip(times.line.values(), names, strict=True):
        line.setAccessibleName(name)
    say_button(times.make, translate("Events", "Make times"))
    say_button(times.all, translate("Events", "All times"))
    say_button(times.out, translate("Events", "Take out"), translate("Events", "Del"))
    times.row.setAccessibleName(translate("Events", "Times"))
    times.seats_field.say(translate("Events", "Seats"))
    times.kept_field.say(
        translate("Events", "Kept for"), translate("Events", "nobody chosen: for everybody")
    )
    times.kind_field.say(translate("Events", "Kind of time"))
