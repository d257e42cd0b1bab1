"""What each key of the keyboard map does, in words."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def group_words(code: str) -> str:
    """Give the heading of a group that is no page's."""
    return {
        "pages": translate("Keys", "Go to a page"),
        "window": translate("Keys", "From everywhere"),
        "anywhere": translate("Keys", "In forms and lists"),
    }[code]


def key_words(group: str, code: str) -> str:
    """Say what a key does that brings no page."""
    own = {
        ("window", "sync"): translate("Keys", "Sync now"),
        ("window", "lock"): translate("Keys", "Lock, or change who works here"),
        ("window", "typed_for"): translate("Keys", "I type for somebody else who works here"),
        ("window", "language"): translate("Keys", "English or Spanish"),
        ("window", "i_speak"): translate("Keys", "I-speak screen: they point at their language"),
        ("window", "not_known"): translate("Keys", "I-speak screen: not known yet"),
        ("window", "waits"): translate("Keys", "One more waits: hand out a number"),
        ("window", "gone"): translate("Keys", "The oldest number is not there any more"),
        ("anywhere", "next"): translate("Keys", "To the next question"),
        ("anywhere", "before"): translate("Keys", "Back to the one before"),
        ("anywhere", "answer"): translate("Keys", "Go on; pick an answer; open a row"),
        ("anywhere", "chip"): translate("Keys", "Pick an answer of the row with the focus"),
        ("anywhere", "along"): translate("Keys", "Along answers, rows and pages"),
        ("anywhere", "press"): translate("Keys", "Pick the answer or press the button"),
    }
    return (
        own
        | _sign_up_key_words()
        | _page_key_words()
        | _review_key_words()
        | _interpreters_key_words()
        | _rides_key_words()
        | _clinic_key_words()
        | _calls_key_words()
        | _table_key_words()
    )[group, code]


def _page_key_words() -> dict[tuple[str, str], str]:
    return {
        ("people", "find"): translate("Keys", "Find in the list"),
        ("people", "out"): translate("Keys", "Out of the search, or back to the list"),
        ("people", "back"): translate("Keys", "Back to the list"),
        ("people", "step"): translate("Keys", "The person before, the next one"),
        ("people", "copy"): translate("Keys", "Copy the ticket"),
        ("people", "wish"): translate("Keys", "Stop calls and messages, or erase the person"),
        ("people", "withdraw"): translate("Keys", "Withdraw the sign-up"),
        ("people", "undo"): translate("Keys", "Undo the withdrawal"),
        ("events", "save"): translate("Keys", "Save the event"),
        ("events", "step"): translate("Keys", "Publish, or the next step"),
        ("events", "new"): translate("Keys", "A new event"),
        ("events", "again"): translate("Keys", "The same event again"),
        ("events", "find"): translate("Keys", "Find in the list"),
        ("events", "out"): translate("Keys", "Out of the search, or back to the list"),
        ("events", "take_out"): translate("Keys", "Take a time out"),
        ("events", "undo"): translate("Keys", "Undo the last save or step"),
        ("words", "parts"): translate("Keys", "What to tell, questions, flyers"),
        ("words", "find"): translate("Keys", "Find a word"),
        ("words", "out"): translate("Keys", "Out of the search"),
        ("words", "save"): translate("Keys", "Save the flyer as PDF"),
        ("words", "print"): translate("Keys", "Print the flyer"),
        ("rosters", "save"): translate("Keys", "Save as PDF"),
        ("rosters", "print"): translate("Keys", "Print"),
        ("rosters", "turn"): translate("Keys", "Turn the page"),
        ("report", "save"): translate("Keys", "Save as PDF"),
        ("report", "print"): translate("Keys", "Print"),
        ("report", "turn"): translate("Keys", "Turn the page"),
        ("laptops", "invite"): translate("Keys", "Invite a laptop"),
        ("laptops", "send"): translate("Keys", "Make the code"),
        ("laptops", "print"): translate("Keys", "Print the code"),
        ("laptops", "leave"): translate("Keys", "Leave without a change"),
        ("preferences", "leave"): translate("Keys", "Leave the PIN as it was"),
    }


def _review_key_words() -> dict[tuple[str, str], str]:
    return {
        ("review", "join"): translate("Keys", "One person: join the records"),
        ("review", "apart"): translate("Keys", "Two people"),
        ("review", "keep"): translate("Keys", "Keep the record"),
        ("review", "out"): translate("Keys", "Take the record out"),
        ("review", "nobody"): translate("Keys", "No driver was found"),
        ("review", "close"): translate("Keys", "Close, nothing to do"),
        ("review", "back"): translate("Keys", "Ask again, or part them again"),
        ("review", "undo"): translate("Keys", "Undo the last choice"),
        ("review", "list"): translate("Keys", "Back to the list"),
    }


def _interpreters_key_words() -> dict[tuple[str, str], str]:
    return {
        ("interpreters", "call"): translate("Keys", "The interpreter is here: call them"),
        ("interpreters", "back"): translate("Keys", "They come back at the next time"),
        ("interpreters", "note"): translate("Keys", "Note what was delivered, as it is chosen"),
        ("interpreters", "language"): translate("Keys", "It is another language"),
        ("interpreters", "ask"): translate("Keys", "Ask who is chosen to interpret"),
        ("interpreters", "reopen"): translate("Keys", "What was noted is not so"),
        ("interpreters", "edit"): translate("Keys", "Change an interpreter and their hours"),
        ("interpreters", "more"): translate("Keys", "Book them for more hours"),
        ("interpreters", "new"): translate("Keys", "A new interpreter"),
        ("interpreters", "save"): translate("Keys", "Save the interpreter"),
        ("interpreters", "undo"): translate("Keys", "Undo what was done last"),
        ("interpreters", "list"): translate("Keys", "Back to the list, or leave the form"),
    }


def _rides_key_words() -> dict[tuple[str, str], str]:
    return {
        ("rides", "driver"): translate("Keys", "Say who drives"),
        ("rides", "save"): translate("Keys", "Save the ride"),
        ("rides", "step"): translate("Keys", "Note what comes next"),
        ("rides", "anew"): translate("Keys", "Look for a driver again"),
        ("rides", "told"): translate("Keys", "The driver knows that it is off"),
        ("rides", "undo"): translate("Keys", "Undo what was done last"),
        ("rides", "list"): translate("Keys", "Back to the list"),
    }


def _sign_up_key_words() -> dict[tuple[str, str], str]:
    return {
        ("sign_up", "save"): translate("Keys", "Save, next person"),
        ("sign_up", "undo"): translate("Keys", "Undo the last save, and again the one before"),
        ("sign_up", "find"): translate("Keys", "Find in the list"),
        ("sign_up", "depth"): translate("Keys", "Quick or full form"),
        ("sign_up", "aside"): translate("Keys", "Put this form aside, begin another"),
        ("sign_up", "drafts"): translate("Keys", "Forms that wait half typed"),
        ("sign_up", "turn"): translate("Keys", "Turn the screen: they answer themselves"),
        ("sign_up", "family"): translate("Keys", "Save, and begin with the next of the family"),
        ("sign_up", "maybe"): translate("Keys", "Who may be here already, one after the other"),
        ("sign_up", "maybes"): translate("Keys", "The first, second or third who may be here"),
        ("sign_up", "out"): translate("Keys", "Out of the search, or out of a correction"),
        ("sign_up", "wish"): translate("Keys", "Stop calls and messages, or erase the person"),
        ("sign_up", "withdraw"): translate("Keys", "In the list: withdraw the sign-up"),
    }


def _clinic_key_words() -> dict[tuple[str, str], str]:
    return {
        ("clinic", "find"): translate("Keys", "Find a ticket or name"),
        ("clinic", "out"): translate("Keys", "Out of the search, then to the list"),
        ("clinic", "event"): translate("Keys", "The day of another event"),
        ("clinic", "undo"): translate("Keys", "Undo the last step"),
        ("clinic", "check_in"): translate("Keys", "In the list: check in"),
        ("clinic", "given"): translate("Keys", "In the list: given"),
        ("clinic", "not_today"): translate("Keys", "In the list: not today, with a reason"),
        ("clinic", "left"): translate("Keys", "In the list: left"),
        ("clinic", "missed"): translate("Keys", "In the list: did not come"),
        ("clinic", "walk_in"): translate("Keys", "In the list: a walk-in of today"),
        ("clinic", "more"): translate("Keys", "In the list: all that can be done"),
        ("clinic", "seat"): translate("Keys", "In the list: a free time for who waits"),
    }


def _calls_key_words() -> dict[tuple[str, str], str]:
    return {
        ("calls", "take"): translate("Keys", "In the list: I call them now"),
        ("calls", "reached"): translate("Keys", "Spoken with, all done"),
        ("calls", "yes"): translate("Keys", "They said yes: somebody arranges it"),
        ("calls", "elsewhere"): translate("Keys", "They had the dose elsewhere"),
        ("calls", "later"): translate("Keys", "They ask to be called back, and when"),
        ("calls", "refused"): translate("Keys", "They say no"),
        ("calls", "no_answer"): translate("Keys", "No answer, no message"),
        ("calls", "message"): translate("Keys", "A message was left, where it may be"),
        ("calls", "other"): translate("Keys", "Somebody else answered"),
        ("calls", "busy"): translate("Keys", "Busy or cut off"),
        ("calls", "wrong"): translate("Keys", "A wrong or dead number"),
        ("calls", "no_language"): translate("Keys", "No language that both speak"),
        ("calls", "stop"): translate("Keys", "They ask us to stop calling"),
        ("calls", "settle"): translate("Keys", "What they said yes to is arranged"),
        ("calls", "form"): translate("Keys", "Open their sign-up"),
        ("calls", "undo"): translate("Keys", "Undo what was done last"),
        ("calls", "list"): translate("Keys", "Back to the list"),
    }


def _table_key_words() -> dict[tuple[str, str], str]:
    return {
        ("sign_up", "give"): translate("Keys", "Give the free seat to who is next"),
        ("sign_up", "slip"): translate("Keys", "The appointment slip, to copy or print"),
        ("people", "slip"): translate("Keys", "The appointment slip, to copy or print"),
        ("sign_up", "talk"): translate("Keys", "Count a conversation without a name"),
        ("sign_up", "untalk"): translate("Keys", "Take that conversation back"),
        ("finish_later", "enough"): translate("Keys", "Nothing more to ask: out of the list"),
        ("finish_later", "other"): translate("Keys", "Sign-ups or paper slips"),
        ("finish_later", "type"): translate("Keys", "Type in the next slip"),
        ("finish_later", "lost"): translate("Keys", "In the list of slips: it is lost"),
        ("finish_later", "undo"): translate("Keys", "Undo the last act"),
        ("tally", "count"): translate("Keys", "One more"),
        ("tally", "no_name"): translate("Keys", "One more who gives no name"),
        ("tally", "undo"): translate("Keys", "Take the last one back"),
        ("day", "other"): translate("Keys", "Ready, or the end of the day"),
        ("day", "close"): translate("Keys", "Close the day"),
        ("day", "drafts"): translate("Keys", "To the forms that wait half typed"),
        ("day", "slips"): translate("Keys", "To the paper slips"),
        ("day", "seats"): translate("Keys", "Give unused seats back, or keep them"),
        ("day", "undo"): translate("Keys", "Open the day again, or keep the seats"),
    }
