"""Thousands of people who do not exist, in several scripts, taken in as the server hands them out.

Names repeat as they do in life: a few are very common, most are rare.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random
from typing import Any, Final

from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.stamp import at
from fieldapp.domain.values import Value
from fieldapp.store import membership, mirror
from fieldapp.store.store import Store
from tests.support.meeting import EVERYTHING
from tests.support.stores import EVENT, MARCUS

START_MS: Final = 1_775_000_000_000
_AREA_CODES: Final = ("828", "336", "704", "919", "910", "252", "980", "984")
_GIVEN: Final = {
    "es": "María José Juan Ana Luis Rosa Carlos Juana Pedro Marisol Miguel Guadalupe Jesús Elena"
    " Francisco Yolanda Ramón Inés Óscar Lucía Andrés Verónica Héctor Silvia Tomás Araceli",
    "kjb": "Juana Micaela Eulalia Pascual Diego Mateo Petrona Andrés Catarina Baltazar Isabela",
    "vi": "Nguyệt Hương Đức Thị Minh Anh Dũng Lan Phượng Quang Tuấn Thảo Hải Ngọc Sơn Vân",
    "mww": "Mai Pa Kou Tou Yer Chue Bao Xee Nhia Pang Teng Houa Ka Ying Lue Zoua",
    "ar": "Ahmed Fatima Hassan Layla Omar Mariam Yusuf Noor Khalid Amina Ibrahim Zahra",
    "my": "Aung Thiri Moe Hla Zaw Nilar Win Ei Phyo Khin Thura Su",
    "cmn": "Wei Li Fang Xiaoming Jing Lei Yan Ming Hui Qiang Na Xiu",
    "en": "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Susan",
}
_FAMILY: Final = {
    "es": "García Hernández López Martínez Rodríguez González Pérez Sánchez Ramírez Cruz Flores"
    " Gómez Morales Vázquez Reyes Jiménez Torres Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz",
    "kjb": "Tomás Baltazar Francisco Sebastián Pedro Gaspar Méndez Nicolás Domingo Esteban",
    "vi": "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý",
    "mww": "Vang Yang Xiong Lor Her Thao Moua Lee Vue Cha Hang Khang Kue",
    "ar": "Al-Hassan Ibrahim Al-Masri Haddad Khoury Saleh Mansour Nasser Aziz Farah",
    "my": "Htoo Paw Wah Say Moo Eh Ku Tun Lwin Oo Shwe Thein",
    "cmn": "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu",
    "en": "Smith Johnson Williams Brown Jones O’Brien Davis Miller Wilson Moore Taylor McDonald",
}
_NATIVE: Final = {
    "ar": "أحمد|فاطمة|حسن|ليلى|عمر|مريم|يوسف|نور|خالد|أمينة|إبراهيم|زهراء",
    "my": "အောင်|သီရိ|မိုး|လှ|ဇော်|နီလာ|ဝင်း|အိ|ဖြိုး|ခင်|သူရ|စု",
    "cmn": "王伟|李丽|张芳|刘小明|陈静|杨磊|黄燕|赵明|吴慧|周强|徐娜|孙秀",
}
_SHARES: Final = (("es", 50), ("en", 20), ("kjb", 8), ("vi", 6), ("mww", 6), ("ar", 4), ("my", 3))
_MORE: Final = "ba co de fi ga lo ma ni ra sa te vi zu el an or".split()


def taken_in(store: Store, people: int, *, seed: int = 7) -> list[bytes]:
    """Put people with all that hangs on them into the store, and give their ids.

    All signed up for `EVENT` on another laptop; Marcus made them.
    """
    with store.writing():
        membership.settle_scopes(store, [(EVERYTHING, 1)])
    groups = _groups(Random(seed), people)
    ids: list[bytes] = []
    position = 0
    while part := list(islice(groups, 500)):
        position += len(part)
        with store.writing():
            mirror.take_rows(store, EVERYTHING, part, {}, position)
        ids += [row_id(group[0], 0) for group in part]
    with store.writing():
        membership.finish(store, EVERYTHING, position, done=True)
    return ids


def _groups(rng: Random, people: int) -> Iterator[Sequence[Any]]:
    for index in range(people):
        ms = START_MS + index * 60_000
        change = ms.to_bytes(6, "big") + rng.randbytes(10)
        rows = [
            [op, BY_NAME[kind].number, index + 1, _numbered(kind, values), None]
            for op, (kind, values) in enumerate(_person(rng, index))
        ]
        yield [change, at(ms), MARCUS.user, EVENT, None, False, rows]


def _numbered(kind: str, values: dict[str, Value]) -> dict[int, Value]:
    names = BY_NAME[kind].by_name
    return {names[name].number: value for name, value in values.items()}


def _person(rng: Random, index: int) -> Iterator[tuple[str, dict[str, Value]]]:
    culture = rng.choices([name for name, _ in _SHARES], [share for _, share in _SHARES])[0]
    if culture == "my" and rng.random() < 0.3:
        culture = "cmn"
    born = f"{rng.randint(1930, 2020)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    person: dict[str, Value] = {
        "name_given": _name(rng, _GIVEN[culture]),
        "name_family": _name(rng, _FAMILY[culture]),
        "birth_date": born,
        "birth_precision": "DAY",
        "lang_spoken": culture,
        "status": "ACTIVE",
    }
    if culture in {"es", "kjb"}:
        person["name_family2"] = _name(rng, _FAMILY[culture])
    if culture in _NATIVE:
        person["name_native"] = rng.choice(_NATIVE[culture].split("|"))
    area = rng.choice(_AREA_CODES)
    phone = f"+1{area}{rng.randint(200, 999)}{rng.randint(0, 9999):04d}"
    wanted = culture not in {"en", "es"}
    yield "person", person
    yield "contact", {"person": 0, "kind": "MOBILE", "value": phone, "state": "UNVERIFIED"}
    yield "address", {"person": 0, "zip": f"28{rng.randint(600, 799)}", "county_fips": "37023"}
    for type_ in ("STORE", "SHAREPROV", "CALL"):
        yield "consent", {"person": 0, "type": type_, "answer": "GRANTED", "how": "SPOKEN"}
    if wanted:
        need: dict[str, Value] = {"person": 0, "for": "PERSON", "wanted": "YES"}
        yield "need", {**need, "language": culture, "modes_ok": ["ONSITE"]}
    ticket = f"{chr(65 + index // 9000 % 26)}-{index % 9000 + 1:03d}"
    yield (
        "sign_up",
        {"person": 0, "event": EVENT, "ticket": ticket, "source": "LIVE", "wants": [["COVID19"]]},
    )


def _name(rng: Random, names: str) -> str:
    """Give a name of the list, the first ones most often; one in five is rare."""
    known = names.split()
    if rng.random() < 0.2:
        return "".join(rng.choices(_MORE, k=rng.randint(2, 4))).capitalize()
    return known[min(int(rng.expovariate(4 / len(known))), len(known) - 1)]
