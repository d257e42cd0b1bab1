"""Enter in a form: on to the next question, and after the last one to Save."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.status import Status


def go_on(form: QWidget, past: Iterable[QWidget] = ()) -> None:
    """Go from what has the focus in a form to what comes next, past all that only Tab stops at.

    That is `past`, such as the buttons between the last question and Save, and Undo: whoever
    presses Enter once more must not take back or leave what they typed. Where nothing is left in
    the form to go to, the focus stays.
    """
    began: QWidget | None = form.window().focusWidget()
    passed = {*past, *(status.undo for status in form.findChildren(Status))}
    form.focusNextChild()
    while form.window().focusWidget() in passed:
        form.focusNextChild()
    now: QWidget | None = form.window().focusWidget()
    if began is not None and (now is None or not form.isAncestorOf(now)):
        began.setFocus(Qt.FocusReason.OtherFocusReason)
