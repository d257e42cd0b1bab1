"""Enrolment: the server's address, the one-time code, and how the laptop opens from then on."""

from PySide6.QtCore import Qt
from typing_extensions import override

from fieldapp.domain.problem import Problem
from sync.protocol.invitation import read_code
from ui.doors import Enrolling
from ui.gate.card import FIELD_LEAST, GateScreen
from ui.gate.invitation import grouped_code, read_invitation, server_address
from ui.texts import problem_sentence
from ui.widgets.abreast import Abreast
from ui.widgets.button import say_button
from ui.widgets.field import Field, Line
from ui.widgets.secret import NewSecret

_WIDTH = 700


class Enrol(GateScreen):
    """One form. Nothing typed is taken away by an error."""

    def __init__(self) -> None:
        super().__init__(_WIDTH)
        self.server_line, self.code_line = Line(), Line()
        self.server, self.code = Field(self.server_line), Field(self.code_line)
        self.secret = NewSecret()
        self.given: Enrolling | None = None
        self._wrong_server = False
        self._wrong_code = False
        row = Abreast(FIELD_LEAST)
        for field in (self.server, self.code):
            row.addWidget(field)
            row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self.secret)
        for line in (self.server_line, self.code_line):
            line.textEdited.connect(self._on_edited)
        self.server_line.went_on.connect(self.code.focus_control)
        self.code_line.went_on.connect(self.secret.focus_first)
        self.secret.went_on.connect(self.press)

    @override
    def begin(self) -> None:
        """Put the focus on the first thing that is missing."""
        server, code = self.server_line, self.code_line
        if not server.text():
            self.server.focus_control()
        elif not code.text() or self._wrong_code:
            self.code.focus_control()
        else:
            self.secret.focus_first()

    def refuse_code(self) -> None:
        """The server did not take the code: it alone has to be typed anew."""
        self.code.focus_control()
        self.code_line.selectAll()

    @override
    def ready(self) -> bool:
        server, code = self.server_line, self.code_line
        self._wrong_server = not server_address(server.text())
        self._wrong_code = read_code(code.text()) is None
        self._say_problems()
        secret = self.secret.given()
        if self._wrong_server:
            self.server.focus_control()
        elif self._wrong_code:
            self.code.focus_control()
        elif not secret:
            self.secret.focus_problem()
        else:
            self.given = Enrolling(
                server=server_address(server.text()), code=code.text(), secret=secret
            )
            return True
        return False

    @override
    def forget(self) -> None:
        """Forget code and secret; the address is no secret and stays."""
        self.given = None
        self.code_line.clear()
        self.secret.forget()
        self._wrong_server = self._wrong_code = False
        self._say_problems()
        self.show_problem("")

    @override
    def speak(self, language: str) -> None:
        super().speak(language)
        self.title.setText(self.tr("Make this a work laptop"))
        self.about.setText(
            self.tr("Paste the whole invitation into either line, or type its two parts.")
        )
        self.server.say(self.tr("Server address"), self.tr("such as field.example.org"))
        self.code.say(self.tr("One-time code"), self.tr("as it was given to you"))
        self.secret.speak(language)
        self.back.setText(self.tr("Back"))
        say_button(self.go, self.tr("Make it ready"), "Enter")
        self._say_problems()

    def _on_edited(self, text: str) -> None:
        """Take a pasted invitation apart, and show a whole code in its groups."""
        self._wrong_server = self._wrong_code = False
        self._say_problems()
        self.show_problem("")
        server, code = self.server_line, self.code_line
        found = read_invitation(text)
        if found.server and (found.code or self.sender() is code):
            server.show_text(found.server)
            if found.code:
                code.show_text(found.code)
                self.secret.focus_first()
            elif self.sender() is code:
                code.clear()
        elif self.sender() is code:
            code.show_text(grouped_code(text))

    def _say_problems(self) -> None:
        wrong = self.tr("This is not an address. It looks like field.example.org; copy it again.")
        self.server.show_problem(wrong if self._wrong_server else "")
        problem = Problem(field="enrol.code", code="enrol_code_wrong")
        said = problem_sentence(problem, self.language)
        self.code.show_problem(said if self._wrong_code else "")
