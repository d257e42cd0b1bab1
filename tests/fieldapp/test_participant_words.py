"""Words for participants: complete in each language, plain, printable, and honest about drafts."""

import csv
import re
from pathlib import Path

import pytest

from fieldapp.actions.handout.glyphs import font_folder, printable
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.participant_words import (
    WORDS,
    participant_language,
    participant_languages,
    participant_text,
)
from fieldapp.reviewed_words import STATES, words_languages

FOLDER = font_folder().parent / "participant"
TAGS = [each.tag for each in words_languages()]
PLACE = re.compile(r"\{([a-z_0-9]+)\}")
WORD = re.compile(r"[A-Za-z0-9’']+")
LISTS = load_code_lists()
# The standard's own wording is asked as it is, or answers could not be compared.
STANDARD = ("own.disability.A", "race.", "vaccine.")


def rows(tag: str) -> list[dict[str, str]]:
    with (FOLDER / f"{tag}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def syllables(word: str) -> int:
    """How many syllables an English word has, near enough for a measure of plainness."""
    bare = re.sub(r"(?<=[^l])e$|(?<=[^dt])ed$|[^a-z]", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?!:])\s+", text) if WORD.search(each)]


def grade(texts: list[str]) -> float:
    """Flesch-Kincaid school grade of texts taken together."""
    said = [each for text in texts for each in sentences(text)]
    words = [word for each in said for word in WORD.findall(each)]
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(said) + 11.8 * spoken / len(words) - 15.59


def in_english(prefix: str) -> list[str]:
    return [participant_text(key, "en").text for key in WORDS.keys if key.startswith(prefix)]


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_says_everything_in_the_same_order(tag: str) -> None:
    keys = list(dict.fromkeys(row["key"] for row in rows(tag)))
    assert keys == list(WORDS.keys)
    assert all(row["text"].strip() == row["text"] != "" for row in rows(tag))


@pytest.mark.parametrize("tag", TAGS)
def test_each_text_has_a_version_and_says_who_reviewed_it(tag: str) -> None:
    seen: dict[str, int] = {}
    for row in rows(tag):
        assert int(row["version"]) == seen.get(row["key"], 0) + 1
        seen[row["key"]] = int(row["version"])
        assert row["state"] in STATES
        reviewed = row["state"] == "REVIEWED"
        assert bool(row["reviewed_by"]) == bool(row["reviewed_on"]) == reviewed


@pytest.mark.parametrize("tag", TAGS)
def test_every_version_fits_the_field_that_keeps_it(tag: str) -> None:
    limit = BY_NAME["consent"].by_name["notice_version"].limit
    for key in WORDS.keys:
        assert len(participant_text(key, tag, drafts_ok=True).version) <= limit


@pytest.mark.parametrize("tag", TAGS)
def test_places_are_the_same_in_every_language(tag: str) -> None:
    for key in WORDS.keys:
        english = participant_text(key, "en").text
        own = participant_text(key, tag, drafts_ok=True).text
        assert sorted(PLACE.findall(own)) == sorted(PLACE.findall(english)), key


@pytest.mark.parametrize("tag", TAGS)
def test_no_letter_lacks_a_glyph(tag: str) -> None:
    assert [row["key"] for row in rows(tag) if printable(row["text"]).lost] == []


def test_each_language_is_one_of_the_list_and_written_its_way() -> None:
    for each in words_languages():
        assert LISTS["languages"][each.tag].extra["dir"] == each.direction
        for tag in each.also_for:
            assert tag in LISTS["languages"]


@pytest.mark.parametrize(
    ("prefix", "name"),
    [
        ("consent.", "consent_types"),
        ("consent.purpose.", "consent_purpose"),
        ("race.", "race_ethnicity"),
        ("daypart.", "day_parts"),
        ("access.", "access_needs"),
        ("vaccine.", "vaccine_group"),
    ],
)
def test_every_answer_of_a_list_has_words(prefix: str, name: str) -> None:
    not_offered = {"UNK", "NONE"}
    wanted = {each.code for each in LISTS[name]} - not_offered
    assert {f"{prefix}{code}" for code in wanted} <= set(WORDS.keys)


def test_the_questions_on_disability_are_those_of_the_set() -> None:
    asked = {each.code for each in LISTS["disability_questions"] if each.extra["set"] == "ACS6"}
    assert {key[-2:] for key in WORDS.keys if key.startswith("own.disability.A")} == asked


@pytest.mark.parametrize("prefix", ["notice.", "consent.", "own.", "kiosk.", "slip.", "access."])
def test_english_reads_at_grade_six_or_below(prefix: str) -> None:
    texts = [
        participant_text(key, "en").text
        for key in WORDS.keys
        if key.startswith(prefix) and not key.startswith(STANDARD)
    ]
    assert grade(texts) <= 6


def test_english_sentences_are_short() -> None:
    for key in WORDS.keys:
        most = 24 if key.startswith(STANDARD) else 18
        for sentence in sentences(participant_text(key, "en").text):
            assert len(WORD.findall(sentence)) <= most, (key, sentence)


def test_a_measure_of_plainness_would_notice_officialese() -> None:
    said = "Utilization of personally identifiable information necessitates authorization."
    assert grade([said]) > 12


def test_a_text_says_which_language_it_really_is() -> None:
    asked = participant_text("notice.keep", "kjb")
    assert (asked.language, asked.direction, asked.version) == ("en", "ltr", "keep-1")
    assert participant_text("notice.keep", "es-MX").language == "es"


def test_places_are_filled_and_text_in_them_is_left_alone() -> None:
    said = participant_text("kiosk.ticket", "en", places={"ticket": "{n} B-014"})
    assert said.text == "Your number is {n} B-014"


def test_english_and_spanish_are_always_offered_and_drafts_where_they_are_allowed() -> None:
    assert [each.tag for each in participant_languages()] == ["en", "es"]
    drafts = {"vi", "zh-Hans", "ar", "fr", "ht", "mww"}
    assert {each.tag for each in participant_languages(drafts_ok=True)} == {"en", "es"} | drafts
    for tag in drafts:
        assert participant_text("slip.free", tag).language == "en"
        allowed = participant_text("slip.free", tag, drafts_ok=True)
        assert (allowed.language, allowed.draft) == (tag, True)


def test_whoever_speaks_mandarin_is_shown_simplified_chinese_and_arabic_from_the_right() -> None:
    assert participant_text("slip.free", "cmn", drafts_ok=True).language == "zh-Hans"
    assert participant_language("ar", drafts_ok=True).direction == "rtl"
    assert participant_language("ar").tag == "en"


def test_an_unknown_key_is_a_bug_and_loud() -> None:
    with pytest.raises(KeyError):
        participant_text("notice.nothing", "es")


def test_the_files_are_those_of_the_languages() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.csv")} == {*TAGS, "languages"}
