"""The columns of each roster, in the order of the programme's roster standard.

Each reader gets the least that the work needs. Never here: race, disability answers, how heard,
call notes; phone and address but for drivers; for interpreters and drivers birth date and vaccine,
for interpreters also the family name.
"""

from dataclasses import dataclass
from typing import Final, Literal

ColumnKind = Literal["text", "date", "time", "code", "check", "write_in", "phone", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterColumn:
    """One column of the table, in the order of spreadsheets.

    `key` is the stable header of CSV. On paper, columns with the same `place` stand one above the
    other in one printed column; `joined` ones share the line of their predecessor. `weight` is the
    share of the paper's width that the place takes, given by the first column of the place.
    """

    key: str
    kind: ColumnKind
    place: int
    label_en: str
    label_es: str
    weight: int = 0
    joined: bool = False

    def label(self, language: str) -> str:
        """Give the heading in `es`, or in English for any other language."""
        return self.label_es if language == "es" else self.label_en


def _column(
    key: str,
    kind: ColumnKind,
    place: int,
    labels: tuple[str, str],
    *,
    weight: int = 0,
    joined: bool = False,
) -> RosterColumn:
    return RosterColumn(
        key=key,
        kind=kind,
        place=place,
        label_en=labels[0],
        label_es=labels[1],
        weight=weight,
        joined=joined,
    )


CLINIC_COLUMNS: Final = (
    _column("seq", "number", 1, ("No.", "N.º"), weight=25),
    _column("slot", "time", 2, ("Time", "Hora"), weight=57),
    _column("ticket", "text", 2, ("Ticket", "Boleto")),
    _column("name_as_said", "text", 3, ("Name as said", "Nombre dicho"), weight=116),
    _column("birth_date", "date", 4, ("Born or age*", "Nació/edad*"), weight=84),
    _column("vaccine_group", "code", 5, ("Vaccine", "Vacuna"), weight=84),
    _column("dose_no", "number", 5, ("Dose", "Dosis"), joined=True),
    _column("earliest_ok", "date", 5, ("Not before", "No antes de")),
    _column("spoken_language", "text", 6, ("Speaks", "Habla"), weight=122),
    _column("interpreter", "text", 6, ("Interpreter", "Intérprete")),
    _column("access_needs", "text", 7, ("Prepare", "Preparar"), weight=86),
    _column("guardian_consent", "text", 4, ("Guardian OK", "Tutor acepta")),
    _column("companion", "text", 3, ("Comes with", "Viene con")),
    _column("arrived", "check", 8, ("Arrived", "Llegó"), weight=44),
    _column("given", "check", 9, ("Given", "Puesta"), weight=43),
    _column("cvx_lot", "write_in", 10, ("CVX / lot", "CVX/lote"), weight=54),
    _column("not_today_reason", "write_in", 11, ("Not today", "Hoy no"), weight=45),
)

# The block is printed as the heading over its rows, so it has no place of its own.
INTERPRETER_COLUMNS: Final = (
    _column("block", "text", 0, ("Block", "Bloque")),
    _column("time", "time", 1, ("Time", "Hora"), weight=64),
    _column("ticket", "text", 1, ("Ticket", "Boleto")),
    _column("first_name", "text", 2, ("First name", "Nombre de pila"), weight=110),
    _column("language", "text", 3, ("Language", "Idioma"), weight=112),
    _column("variety", "text", 3, ("Variety or town", "Variante o pueblo")),
    _column("mode", "text", 4, ("How", "Cómo"), weight=112),
    _column("relay_via", "text", 4, ("Relay via", "Idioma puente")),
    _column("gender_pref_met", "code", 5, ("Gender wish", "Género pedido"), weight=104),
    _column("place", "text", 6, ("Station", "Estación"), weight=88),
    _column("expected_minutes", "number", 6, ("Planned min.", "Min. previstos")),
    _column("companion", "text", 2, ("Comes with", "Viene con")),
    _column("reading_help", "code", 5, ("Reading", "Lectura")),
    _column("access_needs", "text", 5, ("Help", "Ayuda"), joined=True),
    _column("delivered", "check", 7, ("Done", "Hecho"), weight=48),
    _column("minutes", "write_in", 8, ("Minutes", "Minutos"), weight=56),
    _column("problem_code", "write_in", 9, ("Problem", "Problema"), weight=66),
)

# Those who are not driven by a driver stand in a block of their own, named by how they come.
DRIVER_COLUMNS: Final = (
    _column("run_no", "number", 1, ("Run", "N.º"), weight=28),
    _column("pickup_time", "time", 2, ("Pick-up", "Recoger"), weight=62),
    _column("name_as_said", "text", 3, ("Name as said", "Nombre dicho"), weight=112),
    _column("pickup", "text", 4, ("Where, how to find it", "Dónde, cómo llegar"), weight=140),
    _column("phone", "phone", 3, ("Phone", "Teléfono")),
    _column("riders", "number", 5, ("Riders", "Personas"), weight=124),
    _column("wheelchair", "text", 5, ("Wheelchair", "Silla de ruedas")),
    _column("companion", "text", 5, ("Comes with", "Viene con")),
    _column("child_seats", "number", 5, ("Child seats", "Asientos niños")),
    _column("language", "text", 6, ("Speaks", "Habla"), weight=76),
    _column("say_this", "write_in", 6, ("Card", "Tarjeta")),
    _column("drop", "text", 7, ("Take to", "Llevar a"), weight=104),
    _column("return_ready_at", "time", 7, ("Back from", "Regreso desde")),
    _column("picked_up", "check", 8, ("Picked up", "Recogida"), weight=46),
    _column("dropped", "check", 9, ("Dropped", "Llegó"), weight=46),
    _column("returned", "check", 10, ("Back home", "De vuelta"), weight=46),
    _column("problem", "write_in", 11, ("Problem", "Problema"), weight=58),
)
