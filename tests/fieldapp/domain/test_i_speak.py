"""The order in which languages stand to be pointed at, and the groups that hold several."""

from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.folding import fold
from fieldapp.domain.i_speak import OPEN_TAGS, held_within, is_open, pointed_at

LISTS = load_code_lists()
LANGUAGES = LISTS["languages"]


def test_the_events_languages_come_first_then_the_countys_then_by_their_own_names() -> None:
    order = pointed_at(LISTS, ("kjb", "ase", "kjb"), {"lo": 120, "ksw": 400})
    assert order[:4] == ("kjb", "ase", "ksw", "lo")
    names = [fold(LANGUAGES[tag].extra["autonym"]) for tag in order[4:]]
    much = [set(LANGUAGES[tag].extra["nc_evidence"].split()) & {"K", "L"} for tag in order[4:]]
    split = sum(map(bool, much))
    assert all(much[:split])
    assert names[:split] == sorted(names[:split])
    assert names[split:] == sorted(names[split:])


def test_every_language_that_is_spoken_or_signed_can_be_pointed_at_once() -> None:
    order = pointed_at(LISTS, ("vi",), {})
    spoken = {each.code for each in LANGUAGES if each.extra["use"] != "written"}
    assert set(order) == spoken - {"und", "mis"}
    assert len(order) == len(set(order)) > 60


def test_what_an_event_expects_and_nobody_knows_is_left_out() -> None:
    order = pointed_at(LISTS, ("und", "tlh", "zh-Hans", "vi"), {})
    assert order[0] == "vi"
    assert not {"und", "tlh", "zh-Hans"} & set(order)


def test_mandarin_and_cantonese_stand_apart() -> None:
    assert {"cmn", "yue"} <= set(pointed_at(LISTS, (), {}))


def test_hmong_and_maya_hold_their_languages_and_no_language_holds_another() -> None:
    assert held_within(LISTS, "hmn") == ("mww", "hnj")
    assert {"kjb", "agu", "quc", "mam", "kek", "ixl"} <= set(held_within(LISTS, "myn"))
    assert held_within(LISTS, "sgn") == ("ase", "mfs", "gsm")
    for each in LANGUAGES:
        if group := each.extra["within"]:
            assert group in OPEN_TAGS
            assert not held_within(LISTS, each.code)


def test_a_group_leaves_open_which_language_it_is() -> None:
    assert is_open("hmn")
    assert is_open("und")
    assert not is_open("mww")
    assert not is_open("ar")


def test_languages_that_are_spoken_have_how_they_sound_so_that_they_can_be_read_aloud() -> None:
    for each in LANGUAGES:
        silent = each.extra["use"] == "written" or each.code in {"und", "mis", "sgn"}
        for sounds in ("sounds", "sounds_es"):
            assert bool(each.extra[sounds]) != silent, each.code
