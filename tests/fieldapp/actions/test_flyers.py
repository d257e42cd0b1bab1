"""Flyers and what is told at the table: facts with their source, one page, in every language."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from fieldapp.actions.events import EventPlan, OfferPlan, create_event
from fieldapp.actions.flyers import flyer_facts
from fieldapp.actions.handout.flyer import flyer_pdf, flyer_png
from fieldapp.actions.handout.glyphs import font_folder, printable
from fieldapp.actions.places import SitePlan
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.flyer import FlyerFacts, flyer_of
from fieldapp.outreach_words import FLYER, POINTS, QUESTIONS, WORDS, outreach_text, told
from fieldapp.reviewed_words import STATES, words_languages
from fieldapp.store.store import Store
from tests.support.stores import DENISE, an_open_store

FOLDER = font_folder().parent / "outreach"
TAGS = [each.tag for each in words_languages()]
PLACE = re.compile(r"\{([a-z_0-9]+)\}")
FACTS = FlyerFacts(
    code="BUR-0620A",
    title="Clinic",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:30",
    place="St. Luke's",
    address="120 Avery Avenue, Morganton 28655",
    groups=("COVID19", "MMR"),
    walk_ins=True,
    drafts_ok=True,
)


def rows(tag: str) -> list[dict[str, str]]:
    with (FOLDER / f"{tag}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("tag", TAGS)
def test_flyers_are_whole_in_every_language_and_all_else_in_english_and_spanish(tag: str) -> None:
    keys = [row["key"] for row in rows(tag)]
    wanted = [
        key
        for key in WORDS.keys
        if tag in {"en", "es"} or not key.startswith(("point", "qa", "call"))
    ]
    assert list(dict.fromkeys(keys)) == wanted
    for row in rows(tag):
        assert row["text"].strip() == row["text"] != ""
        assert row["state"] in STATES
        assert bool(row["reviewed_by"]) == bool(row["reviewed_on"]) == (row["state"] == "REVIEWED")
        assert not printable(row["text"]).lost
        english = outreach_text(row["key"], "en").text
        assert sorted(PLACE.findall(row["text"])) == sorted(PLACE.findall(english)), row["key"]


@pytest.mark.parametrize("kind", [POINTS, QUESTIONS])
def test_what_states_a_fact_says_where_it_comes_from(kind: str) -> None:
    for language in ("en", "es"):
        told_here = told(kind, language)
        assert len(told_here) > 8
        for each in told_here:
            assert each.head.language == each.body.language == language
            assert each.body.source
            assert each.draft


def test_facts_are_told_in_short_sentences() -> None:
    for each in (*told(POINTS, "en"), *told(QUESTIONS, "en")):
        for sentence in re.split(r"(?<=[.?!])\s+", each.body.text):
            assert len(sentence.split()) <= 22, sentence


def test_every_vaccine_can_stand_on_a_flyer() -> None:
    groups = tuple(each.code for each in load_code_lists()["vaccine_group"])
    offered = tuple(each for each in groups if each not in {"NONE", "UNK"})
    made = flyer_of(replace(FACTS, groups=offered), "es")
    assert len(made.facts[-1][1][0].split(" · ")) == len(offered)
    assert len(flyer_png(made, 30)) == 1


@pytest.mark.parametrize("tag", TAGS)
def test_a_flyer_is_one_tagged_page_in_its_language(tag: str) -> None:
    made = flyer_of(FACTS, tag, "(828) 555-0134")
    assert made.language == tag
    file = flyer_pdf(made)
    assert file.name == f"BUR-0620A_flyer_{tag}.pdf"
    document = PdfReader(io.BytesIO(file.content))
    assert len(document.pages) == 1
    root = document.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == tag.split("-", maxsplit=1)[0]
    assert "/StructTreeRoot" in root
    printed = document.pages[0].extract_text()
    assert "555-0134" in printed
    assert "9:00 AM" in printed
    assert "120 Avery Avenue" in printed


def test_a_draft_says_so_on_paper_in_its_language_and_in_english() -> None:
    made = flyer_of(FACTS, "vi")
    assert len(made.warning) == 2
    assert "reviewed" in made.warning[1]
    assert flyer_of(FACTS, "es").warning == ()


def test_where_drafts_are_not_allowed_a_flyer_is_in_english_and_named_so() -> None:
    made = flyer_of(replace(FACTS, drafts_ok=False), "ar")
    assert (made.language, made.direction) == ("en", "ltr")
    assert made.name.endswith("_en.pdf")


def test_a_flyer_names_nobody_and_says_what_the_event_is(store: Store) -> None:
    plan = EventPlan(
        code="BUR-0620A",
        title="Clinic",
        kind="CLINIC",
        starts="2026-06-20T09:00",
        ends="2026-06-20T13:00",
        site=SitePlan(
            name="St. Luke's",
            kind="CHURCH",
            street="120 Avery Avenue",
            city="Morganton",
            zip="28655",
            host_name="Pastor Ruth",
            host_phone="+18285550134",
        ),
        offers=(OfferPlan(group="FLU", age_from="6 months"),),
        contact_on_site="Deacon James",
        walk_ins=False,
    )
    facts = flyer_facts(store, create_event(store, DENISE, plan).event)
    assert facts == replace(
        FACTS, ends="2026-06-20T13:00", groups=("FLU",), walk_ins=False, drafts_ok=False
    )
    printed = str(flyer_of(facts, "en"))
    assert "Please sign up first." in printed
    assert not {"Ruth", "James"} & set(re.findall(r"\w+", printed))
    assert "Saturday, June 20, 2026" in printed


def test_what_was_typed_into_an_event_stays_text() -> None:
    hostile = replace(FACTS, place='#set page(fill: red) "$x$" \\', address="<b>" + "ẞ" * 300)
    assert len(flyer_png(flyer_of(hostile, "en"), 30)) == 1


def test_flyer_keys_are_all_used() -> None:
    flyers = {key for key in WORDS.keys if key.startswith(f"{FLYER}.")}
    source = (Path(__file__).parents[3] / "fieldapp/domain/flyer.py").read_text("utf-8")
    assert {key for key in flyers if f'{key.partition(".")[2]}"' not in source} <= {"flyer.title"}
