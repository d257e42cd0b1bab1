"""What every question of the sign-up form says, and the headings of its groups."""

from PySide6.QtCore import QCoreApplication

from ui.sign_up.riding import ride_words

translate = QCoreApplication.translate


def question_words() -> dict[str, tuple[str, str]]:
    """Give the words of every question, and of its hint where it has one."""
    return {
        **_quick_words(),
        **_person_words(),
        **_interpreter_words(),
        **_reach_words(),
        **_visit_words(),
        **_guardian_words(),
        **_paper_words(),
        **ride_words(),
    }


def _quick_words() -> dict[str, tuple[str, str]]:
    return {
        "name": (translate("SignUp", "Name, as they say it"), ""),
        "birth": (translate("SignUp", "Birth year, or age"), ""),
        "speaks": (translate("SignUp", "Speaks"), ""),
        "variety": (translate("SignUp", "Which one? People, dialect or home town"), ""),
        "interpreter": (translate("SignUp", "Wants an interpreter?"), ""),
        "modes": (translate("SignUp", "How"), translate("SignUp", "the best one first")),
        "phone": (translate("SignUp", "Phone, or none"), ""),
        "wants": (translate("SignUp", "Wants"), ""),
        "access": (translate("SignUp", "Needs for the visit"), translate("SignUp", "if any")),
        "granted": (translate("SignUp", "They said yes to"), ""),
        "seat": (translate("SignUp", "Time"), ""),
    }


def _person_words() -> dict[str, tuple[str, str]]:
    return {
        "relation": (
            translate("SignUp", "What they are to the one before"),
            translate("SignUp", "if any"),
        ),
        "given": (translate("SignUp", "Own name"), ""),
        "family": (translate("SignUp", "Family name"), ""),
        "family2": (translate("SignUp", "Second family name"), translate("SignUp", "if any")),
        "used": (translate("SignUp", "What to call out"), ""),
        "sounds": (translate("SignUp", "How it sounds"), ""),
        "native": (translate("SignUp", "In their own script"), ""),
        "order": (translate("SignUp", "They say it"), ""),
        "sex": (translate("SignUp", "Sex, for the clinic"), translate("SignUp", "if it asks")),
        "also": (translate("SignUp", "Also understands"), ""),
        "written": (translate("SignUp", "Reads"), ""),
        "method": (translate("SignUp", "How we learned the language"), ""),
    }


def _reach_words() -> dict[str, tuple[str, str]]:
    if_any = translate("SignUp", "if any")
    return {
        "phone_kind": (translate("SignUp", "Whose or which phone"), ""),
        "phone2": (translate("SignUp", "Another phone"), if_any),
        "phone2_kind": (translate("SignUp", "Whose or which, the other one"), ""),
        "best": (translate("SignUp", "Best time to call"), ""),
        "email": (translate("SignUp", "Email"), if_any),
        "zip": (translate("SignUp", "ZIP"), ""),
        "county": (translate("SignUp", "County"), ""),
        "city": (translate("SignUp", "Town"), ""),
        "street": (translate("SignUp", "Street"), translate("SignUp", "only for a ride or mail")),
        "unit": (translate("SignUp", "Apartment"), ""),
        "directions": (translate("SignUp", "How to find it"), if_any),
    }


def _visit_words() -> dict[str, tuple[str, str]]:
    if_any = translate("SignUp", "if any")
    return {
        "own": (
            translate("SignUp", "Race, ethnicity and disability"),
            translate("SignUp", "they answer themselves, or skip it all"),
        ),
        "heard": (translate("SignUp", "How they heard of us"), ""),
        "remark": (translate("SignUp", "Remark"), if_any),
        "granted_more": (translate("SignUp", "And to"), if_any),
        "doses": (translate("SignUp", "Earlier doses of a vaccine"), if_any),
    }


def _interpreter_words() -> dict[str, tuple[str, str]]:
    if_any = translate("SignUp", "if any")
    return {
        "return_at": (
            translate("SignUp", "Comes back at"),
            translate("SignUp", "for the interpreter, if they have to wait"),
        ),
        "declined": (translate("SignUp", "Who offered it in their language"), if_any),
        "written_also": (translate("SignUp", "Sheet to hand out in"), if_any),
        "need_language": (
            translate("SignUp", "Interpreter for"),
            translate("SignUp", "if not for what they speak"),
        ),
        "relay": (translate("SignUp", "Relay through"), ""),
        "gender": (translate("SignUp", "Interpreter, if it can be chosen"), ""),
        "reason": (translate("SignUp", "Why"), ""),
        "interpreted_by": (translate("SignUp", "Who interpreted here"), ""),
    }


def _guardian_words() -> dict[str, tuple[str, str]]:
    return {
        "guardian": (translate("SignUp", "Who answers for the child"), ""),
        "guardian_for": (translate("SignUp", "They agree that the child gets"), ""),
        "guardian_document": (translate("SignUp", "How that is documented"), ""),
        "guardian_paper": (
            translate("SignUp", "Number of the form, and where it is kept"),
            translate("SignUp", "if any"),
        ),
        "guardian_until": (
            translate("SignUp", "Good until"),
            translate("SignUp", "if it says so"),
        ),
    }


def _paper_words() -> dict[str, tuple[str, str]]:
    return {
        "source": (translate("SignUp", "Where this comes from"), ""),
        "paper_no": (translate("SignUp", "Number of the slip"), ""),
        "signed_on": (
            translate("SignUp", "Day it was signed"),
            translate("SignUp", "if it says"),
        ),
    }


def group_words() -> dict[str, str]:
    """Give the headings of the full form."""
    return {
        "#name": translate("SignUp", "Name and age"),
        "#language": translate("SignUp", "Language"),
        "#interpreter": translate("SignUp", "Interpreter"),
        "#reach": translate("SignUp", "How to reach them"),
        "#address": translate("SignUp", "Where they live"),
        "#visit": translate("SignUp", "The visit"),
        "#guardian": translate("SignUp", "Parent or guardian, for a child"),
        "#own": translate("SignUp", "Their own answers"),
        "#consent": translate("SignUp", "What they agree to"),
        "#seat": translate("SignUp", "When they come"),
        "#ride": translate("SignUp", "The ride"),
        "#paper": translate("SignUp", "From paper or by phone"),
    }
