"""Own answers are kept with the sign-up, changed by themselves, and hidden from others."""

from dataclasses import replace
from pathlib import Path

from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.signing_up import draft_of, open_sign_up, record_sign_up
from fieldapp.domain.own_answers import with_all_skipped, with_disability, with_race
from tests.support.stores import EVENT, ROSA, TODAY, a_sign_up, a_store, lists


def test_own_answers_are_kept_opened_again_and_changed(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    given = with_disability(with_race(with_race(a_sign_up(), "AIAN"), "HISP-GUA"), "A4", "Y")
    draft = replace(given, granted=(*given.granted, "DEMOG"))
    kept = record_sign_up(store, ROSA, EVENT, draft, today=TODAY, lists=lists())
    opened = draft_of(open_sign_up(store, kept.sign_up))
    assert opened.race_eth == ("AIAN", "HISP-GUA")
    assert opened.disability == ("A4:Y",)
    assert "DEMOG" in opened.granted
    skipped = with_all_skipped(opened, ("A1", "A4"))
    amend_sign_up(store, ROSA, kept.sign_up, skipped, today=TODAY, lists=lists(), opened=opened)
    again = open_sign_up(store, kept.sign_up)
    assert draft_of(again).race_eth == ("PNTS",)
    assert draft_of(again).disability == ("A1:PNTS", "A4:PNTS")
    store.close()


def test_where_nobody_was_asked_nothing_is_kept_about_it(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    kept = record_sign_up(store, ROSA, EVENT, a_sign_up(), today=TODAY, lists=lists())
    assert open_sign_up(store, kept.sign_up).demographics is None
    store.close()
