"""What the report page says."""

from PySide6.QtCore import QCoreApplication, QLocale

from fieldapp.actions.handout.report_files import alerts, notes
from fieldapp.domain.monthly_report import Report
from fieldapp.domain.suppression import THRESHOLD
from ui.report.state import ReportState
from ui.texts import fault_sentence, isolated, starts_words

translate = QCoreApplication.translate


def month_name(month: str, locale: QLocale) -> str:
    """Give a month by its name and year."""
    name = locale.standaloneMonthName(int(month[5:7]), QLocale.FormatType.LongFormat)
    words = translate("Report", "{month} {year}")
    return words.format(month=f"{name[:1].upper()}{name[1:]}", year=month[:4])


def about_words(report: Report | None, locale: QLocale) -> str:
    """Say how fresh the totals are, and which revision it would be."""
    if report is None:
        return ""
    header = report.header
    as_of = translate("Report", "data as of {moment}").format(
        moment=starts_words(header.as_of.strftime("%Y-%m-%dT%H:%M"), locale)
    )
    revision = translate("Report", "revision {n}").format(n=isolated(str(header.revision)))
    return f"{as_of} · {revision}"


def lacks_words(report: Report | None) -> str:
    """Say what the totals lack, as the sheet does."""
    return "\n".join(alerts(report)) if report is not None else ""


def notes_words(report: Report | None) -> str:
    """Say what is particular about this report, as the sheet does."""
    return "\n".join(notes(report)) if report is not None else ""


def hint_words(state: ReportState, language: str) -> str:
    """Say below the threshold what it does, or why it cannot be."""
    if state.problem:
        return fault_sentence(state.problem, language)
    words = translate(
        "Report",
        "Counts from 1 to {most} are printed as {small}, and a second number is hidden wherever"
        " they could be computed.",
    )
    most, small = str(state.threshold - 1), f"<{state.threshold}"
    return words.format(most=isolated(most), small=isolated(small))


def reader_words(state: ReportState) -> str:
    """Say what is lacking before the sheet can be handed out; empty where nothing is."""
    if state.month and not state.reader.strip():
        return translate("Report", "Say who will read it: it is written down.")
    return ""


def empty_words(state: ReportState) -> str:
    """Say why there is no sheet to see; empty where there is one."""
    if state.sheet is not None or not state.seen:
        return ""
    if not state.month:
        return translate(
            "Report",
            "Nothing to report yet. The report counts events, sign-ups, visits and conversations of"
            " a month; no names are in it.",
        )
    if state.problem:
        return ""
    if state.fault:
        return translate("Report", "The report could not be made. Its data are safe.")
    return making_words() if state.slow else ""


def making_words() -> str:
    """Say that a report is on its way."""
    return translate("Report", "Counting, and hiding what is small…")


def threshold_choices(*, may_lower: bool) -> tuple[int, ...]:
    """Give the thresholds that can be chosen; a lower one only where somebody may."""
    usual = (THRESHOLD, 16, 21, 31)
    return (6, *usual) if may_lower else usual
