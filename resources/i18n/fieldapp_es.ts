<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US">
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
        <name>Field</name>
        <message>
            <source>keys 1–{last}</source>
            <translation>teclas 1–{last}</translation>
        </message>
    </context>
    <context>
        <name>ListPart</name>
        <message>
            <source>Name, phone or ticket</source>
            <translation>Nombre, teléfono o turno</translation>
        </message>
        <message>
            <source>Find a name, phone or ticket</source>
            <translation>Buscar nombre, teléfono o turno</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personas</translation>
        </message>
        <message>
            <source>Order of the list</source>
            <translation>Orden de la lista</translation>
        </message>
        <message>
            <source>Show only</source>
            <translation>Mostrar solo</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar otra vez</translation>
        </message>
        <message>
            <source>Nobody is here yet. Who signs up, and who comes by sync, appears here.</source>
            <translation>Aún no hay nadie. Aquí aparece quien se inscribe y quien llega al sincronizar.</translation>
        </message>
        <message>
            <source>Nobody found. Try part of the name, the phone’s last digits or the ticket.</source>
            <translation>No se encontró a nadie. Pruebe con parte del nombre, los últimos dígitos del teléfono o el turno.</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>Mostrar a todos</translation>
        </message>
        <message>
            <source>Search everybody</source>
            <translation>Buscar entre todos</translation>
        </message>
        <message>
            <source>Type a language, in any spelling</source>
            <translation>Escriba un idioma, como sea</translation>
        </message>
        <message>
            <source>Type the name of an event</source>
            <translation>Escriba el nombre de un evento</translation>
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
            <source>Today’s list</source>
            <translation>Lista de hoy</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personas</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
    </context>
    <context>
        <name>People</name>
        <message>
            <source>Withdrawal undone</source>
            <translation>Vuelve a estar inscrito</translation>
        </message>
        <message>
            <source>{what}: taken out</source>
            <translation>{what}: se quitó</translation>
        </message>
        <message>
            <source>{what}: brought back</source>
            <translation>{what}: se recuperó</translation>
        </message>
        <message>
            <source>{field}: {new}, before: {old}</source>
            <translation>{field}: {new}, antes: {old}</translation>
        </message>
        <message>
            <source>Signed up</source>
            <translation>Inscripción hecha</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Retirado</translation>
        </message>
        <message>
            <source>not known by whom</source>
            <translation>no se sabe quién</translation>
        </message>
        <message>
            <source>somebody</source>
            <translation>alguien</translation>
        </message>
        <message>
            <source>the server</source>
            <translation>el servidor</translation>
        </message>
        <message>
            <source>laptop {letter}</source>
            <translation>computadora {letter}</translation>
        </message>
        <message>
            <source>this laptop</source>
            <translation>esta computadora</translation>
        </message>
        <message>
            <source>another laptop</source>
            <translation>otra computadora</translation>
        </message>
        <message>
            <source>to finish</source>
            <translation>por terminar</translation>
        </message>
        <message>
            <source>some answers hidden</source>
            <translation>algunas respuestas ocultas</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Persona</translation>
        </message>
        <message>
            <source>How to reach them</source>
            <translation>Cómo contactar</translation>
        </message>
        <message>
            <source>Language and interpreter</source>
            <translation>Idioma e intérprete</translation>
        </message>
        <message>
            <source>Needs for the visit</source>
            <translation>Necesidades para la visita</translation>
        </message>
        <message>
            <source>Sign-ups</source>
            <translation>Inscripciones</translation>
        </message>
        <message>
            <source>Doses</source>
            <translation>Dosis</translation>
        </message>
        <message>
            <source>What they agreed to</source>
            <translation>Lo que aceptó</translation>
        </message>
        <message>
            <source>Household and family</source>
            <translation>Hogar y familia</translation>
        </message>
        <message>
            <source>Maybe the same person</source>
            <translation>Quizá la misma persona</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Más</translation>
        </message>
        <message>
            <source>shared with others</source>
            <translation>compartido con otros</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>an event</source>
            <translation>un evento</translation>
        </message>
        <message>
            <source>{who}, {when}</source>
            <translation>{who}, {when}</translation>
        </message>
        <message>
            <source>somebody else</source>
            <translation>otra persona</translation>
        </message>
        <message>
            <source>Joined with</source>
            <translation>Unido con</translation>
        </message>
        <message>
            <source>{n} % alike</source>
            <translation>{n} % parecidas</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>Turno</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Speaks</source>
            <translation>Habla</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Intérprete</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Registro</translation>
        </message>
        <message>
            <source>Signed up by</source>
            <translation>Inscribió</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
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
            <source>Turned down</source>
            <translation>No aceptó</translation>
        </message>
        <message>
            <source>Event…</source>
            <translation>Evento…</translation>
        </message>
        <message>
            <source>This event</source>
            <translation>Este evento</translation>
        </message>
        <message>
            <source>Language…</source>
            <translation>Idioma…</translation>
        </message>
        <message>
            <source>Only people of one event</source>
            <translation>Solo personas de un evento</translation>
        </message>
        <message>
            <source>Only one language</source>
            <translation>Solo un idioma</translation>
        </message>
        <message>
            <source>Wants an interpreter</source>
            <translation>Quiere intérprete</translation>
        </message>
        <message>
            <source>To finish</source>
            <translation>Por terminar</translation>
        </message>
        <message>
            <source>Only on this laptop</source>
            <translation>Solo en esta computadora</translation>
        </message>
        <message>
            <source>Two answers</source>
            <translation>Dos respuestas</translation>
        </message>
        <message>
            <source>More than {n} of {m}: type more</source>
            <translation>Más de {n} de {m}: escriba más</translation>
        </message>
        <message>
            <source>{n} people</source>
            <translation>{n} personas</translation>
        </message>
        <message>
            <source>{n} of {m}</source>
            <translation>{n} de {m}</translation>
        </message>
        <message>
            <source>Withdrawn: {ticket} {name}. Ctrl+Z brings it back.</source>
            <translation>Retirado: {ticket} {name}. Con Ctrl+Z vuelve.</translation>
        </message>
        <message>
            <source>As it was before: {ticket} {name}</source>
            <translation>Como estaba antes: {ticket} {name}</translation>
        </message>
        <message>
            <source>Copied: {ticket}</source>
            <translation>Copiado: {ticket}</translation>
        </message>
    </context>
    <context>
        <name>PeopleScreen</name>
        <message>
            <source>People</source>
            <translation>Personas</translation>
        </message>
        <message>
            <source>Today’s list</source>
            <translation>Lista de hoy</translation>
        </message>
        <message>
            <source>{back} back · {next} next person</source>
            <translation>{back} volver · {next} siguiente persona</translation>
        </message>
        <message>
            <source>{open} open · {find} find</source>
            <translation>{open} abrir · {find} buscar</translation>
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
        <name>SheetPart</name>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Copy ticket</source>
            <translation>Copiar turno</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Corregir</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>Lo que se hizo</translation>
        </message>
        <message>
            <source>What was done, newest first</source>
            <translation>Lo que se hizo, lo más nuevo primero</translation>
        </message>
        <message>
            <source>What is known of this person</source>
            <translation>Lo que se sabe de esta persona</translation>
        </message>
        <message>
            <source>Sign-ups</source>
            <translation>Inscripciones</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Recuperar</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Retirar</translation>
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
