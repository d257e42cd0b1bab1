<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US">
    <context>
        <name>CancelBar</name>
        <message>
            <source>Keep it</source>
            <translation>Conservarlo</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Cancel for everybody</source>
            <translation>Cancelar para todos</translation>
        </message>
        <message>
            <source>Code of the event to cancel</source>
            <translation>Código del evento que se cancela</translation>
        </message>
        <message>
            <source>This has no way back. To cancel the event, type its code: {code}</source>
            <translation>No se puede deshacer. Para cancelarlo, escriba su código: {code}</translation>
        </message>
    </context>
    <context>
        <name>Detail</name>
        <message>
            <source>Which one stands?</source>
            <translation>¿Cuál vale?</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
    </context>
    <context>
        <name>EventCard</name>
        <message>
            <source>New event</source>
            <translation>Evento nuevo</translation>
        </message>
        <message>
            <source>You can look at events. A coordinator changes them.</source>
            <translation>Puede ver los eventos. Los cambia la coordinación.</translation>
        </message>
        <message>
            <source>Alt+Enter</source>
            <translation>Alt+Enter</translation>
        </message>
        <message>
            <source>Choose or write…</source>
            <translation>Elegir o escribir…</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Agregar…</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Elegir…</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Otro…</translation>
        </message>
        <message>
            <source>How many speak {language}</source>
            <translation>Cuántas personas hablan {language}</translation>
        </message>
        <message>
            <source>Add somebody…</source>
            <translation>Agregar a alguien…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Enter</translation>
        </message>
        <message>
            <source>Leave as it was</source>
            <translation>Dejar como estaba</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Same again</source>
            <translation>Lo mismo otro día</translation>
        </message>
        <message>
            <source>Cancel the event…</source>
            <translation>Cancelar el evento…</translation>
        </message>
        <message>
            <source>What will {name} do?</source>
            <translation>¿Qué hará {name}?</translation>
        </message>
    </context>
    <context>
        <name>EventPicker</name>
        <message>
            <source>Type what it has</source>
            <translation>Escriba qué tiene</translation>
        </message>
        <message>
            <source>Type a vaccine</source>
            <translation>Escriba una vacuna</translation>
        </message>
        <message>
            <source>Type a place, known or new</source>
            <translation>Escriba un lugar, conocido o nuevo</translation>
        </message>
        <message>
            <source>New place</source>
            <translation>Lugar nuevo</translation>
        </message>
        <message>
            <source>Type who gives the vaccines</source>
            <translation>Escriba quién pone las vacunas</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nuevo</translation>
        </message>
        <message>
            <source>Type the event that follows</source>
            <translation>Escriba el evento que sigue</translation>
        </message>
        <message>
            <source>Type a name</source>
            <translation>Escriba un nombre</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>Persona nueva</translation>
        </message>
        <message>
            <source>Type a language, in any spelling</source>
            <translation>Escriba un idioma, como sea</translation>
        </message>
    </context>
    <context>
        <name>Events</name>
        <message>
            <source>Eastern</source>
            <translation>Este</translation>
        </message>
        <message>
            <source>Central</source>
            <translation>Centro</translation>
        </message>
        <message>
            <source>Mountain</source>
            <translation>Montaña</translation>
        </message>
        <message>
            <source>Pacific</source>
            <translation>Pacífico</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Se atienden</translation>
        </message>
        <message>
            <source>Only with a sign-up</source>
            <translation>Solo con inscripción</translation>
        </message>
        <message>
            <source>{n} booked</source>
            <translation>{n} con cita</translation>
        </message>
        <message>
            <source>until {time}</source>
            <translation>hasta las {time}</translation>
        </message>
        <message>
            <source>longer</source>
            <translation>más largo</translation>
        </message>
        <message>
            <source>at home</source>
            <translation>en casa</translation>
        </message>
        <message>
            <source>walk-in</source>
            <translation>sin cita</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Publicar</translation>
        </message>
        <message>
            <source>Not published yet. Publish it: the laptops get it at their next sync.</source>
            <translation>Aún sin publicar. Publíquelo: las computadoras lo reciben al sincronizar.</translation>
        </message>
        <message>
            <source>Open for the day</source>
            <translation>Abrir por hoy</translation>
        </message>
        <message>
            <source>It is on the laptops. Open it when people come.</source>
            <translation>Está en las computadoras. Ábralo cuando llegue la gente.</translation>
        </message>
        <message>
            <source>Close for the day</source>
            <translation>Cerrar por hoy</translation>
        </message>
        <message>
            <source>People are coming in. Close it when the day is over.</source>
            <translation>Está llegando gente. Ciérrelo al terminar el día.</translation>
        </message>
        <message>
            <source>All laptops reported</source>
            <translation>Todas reportaron</translation>
        </message>
        <message>
            <source>Closed. When every laptop has synced its work, say so here.</source>
            <translation>Cerrado. Cuando todas las computadoras hayan sincronizado, indíquelo aquí.</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Archivar</translation>
        </message>
        <message>
            <source>All work is in. Put it away when nobody needs it any more.</source>
            <translation>Todo el trabajo llegó. Archívelo cuando ya nadie lo necesite.</translation>
        </message>
        <message>
            <source>place</source>
            <translation>lugar</translation>
        </message>
        <message>
            <source>vaccines</source>
            <translation>vacunas</translation>
        </message>
        <message>
            <source>times</source>
            <translation>horas</translation>
        </message>
        <message>
            <source>who works there</source>
            <translation>quién trabaja ahí</translation>
        </message>
        <message>
            <source>Not said yet: {what}.</source>
            <translation>Aún falta: {what}.</translation>
        </message>
        <message>
            <source>Not saved yet. Missing or wrong: {n}</source>
            <translation>Sin guardar. Falta o está mal: {n}</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Saved: {title}</source>
            <translation>Guardado: {title}</translation>
        </message>
        <message>
            <source>This was typed before and not saved yet. Go on where you were.</source>
            <translation>Esto se escribió antes y aún no se guarda. Siga donde iba.</translation>
        </message>
        <message>
            <source>The same again, another day. Check the day, then save.</source>
            <translation>Lo mismo, otro día. Revise el día y guarde.</translation>
        </message>
        <message>
            <source>Left as it was.</source>
            <translation>Quedó como estaba.</translation>
        </message>
        <message>
            <source>As it was before.</source>
            <translation>Como estaba antes.</translation>
        </message>
        <message>
            <source>Taken out: {title}</source>
            <translation>Quitado: {title}</translation>
        </message>
        <message>
            <source>{title} works there.</source>
            <translation>{title} trabaja ahí.</translation>
        </message>
        <message>
            <source>{title} no longer works there.</source>
            <translation>{title} ya no trabaja ahí.</translation>
        </message>
        <message>
            <source>{title} is added and works there.</source>
            <translation>Se agregó a {title}; trabaja ahí.</translation>
        </message>
        <message>
            <source>Published. The laptops get it at their next sync.</source>
            <translation>Publicado. Las computadoras lo reciben al sincronizar.</translation>
        </message>
        <message>
            <source>Open.</source>
            <translation>Abierto.</translation>
        </message>
        <message>
            <source>Closed for the day.</source>
            <translation>Cerrado por hoy.</translation>
        </message>
        <message>
            <source>All laptops reported.</source>
            <translation>Todas las computadoras reportaron.</translation>
        </message>
        <message>
            <source>Put away.</source>
            <translation>Archivado.</translation>
        </message>
        <message>
            <source>Cancelled. The laptops hear it at their next sync.</source>
            <translation>Cancelado. Las computadoras lo sabrán al sincronizar.</translation>
        </message>
        <message>
            <source>Name of the event</source>
            <translation>Nombre del evento</translation>
        </message>
        <message>
            <source>Code, on paper</source>
            <translation>Código, en papel</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <source>6/13/2026 or 13 June</source>
            <translation>6/13/2026 o 13 de junio</translation>
        </message>
        <message>
            <source>Begins</source>
            <translation>Empieza</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Termina</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Lugar</translation>
        </message>
        <message>
            <source>Kind of place</source>
            <translation>Tipo de lugar</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>Calle</translation>
        </message>
        <message>
            <source>Town</source>
            <translation>Ciudad</translation>
        </message>
        <message>
            <source>ZIP</source>
            <translation>Código postal</translation>
        </message>
        <message>
            <source>What the place has</source>
            <translation>Qué tiene el lugar</translation>
        </message>
        <message>
            <source>if any</source>
            <translation>si hay</translation>
        </message>
        <message>
            <source>Who gives the vaccines</source>
            <translation>Quién pone las vacunas</translation>
        </message>
        <message>
            <source>Contact at the place</source>
            <translation>Contacto en el lugar</translation>
        </message>
        <message>
            <source>Event that follows</source>
            <translation>Evento que sigue</translation>
        </message>
        <message>
            <source>where people are booked</source>
            <translation>donde se dan las citas</translation>
        </message>
        <message>
            <source>People without a sign-up</source>
            <translation>Personas sin inscripción</translation>
        </message>
        <message>
            <source>Short form after</source>
            <translation>Forma corta después de</translation>
        </message>
        <message>
            <source>minutes</source>
            <translation>minutos</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zona horaria</translation>
        </message>
        <message>
            <source>Languages expected</source>
            <translation>Idiomas que se esperan</translation>
        </message>
        <message>
            <source>Vaccines offered</source>
            <translation>Vacunas que se ofrecen</translation>
        </message>
        <message>
            <source>From age: 12, 6 m</source>
            <translation>Desde: 12, 6 m</translation>
        </message>
        <message>
            <source>Below age</source>
            <translation>Antes de</translation>
        </message>
        <message>
            <source>Doses</source>
            <translation>Dosis</translation>
        </message>
        <message>
            <source>Times people are booked for</source>
            <translation>Horas para dar citas</translation>
        </message>
        <message>
            <source>Choose times to change them.</source>
            <translation>Elija horas para cambiarlas.</translation>
        </message>
        <message>
            <source>Who works there</source>
            <translation>Quién trabaja ahí</translation>
        </message>
        <message>
            <source>Saved at once. Their laptops get the event at the next sync.</source>
            <translation>Se guarda al instante. Sus computadoras reciben el evento al sincronizar.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
        <message>
            <source>every</source>
            <translation>cada</translation>
        </message>
        <message>
            <source>minutes, seats:</source>
            <translation>minutos, lugares:</translation>
        </message>
        <message>
            <source>each.</source>
            <translation>cada vez.</translation>
        </message>
        <message>
            <source>First time</source>
            <translation>Primera hora</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <source>Minutes between times</source>
            <translation>Minutos entre horas</translation>
        </message>
        <message>
            <source>Seats of each time</source>
            <translation>Lugares de cada hora</translation>
        </message>
        <message>
            <source>Make times</source>
            <translation>Crear horas</translation>
        </message>
        <message>
            <source>All times</source>
            <translation>Todas las horas</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Supr</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Horas</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Lugares</translation>
        </message>
        <message>
            <source>Kept for</source>
            <translation>Reservada para</translation>
        </message>
        <message>
            <source>nobody chosen: for everybody</source>
            <translation>sin elegir: para todas las personas</translation>
        </message>
        <message>
            <source>Kind of time</source>
            <translation>Tipo de hora</translation>
        </message>
    </context>
    <context>
        <name>EventsScreen</name>
        <message>
            <source>{n} in all</source>
            <translation>{n} en total</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Eventos</translation>
        </message>
        <message>
            <source>{find} find</source>
            <translation>{find} buscar</translation>
        </message>
        <message>
            <source>{new} new · {undo} undo · {find} find</source>
            <translation>{new} nuevo · {undo} deshacer · {find} buscar</translation>
        </message>
        <message>
            <source>New event</source>
            <translation>Evento nuevo</translation>
        </message>
        <message>
            <source>Name, place, day or code</source>
            <translation>Nombre, lugar, día o código</translation>
        </message>
        <message>
            <source>Find an event</source>
            <translation>Buscar un evento</translation>
        </message>
        <message>
            <source>Events, the newest day first</source>
            <translation>Eventos, primero el día más reciente</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>sin guardar</translation>
        </message>
        <message>
            <source>Kept on this laptop only, until it is saved</source>
            <translation>Solo en esta computadora hasta que se guarde</translation>
        </message>
        <message>
            <source>{n} signed up</source>
            <translation>{n} inscritas</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>No event found. Try part of the name, the place, or the code.</source>
            <translation>No se encontró. Pruebe con parte del nombre, el lugar o el código.</translation>
        </message>
        <message>
            <source>There are no events yet. What you plan on the right appears here.</source>
            <translation>Aún no hay eventos. Lo que planee a la derecha aparece aquí.</translation>
        </message>
    </context>
    <context>
        <name>Field</name>
        <message>
            <source>keys 1–{last}</source>
            <translation>teclas 1–{last}</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Opening… The very first start makes everything ready and takes a little.</source>
            <translation>Abriendo… La primera vez se prepara todo y tarda un poco.</translation>
        </message>
        <message>
            <source>{language} English / Español</source>
            <translation>{language} English / Español</translation>
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>Sign-up</source>
            <translation>Inscripción</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Eventos</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>Answer</source>
            <translation>Respuesta</translation>
        </message>
        <message>
            <source>Written by</source>
            <translation>Lo escribió</translation>
        </message>
        <message>
            <source>Laptop</source>
            <translation>Computadora</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Or write what is right</source>
            <translation>O escriba lo correcto</translation>
        </message>
        <message>
            <source>Let it stand</source>
            <translation>Que valga</translation>
        </message>
        <message>
            <source>{person}. Somebody took this out, and somebody else changed it afterwards without knowing.</source>
            <translation>{person}. Alguien lo quitó y otra persona lo cambió después sin saberlo.</translation>
        </message>
        <message>
            <source>Take it out</source>
            <translation>Quitarlo</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Dejarlo</translation>
        </message>
        <message>
            <source>{n} % alike</source>
            <translation>{n} % parecidas</translation>
        </message>
        <message>
            <source>Two people</source>
            <translation>Dos personas</translation>
        </message>
        <message>
            <source>Join, can be undone</source>
            <translation>Unir, se puede deshacer</translation>
        </message>
        <message>
            <source>Close, nothing to do</source>
            <translation>Cerrar, nada que hacer</translation>
        </message>
        <message>
            <source>Part them again</source>
            <translation>Separarlos otra vez</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Preguntar otra vez</translation>
        </message>
        <message>
            <source>One record</source>
            <translation>Un registro</translation>
        </message>
        <message>
            <source>The other</source>
            <translation>El otro</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>no se sabe</translation>
        </message>
        <message>
            <source>the server</source>
            <translation>el servidor</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todo</translation>
        </message>
        <message>
            <source>Two answers</source>
            <translation>Dos respuestas</translation>
        </message>
        <message>
            <source>Same person?</source>
            <translation>¿La misma persona?</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>Apartado</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Taken out, and changed since</source>
            <translation>Se quitó y luego se cambió</translation>
        </message>
        <message>
            <source>Two answers: {field}</source>
            <translation>Dos respuestas: {field}</translation>
        </message>
        <message>
            <source>Same person twice?</source>
            <translation>¿La misma persona dos veces?</translation>
        </message>
        <message>
            <source>Put aside by the server</source>
            <translation>Apartado por el servidor</translation>
        </message>
        <message>
            <source>One person</source>
            <translation>Una persona</translation>
        </message>
        <message>
            <source>choose</source>
            <translation>elegir</translation>
        </message>
        <message>
            <source>look</source>
            <translation>mirar</translation>
        </message>
        <message>
            <source>aside</source>
            <translation>apartado</translation>
        </message>
        <message>
            <source>settled</source>
            <translation>resuelto</translation>
        </message>
        <message>
            <source>Work that was not taken in</source>
            <translation>Trabajo que no se aceptó</translation>
        </message>
        <message>
            <source>About an event or the organisation</source>
            <translation>Sobre un evento o la organización</translation>
        </message>
        <message>
            <source>same birth date</source>
            <translation>misma fecha de nacimiento</translation>
        </message>
        <message>
            <source>births close together</source>
            <translation>fechas de nacimiento cercanas</translation>
        </message>
        <message>
            <source>same phone</source>
            <translation>mismo teléfono</translation>
        </message>
        <message>
            <source>same ZIP code</source>
            <translation>mismo código postal</translation>
        </message>
        <message>
            <source>same name</source>
            <translation>mismo nombre</translation>
        </message>
        <message>
            <source>short form of the name</source>
            <translation>nombre corto</translation>
        </message>
        <message>
            <source>name spelled otherwise</source>
            <translation>nombre escrito de otra forma</translation>
        </message>
        <message>
            <source>part of the name</source>
            <translation>parte del nombre</translation>
        </message>
        <message>
            <source>an initial for a name</source>
            <translation>una inicial en vez del nombre</translation>
        </message>
        <message>
            <source>one of two surnames</source>
            <translation>uno de dos apellidos</translation>
        </message>
        <message>
            <source>names in the other order</source>
            <translation>nombres en otro orden</translation>
        </message>
        <message>
            <source>same name in its own script</source>
            <translation>mismo nombre en su escritura</translation>
        </message>
        <message>
            <source>Chosen. The other answer stays in the history.</source>
            <translation>Elegido. La otra respuesta queda en el historial.</translation>
        </message>
        <message>
            <source>It stays.</source>
            <translation>Se queda.</translation>
        </message>
        <message>
            <source>Taken out.</source>
            <translation>Se quitó.</translation>
        </message>
        <message>
            <source>Joined. Both records are kept.</source>
            <translation>Unidos. Los dos registros se conservan.</translation>
        </message>
        <message>
            <source>Kept as two people.</source>
            <translation>Quedan como dos personas.</translation>
        </message>
        <message>
            <source>Closed.</source>
            <translation>Cerrado.</translation>
        </message>
        <message>
            <source>Parted again.</source>
            <translation>Separados otra vez.</translation>
        </message>
        <message>
            <source>It is a question again.</source>
            <translation>Vuelve a ser una pregunta.</translation>
        </message>
        <message>
            <source>Taken back.</source>
            <translation>Deshecho.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Nacimiento</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Intérprete</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>Turno</translation>
        </message>
    </context>
    <context>
        <name>ReviewScreen</name>
        <message>
            <source>{n} open</source>
            <translation>{n} por revisar</translation>
        </message>
        <message>
            <source>looking for people who are here twice…</source>
            <translation>buscando personas repetidas…</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>{arrows} next item · {keys} answer · {undo} undo</source>
            <translation>{arrows} siguiente · {keys} respuesta · {undo} deshacer</translation>
        </message>
        <message>
            <source>What waits, the most urgent first</source>
            <translation>Lo que espera, lo más urgente primero</translation>
        </message>
        <message>
            <source>Which items</source>
            <translation>Qué asuntos</translation>
        </message>
        <message>
            <source>Nothing is chosen.</source>
            <translation>No hay nada elegido.</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Nothing here.</source>
            <translation>Aquí no hay nada.</translation>
        </message>
        <message>
            <source>Nothing so far. Still looking for people who are here twice…</source>
            <translation>Nada por ahora. Aún se buscan personas repetidas…</translation>
        </message>
        <message>
            <source>Nothing waits for you. What laptops bring that needs a choice appears here.</source>
            <translation>Nada espera por usted. Lo que traigan las computadoras y necesite una decisión aparece aquí.</translation>
        </message>
    </context>
    <context>
        <name>SideBar</name>
        <message>
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
    </context>
    <context>
        <name>SignUp</name>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>No se sabe</translation>
        </message>
        <message>
            <source>In the room</source>
            <translation>En persona</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>Video</translation>
        </message>
        <message>
            <source>Relay</source>
            <translation>En cadena</translation>
        </message>
        <message>
            <source>Sign interpreter</source>
            <translation>Intérprete de señas</translation>
        </message>
        <message>
            <source>Team of two</source>
            <translation>Equipo de dos</translation>
        </message>
        <message>
            <source>Deaf interpreter</source>
            <translation>Intérprete sordo</translation>
        </message>
        <message>
            <source>Two interpreters in a chain, such as through Spanish</source>
            <translation>Dos intérpretes en cadena, por ejemplo por medio del español</translation>
        </message>
        <message>
            <source>Two sign interpreters who take turns</source>
            <translation>Dos intérpretes de señas que se turnan</translation>
        </message>
        <message>
            <source>A Deaf interpreter together with a hearing one</source>
            <translation>Un intérprete sordo junto con uno oyente</translation>
        </message>
        <message>
            <source>Keeping this record</source>
            <translation>Guardar este registro</translation>
        </message>
        <message>
            <source>needed to save</source>
            <translation>necesario para guardar</translation>
        </message>
        <message>
            <source>Telling the clinic</source>
            <translation>Avisar a la clínica</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>Texts</source>
            <comment>text messages</comment>
            <translation>Mensajes</translation>
        </message>
        <message>
            <source>under 2</source>
            <translation>menos de 2</translation>
        </message>
        <message>
            <source>{years} years</source>
            <translation>{years} años</translation>
        </message>
        <message>
            <source>Ticket {ticket}</source>
            <translation>Turno {ticket}</translation>
        </message>
        <message>
            <source>Not saved yet. Answers that are missing or wrong: {n}</source>
            <translation>Aún sin guardar. Respuestas que faltan o están mal: {n}</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Saved: {ticket} {name}</source>
            <translation>Guardado: {ticket} {name}</translation>
        </message>
        <message>
            <source>Corrected: {ticket} {name}</source>
            <translation>Corregido: {ticket} {name}</translation>
        </message>
        <message>
            <source>Taken back: {ticket} {name}. Correct it and save it again.</source>
            <translation>Deshecho: {ticket} {name}. Corríjalo y guárdelo otra vez.</translation>
        </message>
        <message>
            <source>Withdrawn: {ticket} {name}. Ctrl+Z brings it back.</source>
            <translation>Retirado: {ticket} {name}. Ctrl+Z lo recupera.</translation>
        </message>
        <message>
            <source>As it was before: {ticket} {name}</source>
            <translation>Como estaba antes: {ticket} {name}</translation>
        </message>
        <message>
            <source>This was typed before and not saved yet. Go on where you were.</source>
            <translation>Esto se escribió antes y aún no se guardó. Siga donde iba.</translation>
        </message>
        <message>
            <source>Open: {ticket}</source>
            <translation>Abierto: {ticket}</translation>
        </message>
        <message>
            <source>Open: {ticket}. What you typed before waits.</source>
            <translation>Abierto: {ticket}. Lo que escribía antes espera.</translation>
        </message>
        <message>
            <source>Left as it was: {ticket}</source>
            <translation>Quedó como estaba: {ticket}</translation>
        </message>
    </context>
    <context>
        <name>SignUpForm</name>
        <message>
            <source>Correct sign-up</source>
            <translation>Corregir inscripción</translation>
        </message>
        <message>
            <source>New sign-up</source>
            <translation>Nueva inscripción</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Otro…</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Agregar…</translation>
        </message>
        <message>
            <source>Name, as they say it</source>
            <translation>Nombre, como lo dice</translation>
        </message>
        <message>
            <source>Birth year, or age</source>
            <translation>Año de nacimiento o edad</translation>
        </message>
        <message>
            <source>Speaks</source>
            <translation>Habla</translation>
        </message>
        <message>
            <source>Which one? People, dialect or home town</source>
            <translation>¿Cuál? Pueblo, dialecto o lugar de origen</translation>
        </message>
        <message>
            <source>Wants an interpreter?</source>
            <translation>¿Quiere intérprete?</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Cómo</translation>
        </message>
        <message>
            <source>Phone, or none</source>
            <translation>Teléfono, o ninguno</translation>
        </message>
        <message>
            <source>Wants</source>
            <translation>Quiere</translation>
        </message>
        <message>
            <source>Needs for the visit</source>
            <translation>Necesidades para la visita</translation>
        </message>
        <message>
            <source>if any</source>
            <translation>si las hay</translation>
        </message>
        <message>
            <source>They said yes to</source>
            <translation>Dijo que sí a</translation>
        </message>
        <message>
            <source>1961, 34 or 8 m</source>
            <translation>1961, 34 u 8 m</translation>
        </message>
        <message>
            <source>828 555 0134</source>
            <translation>828 555 0134</translation>
        </message>
        <message>
            <source>None</source>
            <comment>no phone</comment>
            <translation>Ninguno</translation>
        </message>
        <message>
            <source>Has no phone</source>
            <translation>No tiene teléfono</translation>
        </message>
        <message>
            <source>Shared</source>
            <comment>phone</comment>
            <translation>Compartido</translation>
        </message>
        <message>
            <source>Others answer or read this phone too</source>
            <translation>Otras personas también contestan o leen este teléfono</translation>
        </message>
        <message>
            <source>Say:</source>
            <translation>Diga:</translation>
        </message>
        <message>
            <source>Save, next person</source>
            <translation>Guardar y seguir</translation>
        </message>
        <message>
            <source>Leave as it was</source>
            <translation>Dejar como estaba</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Type a language, in any spelling</source>
            <translation>Escriba un idioma, como sea</translation>
        </message>
        <message>
            <source>Type a vaccine</source>
            <translation>Escriba una vacuna</translation>
        </message>
        <message>
            <source>Type a need</source>
            <translation>Escriba una necesidad</translation>
        </message>
        <message>
            <source>In own words</source>
            <translation>En sus palabras</translation>
        </message>
    </context>
    <context>
        <name>SignUpScreen</name>
        <message>
            <source>Sign-up</source>
            <translation>Inscripción</translation>
        </message>
        <message>
            <source>{undo} undo last save · {find} find</source>
            <translation>{undo} deshacer · {find} buscar</translation>
        </message>
        <message>
            <source>Name, phone or ticket</source>
            <translation>Nombre, teléfono o turno</translation>
        </message>
        <message>
            <source>Find a name, phone or ticket</source>
            <translation>Busque nombre, teléfono o turno</translation>
        </message>
        <message>
            <source>Sign-ups of this event, newest first</source>
            <translation>Inscripciones de este evento, las más nuevas primero</translation>
        </message>
        <message>
            <source>No event has come to this laptop yet. Sync, or ask your coordinator to publish one and to put you on it.</source>
            <translation>Aún no ha llegado ningún evento a esta computadora. Sincronice, o pida a su coordinación que publique uno y le asigne a él.</translation>
        </message>
        <message>
            <source>Nobody found. Try part of the name, the phone's last digits or the ticket.</source>
            <translation>No se encontró a nadie. Pruebe con parte del nombre, los últimos dígitos del teléfono o el turno.</translation>
        </message>
        <message>
            <source>Nobody has signed up yet. Who you save appears here.</source>
            <translation>Aún no hay nadie inscrito. A quien guarde aparece aquí.</translation>
        </message>
    </context>
    <context>
        <name>Texts</name>
        <message>
            <source>Something in the program went wrong. What you typed is still here. Try again.</source>
            <translation>Algo falló en el programa. Lo que escribió sigue aquí. Intente otra vez.</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aquí</translation>
        </message>
        <message>
            <source>server</source>
            <translation>servidor</translation>
        </message>
        <message>
            <source>backed up</source>
            <translation>respaldado</translation>
        </message>
        <message>
            <source>look at it</source>
            <translation>revisar</translation>
        </message>
        <message>
            <source>Saved on this laptop only</source>
            <translation>Guardado solo en esta computadora</translation>
        </message>
        <message>
            <source>On the server</source>
            <translation>En el servidor</translation>
        </message>
        <message>
            <source>On the server and in its backup</source>
            <translation>En el servidor y en su respaldo</translation>
        </message>
        <message>
            <source>The server put this aside for a coordinator</source>
            <translation>El servidor lo apartó para la coordinación</translation>
        </message>
        <message>
            <source>Two people wrote different things; both are kept for a coordinator</source>
            <translation>Dos personas escribieron cosas distintas; se guardan ambas para la coordinación</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>retirado</translation>
        </message>
        <message>
            <source>{n} only on this laptop</source>
            <translation>{n} solo en esta computadora</translation>
        </message>
        <message>
            <source>{n} on the server</source>
            <translation>{n} en el servidor</translation>
        </message>
        <message>
            <source>All sent</source>
            <translation>Todo enviado</translation>
        </message>
        <message>
            <source>{n} to look at</source>
            <translation>{n} por revisar</translation>
        </message>
        <message>
            <source>This laptop works by itself. Everything is saved here.</source>
            <translation>Esta computadora trabaja sola. Todo queda guardado aquí.</translation>
        </message>
        <message>
            <source>Syncing…</source>
            <translation>Sincronizando…</translation>
        </message>
        <message>
            <source>Offline since {time}, that is fine. Everything is saved here.</source>
            <translation>Sin conexión desde las {time}, no hay problema. Todo queda guardado aquí.</translation>
        </message>
        <message>
            <source>Synced {time}</source>
            <translation>Sincronizado a las {time}</translation>
        </message>
        <message>
            <source>Changes only on this laptop: {n}</source>
            <translation>Cambios solo en esta computadora: {n}</translation>
        </message>
        <message>
            <source>Not synced yet. Everything is saved here.</source>
            <translation>Aún sin sincronizar. Todo queda guardado aquí.</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Lock</source>
            <translation>Bloquear</translation>
        </message>
        <message>
            <source>Language of the window</source>
            <translation>Idioma de la ventana</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sincronizar</translation>
        </message>
        <message>
            <source>Lock, or change who works here</source>
            <translation>Bloquear o cambiar de persona</translation>
        </message>
    </context>
    <context>
        <name>Values</name>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>a record</source>
            <translation>un registro</translation>
        </message>
    </context>
</TS>
