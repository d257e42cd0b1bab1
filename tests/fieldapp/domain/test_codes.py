import csv
import hashlib
import re
from pathlib import Path

import pytest

import resources
from fieldapp.domain.codes import CodeListError, load_code_lists
from fieldapp.domain.kinds import KINDS

FOLDER = Path(resources.__path__[0]) / "codes"
LISTS = load_code_lists()
NO_SPANISH_NEEDED = {
    "dose_intervals",
    "guardian_rules",
    "nc_counties",
}  # rule numbers, proper names
STATES = [name for name in LISTS.names if "rank" in LISTS[name].codes[0].extra]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _digest(path: Path) -> str:
    # A checkout on Windows may hold CRLF; the version speaks of the content.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def test_a_changed_list_needs_a_new_version() -> None:
    in_force = {row["list"]: row for row in _rows("versions")}
    for path in sorted(FOLDER.glob("*.csv")):
        if path.stem == "versions":
            continue
        digest = _digest(path)
        assert path.stem in in_force, f"{path.name} is new: add it to versions.csv with {digest}"
        assert in_force[path.stem]["sha256"] == digest, (
            f"{path.name} was changed. Leave its old rows in versions.csv as they are and append "
            f"a row with a higher version: {path.stem},YYYY-MM.N,{digest},valid-from day"
        )


def test_every_version_names_a_list_once_and_versions_only_rise() -> None:
    rows = _rows("versions")
    assert {row["list"] for row in rows} == {p.stem for p in FOLDER.glob("*.csv")} - {"versions"}
    newest: dict[str, tuple[int, ...]] = {}
    for row in rows:
        assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])\.[1-9]\d*", row["version"])
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", row["valid_from"])
        number = tuple(int(part) for part in re.split(r"[-.]", row["version"]))
        assert number > newest.get(row["list"], ())
        newest[row["list"]] = number


def test_every_list_reads_and_labels_each_code_in_both_languages() -> None:
    for name in LISTS.names:
        found = LISTS[name]
        assert found.version == LISTS.version_of(name)
        assert len({each.code for each in found}) == len(found) > 0
        for each in found:
            assert each.code in found
            assert each.code == each.code.strip() != "", name
            for language, words in (("en", each.label_en), ("es", each.label_es)):
                assert words == words.strip() != "", (name, each.code)
                assert found.label(each.code, language) == words


def test_no_spanish_label_is_missing() -> None:
    for name in {*LISTS.names} - NO_SPANISH_NEEDED:
        spanish = {row["code"] for row in _rows("labels_es") if row["list"] == name}
        rows = _rows(name)
        if "label_es" in rows[0]:
            assert not spanish, name
            assert all(row["label_es"] for row in rows), name
        else:
            assert spanish == {each.code for each in LISTS[name]}, name


def test_spanish_is_kept_only_for_lists_that_exist() -> None:
    assert {row["list"] for row in _rows("labels_es")} <= {*LISTS.names}


def test_every_list_that_a_record_kind_names_exists() -> None:
    named = {field.codes for kind in KINDS for field in kind.fields if field.codes}
    assert named <= {*LISTS.names}


def test_codes_are_text_so_that_a_leading_zero_stays() -> None:
    assert LISTS["vaccines"]["03"].label_en == "MMR"
    assert "3" not in LISTS["vaccines"]


def test_order_on_the_screen_is_order_in_the_file() -> None:
    assert [each.code for each in LISTS["site_network"]] == [
        "NONE",
        "WEAK",
        "GOOD",
    ]
    assert [each.code for each in LISTS["languages"]][:3] == ["en", "es", "vi"]


def test_a_code_of_a_newer_list_is_shown_as_it_is() -> None:
    assert LISTS["event_kind"].label("MARKET", "es") == "MARKET"
    with pytest.raises(KeyError):
        LISTS["event_kind"]["MARKET"]


@pytest.mark.parametrize("language", ["es", "es-MX", "ES"])
def test_regional_spanish_is_spanish(language: str) -> None:
    assert LISTS["day_parts"].label("SAT", language) == "Sábado"


@pytest.mark.parametrize("language", ["en", "en-US", "vi", ""])
def test_any_other_language_reads_english(language: str) -> None:
    assert LISTS["day_parts"].label("SAT", language) == "Saturday"


def test_the_codes_of_a_list_are_those_of_its_file() -> None:
    known = LISTS.codes_of("languages")
    assert known is not None
    assert list(known) == [each.code for each in LISTS["languages"]]
    assert LISTS.codes_of("no_such_list") is None
    assert LISTS.codes_of("labels_es") is None


def test_columns_beyond_the_labels_stay_with_the_code() -> None:
    arabic = LISTS["languages"]["ar"]
    assert arabic.extra["dir"] == "rtl"
    assert "english_name" not in arabic.extra
    with pytest.raises(TypeError):
        arabic.extra["dir"] = "ltr"  # type: ignore[index]


@pytest.mark.parametrize("name", STATES)
def test_states_have_a_rank_that_decides_between_two_laptops(name: str) -> None:
    ranks = [int(each.extra["rank"]) for each in LISTS[name]]
    assert all(0 < rank < 100 for rank in ranks)
    if name != "appointment_status":  # there three ways of cancelling are equal on purpose
        assert len({*ranks}) == len(ranks)
    assert {each.extra.get("terminal", "0") for each in LISTS[name]} <= {"0", "1"}


def test_all_state_machines_of_the_work_are_ranked() -> None:
    machines = "event_status sign_up_state need_state assignment_state ride_state task_state"
    assert {*machines.split(), "review_state", "device_state", "person_status"} <= {*STATES}


def test_the_strongest_proof_of_a_dose_ranks_highest() -> None:
    proofs = sorted(LISTS["dose_proof"], key=lambda each: int(each.extra["rank"]))
    assert [each.code for each in proofs] == ["SAID", "CARD", "REGISTRY", "PROVIDER"]


def test_every_language_tag_is_well_formed() -> None:
    for each in LISTS["languages"]:
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", each.code)
        assert each.extra["use"] in {"both", "spoken", "written", "sign"}
        assert each.extra["dir"] in {"ltr", "rtl"}


def test_north_carolina_has_a_hundred_counties() -> None:
    assert len(LISTS["nc_counties"]) == 100
    assert all(re.fullmatch(r"37\d{3}", each.code) for each in LISTS["nc_counties"])
    classes = {each.extra["rural_class"] for each in LISTS["nc_counties"]}
    assert classes == {each.code for each in LISTS["rural_class"]}


def test_lists_agree_with_one_another() -> None:
    groups = {each.extra["group"] for each in LISTS["vaccines"]}
    assert groups == {each.code for each in LISTS["vaccine_group"]}
    channels = {each.extra["channel"].upper() for each in LISTS["outreach_source"]}
    assert channels == {each.code for each in LISTS["tally_channel"]}
    answers = " ".join(each.extra["answers"] for each in LISTS["disability_questions"]).split()
    assert {*answers} == {each.code for each in LISTS["disability_answer"]}
    outcomes = " ".join(each.extra["applies_to"] for each in LISTS["outcome_reason"]).split()
    assert {*outcomes} - {"any"} <= {each.code for each in LISTS["appointment_status"]}


def test_the_bundled_lists_are_read_once_a_process() -> None:
    assert load_code_lists() is LISTS
    assert load_code_lists()["languages"] is LISTS["languages"]


def _folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "versions.csv").write_text("list,version,sha256,valid_from\nx,2026-01.1,,\n")
    (tmp_path / "labels_es.csv").write_text("list,code,label_es\nother,A,Letra\n")
    (tmp_path / "x.csv").write_text(text, encoding="utf-8", newline="")
    return tmp_path


def test_a_programme_can_bring_its_own_folder(tmp_path: Path) -> None:
    text = 'code,label_en,label_es,why\r\n1,"One,\r\ntwo",Uno,a\r\n01,Other,,b\r\n'
    lists = load_code_lists(_folder(tmp_path, text))
    assert lists.names == ("x",)
    assert lists["x"].label("1", "es") == "Uno"
    assert lists["x"].label("01", "es") == "Other"
    assert lists["x"]["1"].label_en.startswith("One,")


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("", "no_rows", 0),
        ("code,label_en\n", "no_rows", 0),
        ("code,code\nA,B\n", "no_rows", 0),
        ('code,label_en\nA,"B\n', "no_rows", 0),
        ("code,label_en\nA,B\nC\n", "uneven", 3),
        ("code,label_en\nA,B\n\nC,D\n", "uneven", 3),
        ("code,label_en\nA,B,C\n", "uneven", 2),
        ("code,label_en\nA,B\nA,C\n", "repeated", 3),
        ("code,label_en\n,B\n", "repeated", 2),
    ],
)
def test_a_damaged_list_is_refused_with_its_row(
    tmp_path: Path, text: str, code: str, row: int
) -> None:
    lists = load_code_lists(_folder(tmp_path, text))
    with pytest.raises(CodeListError) as caught:
        lists["x"]
    assert (caught.value.code, caught.value.list_name, caught.value.line) == (code, "x", row)


def test_an_absent_or_undecodable_list_is_refused(tmp_path: Path) -> None:
    lists = load_code_lists(_folder(tmp_path, "code,label_en\nA,B\n"))
    with pytest.raises(CodeListError, match="no_version"):
        lists["y"]
    assert "y" not in lists
    (tmp_path / "x.csv").write_bytes(b"code,label_en\nA,\xff\n")
    with pytest.raises(CodeListError, match="not_text"):
        lists["x"]
    (tmp_path / "x.csv").unlink()
    with pytest.raises(CodeListError, match="missing"):
        lists["x"]
