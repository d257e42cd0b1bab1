<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US">
    <context>
        <name>AboutPart</name>
        <message>
            <source>Fieldapp {version}</source>
            <translation>Fieldapp {version}</translation>
        </message>
        <message>
            <source>Sign-ups, seats and interpreters for events, kept on the laptop first.</source>
            <translation>Inscripciones, lugares e intérpretes para eventos, guardados primero en la computadora.</translation>
        </message>
        <message>
            <source>It opens with your PIN or passphrase only.</source>
            <translation>Solo abre con su PIN o su frase.</translation>
        </message>
        <message>
            <source>This is practice: its key may lie beside it, so type no real people.</source>
            <translation>Esto es práctica: su llave puede estar al lado, así que no escriba a personas reales.</translation>
        </message>
        <message>
            <source>Everything typed here is kept in an encrypted file in your own folder on this computer.</source>
            <translation>Todo lo que se escribe aquí se guarda en un archivo cifrado, en su propia carpeta de esta computadora.</translation>
        </message>
        <message>
            <source>The log holds codes and counts, and nothing that anybody typed.</source>
            <translation>El registro técnico tiene códigos y cantidades, y nada de lo que alguien escribió.</translation>
        </message>
        <message>
            <source>Folder of this laptop's data</source>
            <translation>Carpeta de los datos de esta computadora</translation>
        </message>
        <message>
            <source>Folder of the log</source>
            <translation>Carpeta del registro técnico</translation>
        </message>
        <message>
            <source>Licenses</source>
            <translation>Licencias</translation>
        </message>
        <message>
            <source>This program</source>
            <translation>Este programa</translation>
        </message>
        <message>
            <source>Qt {version}</source>
            <translation>Qt {version}</translation>
        </message>
        <message>
            <source>Fonts</source>
            <translation>Letras</translation>
        </message>
        <message>
            <source>Icons</source>
            <translation>Íconos</translation>
        </message>
        <message>
            <source>Text of the license</source>
            <translation>Texto de la licencia</translation>
        </message>
    </context>
    <context>
        <name>ActPart</name>
        <message>
            <source>What became of it</source>
            <translation>Qué pasó</translation>
        </message>
        <message>
            <source>Type a product</source>
            <translation>Escriba un producto</translation>
        </message>
        <message>
            <source>Type a reason</source>
            <translation>Escriba un motivo</translation>
        </message>
        <message>
            <source>Which vaccine</source>
            <translation>Qué vacuna</translation>
        </message>
        <message>
            <source>On this day</source>
            <translation>Ese día</translation>
        </message>
        <message>
            <source>When, such as 5/30</source>
            <translation>Cuándo, por ejemplo 5/30</translation>
        </message>
        <message>
            <source>How long</source>
            <translation>Cuánto tiempo</translation>
        </message>
        <message>
            <source>Which time</source>
            <translation>Qué hora</translation>
        </message>
    </context>
    <context>
        <name>AskedCard</name>
        <message>
            <source>None yet</source>
            <translation>Ninguno todavía</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mes</translation>
        </message>
        <message>
            <source>Who will read it?</source>
            <translation>¿Quién lo leerá?</translation>
        </message>
        <message>
            <source>Hide counts below</source>
            <translation>Ocultar números menores de</translation>
        </message>
        <message>
            <source>Why print smaller counts?</source>
            <translation>¿Por qué imprimir números menores?</translation>
        </message>
        <message>
            <source>Sheet in</source>
            <translation>Hoja en</translation>
        </message>
        <message>
            <source>A state, a county, a funder</source>
            <translation>El estado, un financiador</translation>
        </message>
        <message>
            <source>Type a month or a year</source>
            <translation>Escriba un mes o un año</translation>
        </message>
    </context>
    <context>
        <name>CallCard</name>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>It is arranged</source>
            <translation>Ya está arreglado</translation>
        </message>
        <message>
            <source>Open the form</source>
            <translation>Abrir el formulario</translation>
        </message>
        <message>
            <source>What to say</source>
            <translation>Qué decir</translation>
        </message>
        <message>
            <source>Remark: goes with what came of it</source>
            <translation>Observación: va con el resultado</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Observación</translation>
        </message>
        <message>
            <source>Which number</source>
            <translation>Qué número</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>in {language}</source>
            <translation>en: {language}</translation>
        </message>
        <message>
            <source>nobody reviewed these words yet</source>
            <translation>nadie ha revisado aún estas palabras</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Begin</source>
            <translation>Para empezar</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Intérprete</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>Otra persona</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>Contestadora</translation>
        </message>
        <message>
            <source>Only to them</source>
            <translation>Solo a la persona</translation>
        </message>
        <message>
            <source>language not known</source>
            <translation>idioma desconocido</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Ahora</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Luego</translation>
        </message>
        <message>
            <source>Said yes</source>
            <translation>Dijo sí</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hechas</translation>
        </message>
        <message>
            <source>Nobody is called at this hour: only from 8 in the morning to 8 in the evening.</source>
            <translation>A esta hora no se llama a nadie: solo de 8 de la mañana a 8 de la noche.</translation>
        </message>
        <message>
            <source>Nobody is to be called now. {n} later: see there when, and why.</source>
            <translation>Ahora no hay a quién llamar. Después: {n}; ahí se ve cuándo y por qué.</translation>
        </message>
        <message>
            <source>Nobody is to be called. Who is due for a dose, or was not reached, comes here.</source>
            <translation>No hay a quién llamar. Aquí aparece quien debe recibir una dosis o no contestó.</translation>
        </message>
        <message>
            <source>Nobody is to be called later.</source>
            <translation>No hay a quién llamar después.</translation>
        </message>
        <message>
            <source>Nobody who said yes waits for somebody to arrange it.</source>
            <translation>Nadie que dijo que sí espera que se arregle algo.</translation>
        </message>
        <message>
            <source>Nothing was done by phone in the last 30 days.</source>
            <translation>No se hizo nada por teléfono en los últimos 30 días.</translation>
        </message>
        <message>
            <source>Not listed, without a number or a yes to calls: {n}</source>
            <translation>Sin número o sin permiso de llamar, no están en la lista: {n}</translation>
        </message>
        <message>
            <source>Languages I speak</source>
            <translation>Idiomas que hablo</translation>
        </message>
        <message>
            <source>All languages</source>
            <translation>Todos los idiomas</translation>
        </message>
        <message>
            <source>About anything</source>
            <translation>Todo asunto</translation>
        </message>
        <message>
            <source>All events</source>
            <translation>Todos los eventos</translation>
        </message>
        <message>
            <source>done</source>
            <translation>hecha</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>no contestó</translation>
        </message>
        <message>
            <source>{name} calls</source>
            <translation>llama {name}</translation>
        </message>
        <message>
            <source>late</source>
            <translation>tarde</translation>
        </message>
        <message>
            <source>try {n} of {most}</source>
            <translation>intento {n} de {most}</translation>
        </message>
        <message>
            <source>interpreter</source>
            <translation>intérprete</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>del {first} al {last}</translation>
        </message>
        <message>
            <source>by {day}</source>
            <translation>para el {day}</translation>
        </message>
        <message>
            <source>Sounds like</source>
            <translation>Suena como</translation>
        </message>
        <message>
            <source>Speaks</source>
            <translation>Habla</translation>
        </message>
        <message>
            <source>Interpreter line</source>
            <translation>Línea de intérprete</translation>
        </message>
        <message>
            <source>This number</source>
            <translation>Este número</translation>
        </message>
        <message>
            <source>leave no message: they did not say yes to that</source>
            <translation>no deje recado: no dio permiso</translation>
        </message>
        <message>
            <source>in a message only that you call again</source>
            <translation>en un recado, solo que volverá a llamar</translation>
        </message>
        <message>
            <source>a message may be left, without a word about health</source>
            <translation>se puede dejar recado, sin nada de salud</translation>
        </message>
        <message>
            <source>Said yes, form</source>
            <translation>Sí: al formulario</translation>
        </message>
        <message>
            <source>Best time</source>
            <translation>Mejor hora</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Asunto</translation>
        </message>
        <message>
            <source>Tried</source>
            <translation>Intentos</translation>
        </message>
        <message>
            <source>Next try</source>
            <translation>Próximo intento</translation>
        </message>
        <message>
            <source>needed: {language}</source>
            <translation>hace falta: {language}</translation>
        </message>
        <message>
            <source>{said}, through {language}</source>
            <translation>{said}, a través de {language}</translation>
        </message>
        <message>
            <source>shared: others answer; say nothing about health</source>
            <translation>compartido: contestan otros; no diga nada de salud</translation>
        </message>
        <message>
            <source>{time}: they asked for it</source>
            <translation>{time}: así lo pidió</translation>
        </message>
        <message>
            <source>Spoke, all done</source>
            <translation>Habló, listo</translation>
        </message>
        <message>
            <source>Had it elsewhere…</source>
            <translation>Ya la tiene…</translation>
        </message>
        <message>
            <source>Call back…</source>
            <translation>Llamar después…</translation>
        </message>
        <message>
            <source>Says no</source>
            <translation>Dice que no</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>No contesta</translation>
        </message>
        <message>
            <source>Left a message</source>
            <translation>Dejó recado</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Ocupado</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Número equivocado</translation>
        </message>
        <message>
            <source>No shared language</source>
            <translation>Sin idioma común</translation>
        </message>
        <message>
            <source>Asks us to stop</source>
            <translation>Pide no llamar</translation>
        </message>
        <message>
            <source>No such day and time. Type it as 6/30 6 pm.</source>
            <translation>No existe ese día y hora. Escríbalo así: 6/30 6 pm.</translation>
        </message>
        <message>
            <source>{name}: tried three times, nobody tries again.</source>
            <translation>{name}: tres intentos, ya no se intenta.</translation>
        </message>
        <message>
            <source>{name}: spoken with, done.</source>
            <translation>{name}: se habló, listo.</translation>
        </message>
        <message>
            <source>{name} said yes: stands under Said yes until it is arranged.</source>
            <translation>{name} dijo que sí: está en Dijo que sí hasta que se arregle.</translation>
        </message>
        <message>
            <source>{name} had it elsewhere: noted as they said it.</source>
            <translation>{name} ya la recibió en otro lugar: anotado como lo dijo.</translation>
        </message>
        <message>
            <source>{name} is called again on {time}.</source>
            <translation>A {name} se le vuelve a llamar: {time}.</translation>
        </message>
        <message>
            <source>{name} says no: not asked again.</source>
            <translation>{name} dice que no: no se le pregunta más.</translation>
        </message>
        <message>
            <source>{name}: no answer, another part of the day is next.</source>
            <translation>{name}: no contesta; sigue otra parte del día.</translation>
        </message>
        <message>
            <source>{name}: message left, another part of the day is next.</source>
            <translation>{name}: recado dejado; sigue otra parte del día.</translation>
        </message>
        <message>
            <source>{name}: somebody else answered.</source>
            <translation>{name}: contestó otra persona.</translation>
        </message>
        <message>
            <source>{name}: busy, try again in a while.</source>
            <translation>{name}: ocupado, intente más tarde.</translation>
        </message>
        <message>
            <source>{name}: this number is not called again.</source>
            <translation>{name}: a este número ya no se llama.</translation>
        </message>
        <message>
            <source>{name} waits for somebody who speaks the language.</source>
            <translation>{name} espera a alguien que hable su idioma.</translation>
        </message>
        <message>
            <source>{name} is not called again: withdrawn just now.</source>
            <translation>A {name} ya no se le llama: permiso retirado ahora.</translation>
        </message>
        <message>
            <source>You call {name}: others see that for half an hour.</source>
            <translation>Usted llama a {name}: otros lo ven por media hora.</translation>
        </message>
        <message>
            <source>{name}: arranged.</source>
            <translation>{name}: arreglado.</translation>
        </message>
        <message>
            <source>As it was before.</source>
            <translation>Como estaba antes.</translation>
        </message>
    </context>
    <context>
        <name>CallsScreen</name>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>the next person, at a good hour</source>
            <translation>la próxima persona, a buena hora</translation>
        </message>
        <message>
            <source>{take} I call them · {none} no answer · {done} spoke, done</source>
            <translation>{take} la llamo · {none} no contesta · {done} habló, listo</translation>
        </message>
        <message>
            <source>Who is to be called</source>
            <translation>A quién llamar</translation>
        </message>
        <message>
            <source>What to show</source>
            <translation>Qué mostrar</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Idiomas</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Asunto</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <source>On this day and time</source>
            <translation>Ese día y hora</translation>
        </message>
        <message>
            <source>When, such as 6/30 6 pm</source>
            <translation>Cuándo, por ejemplo 6/30 6 pm</translation>
        </message>
        <message>
            <source>Which vaccine</source>
            <translation>Qué vacuna</translation>
        </message>
        <message>
            <source>Day not known</source>
            <translation>No se sabe el día</translation>
        </message>
        <message>
            <source>On this day</source>
            <translation>Ese día</translation>
        </message>
        <message>
            <source>When, such as 5/30</source>
            <translation>Cuándo, por ejemplo 5/30</translation>
        </message>
    </context>
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
        <name>Clinic</name>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
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
            <source>Vaccine</source>
            <translation>Vacuna</translation>
        </message>
        <message>
            <source>Speaks</source>
            <translation>Habla</translation>
        </message>
        <message>
            <source>To know</source>
            <translation>Hay que saber</translation>
        </message>
        <message>
            <source>Where it stands</source>
            <translation>Cómo va</translation>
        </message>
        <message>
            <source>Booked {n}</source>
            <translation>Con hora {n}</translation>
        </message>
        <message>
            <source>Everybody with a time</source>
            <translation>Todas las personas con hora</translation>
        </message>
        <message>
            <source>Arrived {n}</source>
            <translation>Llegaron {n}</translation>
        </message>
        <message>
            <source>Everybody who has been here</source>
            <translation>Quienes ya estuvieron aquí</translation>
        </message>
        <message>
            <source>Given {n}</source>
            <translation>Vacunadas {n}</translation>
        </message>
        <message>
            <source>Everybody who was vaccinated</source>
            <translation>Quienes recibieron la vacuna</translation>
        </message>
        <message>
            <source>Not yet {n}</source>
            <translation>Aún no {n}</translation>
        </message>
        <message>
            <source>Everybody with a time who has not come</source>
            <translation>Quienes tienen hora y no han llegado</translation>
        </message>
        <message>
            <source>Waiting {n}</source>
            <translation>Esperan {n}</translation>
        </message>
        <message>
            <source>Walk-ins and the waiting list, in their order</source>
            <translation>Sin cita y lista de espera, en su orden</translation>
        </message>
        <message>
            <source>Check in</source>
            <translation>Llegó</translation>
        </message>
        <message>
            <source>Given</source>
            <translation>Vacunada</translation>
        </message>
        <message>
            <source>Is coming</source>
            <translation>Sí viene</translation>
        </message>
        <message>
            <source>Not today</source>
            <translation>Hoy no</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Se fue</translation>
        </message>
        <message>
            <source>Did not come</source>
            <translation>No vino</translation>
        </message>
        <message>
            <source>Says no</source>
            <translation>No acepta</translation>
        </message>
        <message>
            <source>Cancelled it</source>
            <translation>Canceló</translation>
        </message>
        <message>
            <source>We cancel</source>
            <translation>Cancelamos</translation>
        </message>
        <message>
            <source>Had it elsewhere</source>
            <translation>Ya en otro lugar</translation>
        </message>
        <message>
            <source>Entered by mistake</source>
            <translation>Fue un error</translation>
        </message>
        <message>
            <source>Walk-in today</source>
            <translation>Hoy sin cita</translation>
        </message>
        <message>
            <source>How long</source>
            <translation>Cuánto espera</translation>
        </message>
        <message>
            <source>Free seat</source>
            <translation>Lugar libre</translation>
        </message>
        <message>
            <source>Goes first</source>
            <translation>Va primero</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Deshacer lo dicho</translation>
        </message>
        <message>
            <source>No reason noted</source>
            <translation>Sin motivo</translation>
        </message>
        <message>
            <source>Product not noted</source>
            <translation>Producto sin anotar</translation>
        </message>
        <message>
            <source>Day not known</source>
            <translation>No se sabe el día</translation>
        </message>
        <message>
            <source>Can be here in {n} min</source>
            <translation>Llega en {n} min</translation>
        </message>
        <message>
            <source>Can wait {n} min</source>
            <translation>Puede esperar {n} min</translation>
        </message>
        <message>
            <source>Is here</source>
            <translation>Está aquí</translation>
        </message>
        <message>
            <source>Can wait until the end</source>
            <translation>Puede esperar hasta el final</translation>
        </message>
        <message>
            <source>seats left: {n}</source>
            <translation>lugares: {n}</translation>
        </message>
        <message>
            <source>Here: {ticket} {name}</source>
            <translation>Aquí: {ticket} {name}</translation>
        </message>
        <message>
            <source>Given: {ticket} {name}</source>
            <translation>Vacunada: {ticket} {name}</translation>
        </message>
        <message>
            <source>Is coming: {ticket} {name}</source>
            <translation>Sí viene: {ticket} {name}</translation>
        </message>
        <message>
            <source>Not today: {ticket} {name}</source>
            <translation>Hoy no: {ticket} {name}</translation>
        </message>
        <message>
            <source>Left: {ticket} {name}</source>
            <translation>Se fue: {ticket} {name}</translation>
        </message>
        <message>
            <source>Did not come: {ticket} {name}</source>
            <translation>No vino: {ticket} {name}</translation>
        </message>
        <message>
            <source>Said no: {ticket} {name}</source>
            <translation>No aceptó: {ticket} {name}</translation>
        </message>
        <message>
            <source>Cancelled: {ticket} {name}</source>
            <translation>Canceló: {ticket} {name}</translation>
        </message>
        <message>
            <source>Cancelled by us: {ticket} {name}</source>
            <translation>Cancelada por nosotros: {ticket} {name}</translation>
        </message>
        <message>
            <source>Had it elsewhere: {ticket} {name}</source>
            <translation>Ya en otro lugar: {ticket} {name}</translation>
        </message>
        <message>
            <source>Entered by mistake: {ticket} {name}</source>
            <translation>Fue un error: {ticket} {name}</translation>
        </message>
        <message>
            <source>On the list of today: {ticket} {name}</source>
            <translation>En la lista de hoy: {ticket} {name}</translation>
        </message>
        <message>
            <source>Has a time now: {ticket} {name}</source>
            <translation>Ya tiene hora: {ticket} {name}</translation>
        </message>
        <message>
            <source>Changed in the list: {ticket} {name}</source>
            <translation>Cambió en la lista: {ticket} {name}</translation>
        </message>
        <message>
            <source>Noted: {ticket} {name}</source>
            <translation>Anotado: {ticket} {name}</translation>
        </message>
        <message>
            <source>Taken back: {ticket} {name}</source>
            <translation>Deshecho: {ticket} {name}</translation>
        </message>
        <message>
            <source>As it was before: {ticket} {name}</source>
            <translation>Como estaba antes: {ticket} {name}</translation>
        </message>
        <message>
            <source>{typed}: nobody here has this ticket or name.</source>
            <translation>{typed}: nadie aquí tiene ese turno o nombre.</translation>
        </message>
        <message>
            <source>No time is free that {ticket} can be here for.</source>
            <translation>No hay hora libre a la que {ticket} pueda llegar.</translation>
        </message>
        <message>
            <source>{ticket} {name}: nothing follows from how it stands.</source>
            <translation>{ticket} {name}: eso no corresponde a cómo va.</translation>
        </message>
        <message>
            <source>Walk-in</source>
            <translation>Sin cita</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>No time here</source>
            <translation>Sin hora aquí</translation>
        </message>
        <message>
            <source>Two answers</source>
            <translation>Dos respuestas</translation>
        </message>
        <message>
            <source>Given {n} of {m}</source>
            <translation>Vacunas {n} de {m}</translation>
        </message>
        <message>
            <source>dose {n}</source>
            <translation>dosis {n}</translation>
        </message>
        <message>
            <source>interpreter</source>
            <translation>intérprete</translation>
        </message>
        <message>
            <source>under 18, guardian agreed</source>
            <translation>menor, tutor aceptó</translation>
        </message>
        <message>
            <source>under 18, no guardian’s yes</source>
            <translation>menor, falta el sí del tutor</translation>
        </message>
        <message>
            <source>age does not fit</source>
            <translation>la edad no corresponde</translation>
        </message>
        <message>
            <source>goes first</source>
            <translation>va primero</translation>
        </message>
        <message>
            <source>here in {n} min</source>
            <translation>llega en {n} min</translation>
        </message>
        <message>
            <source>waits until {time}</source>
            <translation>espera hasta {time}</translation>
        </message>
        <message>
            <source>the rest is not shown to your role</source>
            <translation>lo demás no se muestra a su función</translation>
        </message>
        <message>
            <source>Not yet</source>
            <translation>Aún no</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Espera</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>Aquí</translation>
        </message>
        <message>
            <source>Said no</source>
            <translation>No aceptó</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Canceló</translation>
        </message>
        <message>
            <source>Cancelled by us</source>
            <translation>Cancelada</translation>
        </message>
    </context>
    <context>
        <name>ClinicScreen</name>
        <message>
            <source>Clinic day</source>
            <translation>Día de clínica</translation>
        </message>
        <message>
            <source>{find} find · {check} check in · {given} given · {undo} undo</source>
            <translation>{find} buscar · {check} llegó · {given} vacunada · {undo} deshacer</translation>
        </message>
        <message>
            <source>Ticket or name</source>
            <translation>Turno o nombre</translation>
        </message>
        <message>
            <source>Find a ticket or name</source>
            <translation>Buscar un turno o nombre</translation>
        </message>
        <message>
            <source>People of the day</source>
            <translation>Personas del día</translation>
        </message>
        <message>
            <source>Columns of the list</source>
            <translation>Columnas de la lista</translation>
        </message>
        <message>
            <source>Show only</source>
            <translation>Mostrar solo</translation>
        </message>
        <message>
            <source>Lot</source>
            <translation>Lote</translation>
        </message>
        <message>
            <source>Lot, from the clinic’s list; it stays for the next</source>
            <translation>Lote, de la lista de la clínica; queda para los siguientes</translation>
        </message>
        <message>
            <source>More…</source>
            <translation>Más…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Borrar</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <source>No event with times or walk-ins is on this laptop. Sync, or ask your coordinator to put you on it.</source>
            <translation>En esta computadora no hay ningún evento con horas o sin cita. Sincronice, o pida a la coordinación que le asigne uno.</translation>
        </message>
        <message>
            <source>Nobody found. Try the ticket, or part of the name.</source>
            <translation>No se encontró a nadie. Pruebe con el turno o parte del nombre.</translation>
        </message>
        <message>
            <source>Nobody at the moment. Press the chip again to see everybody.</source>
            <translation>Nadie por ahora. Pulse otra vez el botón de arriba para ver a todas las personas.</translation>
        </message>
        <message>
            <source>Nobody has a time here yet. Who comes without one is found by their ticket.</source>
            <translation>Nadie tiene hora aquí todavía. A quien viene sin hora se le busca por su turno.</translation>
        </message>
        <message>
            <source>Type a ticket and press Enter, or go down the list.</source>
            <translation>Escriba un turno y pulse Enter, o baje por la lista.</translation>
        </message>
        <message>
            <source>Product not noted</source>
            <translation>Producto sin anotar</translation>
        </message>
        <message>
            <source>Product, it stays for the next</source>
            <translation>Producto, queda para los siguientes</translation>
        </message>
        <message>
            <source>Tickets not found: {tickets}</source>
            <translation>Turnos no encontrados: {tickets}</translation>
        </message>
        <message>
            <source>Type an event</source>
            <translation>Escriba un evento</translation>
        </message>
    </context>
    <context>
        <name>CodeCard</name>
        <message>
            <source>Sent to {printer}.</source>
            <translation>Enviado a {printer}.</translation>
        </message>
        <message>
            <source>Code for the new laptop</source>
            <translation>Código para la nueva computadora</translation>
        </message>
        <message>
            <source>Address and code as a picture</source>
            <translation>La dirección y el código como imagen</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Imprimir…</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Listo</translation>
        </message>
    </context>
    <context>
        <name>Day</name>
        <message>
            <source>Ready. Offline is fine.</source>
            <translation>Lista. Sin conexión también funciona.</translation>
        </message>
        <message>
            <source>Ready, offline is fine. To look at: {n}</source>
            <translation>Lista, también sin conexión. Por mirar: {n}</translation>
        </message>
        <message>
            <source>Not ready yet. To do: {n}</source>
            <translation>Todavía no está lista. Por hacer: {n}</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>Bien</translation>
        </message>
        <message>
            <source>look</source>
            <translation>mirar</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>alto</translation>
        </message>
        <message>
            <source>Ask for them again</source>
            <translation>Pedirlos de nuevo</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <source>Seats on this laptop</source>
            <translation>Lugares en esta computadora</translation>
        </message>
        <message>
            <source>Last sync</source>
            <translation>Última sincronización</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Reloj</translation>
        </message>
        <message>
            <source>Lists of answers</source>
            <translation>Listas de respuestas</translation>
        </message>
        <message>
            <source>Battery</source>
            <translation>Batería</translation>
        </message>
        <message>
            <source>Room on the disk</source>
            <translation>Espacio en el disco</translation>
        </message>
        <message>
            <source>Scripts of all languages</source>
            <translation>Letras de todos los idiomas</translation>
        </message>
        <message>
            <source>Who can work on it</source>
            <translation>Quién puede trabajar en ella</translation>
        </message>
        <message>
            <source>Of {version}.</source>
            <translation>De {version}.</translation>
        </message>
        <message>
            <source>Damaged. Install the program again; no work is lost.</source>
            <translation>Dañadas. Instale otra vez el programa; no se pierde nada.</translation>
        </message>
        <message>
            <source>All here.</source>
            <translation>Todas están.</translation>
        </message>
        <message>
            <source>{n} are missing: some names show as boxes. Install the program again.</source>
            <translation>Faltan {n}: algunos nombres se ven como cuadros. Instale otra vez el programa.</translation>
        </message>
        <message>
            <source>None yet. Sync, or ask your coordinator to put you on one.</source>
            <translation>Ninguno todavía. Sincronice, o pida a su coordinadora que le ponga en uno.</translation>
        </message>
        <message>
            <source>{title} is over. If there is another one, sync once more.</source>
            <translation>{title} ya terminó. Si hay otro, sincronice una vez más.</translation>
        </message>
        <message>
            <source>{title} · {when} · Vaccines: {offers} · Languages: {languages}</source>
            <translation>{title} · {when} · Vacunas: {offers} · Idiomas: {languages}</translation>
        </message>
        <message>
            <source>No times to give out. People can sign up all the same.</source>
            <translation>No hay horas para dar. La gente puede inscribirse igual.</translation>
        </message>
        <message>
            <source>All are given out. People can go on the waiting list.</source>
            <translation>Ya se dieron todos. La gente puede quedar en la lista de espera.</translation>
        </message>
        <message>
            <source>{n} went back unused, so that others could be given them.</source>
            <translation>{n} se devolvieron sin usar, para que otros pudieran darlos.</translation>
        </message>
        <message>
            <source>{free} free, at {times} times of {title}.</source>
            <translation>{free} libres, en {times} horas de {title}.</translation>
        </message>
        <message>
            <source>This laptop works by itself. Everything is saved here.</source>
            <translation>Esta computadora trabaja sola. Todo está guardado aquí.</translation>
        </message>
        <message>
            <source>Never. Press F5 where there is a network.</source>
            <translation>Nunca. Oprima F5 donde haya conexión.</translation>
        </message>
        <message>
            <source>Press F5 once more where there is a network. The last: {moment}</source>
            <translation>Oprima F5 otra vez donde haya conexión. La última: {moment}</translation>
        </message>
        <message>
            <source>Not compared yet: the next sync does that.</source>
            <translation>Todavía no se ha comparado: lo hará la próxima sincronización.</translation>
        </message>
        <message>
            <source>Right, when the server was last asked.</source>
            <translation>Correcto, la última vez que se preguntó al servidor.</translation>
        </message>
        <message>
            <source>{span} ahead. Set it right: ages are worked out by it.</source>
            <translation>Va {span} adelantado. Corríjalo: con él se calculan las edades.</translation>
        </message>
        <message>
            <source>{span} behind. Set it right: ages are worked out by it.</source>
            <translation>Va {span} atrasado. Corríjalo: con él se calculan las edades.</translation>
        </message>
        <message>
            <source>None, or it does not say. Take the power cable.</source>
            <translation>No tiene, o no lo dice. Lleve el cable.</translation>
        </message>
        <message>
            <source>{n} %, charging. Take the power cable.</source>
            <translation>{n} %, cargando. Lleve el cable.</translation>
        </message>
        <message>
            <source>{n} %. Take the power cable.</source>
            <translation>{n} %. Lleve el cable.</translation>
        </message>
        <message>
            <source>{n} %. Charge it tonight, and take the power cable.</source>
            <translation>{n} %. Cárguela esta noche y lleve el cable.</translation>
        </message>
        <message>
            <source>The computer does not say.</source>
            <translation>La computadora no lo dice.</translation>
        </message>
        <message>
            <source>{n} GB free.</source>
            <translation>{n} GB libres.</translation>
        </message>
        <message>
            <source>Only {n} GB free. Take away some pictures or films.</source>
            <translation>Solo {n} GB libres. Quite algunas fotos o películas.</translation>
        </message>
        <message>
            <source>Only {n} GB free: soon nothing can be saved. Make room first.</source>
            <translation>Solo {n} GB libres: pronto no se podrá guardar nada. Haga lugar primero.</translation>
        </message>
        <message>
            <source>{letter}: {n} sign-ups, {lost} not found</source>
            <translation>{letter}: {n} inscripciones, {lost} no aparecen</translation>
        </message>
        <message>
            <source>{letter}: 1 sign-up, not lost</source>
            <translation>{letter}: 1 inscripción, no se perdió</translation>
        </message>
        <message>
            <source>{letter}: {n} sign-ups, none lost</source>
            <translation>{letter}: {n} inscripciones, ninguna perdida</translation>
        </message>
        <message>
            <source>Only on this laptop until the next sync: {n}</source>
            <translation>Solo en esta computadora hasta la próxima sincronización: {n}</translation>
        </message>
        <message>
            <source>Changes only on this laptop: {n}</source>
            <translation>Cambios solo en esta computadora: {n}</translation>
        </message>
        <message>
            <source>All of it is on the server</source>
            <translation>Todo está en el servidor</translation>
        </message>
        <message>
            <source>withdrawn: {n}</source>
            <translation>retiradas: {n}</translation>
        </message>
        <message>
            <source>all laptops known here: {n}</source>
            <translation>de todas las computadoras que se conocen aquí: {n}</translation>
        </message>
        <message>
            <source>Numbers {numbers}. Tell your coordinator before anybody leaves.</source>
            <translation>Números {numbers}. Avise a su coordinadora antes de que nadie se vaya.</translation>
        </message>
        <message>
            <source>Tickets that belong to nobody here</source>
            <translation>Turnos que aquí no son de nadie</translation>
        </message>
        <message>
            <source>Finish them</source>
            <translation>Terminarlas</translation>
        </message>
        <message>
            <source>Cannot be booked yet</source>
            <translation>Todavía sin poder dar hora</translation>
        </message>
        <message>
            <source>Something is missing. Ask while people are still here, or call them.</source>
            <translation>Falta algo. Pregunte mientras la gente sigue aquí, o llámela.</translation>
        </message>
        <message>
            <source>Everybody who signed up here can be given a time.</source>
            <translation>A todas las personas inscritas aquí se les puede dar hora.</translation>
        </message>
        <message>
            <source>Can be booked, not complete</source>
            <translation>Con hora posible, sin completar</translation>
        </message>
        <message>
            <source>It can wait: somebody can finish it later.</source>
            <translation>Puede esperar: alguien puede terminarla después.</translation>
        </message>
        <message>
            <source>Nothing is half typed.</source>
            <translation>No hay nada a medio escribir.</translation>
        </message>
        <message>
            <source>Save each or throw it away: drafts never leave this laptop.</source>
            <translation>Guarde cada uno o tírelo: los borradores nunca salen de esta computadora.</translation>
        </message>
        <message>
            <source>Of other people: {n}. They open them after F9.</source>
            <translation>De otras personas: {n}. Los abren ellas después de F9.</translation>
        </message>
        <message>
            <source>Half typed, not saved</source>
            <translation>A medio escribir, sin guardar</translation>
        </message>
        <message>
            <source>Open them</source>
            <translation>Abrirlos</translation>
        </message>
        <message>
            <source>All are typed in, or lost.</source>
            <translation>Todos están pasados, o perdidos.</translation>
        </message>
        <message>
            <source>Used twice: {twice}. Look at the papers. Not typed in: {numbers}</source>
            <translation>Usados dos veces: {twice}. Mire los papeles. Sin pasar: {numbers}</translation>
        </message>
        <message>
            <source>Numbers {numbers}. Type them in before the papers go.</source>
            <translation>Números {numbers}. Páselos antes de que se lleven los papeles.</translation>
        </message>
        <message>
            <source>Paper slips not typed in</source>
            <translation>Papeles sin pasar</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>Verlos</translation>
        </message>
        <message>
            <source>Seats that nobody here used</source>
            <translation>Lugares que nadie usó aquí</translation>
        </message>
        <message>
            <source>{n} went back: the office can give them to whoever calls.</source>
            <translation>{n} ya se devolvieron: la oficina puede darlos a quien llame.</translation>
        </message>
        <message>
            <source>They go back with the next sync. Until then you can still give them.</source>
            <translation>Se devuelven con la próxima sincronización. Hasta entonces todavía puede darlos.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Conservarlos</translation>
        </message>
        <message>
            <source>{title}. Nobody else can give them while they are here.</source>
            <translation>{title}. Nadie más puede darlos mientras están aquí.</translation>
        </message>
        <message>
            <source>Give back {n}</source>
            <translation>Devolver {n}</translation>
        </message>
        <message>
            <source>Only on this laptop</source>
            <translation>Solo en esta computadora</translation>
        </message>
        <message>
            <source>Safe here. Sync when there is a network; nothing else to do.</source>
            <translation>Aquí está seguro. Sincronice cuando haya conexión; nada más.</translation>
        </message>
        <message>
            <source>The server has everything.</source>
            <translation>El servidor lo tiene todo.</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sincronizar ahora</translation>
        </message>
        <message>
            <source>The server put aside</source>
            <translation>El servidor apartó</translation>
        </message>
        <message>
            <source>Your coordinator looks at these. They are not lost.</source>
            <translation>Su coordinadora las revisa. No están perdidas.</translation>
        </message>
        <message>
            <source>Counted without names</source>
            <translation>Contado sin nombres</translation>
        </message>
        <message>
            <source>Nothing was counted.</source>
            <translation>No se contó nada.</translation>
        </message>
        <message>
            <source>sign-ups: {n}</source>
            <translation>inscripciones: {n}</translation>
        </message>
        <message>
            <source>to finish: {n}</source>
            <translation>por terminar: {n}</translation>
        </message>
        <message>
            <source>half typed: {n}</source>
            <translation>a medio escribir: {n}</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>Otra persona</translation>
        </message>
        <message>
            <source>The event is closed for the day.</source>
            <translation>El evento está cerrado por hoy.</translation>
        </message>
        <message>
            <source>Closed on this laptop with {n}. The next sync tells the office.</source>
            <translation>Cerrado en esta computadora con {n}. La próxima sincronización avisa a la oficina.</translation>
        </message>
        <message>
            <source>Closes the event: laptops give out no more tickets for it.</source>
            <translation>Cierra el evento: las computadoras ya no dan más turnos para él.</translation>
        </message>
        <message>
            <source>Notes your last count for the coordinator. Work can go on after it.</source>
            <translation>Anota su último conteo para la coordinadora. Después se puede seguir trabajando.</translation>
        </message>
        <message>
            <source>The day is closed here.</source>
            <translation>Aquí el día está cerrado.</translation>
        </message>
        <message>
            <source>Open again.</source>
            <translation>Abierto otra vez.</translation>
        </message>
        <message>
            <source>They go back with the next sync.</source>
            <translation>Se devuelven con la próxima sincronización.</translation>
        </message>
        <message>
            <source>Kept here. What went already is asked for again.</source>
            <translation>Se conservan aquí. Los ya devueltos se piden de nuevo.</translation>
        </message>
    </context>
    <context>
        <name>DayScreen</name>
        <message>
            <source>The day</source>
            <translation>El día</translation>
        </message>
        <message>
            <source>{other} ready, or end of day</source>
            <translation>{other} lista, o fin del día</translation>
        </message>
        <message>
            <source>Ready?</source>
            <translation>¿Lista?</translation>
        </message>
        <message>
            <source>End of day</source>
            <translation>Fin del día</translation>
        </message>
        <message>
            <source>Parts of this page</source>
            <translation>Partes de esta página</translation>
        </message>
        <message>
            <source>Who did what on this laptop</source>
            <translation>Quién hizo qué en esta computadora</translation>
        </message>
        <message>
            <source>Close the day</source>
            <translation>Cerrar el día</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Mirando…</translation>
        </message>
        <message>
            <source>No event has come to this laptop yet.</source>
            <translation>Todavía no ha llegado ningún evento a esta computadora.</translation>
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
        <name>Doses</name>
        <message>
            <source>{vaccine}: {said}</source>
            <translation>{vaccine}: {said}</translation>
        </message>
        <message>
            <source>the list has no rule for a further dose.</source>
            <translation>la lista no tiene regla para otra dosis.</translation>
        </message>
        <message>
            <source>no date, as nobody knows which product the last dose was.</source>
            <translation>sin fecha, porque no se sabe qué producto fue la última dosis.</translation>
        </message>
        <message>
            <source>no date, as the day of the last dose is not known well enough.</source>
            <translation>sin fecha, porque no se sabe bien el día de la última dosis.</translation>
        </message>
        <message>
            <source>no date, as the rules go by the age: ask for the full birth date.</source>
            <translation>sin fecha, porque las reglas van por la edad: pregunte la fecha de nacimiento completa.</translation>
        </message>
        <message>
            <source>Ask the provider.</source>
            <translation>Pregunte a quien vacuna.</translation>
        </message>
        <message>
            <source>The provider decides.</source>
            <translation>Decide quien vacuna.</translation>
        </message>
        <message>
            <source>dose {n} of this season</source>
            <translation>dosis {n} de esta temporada</translation>
        </message>
        <message>
            <source>dose {n}</source>
            <translation>dosis {n}</translation>
        </message>
        <message>
            <source>{dose} can be given.</source>
            <translation>se puede poner la {dose}.</translation>
        </message>
        <message>
            <source>{dose} from {day}</source>
            <translation>{dose} desde el {day}</translation>
        </message>
        <message>
            <source>best from {day}</source>
            <translation>mejor desde el {day}</translation>
        </message>
        <message>
            <source>late after {day}</source>
            <translation>tarde después del {day}</translation>
        </message>
        <message>
            <source>no further dose is due</source>
            <translation>no toca otra dosis</translation>
        </message>
        <message>
            <source>none before {day}</source>
            <translation>ninguna antes del {day}</translation>
        </message>
        <message>
            <source>(rules {rules}, list {version}).</source>
            <translation>(reglas {rules}, lista {version}).</translation>
        </message>
        <message>
            <source>(rule {rules}, list {version}).</source>
            <translation>(regla {rules}, lista {version}).</translation>
        </message>
        <message>
            <source>{vaccine}: dose {n} came early by rule {rule}. Provider to check.</source>
            <translation>{vaccine}: la dosis {n} se puso antes de lo que permite la regla {rule}. Que lo revise quien vacuna.</translation>
        </message>
    </context>
    <context>
        <name>Enrol</name>
        <message>
            <source>Make this a work laptop</source>
            <translation>Hacer de esta una computadora de trabajo</translation>
        </message>
        <message>
            <source>Paste the whole invitation into either line, or type its two parts.</source>
            <translation>Pegue la invitación entera en cualquiera de las dos líneas, o escriba sus dos partes.</translation>
        </message>
        <message>
            <source>Server address</source>
            <translation>Dirección del servidor</translation>
        </message>
        <message>
            <source>such as field.example.org</source>
            <translation>como field.example.org</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>Código de un solo uso</translation>
        </message>
        <message>
            <source>as it was given to you</source>
            <translation>como se lo dieron</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Make it ready</source>
            <translation>Prepararla</translation>
        </message>
        <message>
            <source>This is not an address. It looks like field.example.org; copy it again.</source>
            <translation>Esto no es una dirección. Es algo como field.example.org; cópiela otra vez.</translation>
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
            <source>Leave the place as it was</source>
            <translation>Dejar el lugar como estaba</translation>
        </message>
        <message>
            <source>Change this place…</source>
            <translation>Cambiar este lugar…</translation>
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
            <source>Type a county</source>
            <translation>Escriba un condado</translation>
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
            <source>Name of the place</source>
            <translation>Nombre del lugar</translation>
        </message>
        <message>
            <source>changes for every event there</source>
            <translation>cambia para todo evento allí</translation>
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
            <source>County</source>
            <translation>Condado</translation>
        </message>
        <message>
            <source>Network at the place</source>
            <translation>Red en el lugar</translation>
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
            <source>How to get there</source>
            <translation>Cómo llegar</translation>
        </message>
        <message>
            <source>entrance, parking, bus</source>
            <translation>entrada, estacionamiento, autobús</translation>
        </message>
        <message>
            <source>Who hosts</source>
            <translation>Quién recibe al grupo</translation>
        </message>
        <message>
            <source>Phone of the host</source>
            <translation>Teléfono de quien recibe</translation>
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
            <source>Words for participants nobody has reviewed</source>
            <translation>Textos para participantes que nadie ha revisado</translation>
        </message>
        <message>
            <source>in six more languages</source>
            <translation>en seis idiomas más</translation>
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
            <source>Do not show</source>
            <translation>No mostrar</translation>
        </message>
        <message>
            <source>Show, marked as a draft</source>
            <translation>Mostrar, marcados como borrador</translation>
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
            <source>draft</source>
            <translation>borrador</translation>
        </message>
        <message>
            <source>published</source>
            <translation>publicado</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abierto</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>cerrado</translation>
        </message>
        <message>
            <source>all reported</source>
            <translation>todo recibido</translation>
        </message>
        <message>
            <source>put away</source>
            <translation>archivado</translation>
        </message>
        <message>
            <source>canceled</source>
            <translation>cancelado</translation>
        </message>
        <message>
            <source>{n} signed up</source>
            <translation>inscritas: {n}</translation>
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
        <message>
            <source>key 1</source>
            <translation>tecla 1</translation>
        </message>
    </context>
    <context>
        <name>FinishLater</name>
        <message>
            <source>Mine</source>
            <translation>Mías</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>Esta computadora</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>missing: {what}</source>
            <translation>falta: {what}</translation>
        </message>
        <message>
            <source>No name yet</source>
            <translation>Sin nombre todavía</translation>
        </message>
        <message>
            <source>has a time</source>
            <translation>tiene hora</translation>
        </message>
        <message>
            <source>no booking yet</source>
            <translation>sin poder dar hora</translation>
        </message>
        <message>
            <source>not complete</source>
            <translation>sin completar</translation>
        </message>
        <message>
            <source>next</source>
            <translation>sigue</translation>
        </message>
        <message>
            <source>Handed out: {out}. Typed in: {typed}.</source>
            <translation>Entregados: {out}. Pasados: {typed}.</translation>
        </message>
        <message>
            <source>{n} are not typed in. Of these {lost} are lost, nobody knows which.</source>
            <translation>{n} no están pasados. De esos, {lost} se perdieron y no se sabe cuáles.</translation>
        </message>
        <message>
            <source>Lost: {numbers}.</source>
            <translation>Perdidos: {numbers}.</translation>
        </message>
        <message>
            <source>Used twice: {numbers} (tickets {tickets}). Look at the papers.</source>
            <translation>Usados dos veces: {numbers} (turnos {tickets}). Mire los papeles.</translation>
        </message>
        <message>
            <source>Typed in, though not among those handed out: {numbers}.</source>
            <translation>Pasados, aunque no están entre los entregados: {numbers}.</translation>
        </message>
        <message>
            <source>{about}: nothing more to ask. It left the list.</source>
            <translation>{about}: no falta preguntar nada. Salió de la lista.</translation>
        </message>
        <message>
            <source>Noted: slips {about} were handed out.</source>
            <translation>Anotado: se entregaron los papeles {about}.</translation>
        </message>
        <message>
            <source>Slip {about} is lost.</source>
            <translation>El papel {about} se perdió.</translation>
        </message>
        <message>
            <source>Saved: {about}. Print it from there.</source>
            <translation>Guardado: {about}. Imprímalo desde ahí.</translation>
        </message>
        <message>
            <source>Taken back: {about}.</source>
            <translation>Deshecho: {about}.</translation>
        </message>
    </context>
    <context>
        <name>FinishLaterScreen</name>
        <message>
            <source>To finish</source>
            <translation>Pendiente</translation>
        </message>
        <message>
            <source>{enter} finish it · {enough} nothing more · {other} slips</source>
            <translation>{enter} terminarla · {enough} nada más · {other} papeles</translation>
        </message>
        <message>
            <source>Sign-ups</source>
            <translation>Inscripciones</translation>
        </message>
        <message>
            <source>Paper slips</source>
            <translation>Papeles</translation>
        </message>
        <message>
            <source>Parts of this page</source>
            <translation>Partes de esta página</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Where to put the slips</source>
            <translation>Dónde poner los papeles</translation>
        </message>
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>Welcome to Fieldapp</source>
            <translation>Le damos la bienvenida a Fieldapp</translation>
        </message>
        <message>
            <source>Sign people up at events, with or without a network. What is this laptop for?</source>
            <translation>Inscriba a personas en eventos, con red o sin ella. ¿Para qué es esta computadora?</translation>
        </message>
        <message>
            <source>Practice on this laptop</source>
            <translation>Practicar en esta computadora</translation>
        </message>
        <message>
            <source>Everything works and nothing is real: an event for today is made for you. No account and no network are needed. Do not type real people here.</source>
            <translation>Todo funciona y nada es real: se crea un evento para hoy. No hace falta cuenta ni red. No escriba aquí a personas reales.</translation>
        </message>
        <message>
            <source>Keep practicing</source>
            <translation>Seguir practicando</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Practicar</translation>
        </message>
        <message>
            <source>This is a work laptop: I have a code</source>
            <translation>Es una computadora de trabajo: tengo un código</translation>
        </message>
        <message>
            <source>Your coordinator gave you a server address and a code that works once. You need the network now; after that the laptop works without.</source>
            <translation>La coordinación le dio la dirección de un servidor y un código que sirve una vez. Ahora necesita la red; después la computadora trabaja sin ella.</translation>
        </message>
        <message>
            <source>Type the code</source>
            <translation>Escribir el código</translation>
        </message>
    </context>
    <context>
        <name>FlyerCard</name>
        <message>
            <source>Phone on the flyer</source>
            <translation>Teléfono en el volante</translation>
        </message>
        <message>
            <source>if any</source>
            <translation>si hay</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Guardar como PDF</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Imprimir</translation>
        </message>
        <message>
            <source>Nobody has reviewed this translation. The flyer says so.</source>
            <translation>Nadie ha revisado esta traducción. El volante lo dice.</translation>
        </message>
        <message>
            <source>The flyer as it is printed</source>
            <translation>El volante como se imprime</translation>
        </message>
    </context>
    <context>
        <name>Folders</name>
        <message>
            <source>Where to put the sheets</source>
            <translation>Dónde guardar las hojas</translation>
        </message>
    </context>
    <context>
        <name>Foot</name>
        <message>
            <source>Battery: {level}</source>
            <translation>Batería: {level}</translation>
        </message>
    </context>
    <context>
        <name>FormPart</name>
        <message>
            <source>Type a language</source>
            <translation>Escriba un idioma</translation>
        </message>
        <message>
            <source>Type what proof they have</source>
            <translation>Escriba qué comprobante tiene</translation>
        </message>
        <message>
            <source>Look at what is marked. Nothing was saved yet.</source>
            <translation>Mire lo marcado. Aún no se guardó nada.</translation>
        </message>
    </context>
    <context>
        <name>Gate</name>
        <message>
            <source>The PIN is made…</source>
            <translation>Creando el PIN…</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Abriendo…</translation>
        </message>
        <message>
            <source>Getting practice ready</source>
            <translation>Preparando la práctica</translation>
        </message>
        <message>
            <source>Opening practice</source>
            <translation>Abriendo la práctica</translation>
        </message>
        <message>
            <source>Getting this laptop ready</source>
            <translation>Preparando esta computadora</translation>
        </message>
        <message>
            <source>Locking</source>
            <translation>Bloqueando</translation>
        </message>
        <message>
            <source>Asking the key store of this computer…</source>
            <translation>Preguntando al llavero de la computadora…</translation>
        </message>
        <message>
            <source>Only the first time. Everything is made on this laptop; nothing is sent.</source>
            <translation>Solo la primera vez. Todo se crea en esta computadora; no se envía nada.</translation>
        </message>
        <message>
            <source>Everything typed so far is kept.</source>
            <translation>Se guarda todo lo escrito hasta ahora.</translation>
        </message>
        <message>
            <source>It may ask for the password of your login.</source>
            <translation>Puede que pida la contraseña de su sesión.</translation>
        </message>
        <message>
            <source>This needs the network once. Later it works without.</source>
            <translation>Para esto hace falta la red una vez. Después trabaja sin ella.</translation>
        </message>
        <message>
            <source>A small server of its own starts</source>
            <translation>Arranca un pequeño servidor propio</translation>
        </message>
        <message>
            <source>This laptop gets its locked file</source>
            <translation>La computadora recibe su archivo cerrado</translation>
        </message>
        <message>
            <source>Today's events are put in</source>
            <translation>Se ponen los eventos de hoy</translation>
        </message>
        <message>
            <source>The laptop opens</source>
            <translation>La computadora se abre</translation>
        </message>
        <message>
            <source>The server checks the code, the laptop gets its locked file</source>
            <translation>El servidor revisa el código y la computadora recibe su archivo cerrado</translation>
        </message>
        <message>
            <source>Events and sign-ups come in</source>
            <translation>Llegan los eventos y las inscripciones</translation>
        </message>
        <message>
            <source>{n} so far</source>
            <translation>van {n}</translation>
        </message>
        <message>
            <source>This laptop did not open</source>
            <translation>Esta computadora no se abrió</translation>
        </message>
        <message>
            <source>Practice is not ready</source>
            <translation>La práctica no está lista</translation>
        </message>
        <message>
            <source>Practice did not open</source>
            <translation>La práctica no se abrió</translation>
        </message>
    </context>
    <context>
        <name>GuideRow</name>
        <message>
            <source>Your first day at the table</source>
            <translation>Su primer día en la mesa</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>Guardar como PDF…</translation>
        </message>
        <message>
            <source>Save the guide for a first day as PDF</source>
            <translation>Guardar como PDF la guía para el primer día</translation>
        </message>
        <message>
            <source>Two sheets with pictures, to print for each volunteer.</source>
            <translation>Dos hojas con imágenes, para imprimir a cada voluntario.</translation>
        </message>
        <message>
            <source>Saved: {names}</source>
            <translation>Guardado: {names}</translation>
        </message>
    </context>
    <context>
        <name>HandOutBox</name>
        <message>
            <source>Save PDF</source>
            <translation>Guardar PDF</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Imprimir…</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Cambiar…</translation>
        </message>
        <message>
            <source>A spreadsheet, for people</source>
            <translation>Una hoja de cálculo, para personas</translation>
        </message>
        <message>
            <source>A table, for programs</source>
            <translation>Una tabla, para programas</translation>
        </message>
        <message>
            <source>Open the folder with the files</source>
            <translation>Abrir la carpeta con los archivos</translation>
        </message>
        <message>
            <source>Save in another folder from now on</source>
            <translation>Guardar desde ahora en otra carpeta</translation>
        </message>
    </context>
    <context>
        <name>ISpeak</name>
        <message>
            <source>Not known which</source>
            <translation>No se sabe cuál</translation>
        </message>
        <message>
            <source>Pointed</source>
            <translation>Señaló</translation>
        </message>
        <message>
            <source>Said it</source>
            <translation>Lo dijo</translation>
        </message>
        <message>
            <source>We knew it</source>
            <translation>Lo reconocimos</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>Por teléfono</translation>
        </message>
        <message>
            <source>Companion</source>
            <translation>Acompañante</translation>
        </message>
        <message>
            <source>A guess</source>
            <translation>Suposición</translation>
        </message>
        <message>
            <source>Another language</source>
            <translation>Otro idioma</translation>
        </message>
        <message>
            <source>Not known yet</source>
            <translation>Aún no se sabe</translation>
        </message>
        <message>
            <source>Ask again later</source>
            <translation>Preguntar más tarde</translation>
        </message>
        <message>
            <source>Type to find one</source>
            <translation>Escriba para buscar</translation>
        </message>
        <message>
            <source>All languages</source>
            <translation>Todos los idiomas</translation>
        </message>
        <message>
            <source>To the form</source>
            <translation>Al formulario</translation>
        </message>
        <message>
            <source>{page} of {pages} · PgDn, PgUp</source>
            <translation>{page} de {pages} · AvPág, RePág</translation>
        </message>
        <message>
            <source>{page} of {pages}</source>
            <translation>{page} de {pages}</translation>
        </message>
        <message>
            <source>No such language here</source>
            <translation>No hay tal idioma aquí</translation>
        </message>
        <message>
            <source>Say: {sounds}</source>
            <translation>Diga: {sounds}</translation>
        </message>
        <message>
            <source>Say: {words}   {sounds}</source>
            <translation>Diga: {words}   {sounds}</translation>
        </message>
        <message>
            <source>(sounds like {sounds})</source>
            <translation>(suena como {sounds})</translation>
        </message>
    </context>
    <context>
        <name>IdleNotice</name>
        <message>
            <source>Locks in {n} seconds. Move the mouse or press any key to go on.</source>
            <translation>Se bloquea en {n} segundos. Mueva el ratón o pulse cualquier tecla para seguir.</translation>
        </message>
    </context>
    <context>
        <name>InterpreterCard</name>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Not this language</source>
            <translation>Quitar este idioma</translation>
        </message>
        <message>
            <source>New interpreter</source>
            <translation>Intérprete nuevo</translation>
        </message>
        <message>
            <source>Hours at {event}</source>
            <translation>Horas en {event}</translation>
        </message>
        <message>
            <source>Add a language…</source>
            <translation>Agregar idioma…</translation>
        </message>
    </context>
    <context>
        <name>Interpreters</name>
        <message>
            <source>{n} open</source>
            <translation>abiertos: {n}</translation>
        </message>
        <message>
            <source>Waiting now</source>
            <translation>Esperan ahora</translation>
        </message>
        <message>
            <source>Want one</source>
            <translation>Quieren</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Anotados</translation>
        </message>
        <message>
            <source>Interpreters</source>
            <translation>Intérpretes</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Woman or man</source>
            <translation>Mujer u hombre</translation>
        </message>
        <message>
            <source>only if they agree to be matched on it</source>
            <translation>solo si acepta que se tome en cuenta</translation>
        </message>
        <message>
            <source>Sent by</source>
            <translation>Quién los envía</translation>
        </message>
        <message>
            <source>an agency</source>
            <translation>una agencia</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Idiomas</translation>
        </message>
        <message>
            <source>Variety or town</source>
            <translation>Variante o pueblo</translation>
        </message>
        <message>
            <source>as people say it</source>
            <translation>como dice la gente</translation>
        </message>
        <message>
            <source>Into</source>
            <translation>Interpreta a</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Comprobante</translation>
        </message>
        <message>
            <source>License number</source>
            <translation>Número de licencia</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>Válida hasta</translation>
        </message>
        <message>
            <source>Ways they work</source>
            <translation>Formas de trabajar</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <source>Place there</source>
            <translation>Lugar ahí</translation>
        </message>
        <message>
            <source>How they work there</source>
            <translation>Cómo trabaja ahí</translation>
        </message>
        <message>
            <source>Minutes paid</source>
            <translation>Minutos pagados</translation>
        </message>
        <message>
            <source>Breaks</source>
            <translation>Descansos</translation>
        </message>
        <message>
            <source>Woman</source>
            <translation>Mujer</translation>
        </message>
        <message>
            <source>Man</source>
            <translation>Hombre</translation>
        </message>
        <message>
            <source>Signing in North Carolina needs a state license; without it nobody is given to them.</source>
            <translation>Para interpretar señas en Carolina del Norte hace falta licencia del estado; sin ella no se le asigna a nadie.</translation>
        </message>
        <message>
            <source>More than two hours alone: a team of two takes turns. Book another.</source>
            <translation>Más de dos horas sin relevo: un equipo de dos se turna. Aparte a otra persona.</translation>
        </message>
        <message>
            <source>Nobody waits for an interpreter. Who is told to come back, or whose record waits for one, stands here.</source>
            <translation>Nadie espera intérprete. Aquí aparece quien debe volver a una hora o tiene el registro esperando.</translation>
        </message>
        <message>
            <source>Nobody else at this event wants an interpreter.</source>
            <translation>Nadie más en este evento quiere intérprete.</translation>
        </message>
        <message>
            <source>Nothing was noted yet of what was interpreted.</source>
            <translation>Todavía no se anotó nada de lo que se interpretó.</translation>
        </message>
        <message>
            <source>No interpreter is booked for this event. Ask your coordinator.</source>
            <translation>No hay intérpretes para este evento. Pregunte a la coordinación.</translation>
        </message>
        <message>
            <source>Nobody at this event wants an interpreter.</source>
            <translation>Nadie en este evento quiere intérprete.</translation>
        </message>
        <message>
            <source>language not shown to you</source>
            <translation>idioma no visible para usted</translation>
        </message>
        <message>
            <source>since {time}</source>
            <translation>desde las {time}</translation>
        </message>
        <message>
            <source>{way} through {language}</source>
            <translation>{way} por {language}</translation>
        </message>
        <message>
            <source>call now</source>
            <translation>llamar ya</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>espera</translation>
        </message>
        <message>
            <source>in part</source>
            <translation>en parte</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>previsto</translation>
        </message>
        <message>
            <source>met</source>
            <translation>cumplido</translation>
        </message>
        <message>
            <source>not met</source>
            <translation>no cumplido</translation>
        </message>
        <message>
            <source>not wanted</source>
            <translation>ya no quiere</translation>
        </message>
        <message>
            <source>nobody yet</source>
            <translation>falta</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} a {end}</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aquí</translation>
        </message>
        <message>
            <source>over</source>
            <translation>terminó</translation>
        </message>
        <message>
            <source>comes</source>
            <translation>viene</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No proof on file: helps, and does not count as met</source>
            <translation>Sin comprobante: ayuda, pero no cuenta como cumplido</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Horas</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Cómo</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Lugar</translation>
        </message>
        <message>
            <source>Qualified</source>
            <translation>Calificado</translation>
        </message>
        <message>
            <source>No interpreter is known yet. Ctrl+N adds the first.</source>
            <translation>Aún no se conoce ningún intérprete. Con Ctrl+N se agrega el primero.</translation>
        </message>
        <message>
            <source>no hours here</source>
            <translation>sin horas aquí</translation>
        </message>
        <message>
            <source>wanted {n}</source>
            <translation>quieren {n}</translation>
        </message>
        <message>
            <source>met {n}</source>
            <translation>cumplidos {n}</translation>
        </message>
        <message>
            <source>Wanted</source>
            <translation>Quieren</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>Cumplidos</translation>
        </message>
        <message>
            <source>Helped in part</source>
            <translation>Ayuda en parte</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>No cumplidos</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abiertos</translation>
        </message>
        <message>
            <source>Minutes that the open ones need</source>
            <translation>Minutos que piden los abiertos</translation>
        </message>
        <message>
            <source>Interpreters for that</source>
            <translation>Intérpretes para eso</translation>
        </message>
        <message>
            <source>is read to them</source>
            <translation>se le lee</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Intérprete</translation>
        </message>
        <message>
            <source>To hand out</source>
            <translation>Para entregar</translation>
        </message>
        <message>
            <source>Booked for</source>
            <translation>Cita</translation>
        </message>
        <message>
            <source>What was delivered</source>
            <translation>Qué se dio</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>An adult who came along</source>
            <translation>Un adulto acompañante</translation>
        </message>
        <message>
            <source>A child</source>
            <translation>Un menor</translation>
        </message>
        <message>
            <source>We wrote notes</source>
            <translation>Por escrito</translation>
        </message>
        <message>
            <source>Nobody came</source>
            <translation>No vino nadie</translation>
        </message>
        <message>
            <source>That is kept. It counts as help in part, not as an interpreter.</source>
            <translation>Queda anotado. Cuenta como ayuda en parte, no como intérprete.</translation>
        </message>
        <message>
            <source>That is kept and it is all right. It does not count as interpreted; somebody calls back with an interpreter.</source>
            <translation>Queda anotado y está bien. No cuenta como interpretado; alguien vuelve a llamar con intérprete.</translation>
        </message>
        <message>
            <source>Notes count only where they are what the person wished for first.</source>
            <translation>Lo escrito solo cuenta si es lo primero que pidió la persona.</translation>
        </message>
        <message>
            <source>The coordinator sees that nobody was there.</source>
            <translation>La coordinación ve que no hubo nadie.</translation>
        </message>
        <message>
            <source>Said yes</source>
            <translation>Aceptó</translation>
        </message>
        <message>
            <source>Said no</source>
            <translation>No aceptó</translation>
        </message>
        <message>
            <source>Cannot come</source>
            <translation>No puede venir</translation>
        </message>
        <message>
            <source>Did not come</source>
            <translation>No vino</translation>
        </message>
        <message>
            <source>not their language</source>
            <translation>no es su idioma</translation>
        </message>
        <message>
            <source>not qualified</source>
            <translation>sin calificación</translation>
        </message>
        <message>
            <source>a compromise, not their language</source>
            <translation>solución a medias, no es su idioma</translation>
        </message>
        <message>
            <source>does not speak what is wanted now</source>
            <translation>no habla lo que se pide ahora</translation>
        </message>
        <message>
            <source>Noted: {name}</source>
            <translation>Anotado: {name}</translation>
        </message>
        <message>
            <source>Noted: {name}. Somebody calls back with an interpreter.</source>
            <translation>Anotado: {name}. Alguien vuelve a llamar con intérprete.</translation>
        </message>
        <message>
            <source>Open again: {name}</source>
            <translation>Abierto otra vez: {name}</translation>
        </message>
        <message>
            <source>{name} comes back at {time}</source>
            <translation>{name} vuelve a las {time}</translation>
        </message>
        <message>
            <source>No time to come back: {name}</source>
            <translation>Sin hora para volver: {name}</translation>
        </message>
        <message>
            <source>Call {name} now</source>
            <translation>Llame a {name} ya</translation>
        </message>
        <message>
            <source>To be called now: {n}</source>
            <translation>Por llamar ya: {n}</translation>
        </message>
        <message>
            <source>Another language is noted: {name}</source>
            <translation>Se anotó otro idioma: {name}</translation>
        </message>
        <message>
            <source>Asked: {name}</source>
            <translation>Se le pidió a: {name}</translation>
        </message>
        <message>
            <source>{name} said yes</source>
            <translation>{name} aceptó</translation>
        </message>
        <message>
            <source>{name} said no. Somebody else is wanted.</source>
            <translation>{name} no aceptó. Hace falta otra persona.</translation>
        </message>
        <message>
            <source>{name} cannot come. Somebody else is wanted.</source>
            <translation>{name} no puede venir. Hace falta otra persona.</translation>
        </message>
        <message>
            <source>{name} did not come. Somebody else is wanted.</source>
            <translation>{name} no vino. Hace falta otra persona.</translation>
        </message>
        <message>
            <source>Taken back.</source>
            <translation>Deshecho.</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>Guardado: {name}</translation>
        </message>
        <message>
            <source>Left as it was.</source>
            <translation>Quedó como estaba.</translation>
        </message>
    </context>
    <context>
        <name>InterpretersScreen</name>
        <message>
            <source>Interpreters</source>
            <translation>Intérpretes</translation>
        </message>
        <message>
            <source>{call} interpreter is here · {back} come back · {note} note it</source>
            <translation>{call} ya hay intérprete · {back} vuelve · {note} anotar</translation>
        </message>
        <message>
            <source>New interpreter</source>
            <translation>Intérprete nuevo</translation>
        </message>
        <message>
            <source>Who wants an interpreter</source>
            <translation>Quién quiere intérprete</translation>
        </message>
        <message>
            <source>What to show</source>
            <translation>Qué mostrar</translation>
        </message>
        <message>
            <source>Type an event or a day</source>
            <translation>Escriba un evento o un día</translation>
        </message>
        <message>
            <source>Type a language</source>
            <translation>Escriba un idioma</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <source>Here now: {names}</source>
            <translation>Aquí ahora: {names}</translation>
        </message>
        <message>
            <source>Comes next: {names}</source>
            <translation>Viene después: {names}</translation>
        </message>
    </context>
    <context>
        <name>InviteCard</name>
        <message>
            <source>Who will work on it?</source>
            <translation>¿Quién va a trabajar en ella?</translation>
        </message>
        <message>
            <source>Choose or type…</source>
            <translation>Elija o escriba…</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>Persona nueva</translation>
        </message>
        <message>
            <source>Invite a laptop</source>
            <translation>Invitar una computadora</translation>
        </message>
        <message>
            <source>What does this person do here?</source>
            <translation>¿Qué hace aquí esta persona?</translation>
        </message>
        <message>
            <source>Name of the laptop</source>
            <translation>Nombre de la computadora</translation>
        </message>
        <message>
            <source>Type a name</source>
            <translation>Escriba un nombre</translation>
        </message>
        <message>
            <source>Make a code</source>
            <translation>Hacer un código</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Salir</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Go to a page</source>
            <translation>Ir a una página</translation>
        </message>
        <message>
            <source>From everywhere</source>
            <translation>Desde cualquier lugar</translation>
        </message>
        <message>
            <source>In forms and lists</source>
            <translation>En formularios y listas</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sincronizar ahora</translation>
        </message>
        <message>
            <source>Lock, or change who works here</source>
            <translation>Bloquear, o cambiar quién trabaja aquí</translation>
        </message>
        <message>
            <source>English or Spanish</source>
            <translation>Inglés o español</translation>
        </message>
        <message>
            <source>I-speak screen: they point at their language</source>
            <translation>Pantalla «Yo hablo»: señalan su idioma</translation>
        </message>
        <message>
            <source>One more waits: hand out a number</source>
            <translation>Una persona más espera: dar un número</translation>
        </message>
        <message>
            <source>The oldest number is not there any more</source>
            <translation>El número más antiguo ya no está</translation>
        </message>
        <message>
            <source>To the next question</source>
            <translation>A la pregunta siguiente</translation>
        </message>
        <message>
            <source>Back to the one before</source>
            <translation>A la anterior</translation>
        </message>
        <message>
            <source>Pick an answer of the row with the focus</source>
            <translation>Elegir una respuesta de la fila activa</translation>
        </message>
        <message>
            <source>Along answers, rows and pages</source>
            <translation>Moverse entre respuestas, filas y páginas</translation>
        </message>
        <message>
            <source>Pick the answer or press the button</source>
            <translation>Elegir la respuesta o pulsar el botón</translation>
        </message>
        <message>
            <source>Save, next person</source>
            <translation>Guardar y seguir</translation>
        </message>
        <message>
            <source>Find in the list</source>
            <translation>Buscar en la lista</translation>
        </message>
        <message>
            <source>Quick or full form</source>
            <translation>Formulario corto o completo</translation>
        </message>
        <message>
            <source>Put this form aside, begin another</source>
            <translation>Dejar este formulario y empezar otro</translation>
        </message>
        <message>
            <source>Forms that wait half typed</source>
            <translation>Formularios a medio escribir</translation>
        </message>
        <message>
            <source>Give the free seat to who is next</source>
            <translation>Dar el lugar libre a quien sigue</translation>
        </message>
        <message>
            <source>Turn the screen: they answer themselves</source>
            <translation>Girar la pantalla: contestan ellos mismos</translation>
        </message>
        <message>
            <source>Out of the search, or out of a correction</source>
            <translation>Salir de la búsqueda o de una corrección</translation>
        </message>
        <message>
            <source>Stop calls and messages, or erase the person</source>
            <translation>Parar llamadas y mensajes, o borrar a la persona</translation>
        </message>
        <message>
            <source>In the list: withdraw the sign-up</source>
            <translation>En la lista: retirar la inscripción</translation>
        </message>
        <message>
            <source>Out of the search, or back to the list</source>
            <translation>Salir de la búsqueda o volver a la lista</translation>
        </message>
        <message>
            <source>The person before, the next one</source>
            <translation>La persona anterior, la siguiente</translation>
        </message>
        <message>
            <source>Copy the ticket</source>
            <translation>Copiar el turno</translation>
        </message>
        <message>
            <source>Withdraw the sign-up</source>
            <translation>Retirar la inscripción</translation>
        </message>
        <message>
            <source>Undo the withdrawal</source>
            <translation>Deshacer el retiro</translation>
        </message>
        <message>
            <source>Save the event</source>
            <translation>Guardar el evento</translation>
        </message>
        <message>
            <source>Publish, or the next step</source>
            <translation>Publicar, o el paso siguiente</translation>
        </message>
        <message>
            <source>A new event</source>
            <translation>Un evento nuevo</translation>
        </message>
        <message>
            <source>The same event again</source>
            <translation>El mismo evento otra vez</translation>
        </message>
        <message>
            <source>Take a time out</source>
            <translation>Quitar una hora</translation>
        </message>
        <message>
            <source>Undo the last save or step</source>
            <translation>Deshacer el último guardado o paso</translation>
        </message>
        <message>
            <source>One person: join the records</source>
            <translation>Una persona: unir los registros</translation>
        </message>
        <message>
            <source>Two people</source>
            <translation>Dos personas</translation>
        </message>
        <message>
            <source>Keep the record</source>
            <translation>Conservar el registro</translation>
        </message>
        <message>
            <source>Take the record out</source>
            <translation>Quitar el registro</translation>
        </message>
        <message>
            <source>Close, nothing to do</source>
            <translation>Cerrar, no hay nada que hacer</translation>
        </message>
        <message>
            <source>Ask again, or part them again</source>
            <translation>Preguntar otra vez o separarlos</translation>
        </message>
        <message>
            <source>Undo the last choice</source>
            <translation>Deshacer lo último elegido</translation>
        </message>
        <message>
            <source>What to tell, questions, flyers</source>
            <translation>Qué contar, preguntas, volantes</translation>
        </message>
        <message>
            <source>I type for somebody else who works here</source>
            <translation>Escribo en nombre de otra persona que trabaja aquí</translation>
        </message>
        <message>
            <source>I-speak screen: not known yet</source>
            <translation>Pantalla «Yo hablo»: aún no se sabe</translation>
        </message>
        <message>
            <source>Find a word</source>
            <translation>Buscar una palabra</translation>
        </message>
        <message>
            <source>Out of the search</source>
            <translation>Salir de la búsqueda</translation>
        </message>
        <message>
            <source>Save the flyer as PDF</source>
            <translation>Guardar el volante como PDF</translation>
        </message>
        <message>
            <source>Print the flyer</source>
            <translation>Imprimir el volante</translation>
        </message>
        <message>
            <source>Leave the PIN as it was</source>
            <translation>Dejar el PIN como estaba</translation>
        </message>
        <message>
            <source>No driver was found</source>
            <translation>No se encontró chofer</translation>
        </message>
        <message>
            <source>The interpreter is here: call them</source>
            <translation>Ya hay intérprete: llamar</translation>
        </message>
        <message>
            <source>They come back at the next time</source>
            <translation>Vuelve a la próxima hora</translation>
        </message>
        <message>
            <source>Note what was delivered, as it is chosen</source>
            <translation>Anotar lo que se dio, como está elegido</translation>
        </message>
        <message>
            <source>It is another language</source>
            <translation>Es otro idioma</translation>
        </message>
        <message>
            <source>Ask who is chosen to interpret</source>
            <translation>Pedir a quien está elegido que interprete</translation>
        </message>
        <message>
            <source>What was noted is not so</source>
            <translation>Lo anotado no fue así</translation>
        </message>
        <message>
            <source>Change an interpreter and their hours</source>
            <translation>Cambiar un intérprete y sus horas</translation>
        </message>
        <message>
            <source>Book them for more hours</source>
            <translation>Apartarle más horas</translation>
        </message>
        <message>
            <source>A new interpreter</source>
            <translation>Un intérprete nuevo</translation>
        </message>
        <message>
            <source>Save the interpreter</source>
            <translation>Guardar el intérprete</translation>
        </message>
        <message>
            <source>Undo what was done last</source>
            <translation>Deshacer lo último</translation>
        </message>
        <message>
            <source>Back to the list, or leave the form</source>
            <translation>Volver a la lista o salir del formulario</translation>
        </message>
        <message>
            <source>Say who drives</source>
            <translation>Decir quién maneja</translation>
        </message>
        <message>
            <source>Save the ride</source>
            <translation>Guardar el viaje</translation>
        </message>
        <message>
            <source>Note what comes next</source>
            <translation>Anotar lo que sigue</translation>
        </message>
        <message>
            <source>Look for a driver again</source>
            <translation>Buscar chofer otra vez</translation>
        </message>
        <message>
            <source>The driver knows that it is off</source>
            <translation>El chofer sabe que se canceló</translation>
        </message>
        <message>
            <source>Undo the last save, and again the one before</source>
            <translation>Deshacer lo último guardado, y luego lo anterior</translation>
        </message>
        <message>
            <source>Save, and begin with the next of the family</source>
            <translation>Guardar y empezar con el siguiente de la familia</translation>
        </message>
        <message>
            <source>Who may be here already, one after the other</source>
            <translation>Quién puede estar ya aquí, uno tras otro</translation>
        </message>
        <message>
            <source>The first, second or third who may be here</source>
            <translation>La primera, segunda o tercera que puede estar aquí</translation>
        </message>
        <message>
            <source>Find a ticket or name</source>
            <translation>Buscar un turno o nombre</translation>
        </message>
        <message>
            <source>Out of the search, then to the list</source>
            <translation>Salir de la búsqueda, luego a la lista</translation>
        </message>
        <message>
            <source>The day of another event</source>
            <translation>El día de otro evento</translation>
        </message>
        <message>
            <source>Undo the last step</source>
            <translation>Deshacer el último paso</translation>
        </message>
        <message>
            <source>In the list: check in</source>
            <translation>En la lista: llegó</translation>
        </message>
        <message>
            <source>In the list: given</source>
            <translation>En la lista: vacunada</translation>
        </message>
        <message>
            <source>In the list: not today, with a reason</source>
            <translation>En la lista: hoy no, con motivo</translation>
        </message>
        <message>
            <source>In the list: left</source>
            <translation>En la lista: se fue</translation>
        </message>
        <message>
            <source>In the list: did not come</source>
            <translation>En la lista: no vino</translation>
        </message>
        <message>
            <source>In the list: a walk-in of today</source>
            <translation>En la lista: hoy sin cita</translation>
        </message>
        <message>
            <source>In the list: all that can be done</source>
            <translation>En la lista: todo lo que se puede hacer</translation>
        </message>
        <message>
            <source>In the list: a free time for who waits</source>
            <translation>En la lista: hora libre para quien espera</translation>
        </message>
        <message>
            <source>In the list: I call them now</source>
            <translation>En la lista: llamo ahora</translation>
        </message>
        <message>
            <source>Spoken with, all done</source>
            <translation>Se habló, listo</translation>
        </message>
        <message>
            <source>They said yes: somebody arranges it</source>
            <translation>Dijo que sí: alguien lo arregla</translation>
        </message>
        <message>
            <source>They had the dose elsewhere</source>
            <translation>Ya recibió la dosis en otro lugar</translation>
        </message>
        <message>
            <source>They ask to be called back, and when</source>
            <translation>Pide que se le llame después, y cuándo</translation>
        </message>
        <message>
            <source>They say no</source>
            <translation>Dice que no</translation>
        </message>
        <message>
            <source>No answer, no message</source>
            <translation>No contesta, sin recado</translation>
        </message>
        <message>
            <source>A message was left, where it may be</source>
            <translation>Se dejó recado, donde se puede</translation>
        </message>
        <message>
            <source>Somebody else answered</source>
            <translation>Contestó otra persona</translation>
        </message>
        <message>
            <source>Busy or cut off</source>
            <translation>Ocupado o se cortó</translation>
        </message>
        <message>
            <source>A wrong or dead number</source>
            <translation>Número equivocado o que no funciona</translation>
        </message>
        <message>
            <source>No language that both speak</source>
            <translation>Sin idioma que los dos hablen</translation>
        </message>
        <message>
            <source>They ask us to stop calling</source>
            <translation>Pide que no llamemos más</translation>
        </message>
        <message>
            <source>What they said yes to is arranged</source>
            <translation>Lo que dijo que sí está arreglado</translation>
        </message>
        <message>
            <source>Open their sign-up</source>
            <translation>Abrir su registro</translation>
        </message>
        <message>
            <source>The appointment slip, to copy or print</source>
            <translation>El papel de la cita, para copiar o imprimir</translation>
        </message>
        <message>
            <source>Count a conversation without a name</source>
            <translation>Contar una conversación sin nombre</translation>
        </message>
        <message>
            <source>Take that conversation back</source>
            <translation>Quitar esa conversación</translation>
        </message>
        <message>
            <source>Nothing more to ask: out of the list</source>
            <translation>No falta preguntar nada: sale de la lista</translation>
        </message>
        <message>
            <source>Sign-ups or paper slips</source>
            <translation>Inscripciones o papeles</translation>
        </message>
        <message>
            <source>Type in the next slip</source>
            <translation>Pasar el papel que sigue</translation>
        </message>
        <message>
            <source>In the list of slips: it is lost</source>
            <translation>En la lista de papeles: se perdió</translation>
        </message>
        <message>
            <source>Undo the last act</source>
            <translation>Deshacer lo último</translation>
        </message>
        <message>
            <source>One more</source>
            <translation>Uno más</translation>
        </message>
        <message>
            <source>One more who gives no name</source>
            <translation>Uno más que no da su nombre</translation>
        </message>
        <message>
            <source>Take the last one back</source>
            <translation>Quitar el último</translation>
        </message>
        <message>
            <source>Ready, or the end of the day</source>
            <translation>Lista, o el fin del día</translation>
        </message>
        <message>
            <source>Close the day</source>
            <translation>Cerrar el día</translation>
        </message>
        <message>
            <source>To the forms that wait half typed</source>
            <translation>A los formularios a medio escribir</translation>
        </message>
        <message>
            <source>To the paper slips</source>
            <translation>A los papeles</translation>
        </message>
        <message>
            <source>Give unused seats back, or keep them</source>
            <translation>Devolver los lugares sin usar, o conservarlos</translation>
        </message>
        <message>
            <source>Open the day again, or keep the seats</source>
            <translation>Abrir el día de nuevo, o conservar los lugares</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>Volver a la lista</translation>
        </message>
        <message>
            <source>Go on; pick an answer; open a row</source>
            <translation>Seguir; elegir una respuesta; abrir una fila</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Guardar en PDF</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Imprimir</translation>
        </message>
        <message>
            <source>Turn the page</source>
            <translation>Pasar la página</translation>
        </message>
        <message>
            <source>Invite a laptop</source>
            <translation>Invitar una computadora</translation>
        </message>
        <message>
            <source>Make the code</source>
            <translation>Crear el código</translation>
        </message>
        <message>
            <source>Print the code</source>
            <translation>Imprimir el código</translation>
        </message>
        <message>
            <source>Leave without a change</source>
            <translation>Salir sin cambiar nada</translation>
        </message>
    </context>
    <context>
        <name>LaptopCard</name>
        <message>
            <source>No laptop yet</source>
            <translation>Todavía no hay computadoras</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Nadie</translation>
        </message>
        <message>
            <source>Works on it</source>
            <translation>Trabaja en ella</translation>
        </message>
        <message>
            <source>Last heard</source>
            <translation>Última noticia</translation>
        </message>
        <message>
            <source>Only there</source>
            <translation>Solo allí</translation>
        </message>
        <message>
            <source>Next event</source>
            <translation>Próximo evento</translation>
        </message>
        <message>
            <source>Its day</source>
            <translation>Su día</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Reloj</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programa</translation>
        </message>
        <message>
            <source>Invite</source>
            <translation>Invitar</translation>
        </message>
        <message>
            <source>Shut out…</source>
            <translation>Bloquear…</translation>
        </message>
    </context>
    <context>
        <name>Laptops</name>
        <message>
            <source>shut out</source>
            <translation>bloqueada</translation>
        </message>
        <message>
            <source>retired</source>
            <translation>retirada</translation>
        </message>
        <message>
            <source>this one</source>
            <translation>esta</translation>
        </message>
        <message>
            <source>waited for</source>
            <translation>se espera</translation>
        </message>
        <message>
            <source>{n} only there</source>
            <translation>{n} solo allí</translation>
        </message>
        <message>
            <source>all here</source>
            <translation>todo aquí</translation>
        </message>
        <message>
            <source>not heard yet</source>
            <translation>sin noticias</translation>
        </message>
        <message>
            <source>not ready</source>
            <translation>no está lista</translation>
        </message>
        <message>
            <source>You are working on it</source>
            <translation>Usted trabaja en ella</translation>
        </message>
        <message>
            <source>The server takes nothing from it any more</source>
            <translation>El servidor ya no recibe nada de ella</translation>
        </message>
        <message>
            <source>Has not synced yet</source>
            <translation>Todavía no ha sincronizado</translation>
        </message>
        <message>
            <source>Last heard {moment}</source>
            <translation>Última noticia: {moment}</translation>
        </message>
        <message>
            <source>Sign-ups: {n}</source>
            <translation>Inscripciones: {n}</translation>
        </message>
        <message>
            <source>Changes of any kind: {n}</source>
            <translation>Cambios de todo tipo: {n}</translation>
        </message>
        <message>
            <source>Drafts, half filled in: {n}</source>
            <translation>Borradores a medio llenar: {n}</translation>
        </message>
        <message>
            <source>Not known: nothing was heard from it since.</source>
            <translation>No se sabe: desde entonces no hay noticias.</translation>
        </message>
        <message>
            <source>Nothing that it told of</source>
            <translation>Nada que haya avisado</translation>
        </message>
        <message>
            <source>To finish: {n}</source>
            <translation>Por terminar: {n}</translation>
        </message>
        <message>
            <source>closed its day on {day}</source>
            <translation>cerró su día el {day}</translation>
        </message>
        <message>
            <source>has it</source>
            <translation>lo tiene</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>no está ahí</translation>
        </message>
        <message>
            <source>seats to give: {n}</source>
            <translation>lugares por dar: {n}</translation>
        </message>
        <message>
            <source>its lists of answers are older</source>
            <translation>sus listas de respuestas son más antiguas</translation>
        </message>
        <message>
            <source>Its clock is {n} minutes ahead. Set it right.</source>
            <translation>Su reloj está {n} minutos adelantado. Corríjalo.</translation>
        </message>
        <message>
            <source>Its clock is {n} minutes behind. Set it right.</source>
            <translation>Su reloj está {n} minutos atrasado. Corríjalo.</translation>
        </message>
        <message>
            <source>{program}, lists of {lists}</source>
            <translation>{program}, listas de {lists}</translation>
        </message>
        <message>
            <source>{title} is not on it yet as it stands now. Have it opened where there is a network.</source>
            <translation>Todavía no tiene {title} en su versión actual. Pida que la abran donde haya red.</translation>
        </message>
        <message>
            <source>It belongs to an event of today or yesterday, and not all of it has come yet. Ask who works on it to open Fieldapp where there is a network.</source>
            <translation>Es de un evento de hoy o de ayer y todavía no ha llegado todo. Pida a quien trabaja en ella que abra Fieldapp donde haya red.</translation>
        </message>
        <message>
            <source>{letter} is shut out. {n} of its changes never came; they stay on it, locked. Ask the people it signed up again.</source>
            <translation>{letter} está bloqueada. {n} de sus cambios nunca llegaron; se quedan en ella, cerrados. Pregunte otra vez a las personas que inscribió.</translation>
        </message>
        <message>
            <source>{letter} is shut out. Everything it told of had come.</source>
            <translation>{letter} está bloqueada. Todo lo que avisó había llegado.</translation>
        </message>
        <message>
            <source>From its next try on, laptop {letter} gets nothing and nothing is taken from it. This cannot be undone: to work again it needs a new code.</source>
            <translation>Desde su próximo intento, la computadora {letter} no recibe nada y no se recibe nada de ella. Esto no se puede deshacer: para volver a trabajar necesita un código nuevo.</translation>
        </message>
        <message>
            <source>What is only on it does not come any more. By its own last word: {what}. If the laptop is in good hands, let it sync first.</source>
            <translation>Lo que solo está en ella ya no llegará. Según su último aviso: {what}. Si la computadora está en buenas manos, deje que sincronice primero.</translation>
        </message>
        <message>
            <source>Choose who will work on it, or type a new name.</source>
            <translation>Elija quién va a trabajar en ella o escriba un nombre nuevo.</translation>
        </message>
        <message>
            <source>Choose what this person does here.</source>
            <translation>Elija qué hace aquí esta persona.</translation>
        </message>
        <message>
            <source>Give the laptop a name of one short line.</source>
            <translation>Dé a la computadora un nombre de una línea corta.</translation>
        </message>
        <message>
            <source>The server learns of the new person…</source>
            <translation>El servidor recibe a la persona nueva…</translation>
        </message>
        <message>
            <source>The server is asked…</source>
            <translation>Preguntando al servidor…</translation>
        </message>
        <message>
            <source>The code works once, for one day.</source>
            <translation>El código sirve una vez, durante un día.</translation>
        </message>
        <message>
            <source>Works once, until {moment}</source>
            <translation>Sirve una vez, hasta {moment}</translation>
        </message>
        <message>
            <source>On the new laptop open Fieldapp, choose to join with a code, and type the address and the code. Whoever has the code can join: give it by hand or by phone, not by e-mail.</source>
            <translation>En la nueva computadora abra Fieldapp, elija entrar con un código y escriba la dirección y el código. Quien tenga el código puede entrar: délo en mano o por teléfono, no por correo electrónico.</translation>
        </message>
        <message>
            <source>People to be erased: {n} under way</source>
            <translation>Personas por borrar: {n} en curso</translation>
        </message>
        <message>
            <source>Asked {moment}</source>
            <translation>Pedido el {moment}</translation>
        </message>
        <message>
            <source>laptop {letter}</source>
            <translation>computadora {letter}</translation>
        </message>
        <message>
            <source>done</source>
            <translation>hecho</translation>
        </message>
        <message>
            <source>under way</source>
            <translation>en curso</translation>
        </message>
        <message>
            <source>Done everywhere {moment}, laptops: {n}</source>
            <translation>Hecho en todas {moment}, computadoras: {n}</translation>
        </message>
        <message>
            <source>Erased here. The server learns it with the next sync.</source>
            <translation>Borrado aquí. El servidor lo sabrá en la próxima sincronización.</translation>
        </message>
        <message>
            <source>Every laptop has erased; the server is about to close it.</source>
            <translation>Todas las computadoras borraron; el servidor está por cerrarlo.</translation>
        </message>
        <message>
            <source>Waits until these have synced: {letters}</source>
            <translation>Espera a que sincronicen: {letters}</translation>
        </message>
    </context>
    <context>
        <name>LaptopsScreen</name>
        <message>
            <source>Laptops</source>
            <translation>Computadoras</translation>
        </message>
        <message>
            <source>{invite} invite a laptop</source>
            <translation>{invite} invitar una computadora</translation>
        </message>
        <message>
            <source>Laptops of the organization</source>
            <translation>Computadoras de la organización</translation>
        </message>
        <message>
            <source>{name}'s laptop</source>
            <translation>Computadora de {name}</translation>
        </message>
        <message>
            <source>{n} in use</source>
            <translation>{n} en uso</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>ninguna todavía</translation>
        </message>
        <message>
            <source>No laptop has joined yet. {invite} makes a code for the first.</source>
            <translation>Todavía no se ha unido ninguna computadora. Con {invite} se hace un código para la primera.</translation>
        </message>
        <message>
            <source>This laptop works without a server, so no other can join it.</source>
            <translation>Esta computadora trabaja sin servidor, así que ninguna otra puede unirse a ella.</translation>
        </message>
        <message>
            <source>Code for the new laptop</source>
            <translation>Código para la nueva computadora</translation>
        </message>
    </context>
    <context>
        <name>LineKeys</name>
        <message>
            <source>Back into the line</source>
            <translation>De nuevo a la fila</translation>
        </message>
    </context>
    <context>
        <name>ListCard</name>
        <message>
            <source>Find a word</source>
            <translation>Buscar una palabra</translation>
        </message>
        <message>
            <source>Find in what can be told</source>
            <translation>Buscar en lo que se puede contar</translation>
        </message>
        <message>
            <source>What can be told</source>
            <translation>Lo que se puede contar</translation>
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
            <source>Search everybody</source>
            <translation>Buscar entre todos</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>Mostrar a todos</translation>
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
        <name>LockPart</name>
        <message>
            <source>The new one is made…</source>
            <translation>Se prepara lo nuevo…</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>Locks by itself after</source>
            <translation>Se bloquea sola a los</translation>
        </message>
        <message>
            <source>So long without a key or the mouse. A line tells you 20 seconds before. F9 locks at once. What is half typed is kept either way.</source>
            <translation>Ese tiempo sin tecla ni ratón. Una línea avisa 20 segundos antes. F9 bloquea en seguida. Lo escrito a medias se guarda siempre.</translation>
        </message>
        <message>
            <source>This is practice without a PIN: it opens by itself, so there is nothing to lock it with. It does not lock when nobody is here. Type no real people.</source>
            <translation>Esta es la práctica sin PIN: se abre sola, así que no hay con qué bloquearla. No se bloquea cuando no hay nadie. No escriba personas reales.</translation>
        </message>
        <message>
            <source>Your PIN</source>
            <translation>Su PIN</translation>
        </message>
        <message>
            <source>Your passphrase</source>
            <translation>Su frase</translation>
        </message>
        <message>
            <source>Change my PIN…</source>
            <translation>Cambiar mi PIN…</translation>
        </message>
        <message>
            <source>Change my passphrase…</source>
            <translation>Cambiar mi frase…</translation>
        </message>
        <message>
            <source>PIN now</source>
            <translation>PIN de ahora</translation>
        </message>
        <message>
            <source>Passphrase now</source>
            <translation>Frase de ahora</translation>
        </message>
        <message>
            <source>Change the PIN</source>
            <translation>Cambiar el PIN</translation>
        </message>
        <message>
            <source>Use the new passphrase</source>
            <translation>Usar la frase nueva</translation>
        </message>
        <message>
            <source>6 digits or more. If you forget it, the lock screen says what helps.</source>
            <translation>6 dígitos o más. Si lo olvida, la pantalla de bloqueo dice qué hacer.</translation>
        </message>
        <message>
            <source>This computer could not keep half of a PIN safe, so words open the laptop. A new passphrase is made for you; where a PIN is possible now, you choose a PIN.</source>
            <translation>Esta computadora no podía guardar segura la mitad de un PIN, así que la abren palabras. Se prepara una frase nueva; donde ahora se puede usar un PIN, usted elige uno.</translation>
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
        <name>Missing</name>
        <message>
            <source>Missing for a booking</source>
            <translation>Falta para dar hora</translation>
        </message>
        <message>
            <source>Missing to be complete</source>
            <translation>Falta para completarla</translation>
        </message>
        <message>
            <source>Finish it</source>
            <translation>Terminarla</translation>
        </message>
        <message>
            <source>Nothing more to ask</source>
            <translation>No falta preguntar nada</translation>
        </message>
        <message>
            <source>It leaves this list as it is; Ctrl+Z brings it back</source>
            <translation>Sale de esta lista como está; Ctrl+Z la trae de vuelta</translation>
        </message>
    </context>
    <context>
        <name>NeedCard</name>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Another language…</source>
            <translation>Otro idioma…</translation>
        </message>
        <message>
            <source>Note it</source>
            <translation>Anotar</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Pedir</translation>
        </message>
        <message>
            <source>Not so, open again</source>
            <translation>No fue así, abrir otra vez</translation>
        </message>
        <message>
            <source>Who was asked</source>
            <translation>A quién se le pidió</translation>
        </message>
        <message>
            <source>Who interpreted</source>
            <translation>Quién interpretó</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Cómo</translation>
        </message>
        <message>
            <source>How long</source>
            <translation>Cuánto tiempo</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>Qué salió mal</translation>
        </message>
        <message>
            <source>Who could interpret, the best first</source>
            <translation>Quién podría interpretar, primero el mejor</translation>
        </message>
        <message>
            <source>if anything</source>
            <translation>si algo</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Book for hours here</source>
            <translation>Apartar horas aquí</translation>
        </message>
        <message>
            <source>Interpreter is here, call them</source>
            <translation>Ya hay intérprete, llamar</translation>
        </message>
        <message>
            <source>Comes back at</source>
            <translation>Vuelve a las</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Cambiar</translation>
        </message>
        <message>
            <source>More hours</source>
            <translation>Más horas</translation>
        </message>
        <message>
            <source>Here now: call {n} who wait</source>
            <translation>Ya llegó: llamar a {n} que esperan</translation>
        </message>
    </context>
    <context>
        <name>NewSecret</name>
        <message>
            <source>New PIN</source>
            <translation>PIN nuevo</translation>
        </message>
        <message>
            <source>6 digits or more</source>
            <translation>6 dígitos o más</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>El mismo PIN otra vez</translation>
        </message>
        <message>
            <source>Type the words from your paper</source>
            <translation>Escriba las palabras de su papel</translation>
        </message>
        <message>
            <source>This computer cannot keep half of a PIN safe, so the program made a passphrase. It opens the laptop and is shown only now. Write these words on paper:</source>
            <translation>Esta computadora no puede guardar segura la mitad de un PIN, así que el programa hizo una frase. Abre la computadora y se muestra solo ahora. Escriba estas palabras en papel:</translation>
        </message>
        <message>
            <source>Hidden while you type. Empty the line to see the words again.</source>
            <translation>Ocultas mientras escribe. Vacíe la línea para verlas otra vez.</translation>
        </message>
        <message>
            <source>These are not the words that were shown. Compare each with your paper.</source>
            <translation>No son las palabras que se mostraron. Compare cada una con su papel.</translation>
        </message>
    </context>
    <context>
        <name>OpenPart</name>
        <message>
            <source>Whose sign-ups</source>
            <translation>Inscripciones de quién</translation>
        </message>
        <message>
            <source>To finish, the most urgent first</source>
            <translation>Por terminar, primero lo más urgente</translation>
        </message>
        <message>
            <source>Only the newest sign-ups were looked through.</source>
            <translation>Solo se miraron las inscripciones más nuevas.</translation>
        </message>
        <message>
            <source>No name yet</source>
            <translation>Sin nombre todavía</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Mirando…</translation>
        </message>
        <message>
            <source>No event has come to this laptop yet.</source>
            <translation>Todavía no ha llegado ningún evento a esta computadora.</translation>
        </message>
        <message>
            <source>Nothing to finish here. The other lists have some.</source>
            <translation>Aquí no hay nada por terminar. En las otras listas sí.</translation>
        </message>
        <message>
            <source>Nobody has signed up yet. Who lacks something appears here.</source>
            <translation>Nadie se ha inscrito todavía. Aquí aparece a quien le falta algo.</translation>
        </message>
        <message>
            <source>Every sign-up is complete.</source>
            <translation>Todas las inscripciones están completas.</translation>
        </message>
    </context>
    <context>
        <name>Own</name>
        <message>
            <source>Offline for {span}. Sync soon, where there is a network:</source>
            <translation>Sin conexión desde hace {span}. Sincronice pronto, donde haya red:</translation>
        </message>
        <message>
            <source>Offline for {span}. That is fine:</source>
            <translation>Sin conexión desde hace {span}. No hay problema:</translation>
        </message>
        <message>
            <source>Offline. That is fine:</source>
            <translation>Sin conexión. No hay problema:</translation>
        </message>
        <message>
            <source>everything is saved here.</source>
            <translation>todo está guardado aquí.</translation>
        </message>
        <message>
            <source>1 sign-up waits here.</source>
            <translation>1 inscripción espera aquí.</translation>
        </message>
        <message>
            <source>{n} sign-ups wait here.</source>
            <translation>{n} inscripciones esperan aquí.</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} días</translation>
        </message>
        <message>
            <source>Saved {time}</source>
            <translation>Guardado {time}</translation>
        </message>
        <message>
            <source>{level} charging</source>
            <translation>{level} cargando</translation>
        </message>
        <message>
            <source>Battery {level}. Save and plug in; everything typed is kept.</source>
            <translation>Batería: {level}. Guarde y enchufe; todo lo escrito se conserva.</translation>
        </message>
        <message>
            <source>{n} MB left on this laptop's disk. What you typed is kept. Free some space: empty the bin, then delete old downloads, films or programs.</source>
            <translation>Quedan {n} MB en el disco de esta computadora. Lo que escribió se conserva. Libere espacio: vacíe la papelera y luego borre descargas viejas, películas o programas.</translation>
        </message>
        <message>
            <source>The clock of this laptop is wrong: it is later than {moment}.</source>
            <translation>El reloj de esta computadora está mal: la hora correcta es posterior a esta ({moment}).</translation>
        </message>
        <message>
            <source>The clock of this laptop is {span} ahead. It is {moment}.</source>
            <translation>El reloj de esta computadora está adelantado {span} (la hora correcta: {moment}).</translation>
        </message>
        <message>
            <source>The clock of this laptop is {span} behind. It is {moment}.</source>
            <translation>El reloj de esta computadora está atrasado {span} (la hora correcta: {moment}).</translation>
        </message>
        <message>
            <source>Sign-ups are kept, and in order all the same. Set it in {place}.</source>
            <translation>Las inscripciones se guardan, y en orden. Ajústelo en {place}.</translation>
        </message>
        <message>
            <source>The clock is right</source>
            <translation>El reloj está bien</translation>
        </message>
        <message>
            <source>Settings › Time &amp; language › Date &amp; time</source>
            <translation>Configuración › Hora e idioma › Fecha y hora</translation>
        </message>
        <message>
            <source>System Settings › General › Date &amp; Time</source>
            <translation>Ajustes del Sistema › General › Fecha y hora</translation>
        </message>
        <message>
            <source>the system's settings, Date &amp; Time</source>
            <translation>la configuración del sistema, Fecha y hora</translation>
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
            <source>Clinic</source>
            <translation>Clínica</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Eventos</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Rosters</source>
            <translation>Listas</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Informe</translation>
        </message>
        <message>
            <source>Interpreters</source>
            <translation>Intérpretes</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>Laptops</source>
            <translation>Equipos</translation>
        </message>
        <message>
            <source>To finish</source>
            <translation>Pendiente</translation>
        </message>
        <message>
            <source>Rides</source>
            <translation>Transporte</translation>
        </message>
        <message>
            <source>Tally</source>
            <translation>Conteo</translation>
        </message>
        <message>
            <source>The day</source>
            <translation>El día</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Textos</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
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
            <source>{who}, typed for {whom}</source>
            <translation>{who}, en nombre de {whom}</translation>
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
            <source>Lives at</source>
            <translation>Vive en</translation>
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
            <source>Next dose</source>
            <translation>Próxima dosis</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>Para revisar</translation>
        </message>
        <message>
            <source>at the latest by {day}</source>
            <translation>a más tardar el {day}</translation>
        </message>
        <message>
            <source>after the words of {version}</source>
            <translation>tras el aviso {version}</translation>
        </message>
        <message>
            <source>heard by {who}</source>
            <translation>lo oyó {who}</translation>
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
            <source>1 person</source>
            <translation>1 persona</translation>
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
        <message>
            <source>Stopped for {name}: {what}</source>
            <translation>Se dejó, para {name}: {what}</translation>
        </message>
        <message>
            <source>Agreed again, {name}: {what}</source>
            <translation>Aceptado otra vez, {name}: {what}</translation>
        </message>
        <message>
            <source>{name} is not called or written to any more. Ctrl+Z takes it back.</source>
            <translation>A {name} ya no se le llama ni se le escribe. Ctrl+Z lo deshace.</translation>
        </message>
        <message>
            <source>As it was before: {name}</source>
            <translation>Como antes: {name}</translation>
        </message>
        <message>
            <source>Erased here. Other laptops erase it when they next sync.</source>
            <translation>Borrado aquí. Las otras computadoras lo borran cuando sincronicen.</translation>
        </message>
        <message>
            <source>Goes: name and birth date, phones and e-mails: {contacts}, sign-ups: {sign_ups}, answers: {answers}, with all notes, times and needs.</source>
            <translation>Se borra: nombre y nacimiento, teléfonos y correos: {contacts}, registros: {sign_ups}, respuestas: {answers}, con todas las notas, horas y necesidades.</translation>
        </message>
        <message>
            <source>{n} joined records go together.</source>
            <translation>Se van juntos {n} registros unidos.</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>Voice messages</source>
            <translation>Mensajes de voz</translation>
        </message>
        <message>
            <source>Texts</source>
            <comment>text messages</comment>
            <translation>Mensajes de texto</translation>
        </message>
        <message>
            <source>Emails</source>
            <translation>Correos electrónicos</translation>
        </message>
        <message>
            <source>News of later events</source>
            <translation>Noticias de eventos futuros</translation>
        </message>
        <message>
            <source>Telling the clinic</source>
            <translation>Avisar a la clínica</translation>
        </message>
        <message>
            <source>Telling the interpreter</source>
            <translation>Avisar al intérprete</translation>
        </message>
        <message>
            <source>Telling the driver</source>
            <translation>Avisar al conductor</translation>
        </message>
        <message>
            <source>Own answers in totals</source>
            <translation>Sus respuestas en totales</translation>
        </message>
        <message>
            <source>to remind of the visit</source>
            <translation>recordar la cita</translation>
        </message>
        <message>
            <source>after the visit</source>
            <translation>tras la cita</translation>
        </message>
        <message>
            <source>about later events</source>
            <translation>sobre eventos futuros</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>No llamar</translation>
        </message>
        <message>
            <source>No texts</source>
            <translation>No mandar mensajes</translation>
        </message>
        <message>
            <source>not asked here; this stops it</source>
            <translation>no se preguntó aquí; esto lo para</translation>
        </message>
        <message>
            <source>agreed</source>
            <translation>aceptado</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>se dejó</translation>
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
        <name>PracticePin</name>
        <message>
            <source>Make a PIN, or skip: it is only practice</source>
            <translation>Haga un PIN o siga sin él: es solo práctica</translation>
        </message>
        <message>
            <source>With a PIN the laptop asks for it each time, as a work laptop does. Without one, practice opens by itself.</source>
            <translation>Con un PIN, la computadora lo pide cada vez, como una de trabajo. Sin él, la práctica se abre sola.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Seguir sin PIN</translation>
        </message>
        <message>
            <source>Make the PIN</source>
            <translation>Crear el PIN</translation>
        </message>
    </context>
    <context>
        <name>PreferencesScreen</name>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Bloqueo</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Teclado</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Acerca de</translation>
        </message>
        <message>
            <source>Parts of this page</source>
            <translation>Partes de esta página</translation>
        </message>
    </context>
    <context>
        <name>Recover</name>
        <message>
            <source>A new PIN</source>
            <translation>Un PIN nuevo</translation>
        </message>
        <message>
            <source>Everything in practice is still here.</source>
            <translation>Todo lo de la práctica sigue aquí.</translation>
        </message>
        <message>
            <source>Recovery code</source>
            <translation>Código de recuperación</translation>
        </message>
        <message>
            <source>the 12 words on your paper</source>
            <translation>las 12 palabras de su papel</translation>
        </message>
        <message>
            <source>Every record on this laptop is still here. The data steward can help from anywhere: send the question, paste the answer. Leave this window open until then.</source>
            <translation>Todos los registros de esta computadora siguen aquí. La persona responsable de los datos puede ayudar desde cualquier lugar: envíe la pregunta y pegue la respuesta. Deje abierta esta ventana hasta entonces.</translation>
        </message>
        <message>
            <source>2. Paste the answer</source>
            <translation>2. Pegue la respuesta</translation>
        </message>
        <message>
            <source>1. Send the question</source>
            <translation>1. Envíe la pregunta</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the question</source>
            <translation>Copiar la pregunta</translation>
        </message>
        <message>
            <source>No code? Start practice anew</source>
            <translation>¿Sin código? Empezar otra práctica</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>laptop number {n}</source>
            <translation>computadora número {n}</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copiada</translation>
        </message>
        <message>
            <source>This is needed to make a new PIN.</source>
            <translation>Esto hace falta para crear un PIN nuevo.</translation>
        </message>
    </context>
    <context>
        <name>RecoveryWords</name>
        <message>
            <source>Write these 12 words down</source>
            <translation>Anote estas 12 palabras</translation>
        </message>
        <message>
            <source>They are the recovery code of practice: with them you can make a new PIN when the old one is forgotten. They are shown only now, and nobody else has them.</source>
            <translation>Son el código de recuperación de la práctica: con ellas puede crear un PIN nuevo si olvida el anterior. Se muestran solo ahora y nadie más las tiene.</translation>
        </message>
        <message>
            <source>I have written them down</source>
            <translation>Ya las anoté</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>{month} {year}</source>
            <translation>{month} de {year}</translation>
        </message>
        <message>
            <source>data as of {moment}</source>
            <translation>datos al {moment}</translation>
        </message>
        <message>
            <source>revision {n}</source>
            <translation>revisión {n}</translation>
        </message>
        <message>
            <source>Counts from 1 to {most} are printed as {small}, and a second number is hidden wherever they could be computed.</source>
            <translation>Los números del 1 al {most} se imprimen como {small}, y se oculta otro número donde se podrían calcular.</translation>
        </message>
        <message>
            <source>Say who will read it: it is written down.</source>
            <translation>Diga quién lo leerá: queda anotado.</translation>
        </message>
        <message>
            <source>Nothing to report yet. The report counts events, sign-ups, visits and conversations of a month; no names are in it.</source>
            <translation>Todavía no hay nada que informar. El informe cuenta los eventos, inscripciones, visitas y conversaciones de un mes; no lleva nombres.</translation>
        </message>
        <message>
            <source>The report could not be made. Its data are safe.</source>
            <translation>No se pudo hacer el informe. Sus datos están a salvo.</translation>
        </message>
        <message>
            <source>Counting, and hiding what is small…</source>
            <translation>Contando y ocultando lo pequeño…</translation>
        </message>
    </context>
    <context>
        <name>ReportScreen</name>
        <message>
            <source>Monthly report</source>
            <translation>Informe mensual</translation>
        </message>
        <message>
            <source>The report as it is printed</source>
            <translation>El informe como se imprime</translation>
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
            <source>{person}. Two laptops said what cannot both be true. Choose what was so; the other is taken out.</source>
            <translation>{person}. Dos computadoras dijeron cosas que no pueden ser ciertas a la vez. Elija la que fue; la otra se quita.</translation>
        </message>
        <message>
            <source>{person}, {time}. Nobody is to fetch them yet. Find a driver on the page of rides; then this goes by itself. Where nobody can, say so and call them.</source>
            <translation>{person}, {time}. Aún no hay quien recoja a esta persona. Busque chofer en la página de transporte; entonces esto desaparece solo. Si nadie puede, anótelo y llámele.</translation>
        </message>
        <message>
            <source>No driver found</source>
            <translation>No se encontró chofer</translation>
        </message>
        <message>
            <source>To the ride</source>
            <translation>Ir al viaje</translation>
        </message>
        <message>
            <source>It was at work at an event that is over, and the server has not heard from it since. Rosters lack its people until it syncs; then this goes by itself.</source>
            <translation>Se usó en un evento que ya terminó, y el servidor no ha sabido de ella desde entonces. A las listas les falta su gente hasta que sincronice; entonces esto se quita solo.</translation>
        </message>
        <message>
            <source>By its own last count {n} sign-ups are only there.</source>
            <translation>Según su propia última cuenta, {n} inscripciones están solo allí.</translation>
        </message>
        <message>
            <source>To the laptops</source>
            <translation>A las computadoras</translation>
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
            <source>{people}. Both keep the number. At the clinic, call them by name; write a new ticket for one of them if there is time.</source>
            <translation>{people}. Las dos conservan el número. En la clínica llámelas por su nombre; si hay tiempo, escriba un turno nuevo para una de ellas.</translation>
        </message>
        <message>
            <source>{people}, {time}. All were told to come. Call one of them and give another time; if nobody can move, ask the provider for one dose more.</source>
            <translation>{people}, {time}. A todas se les dijo que vinieran. Llame a una y dele otra hora; si nadie puede cambiar, pida al proveedor una dosis más.</translation>
        </message>
        <message>
            <source>{people}: {language}. Ask which one, by the people, the dialect or the home town, and correct it in the sign-up. Then this goes by itself; until then no interpreter of one variety is a match.</source>
            <translation>{people}: {language}. Pregunte cuál es, por el pueblo, el dialecto o el lugar de origen, y corríjalo en la inscripción. Entonces esto se va solo; hasta entonces ningún intérprete de una variante corresponde.</translation>
        </message>
        <message>
            <source>{people}. An interpreter is wanted and nobody is planned, or nobody came. Find one on the page of interpreters; once somebody is asked, this goes by itself.</source>
            <translation>{people}. Quiere intérprete y no hay ninguno previsto, o no vino nadie. Busque uno en la página de intérpretes; cuando se le pida a alguien, esto se cierra solo.</translation>
        </message>
        <message>
            <source>{people}. Their number is wrong or dead, and there is no other that may be called. Find a new one, and correct it in the sign-up.</source>
            <translation>{people}. Su número está mal o ya no funciona, y no hay otro al que se pueda llamar. Busque uno nuevo y corríjalo en el registro.</translation>
        </message>
        <message>
            <source>When it synced, its clock was more than five minutes off. Have it set right. Look at the days and ages that were noted there; nothing is lost, and the order of what was done is right.</source>
            <translation>Cuando sincronizó, su reloj estaba mal por más de cinco minutos. Pida que lo pongan a la hora. Revise los días y las edades anotados allí; nada se ha perdido, y el orden de lo que se hizo es correcto.</translation>
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
            <source>One ticket, two people: {ticket}</source>
            <translation>Un turno, dos personas: {ticket}</translation>
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
            <source>Two outcomes of one visit</source>
            <translation>Dos resultados de una visita</translation>
        </message>
        <message>
            <source>Ride wanted, nobody drives</source>
            <translation>Quiere transporte y nadie maneja</translation>
        </message>
        <message>
            <source>Laptop {letter} has not synced since</source>
            <translation>La computadora {letter} no ha sincronizado desde entonces</translation>
        </message>
        <message>
            <source>Which language?</source>
            <translation>¿Qué idioma?</translation>
        </message>
        <message>
            <source>Interpreter wanted, nobody planned</source>
            <translation>Quiere intérprete y falta</translation>
        </message>
        <message>
            <source>No number that works</source>
            <translation>Ningún número que sirva</translation>
        </message>
        <message>
            <source>The clock of laptop {letter} was wrong</source>
            <translation>El reloj de la computadora {letter} estaba mal</translation>
        </message>
        <message>
            <source>More people than seats: {ticket}</source>
            <translation>Más personas que lugares: {ticket}</translation>
        </message>
        <message>
            <source>One seat, two people: {ticket}</source>
            <translation>Un lugar, dos personas: {ticket}</translation>
        </message>
        <message>
            <source>choose</source>
            <translation>elegir</translation>
        </message>
        <message>
            <source>by tomorrow</source>
            <translation>para mañana</translation>
        </message>
        <message>
            <source>look</source>
            <translation>mirar</translation>
        </message>
        <message>
            <source>waited for</source>
            <translation>se la espera</translation>
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
            <source>Ages and times that were noted there may be off</source>
            <translation>Las edades y horas anotadas allí pueden estar mal</translation>
        </message>
        <message>
            <source>Work that was not taken in</source>
            <translation>Trabajo que no se aceptó</translation>
        </message>
        <message>
            <source>About an event or the organization</source>
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
            <source>Noted: nobody drives. Tell the person.</source>
            <translation>Anotado: nadie maneja. Avise a la persona.</translation>
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
        <name>RevokeCard</name>
        <message>
            <source>Shut out laptop {letter}?</source>
            <translation>¿Bloquear la computadora {letter}?</translation>
        </message>
        <message>
            <source>Type its letter, {letter}</source>
            <translation>Escriba su letra, {letter}</translation>
        </message>
        <message>
            <source>Shut it out</source>
            <translation>Bloquearla</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Salir</translation>
        </message>
    </context>
    <context>
        <name>RideCard</name>
        <message>
            <source>Drove before</source>
            <translation>Ha manejado antes</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Qué pasó</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
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
            <source>The driver knows</source>
            <translation>El chofer ya lo sabe</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>{key}: the first</source>
            <translation>{key}: el primero</translation>
        </message>
    </context>
    <context>
        <name>Rides</name>
        <message>
            <source>No driver yet</source>
            <translation>Aún sin chofer</translation>
        </message>
        <message>
            <source>All rides</source>
            <translation>Todos los viajes</translation>
        </message>
        <message>
            <source>Called off</source>
            <translation>Cancelados</translation>
        </message>
        <message>
            <source>Everybody who is to be fetched has a driver.</source>
            <translation>Todas las personas que hay que recoger tienen chofer.</translation>
        </message>
        <message>
            <source>Nobody needs a ride to this event. Who says so with their time at the sign-up stands here.</source>
            <translation>Nadie necesita transporte para este evento. Aquí aparece quien lo pide al inscribirse, junto con su hora.</translation>
        </message>
        <message>
            <source>No driver waits to hear that a ride is off.</source>
            <translation>Ningún chofer espera que le avisen de un viaje cancelado.</translation>
        </message>
        <message>
            <source>tell the driver</source>
            <translation>avise al chofer</translation>
        </message>
        <message>
            <source>waiting, no time yet</source>
            <translation>espera, aún sin hora</translation>
        </message>
        <message>
            <source>fetch now</source>
            <translation>recoger ya</translation>
        </message>
        <message>
            <source>given</source>
            <translation>entregado</translation>
        </message>
        <message>
            <source>open</source>
            <translation>pendiente</translation>
        </message>
        <message>
            <source>no driver yet</source>
            <translation>aún sin chofer</translation>
        </message>
        <message>
            <source>driver asked</source>
            <translation>chofer consultado</translation>
        </message>
        <message>
            <source>has a driver</source>
            <translation>tiene chofer</translation>
        </message>
        <message>
            <source>knows the time</source>
            <translation>sabe la hora</translation>
        </message>
        <message>
            <source>on the way</source>
            <translation>en camino</translation>
        </message>
        <message>
            <source>at the site</source>
            <translation>en el lugar</translation>
        </message>
        <message>
            <source>back home</source>
            <translation>de regreso</translation>
        </message>
        <message>
            <source>nobody found</source>
            <translation>sin chofer</translation>
        </message>
        <message>
            <source>missed</source>
            <translation>perdido</translation>
        </message>
        <message>
            <source>They have it</source>
            <translation>Ya lo tiene</translation>
        </message>
        <message>
            <source>A driver was asked</source>
            <translation>Se consultó a un chofer</translation>
        </message>
        <message>
            <source>They know the time</source>
            <translation>Ya sabe la hora</translation>
        </message>
        <message>
            <source>Picked up</source>
            <translation>Ya se recogió</translation>
        </message>
        <message>
            <source>At the site</source>
            <translation>En el lugar</translation>
        </message>
        <message>
            <source>Back home</source>
            <translation>De regreso en casa</translation>
        </message>
        <message>
            <source>No driver found</source>
            <translation>No se encontró chofer</translation>
        </message>
        <message>
            <source>Missed the ride</source>
            <translation>Perdió el viaje</translation>
        </message>
        <message>
            <source>Look for a driver again</source>
            <translation>Buscar chofer otra vez</translation>
        </message>
        <message>
            <source>The driver cannot come</source>
            <translation>El chofer no puede ir</translation>
        </message>
        <message>
            <source>no time</source>
            <translation>sin hora</translation>
        </message>
        <message>
            <source>lift</source>
            <translation>rampa</translation>
        </message>
        <message>
            <source>half typed</source>
            <translation>a medio escribir</translation>
        </message>
        <message>
            <source>too close</source>
            <translation>muy seguidos</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Fetched at</source>
            <translation>Se recoge en</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Cita</translation>
        </message>
        <message>
            <source>Brought to</source>
            <translation>Se lleva a</translation>
        </message>
        <message>
            <source>Needs</source>
            <translation>Necesita</translation>
        </message>
        <message>
            <source>Speaks</source>
            <translation>Habla</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Cómo</translation>
        </message>
        <message>
            <source>Driver</source>
            <translation>Chofer</translation>
        </message>
        <message>
            <source>lift or ramp</source>
            <translation>elevador o rampa</translation>
        </message>
        <message>
            <source>the chair folds</source>
            <translation>la silla se dobla</translation>
        </message>
        <message>
            <source>{n} riding</source>
            <translation>viajan {n}</translation>
        </message>
        <message>
            <source>child seats: {n}</source>
            <translation>sillas de niño: {n}</translation>
        </message>
        <message>
            <source>somebody comes along</source>
            <translation>viene acompañante</translation>
        </message>
        <message>
            <source>back home too</source>
            <translation>también de regreso</translation>
        </message>
        <message>
            <source>Nobody is to be fetched any more. Tell the driver, then note that they know.</source>
            <translation>Ya no hay que recoger a nadie. Avise al chofer y anote que lo sabe.</translation>
        </message>
        <message>
            <source>They wait for a time. A driver is found for them once they have one.</source>
            <translation>Esperan una hora. Se les busca conductor cuando la tengan.</translation>
        </message>
        <message>
            <source>{name} needs the same lift at {time}, {n} minutes apart; a van takes one chair in 40 minutes. Move one of the two, or ask another driver.</source>
            <translation>{name} necesita la misma rampa a las {time}, con {n} minutos de diferencia; una camioneta lleva una silla cada 40 minutos. Mueva uno de los dos o pida otro chofer.</translation>
        </message>
        <message>
            <source>They have not said that a driver may be told. Ask them first.</source>
            <translation>No ha dicho que se le puede avisar a un chofer. Pregúntele primero.</translation>
        </message>
        <message>
            <source>No day is noted on which this driver was cleared.</source>
            <translation>No hay fecha de aprobación anotada para este chofer.</translation>
        </message>
        <message>
            <source>Where to fetch them is not known yet.</source>
            <translation>Aún no se sabe dónde recoger.</translation>
        </message>
        <message>
            <source>They are fetched after their visit begins.</source>
            <translation>Se recoge después de que empieza la cita.</translation>
        </message>
        <message>
            <source>Who drives</source>
            <translation>Quién maneja</translation>
        </message>
        <message>
            <source>a person or an agency</source>
            <translation>una persona o una agencia</translation>
        </message>
        <message>
            <source>Phone of the driver</source>
            <translation>Teléfono del chofer</translation>
        </message>
        <message>
            <source>Cleared by us on</source>
            <translation>Aprobado el</translation>
        </message>
        <message>
            <source>a day, if they were</source>
            <translation>fecha, si lo fue</translation>
        </message>
        <message>
            <source>Fetched when</source>
            <translation>Se recoge a las</translation>
        </message>
        <message>
            <source>Fetched where</source>
            <translation>Se recoge en</translation>
        </message>
        <message>
            <source>Voucher number</source>
            <translation>Número de vale</translation>
        </message>
        <message>
            <source>Amount in dollars</source>
            <translation>Cantidad en dólares</translation>
        </message>
        <message>
            <source>Look at what is marked. Nothing was saved yet.</source>
            <translation>Mire lo marcado. Aún no se guardó nada.</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>Guardado: {name}</translation>
        </message>
        <message>
            <source>{name}: {state}</source>
            <translation>{name}: {state}</translation>
        </message>
        <message>
            <source>A driver is wanted again: {name}</source>
            <translation>Se busca chofer otra vez: {name}</translation>
        </message>
        <message>
            <source>{name} knows</source>
            <translation>{name} ya lo sabe</translation>
        </message>
        <message>
            <source>Left as it was.</source>
            <translation>Quedó como estaba.</translation>
        </message>
        <message>
            <source>Taken back.</source>
            <translation>Deshecho.</translation>
        </message>
    </context>
    <context>
        <name>RidesScreen</name>
        <message>
            <source>Rides</source>
            <translation>Transporte</translation>
        </message>
        <message>
            <source>{driver} who drives · {step} what comes next · {anew} look again</source>
            <translation>{driver} quién maneja · {step} qué sigue · {anew} buscar otra vez</translation>
        </message>
        <message>
            <source>Who is to be fetched</source>
            <translation>A quién hay que recoger</translation>
        </message>
        <message>
            <source>What to show</source>
            <translation>Qué mostrar</translation>
        </message>
        <message>
            <source>Type an event or a day</source>
            <translation>Escriba un evento o un día</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
    </context>
    <context>
        <name>Rosters</name>
        <message>
            <source>Clinic</source>
            <translation>Clínica</translation>
        </message>
        <message>
            <source>{start} to {end} · {people}</source>
            <translation>{start} a {end} · {people}</translation>
        </message>
        <message>
            <source>Rides without a driver</source>
            <translation>Viajes sin conductor</translation>
        </message>
        <message>
            <source>1 person</source>
            <translation>1 persona</translation>
        </message>
        <message>
            <source>{n} people</source>
            <translation>{n} personas</translation>
        </message>
        <message>
            <source>Clinic roster</source>
            <translation>Lista para la clínica</translation>
        </message>
        <message>
            <source>Drivers’ roster</source>
            <translation>Lista para conductores</translation>
        </message>
        <message>
            <source>Interpreter roster</source>
            <translation>Lista para intérprete</translation>
        </message>
        <message>
            <source>data as of {moment}</source>
            <translation>datos al {moment}</translation>
        </message>
        <message>
            <source>revision {n}</source>
            <translation>revisión {n}</translation>
        </message>
        <message>
            <source>And {n} more laptops; the sheet names them all.</source>
            <translation>Y {n} computadoras más; la hoja las nombra todas.</translation>
        </message>
        <message>
            <source>No event has come to this laptop yet. Rosters are made of the people who have a time at an event.</source>
            <translation>Todavía no ha llegado ningún evento a esta computadora. Las listas se hacen con las personas que tienen hora en un evento.</translation>
        </message>
        <message>
            <source>The sheet could not be drawn. Its data are safe.</source>
            <translation>No se pudo dibujar la hoja. Los datos están a salvo.</translation>
        </message>
        <message>
            <source>Drawing the sheet…</source>
            <translation>Dibujando la hoja…</translation>
        </message>
        <message>
            <source>This event has no times, so nobody is on its lists. Choose another one.</source>
            <translation>Este evento no tiene horas, así que no hay nadie en sus listas. Elija otro.</translation>
        </message>
        <message>
            <source>A driver gets names, places and phones: no birth dates, no vaccines.</source>
            <translation>Un conductor recibe nombres, lugares y teléfonos: sin fechas de nacimiento ni vacunas.</translation>
        </message>
        <message>
            <source>Interpreters get first names: no birth dates, vaccines or phones.</source>
            <translation>Intérpretes reciben solo nombres de pila: sin nacimiento, vacunas ni teléfonos.</translation>
        </message>
        <message>
            <source>The clinic gets names and needs: no phones, no addresses.</source>
            <translation>La clínica recibe nombres y necesidades: sin teléfonos ni direcciones.</translation>
        </message>
        <message>
            <source>No interpreter has accepted anybody here yet.</source>
            <translation>Ningún intérprete ha aceptado todavía a nadie aquí.</translation>
        </message>
        <message>
            <source>Each sheet is written down with its reader, its rows and the time.</source>
            <translation>De cada hoja queda anotado quién la recibe, cuántas filas y la hora.</translation>
        </message>
        <message>
            <source>Being made…</source>
            <translation>Haciendo la hoja…</translation>
        </message>
        <message>
            <source>Sent to {printer}, and written down.</source>
            <translation>Enviada a {printer} y anotada.</translation>
        </message>
        <message>
            <source>Saved, and written down.</source>
            <translation>Guardada y anotada.</translation>
        </message>
    </context>
    <context>
        <name>RostersScreen</name>
        <message>
            <source>Rosters</source>
            <translation>Listas</translation>
        </message>
        <message>
            <source>The sheet as it is printed</source>
            <translation>La hoja como se imprime</translation>
        </message>
    </context>
    <context>
        <name>SeatOfferBar</name>
        <message>
            <source>A seat is free at {time}. Next on the waiting list: {ticket} {name}</source>
            <translation>Hay un lugar libre a las {time}. Sigue en la lista de espera: {ticket} {name}</translation>
        </message>
        <message>
            <source>They want it: book it</source>
            <translation>Lo quiere: reservar</translation>
        </message>
    </context>
    <context>
        <name>SeatRows</name>
        <message>
            <source>Seats for laptop {letter}</source>
            <translation>Lugares para la computadora {letter}</translation>
        </message>
        <message>
            <source>Take back now</source>
            <translation>Recuperar ahora</translation>
        </message>
        <message>
            <source>Up to {n} people may be booked twice: take back</source>
            <translation>Hasta {n} personas podrían tener cita doble: recuperar</translation>
        </message>
    </context>
    <context>
        <name>SeatsBar</name>
        <message>
            <source>The server was put back to a backup. It hands out no seats before these laptops have synced: {letters}</source>
            <translation>El servidor volvió a una copia anterior. No reparte lugares hasta que se sincronicen estas computadoras: {letters}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Laptops and seats</source>
            <translation>Computadoras y lugares</translation>
        </message>
        <message>
            <source>Laptops and seats…</source>
            <translation>Computadoras y lugares…</translation>
        </message>
        <message>
            <source>Laptops…</source>
            <translation>Computadoras…</translation>
        </message>
        <message>
            <source>Split like this</source>
            <translation>Repartir así</translation>
        </message>
        <message>
            <source>Let the program split</source>
            <translation>Que reparta el programa</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Split. The laptops hear it at their next sync.</source>
            <translation>Repartido. Las computadoras lo reciben en su próxima sincronización.</translation>
        </message>
        <message>
            <source>As it was before.</source>
            <translation>Como estaba antes.</translation>
        </message>
        <message>
            <source>Taken back. If somebody is booked twice by it, that comes up in Review.</source>
            <translation>Recuperados. Si por esto alguien queda con cita doble, aparece en Revisión.</translation>
        </message>
        <message>
            <source>Times whose seats are split</source>
            <translation>Horas cuyos lugares se reparten</translation>
        </message>
        <message>
            <source>All times</source>
            <translation>Todas las horas</translation>
        </message>
        <message>
            <source>reserve {n}</source>
            <translation>reserva {n}</translation>
        </message>
        <message>
            <source>as you split them</source>
            <translation>como los repartió usted</translation>
        </message>
        <message>
            <source>split by the program</source>
            <translation>repartidos por el programa</translation>
        </message>
        <message>
            <source>in part as you split them</source>
            <translation>en parte como usted los repartió</translation>
        </message>
        <message>
            <source>Seats on the laptops: {who} · {how}</source>
            <translation>Lugares en las computadoras: {who} · {how}</translation>
        </message>
        <message>
            <source>Laptops that are ready: {letters}</source>
            <translation>Computadoras listas: {letters}</translation>
        </message>
        <message>
            <source>not yet: {letters}</source>
            <translation>todavía no: {letters}</translation>
        </message>
        <message>
            <source>Not on every laptop yet. Have it opened where there is a network: {laptops}</source>
            <translation>Todavía no está en todas las computadoras. Pida que las abran donde haya red: {laptops}</translation>
        </message>
        <message>
            <source>never synced</source>
            <translation>nunca sincronizó</translation>
        </message>
        <message>
            <source>last synced {moment}</source>
            <translation>sincronizó por última vez {moment}</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>lista</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>todavía no</translation>
        </message>
        <message>
            <source>lists of {version}</source>
            <translation>listas de {version}</translation>
        </message>
        <message>
            <source>older lists, of {version}</source>
            <translation>listas más antiguas, de {version}</translation>
        </message>
        <message>
            <source>holds {held}: {given} given, {free} free</source>
            <translation>tiene {held}: {given} dados, {free} libres</translation>
        </message>
        <message>
            <source>{n} given back unused</source>
            <translation>devueltos sin usar: {n}</translation>
        </message>
        <message>
            <source>gives back {n} at its next sync</source>
            <translation>devuelve {n} en su próxima sincronización</translation>
        </message>
        <message>
            <source>gets up to {n} more at its next sync</source>
            <translation>recibe hasta {n} más en su próxima sincronización</translation>
        </message>
        <message>
            <source>{n} seats in all, {left} stay in reserve</source>
            <translation>{n} lugares en total, {left} quedan en reserva</translation>
        </message>
        <message>
            <source>{n} seats in all: {over} too many</source>
            <translation>{n} lugares en total: sobran {over}</translation>
        </message>
    </context>
    <context>
        <name>SecretField</name>
        <message>
            <source>Hide</source>
            <translation>Ocultar</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Mostrar</translation>
        </message>
        <message>
            <source>Hide what is typed</source>
            <translation>Ocultar lo escrito</translation>
        </message>
        <message>
            <source>Show what is typed</source>
            <translation>Mostrar lo escrito</translation>
        </message>
    </context>
    <context>
        <name>SecretForm</name>
        <message>
            <source>Leave as it was</source>
            <translation>Dejar como estaba</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
    </context>
    <context>
        <name>SettingsPart</name>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Ctrl+L switches at any moment.</source>
            <translation>Ctrl+L lo cambia en cualquier momento.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Como el sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>Colors</source>
            <translation>Colores</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Alto</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Contraste</translation>
        </message>
        <message>
            <source>Close the window and start again: then everything is shown at this size.</source>
            <translation>Cierre la ventana y empiece de nuevo: entonces todo se muestra de este tamaño.</translation>
        </message>
        <message>
            <source>Text and everything else. Sizes that do not fit this screen are off.</source>
            <translation>El texto y todo lo demás. Los tamaños que no caben en esta pantalla están apagados.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <source>This is practice</source>
            <translation>Esto es práctica</translation>
        </message>
        <message>
            <source>Make this a work laptop</source>
            <translation>Hacer de esta una computadora de trabajo</translation>
        </message>
        <message>
            <source>For this you need a code from your coordinator. Practice stays as it is.</source>
            <translation>Para esto necesita un código de la coordinación. La práctica queda como está.</translation>
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
            <source>Slip</source>
            <translation>Cita</translation>
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
            <source>Stop or erase</source>
            <translation>Parar o borrar</translation>
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
        <name>Sheets</name>
        <message>
            <source>{pages} turn the page · {paper} print</source>
            <translation>{pages} pasar página · {paper} imprimir</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar otra vez</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>Página anterior</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Página siguiente</translation>
        </message>
        <message>
            <source>page {page} of {pages}</source>
            <translation>página {page} de {pages}</translation>
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
            <source>Another dose</source>
            <translation>Otra dosis</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Agregar…</translation>
        </message>
        <message>
            <source>Add a dose that was given earlier</source>
            <translation>Agregar una dosis que ya se puso</translation>
        </message>
        <message>
            <source>Type a product</source>
            <translation>Escriba un producto</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>No se sabe</translation>
        </message>
        <message>
            <source>In the US</source>
            <translation>En EE. UU.</translation>
        </message>
        <message>
            <source>Abroad</source>
            <translation>Otro país</translation>
        </message>
        <message>
            <source>With us</source>
            <translation>Con nosotros</translation>
        </message>
        <message>
            <source>Said</source>
            <translation>Lo dijo</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Tarjeta</translation>
        </message>
        <message>
            <source>Registry</source>
            <translation>Registro</translation>
        </message>
        <message>
            <source>Clinic</source>
            <translation>Clínica</translation>
        </message>
        <message>
            <source>Vaccine</source>
            <translation>Vacuna</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Which one</source>
            <translation>Cuál</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Dónde</translation>
        </message>
        <message>
            <source>How we know</source>
            <translation>Cómo se sabe</translation>
        </message>
        <message>
            <source>6/1/2021 or June 2021</source>
            <translation>6/1/2021 o junio 2021</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Earlier dose {n}</source>
            <translation>Dosis anterior {n}</translation>
        </message>
        <message>
            <source>Take out earlier dose {n}</source>
            <translation>Quitar la dosis anterior {n}</translation>
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
            <source>Voice messages</source>
            <translation>Mensajes de voz</translation>
        </message>
        <message>
            <source>Emails</source>
            <translation>Correos</translation>
        </message>
        <message>
            <source>Telling the interpreter</source>
            <translation>Avisar al intérprete</translation>
        </message>
        <message>
            <source>A driver</source>
            <translation>Un conductor</translation>
        </message>
        <message>
            <source>County transit</source>
            <translation>Transporte del condado</translation>
        </message>
        <message>
            <source>Taxi, paid</source>
            <translation>Taxi pagado</translation>
        </message>
        <message>
            <source>Someone walks along</source>
            <translation>Alguien acompaña a pie</translation>
        </message>
        <message>
            <source>Bus pass</source>
            <translation>Pase de autobús</translation>
        </message>
        <message>
            <source>Gas card</source>
            <translation>Vale de gasolina</translation>
        </message>
        <message>
            <source>Home visit</source>
            <translation>Visita en casa</translation>
        </message>
        <message>
            <source>Has a ride</source>
            <translation>Tiene transporte</translation>
        </message>
        <message>
            <source>Back home too</source>
            <translation>También de regreso</translation>
        </message>
        <message>
            <source>Wheelchair: lift or ramp</source>
            <translation>Silla de ruedas: elevador o rampa</translation>
        </message>
        <message>
            <source>The chair folds</source>
            <translation>La silla se dobla</translation>
        </message>
        <message>
            <source>Someone comes along</source>
            <translation>Viene alguien más</translation>
        </message>
        <message>
            <source>Yes: name, address, phone and time</source>
            <translation>Sí: nombre, dirección, teléfono y hora</translation>
        </message>
        <message>
            <source>They need a lift or room for a wheelchair: ask how they come.</source>
            <translation>Necesita elevador o espacio para silla de ruedas: pregunte cómo viene.</translation>
        </message>
        <message>
            <source>Ask them. Until they say yes no driver is told.</source>
            <translation>Pregúntele. Mientras no diga que sí, no se avisa a ningún conductor.</translation>
        </message>
        <message>
            <source>How they come</source>
            <translation>Cómo viene</translation>
        </message>
        <message>
            <source>Telling the driver</source>
            <translation>Avisar al conductor</translation>
        </message>
        <message>
            <source>Fetched where</source>
            <translation>Dónde se le recoge</translation>
        </message>
        <message>
            <source>which door, how to find it</source>
            <translation>qué puerta, cómo llegar</translation>
        </message>
        <message>
            <source>Ready at</source>
            <translation>Hora de estar listo</translation>
        </message>
        <message>
            <source>For the driver</source>
            <translation>Para el conductor</translation>
        </message>
        <message>
            <source>How many ride</source>
            <translation>Cuántas personas viajan</translation>
        </message>
        <message>
            <source>Child seats</source>
            <translation>Asientos para niños</translation>
        </message>
        <message>
            <source>News of later events</source>
            <translation>Avisos de otros eventos</translation>
        </message>
        <message>
            <source>Read it to me</source>
            <translation>Que se lo lean</translation>
        </message>
        <message>
            <source>if any</source>
            <translation>si las hay</translation>
        </message>
        <message>
            <source>Name, as they say it</source>
            <translation>Nombre, como lo dice</translation>
        </message>
        <message>
            <source>Birth year, or age</source>
            <translation>Nacimiento o edad</translation>
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
            <source>the best one first</source>
            <translation>primero lo mejor</translation>
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
            <source>They said yes to</source>
            <translation>Dijo que sí a</translation>
        </message>
        <message>
            <source>Race, ethnicity and disability</source>
            <translation>Raza, etnia y discapacidad</translation>
        </message>
        <message>
            <source>they answer themselves, or skip it all</source>
            <translation>contestan ellos mismos, o se saltan todo</translation>
        </message>
        <message>
            <source>Own name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Apellido</translation>
        </message>
        <message>
            <source>Second family name</source>
            <translation>Segundo apellido</translation>
        </message>
        <message>
            <source>What to call out</source>
            <translation>Cómo llamarle</translation>
        </message>
        <message>
            <source>How it sounds</source>
            <translation>Cómo suena</translation>
        </message>
        <message>
            <source>In their own script</source>
            <translation>En su propia escritura</translation>
        </message>
        <message>
            <source>They say it</source>
            <translation>Lo dice así</translation>
        </message>
        <message>
            <source>Sex, for the clinic</source>
            <translation>Sexo, para la clínica</translation>
        </message>
        <message>
            <source>if it asks</source>
            <translation>si lo pide</translation>
        </message>
        <message>
            <source>Also understands</source>
            <translation>También entiende</translation>
        </message>
        <message>
            <source>Reads</source>
            <translation>Lee</translation>
        </message>
        <message>
            <source>How we learned the language</source>
            <translation>Cómo supimos el idioma</translation>
        </message>
        <message>
            <source>Interpreter for</source>
            <translation>Intérprete para</translation>
        </message>
        <message>
            <source>if not for what they speak</source>
            <translation>si no es el idioma que habla</translation>
        </message>
        <message>
            <source>Relay through</source>
            <translation>Relevo por</translation>
        </message>
        <message>
            <source>Interpreter, if it can be chosen</source>
            <translation>Intérprete, si se puede elegir</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>Who interpreted here</source>
            <translation>Quién interpretó aquí</translation>
        </message>
        <message>
            <source>Whose or which phone</source>
            <translation>De quién o cuál teléfono</translation>
        </message>
        <message>
            <source>What they are to the one before</source>
            <translation>Qué es de la persona anterior</translation>
        </message>
        <message>
            <source>Another phone</source>
            <translation>Otro teléfono</translation>
        </message>
        <message>
            <source>Whose or which, the other one</source>
            <translation>De quién o cuál, el otro</translation>
        </message>
        <message>
            <source>Best time to call</source>
            <translation>Mejor hora para llamar</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>Correo electrónico</translation>
        </message>
        <message>
            <source>ZIP</source>
            <translation>ZIP</translation>
        </message>
        <message>
            <source>County</source>
            <translation>Condado</translation>
        </message>
        <message>
            <source>Town</source>
            <translation>Ciudad</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>Calle</translation>
        </message>
        <message>
            <source>only for a ride or mail</source>
            <translation>solo para transporte o correo</translation>
        </message>
        <message>
            <source>Apartment</source>
            <translation>Apartamento</translation>
        </message>
        <message>
            <source>How to find it</source>
            <translation>Cómo llegar</translation>
        </message>
        <message>
            <source>How they heard of us</source>
            <translation>Cómo supo de nosotros</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>And to</source>
            <translation>Y a</translation>
        </message>
        <message>
            <source>Earlier doses of a vaccine</source>
            <translation>Dosis anteriores de una vacuna</translation>
        </message>
        <message>
            <source>Comes back at</source>
            <translation>Vuelve a las</translation>
        </message>
        <message>
            <source>for the interpreter, if they have to wait</source>
            <translation>para el intérprete, si tiene que esperar</translation>
        </message>
        <message>
            <source>Who offered it in their language</source>
            <translation>Quién lo ofreció en su idioma</translation>
        </message>
        <message>
            <source>Sheet to hand out in</source>
            <translation>Hoja para entregar en</translation>
        </message>
        <message>
            <source>Who answers for the child</source>
            <translation>Quién responde por el menor</translation>
        </message>
        <message>
            <source>They agree that the child gets</source>
            <translation>Aceptan que el menor reciba</translation>
        </message>
        <message>
            <source>How that is documented</source>
            <translation>Cómo consta</translation>
        </message>
        <message>
            <source>Number of the form, and where it is kept</source>
            <translation>Número del formulario y dónde se guarda</translation>
        </message>
        <message>
            <source>Good until</source>
            <translation>Válido hasta</translation>
        </message>
        <message>
            <source>if it says so</source>
            <translation>si lo dice</translation>
        </message>
        <message>
            <source>Where this comes from</source>
            <translation>De dónde viene esto</translation>
        </message>
        <message>
            <source>Number of the slip</source>
            <translation>Número del papel</translation>
        </message>
        <message>
            <source>Day it was signed</source>
            <translation>Día en que se firmó</translation>
        </message>
        <message>
            <source>if it says</source>
            <translation>si lo dice</translation>
        </message>
        <message>
            <source>Name and age</source>
            <translation>Nombre y edad</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Intérprete</translation>
        </message>
        <message>
            <source>How to reach them</source>
            <translation>Cómo comunicarse</translation>
        </message>
        <message>
            <source>Where they live</source>
            <translation>Dónde vive</translation>
        </message>
        <message>
            <source>The visit</source>
            <translation>La visita</translation>
        </message>
        <message>
            <source>Parent or guardian, for a child</source>
            <translation>Padre, madre o tutor, si es menor</translation>
        </message>
        <message>
            <source>Their own answers</source>
            <translation>Sus propias respuestas</translation>
        </message>
        <message>
            <source>What they agree to</source>
            <translation>Lo que acepta</translation>
        </message>
        <message>
            <source>When they come</source>
            <translation>Cuándo viene</translation>
        </message>
        <message>
            <source>The ride</source>
            <translation>El viaje</translation>
        </message>
        <message>
            <source>From paper or by phone</source>
            <translation>De papel o por teléfono</translation>
        </message>
        <message>
            <source>Turned down</source>
            <comment>an interpreter</comment>
            <translation>No aceptó</translation>
        </message>
        <message>
            <source>One was offered in their language, and turned down</source>
            <translation>Se ofreció en su idioma y no aceptó</translation>
        </message>
        <message>
            <source>In writing</source>
            <translation>Por escrito</translation>
        </message>
        <message>
            <source>Only where it is the person’s own choice</source>
            <translation>Solo si la persona lo elige</translation>
        </message>
        <message>
            <source>That is kept and it is all right. It does not count as interpreted; somebody calls back with an interpreter.</source>
            <translation>Queda anotado y está bien. No cuenta como interpretado; alguien vuelve a llamar con intérprete.</translation>
        </message>
        <message>
            <source>Answers that only the full form shows: {n}</source>
            <translation>Respuestas que solo muestra la forma completa: {n}</translation>
        </message>
        <message>
            <source>1 draft</source>
            <translation>1 borrador</translation>
        </message>
        <message>
            <source>{n} drafts</source>
            <translation>{n} borradores</translation>
        </message>
        <message>
            <source>No name yet</source>
            <translation>Sin nombre todavía</translation>
        </message>
        <message>
            <source>missing: {n}</source>
            <translation>faltan: {n}</translation>
        </message>
        <message>
            <source>ready to save</source>
            <translation>listo para guardar</translation>
        </message>
        <message>
            <source>correction</source>
            <translation>corrección</translation>
        </message>
        <message>
            <source>under 2</source>
            <translation>menos de 2</translation>
        </message>
        <message>
            <source>Ticket {ticket}</source>
            <translation>Turno {ticket}</translation>
        </message>
        <message>
            <source>Not saved yet. Answers that are missing or wrong: {n}</source>
            <translation>Aún sin guardar. Falta o está mal: {n}</translation>
        </message>
        <message>
            <source>Open: {ticket}. Missing: {what}</source>
            <translation>Abierta: {ticket}. Falta: {what}</translation>
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
            <source>{name} was here before: what is known is filled in.</source>
            <translation>{name} ya estuvo aquí: lo que se sabe ya está puesto.</translation>
        </message>
        <message>
            <source>Same family: address, phone and language are filled in.</source>
            <translation>Misma familia: dirección, teléfono e idioma ya están puestos.</translation>
        </message>
        <message>
            <source>Not saved yet. Save again to keep everything but the time: somebody will ask the parent or guardian.</source>
            <translation>Aún no se guardó. Guarde otra vez para conservar todo menos la hora: alguien preguntará al padre, la madre o el tutor.</translation>
        </message>
        <message>
            <source>Saved without a time: {ticket} {name}. The parent or guardian is to be asked.</source>
            <translation>Guardado sin hora: {ticket} {name}. Hay que preguntar al padre, la madre o el tutor.</translation>
        </message>
        <message>
            <source>Corrected, the time stays: {ticket} {name}. The parent or guardian is to be asked.</source>
            <translation>Corregido, la hora sigue igual: {ticket} {name}. Hay que preguntar al padre, la madre o el tutor.</translation>
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
            <source>Erased. Nothing was kept.</source>
            <translation>Borrado. No se guardó nada.</translation>
        </message>
        <message>
            <source>Left as it was: {ticket}</source>
            <translation>Quedó como estaba: {ticket}</translation>
        </message>
        <message>
            <source>That one waits among the drafts.</source>
            <translation>Esa espera entre los borradores.</translation>
        </message>
        <message>
            <source>Go on where you were.</source>
            <translation>Siga donde estaba.</translation>
        </message>
        <message>
            <source>Typing in paper slips. Esc ends it.</source>
            <translation>Pasando papeles. Esc termina.</translation>
        </message>
        <message>
            <source>No more slips: the next form is a person’s again.</source>
            <translation>No más papeles: el próximo formulario es otra vez de una persona.</translation>
        </message>
        <message>
            <source>One more conversation. Ctrl+Shift+B takes it back.</source>
            <translation>Una conversación más. Ctrl+Shift+B la quita.</translation>
        </message>
        <message>
            <source>That conversation does not count.</source>
            <translation>Esa conversación no cuenta.</translation>
        </message>
        <message>
            <source>Thrown away: {name}. Ctrl+Z brings it back.</source>
            <translation>Descartado: {name}. Ctrl+Z lo recupera.</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Otro…</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Elegir…</translation>
        </message>
        <message>
            <source>Type a language, in any spelling</source>
            <translation>Escriba un idioma, como sea</translation>
        </message>
        <message>
            <source>Type an hour</source>
            <translation>Escriba una hora</translation>
        </message>
        <message>
            <source>Type a county</source>
            <translation>Escriba un condado</translation>
        </message>
        <message>
            <source>Type how they heard of us</source>
            <translation>Escriba cómo supo de nosotros</translation>
        </message>
        <message>
            <source>Type a vaccine</source>
            <translation>Escriba una vacuna</translation>
        </message>
        <message>
            <source>In own words</source>
            <translation>En sus palabras</translation>
        </message>
        <message>
            <source>Type a need</source>
            <translation>Escriba una necesidad</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>seats left: {n}</source>
            <translation>lugares libres: {n}</translation>
        </message>
        <message>
            <source>Time on {day}</source>
            <translation>Hora el {day}</translation>
        </message>
        <message>
            <source>{n} of the {held} seats of this laptop left</source>
            <translation>quedan {n} de los {held} lugares de esta computadora</translation>
        </message>
        <message>
            <source>this laptop holds no seats: sync, or use the waiting list</source>
            <translation>esta computadora no tiene lugares: sincronice o use la lista de espera</translation>
        </message>
        <message>
            <source>A time not offered here</source>
            <translation>Una hora que aquí no se ofrece</translation>
        </message>
        <message>
            <source>Waiting list</source>
            <translation>Lista de espera</translation>
        </message>
        <message>
            <source>Other time…</source>
            <translation>Otra hora…</translation>
        </message>
        <message>
            <source>too early</source>
            <translation>muy pronto</translation>
        </message>
        <message>
            <source>not this age</source>
            <translation>no a esta edad</translation>
        </message>
        <message>
            <source>Correct sign-up</source>
            <translation>Corregir inscripción</translation>
        </message>
        <message>
            <source>New sign-up</source>
            <translation>Nueva inscripción</translation>
        </message>
        <message>
            <source>Here again</source>
            <translation>Viene otra vez</translation>
        </message>
        <message>
            <source>Of the same family</source>
            <translation>De la misma familia</translation>
        </message>
        <message>
            <source>Slip {number}</source>
            <translation>Papel {number}</translation>
        </message>
        <message>
            <source>Quick</source>
            <translation>Rápida</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>Completa</translation>
        </message>
        <message>
            <source>I speak…</source>
            <translation>Yo hablo…</translation>
        </message>
        <message>
            <source>I-speak screen: they point at a language</source>
            <translation>Pantalla «Yo hablo»: señalan un idioma</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>Apartar</translation>
        </message>
        <message>
            <source>Put aside, begin with the next person</source>
            <translation>Apartar y empezar con la siguiente persona</translation>
        </message>
        <message>
            <source>Finish later</source>
            <translation>Terminar luego</translation>
        </message>
        <message>
            <source>Marks it in the list as left to finish</source>
            <translation>La marca en la lista como pendiente de terminar</translation>
        </message>
        <message>
            <source>Save, next person</source>
            <translation>Guardar y seguir</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>Cita</translation>
        </message>
        <message>
            <source>Leave as it was</source>
            <translation>Dejar como estaba</translation>
        </message>
        <message>
            <source>Add family</source>
            <translation>Añadir familia</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Turn the screen</source>
            <translation>Girar la pantalla</translation>
        </message>
        <message>
            <source>answered: {given} · not said: {left}</source>
            <translation>contestadas: {given} · sin decir: {left}</translation>
        </message>
        <message>
            <source>hidden here</source>
            <translation>oculto aquí</translation>
        </message>
        <message>
            <source>not asked yet</source>
            <translation>aún sin preguntar</translation>
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
            <source>Typed and not saved yet, newest first</source>
            <translation>Escrito y sin guardar, lo más nuevo primero</translation>
        </message>
        <message>
            <source>Typed and not saved yet. Enter goes on with it, Delete throws it away.</source>
            <translation>Escrito y sin guardar. Entrar lo continúa, Suprimir lo descarta.</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>Volver a la lista</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>y {n} más</translation>
        </message>
        <message>
            <source>family? {why}</source>
            <translation>¿familia? {why}</translation>
        </message>
        <message>
            <source>This is the person</source>
            <translation>Es esta persona</translation>
        </message>
        <message>
            <source>Same family</source>
            <translation>Misma familia</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>Otra persona</translation>
        </message>
        <message>
            <source>about {year}</source>
            <translation>hacia {year}</translation>
        </message>
        <message>
            <source>Maybe here already</source>
            <translation>Quizá ya está aquí</translation>
        </message>
        <message>
            <source>Maybe of a family that is here</source>
            <translation>Quizá de una familia que ya está aquí</translation>
        </message>
        <message>
            <source>about the same age</source>
            <translation>más o menos la misma edad</translation>
        </message>
        <message>
            <source>same birth date</source>
            <translation>misma fecha de nacimiento</translation>
        </message>
        <message>
            <source>same birth year</source>
            <translation>mismo año de nacimiento</translation>
        </message>
        <message>
            <source>birth date with day and month the other way round</source>
            <translation>fecha de nacimiento con día y mes al revés</translation>
        </message>
        <message>
            <source>birth date one figure apart</source>
            <translation>fecha de nacimiento con una cifra distinta</translation>
        </message>
        <message>
            <source>same name</source>
            <translation>mismo nombre</translation>
        </message>
        <message>
            <source>short form of the name</source>
            <translation>forma corta del nombre</translation>
        </message>
        <message>
            <source>name spelled another way</source>
            <translation>nombre escrito de otra manera</translation>
        </message>
        <message>
            <source>part of the name</source>
            <translation>parte del nombre</translation>
        </message>
        <message>
            <source>same initial</source>
            <translation>misma inicial</translation>
        </message>
        <message>
            <source>one of the family names</source>
            <translation>uno de los apellidos</translation>
        </message>
        <message>
            <source>name in the other order</source>
            <translation>nombre en el otro orden</translation>
        </message>
        <message>
            <source>same name in their own script</source>
            <translation>mismo nombre en su propia escritura</translation>
        </message>
        <message>
            <source>same family name</source>
            <translation>mismo apellido</translation>
        </message>
        <message>
            <source>another own name</source>
            <translation>otro nombre propio</translation>
        </message>
        <message>
            <source>another age</source>
            <translation>otra edad</translation>
        </message>
        <message>
            <source>same phone</source>
            <translation>mismo teléfono</translation>
        </message>
        <message>
            <source>same phone, which a household shares</source>
            <translation>mismo teléfono, que comparte una familia</translation>
        </message>
        <message>
            <source>same address</source>
            <translation>misma dirección</translation>
        </message>
    </context>
    <context>
        <name>SignUpForm</name>
        <message>
            <source>Other…</source>
            <translation>Otro…</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Agregar…</translation>
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
            <translation>De varios</translation>
        </message>
        <message>
            <source>Others answer or read this phone too</source>
            <translation>Otras personas también contestan o leen este teléfono</translation>
        </message>
        <message>
            <source>Say:</source>
            <translation>Diga:</translation>
        </message>
    </context>
    <context>
        <name>SignUpScreen</name>
        <message>
            <source>Sign-up</source>
            <translation>Inscripción</translation>
        </message>
        <message>
            <source>{undo} undo last save · {find} find · {point} they point at their language</source>
            <translation>{undo} deshacer · {find} buscar · {point} señalan su idioma</translation>
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
        <name>Slip</name>
        <message>
            <source>Number to call</source>
            <translation>Número para llamar</translation>
        </message>
        <message>
            <source>stays for the next one</source>
            <translation>queda para el próximo</translation>
        </message>
        <message>
            <source>The appointment slip</source>
            <translation>El papel de la cita</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Guardar como PDF</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Imprimir</translation>
        </message>
        <message>
            <source>They have it</source>
            <translation>Ya lo tiene</translation>
        </message>
        <message>
            <source>The slip is in their hand: then they need no phone to be booked</source>
            <translation>La persona tiene el papel: entonces no necesita teléfono para tener cita</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Un momento…</translation>
        </message>
        <message>
            <source>Saved: {where}</source>
            <translation>Guardado: {where}</translation>
        </message>
        <message>
            <source>Sent to {where}</source>
            <translation>Enviado a {where}</translation>
        </message>
        <message>
            <source>Draft: nobody has reviewed these words yet.</source>
            <translation>Borrador: nadie ha revisado todavía estas palabras.</translation>
        </message>
    </context>
    <context>
        <name>SlipsPart</name>
        <message>
            <source>Slips handed out</source>
            <translation>Papeles entregados</translation>
        </message>
        <message>
            <source>From number</source>
            <translation>Del número</translation>
        </message>
        <message>
            <source>To number</source>
            <translation>Al número</translation>
        </message>
        <message>
            <source>Lost, not known which</source>
            <translation>Perdidos, no se sabe cuáles</translation>
        </message>
        <message>
            <source>Note it</source>
            <translation>Anotarlo</translation>
        </message>
        <message>
            <source>Blank slips with these numbers, as PDF…</source>
            <translation>Papeles en blanco con estos números, en PDF…</translation>
        </message>
        <message>
            <source>Blank slips with these numbers, as PDF</source>
            <translation>Papeles en blanco con estos números, en PDF</translation>
        </message>
        <message>
            <source>Slips that are not typed in yet</source>
            <translation>Papeles sin pasar todavía</translation>
        </message>
        <message>
            <source>Enter types it in, Delete: it is lost.</source>
            <translation>Entrar lo pasa, Suprimir: se perdió.</translation>
        </message>
        <message>
            <source>Every slip has a number, such as {number}. Say which were handed out: the list then shows what is still to be typed in.</source>
            <translation>Cada papel tiene un número, como {number}. Diga cuáles se entregaron: la lista muestra entonces lo que falta pasar.</translation>
        </message>
        <message>
            <source>No event has come to this laptop yet.</source>
            <translation>Todavía no ha llegado ningún evento a esta computadora.</translation>
        </message>
        <message>
            <source>Not typed in yet: {numbers}</source>
            <translation>Sin pasar todavía: {numbers}</translation>
        </message>
        <message>
            <source>Not typed in yet</source>
            <translation>Sin pasar todavía</translation>
        </message>
        <message>
            <source>Every slip that was handed out is typed in.</source>
            <translation>Todos los papeles entregados están pasados.</translation>
        </message>
        <message>
            <source>No slips are noted as handed out.</source>
            <translation>No hay papeles anotados como entregados.</translation>
        </message>
        <message>
            <source>Type in slip {number}</source>
            <translation>Pasar el papel {number}</translation>
        </message>
        <message>
            <source>Type in a slip</source>
            <translation>Pasar un papel</translation>
        </message>
    </context>
    <context>
        <name>Suggestion</name>
        <message>
            <source>Quick form</source>
            <translation>Formulario rápido</translation>
        </message>
    </context>
    <context>
        <name>Tally</name>
        <message>
            <source>No county</source>
            <translation>Ningún condado</translation>
        </message>
        <message>
            <source>Taken back: {what}</source>
            <translation>Deshecho: {what}</translation>
        </message>
        <message>
            <source>Counted: {what}</source>
            <translation>Contado: {what}</translation>
        </message>
    </context>
    <context>
        <name>TallyScreen</name>
        <message>
            <source>Tally</source>
            <translation>Conteo</translation>
        </message>
        <message>
            <source>{keys} one more · {undo} take one back</source>
            <translation>{keys} uno más · {undo} quitar uno</translation>
        </message>
        <message>
            <source>Where people are met</source>
            <translation>Dónde se encuentra a la gente</translation>
        </message>
        <message>
            <source>County</source>
            <translation>Condado</translation>
        </message>
        <message>
            <source>Every day of this event</source>
            <translation>Todos los días de este evento</translation>
        </message>
        <message>
            <source>Sums by day and by where people were met</source>
            <translation>Sumas por día y por dónde se encontró a la gente</translation>
        </message>
        <message>
            <source>Nothing is counted yet. No names, only numbers.</source>
            <translation>Todavía no se ha contado nada. Sin nombres, solo números.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>No event has come to this laptop yet.</source>
            <translation>Todavía no ha llegado ningún evento a esta computadora.</translation>
        </message>
        <message>
            <source>Today, {day}, everybody together</source>
            <translation>Hoy, {day}, entre todos</translation>
        </message>
        <message>
            <source>Find a county</source>
            <translation>Buscar un condado</translation>
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
            <source>{n} minutes</source>
            <translation>{n} minutos</translation>
        </message>
        <message>
            <source>{n} hours</source>
            <translation>{n} horas</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} días</translation>
        </message>
        <message>
            <source>a name</source>
            <translation>un nombre</translation>
        </message>
        <message>
            <source>the year of birth, or the age</source>
            <translation>el año de nacimiento, o la edad</translation>
        </message>
        <message>
            <source>a phone or e-mail, or the appointment slip in their hand</source>
            <translation>un teléfono o correo, o el papel de la cita en su mano</translation>
        </message>
        <message>
            <source>which vaccine they want</source>
            <translation>qué vacuna quiere</translation>
        </message>
        <message>
            <source>the yes to keeping this record</source>
            <translation>el sí a guardar este registro</translation>
        </message>
        <message>
            <source>the yes or no to telling the clinic</source>
            <translation>el sí o no a avisar a la clínica</translation>
        </message>
        <message>
            <source>a parent’s or guardian’s yes to the vaccine</source>
            <translation>el sí del padre, la madre o el tutor a la vacuna</translation>
        </message>
        <message>
            <source>who the guardian is, and how the yes is on paper</source>
            <translation>quién es el tutor, y cómo consta el sí</translation>
        </message>
        <message>
            <source>the yes of a parent or legal guardian</source>
            <translation>el sí del padre, la madre o un tutor legal</translation>
        </message>
        <message>
            <source>the guardian’s yes in writing</source>
            <translation>el sí del tutor por escrito</translation>
        </message>
        <message>
            <source>the second part of the name, or that there is only one</source>
            <translation>la segunda parte del nombre, o que solo hay una</translation>
        </message>
        <message>
            <source>the whole birth date</source>
            <translation>la fecha de nacimiento completa</translation>
        </message>
        <message>
            <source>the language they speak</source>
            <translation>el idioma que habla</translation>
        </message>
        <message>
            <source>which kind of that language, or the home town</source>
            <translation>qué variedad de ese idioma, o el pueblo de origen</translation>
        </message>
        <message>
            <source>whether they want an interpreter</source>
            <translation>si quiere intérprete</translation>
        </message>
        <message>
            <source>the ZIP or the county</source>
            <translation>el código postal o el condado</translation>
        </message>
        <message>
            <source>where to fetch them</source>
            <translation>dónde recogerle</translation>
        </message>
        <message>
            <source>the yes or no to telling the driver</source>
            <translation>el sí o no a avisar al conductor</translation>
        </message>
        <message>
            <source>marked to finish: see the remark</source>
            <translation>marcada para terminar: vea la nota</translation>
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
        <name>TodayPresenter</name>
        <message>
            <source>Found: {n}</source>
            <translation>Encontradas: {n}</translation>
        </message>
        <message>
            <source>The newest {n}; search finds the others</source>
            <translation>Las {n} más nuevas; busque para ver las otras</translation>
        </message>
        <message>
            <source>Sign-ups: {n}</source>
            <translation>Inscripciones: {n}</translation>
        </message>
        <message>
            <source>withdrawn: {n}</source>
            <translation>retiradas: {n}</translation>
        </message>
        <message>
            <source>to finish</source>
            <translation>por terminar</translation>
        </message>
    </context>
    <context>
        <name>ToldCard</name>
        <message>
            <source>not reviewed yet</source>
            <translation>aún sin revisar</translation>
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
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
        <message>
            <source>Lock, or change who works here</source>
            <translation>Bloquear o cambiar de persona</translation>
        </message>
    </context>
    <context>
        <name>TypingFor</name>
        <message>
            <source>I type for somebody else</source>
            <translation>Escribo en nombre de otra persona</translation>
        </message>
        <message>
            <source>typed for {name}</source>
            <translation>en nombre de {name}</translation>
        </message>
        <message>
            <source>I type for…</source>
            <translation>En nombre de…</translation>
        </message>
        <message>
            <source>For nobody else any more</source>
            <translation>Ya en nombre de nadie más</translation>
        </message>
        <message>
            <source>For whom do you type?</source>
            <translation>¿En nombre de quién escribe?</translation>
        </message>
    </context>
    <context>
        <name>Unlock</name>
        <message>
            <source>Practice</source>
            <translation>Práctica</translation>
        </message>
        <message>
            <source>Who works here now?</source>
            <translation>¿Quién trabaja aquí ahora?</translation>
        </message>
        <message>
            <source>Welcome back, {name}</source>
            <translation>Hola otra vez, {name}</translation>
        </message>
        <message>
            <source>Arrow keys choose a name.</source>
            <translation>Elija un nombre con las flechas.</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Frase</translation>
        </message>
        <message>
            <source>I forgot the PIN</source>
            <translation>Olvidé el PIN</translation>
        </message>
        <message>
            <source>I lost the passphrase</source>
            <translation>Perdí la frase</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>I have a code</source>
            <translation>Tengo un código</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Who works here</source>
            <translation>Quién trabaja aquí</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>cerrado</translation>
        </message>
        <message>
            <source>Person {n}</source>
            <translation>Persona {n}</translation>
        </message>
    </context>
    <context>
        <name>Values</name>
        <message>
            <source>a record</source>
            <translation>un registro</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
    </context>
    <context>
        <name>WaitingLine</name>
        <message>
            <source>Number {n} handed out</source>
            <translation>Número {n} entregado</translation>
        </message>
        <message>
            <source>Number {n} is off the line</source>
            <translation>El número {n} ya no espera</translation>
        </message>
        <message>
            <source>{n} waiting, about {m} min</source>
            <translation>{n} esperan, unos {m} min</translation>
        </message>
        <message>
            <source>{n} waiting, about {m} min. The quick form is suggested.</source>
            <translation>{n} esperan, unos {m} min. Se sugiere el formulario rápido.</translation>
        </message>
    </context>
    <context>
        <name>WantedCard</name>
        <message>
            <source>None yet</source>
            <translation>Ninguno todavía</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <source>Who will read it?</source>
            <translation>¿Quién la va a leer?</translation>
        </message>
        <message>
            <source>Sheet in</source>
            <translation>Hoja en</translation>
        </message>
        <message>
            <source>Language of the sheet</source>
            <translation>Idioma de la hoja</translation>
        </message>
        <message>
            <source>Type an event or a day</source>
            <translation>Escriba un evento o un día</translation>
        </message>
    </context>
    <context>
        <name>WishBar</name>
        <message>
            <source>Change nothing</source>
            <translation>No cambiar nada</translation>
        </message>
        <message>
            <source>Stop everything</source>
            <translation>Parar todo</translation>
        </message>
        <message>
            <source>Erase this person…</source>
            <translation>Borrar a esta persona…</translation>
        </message>
        <message>
            <source>Erase for ever</source>
            <translation>Borrar para siempre</translation>
        </message>
        <message>
            <source>Stop one of these</source>
            <translation>Parar una de estas</translation>
        </message>
        <message>
            <source>Stays: that somebody signed up is counted, without a name. Lists that were handed out stay as they are, and backups of the server until they are replaced.</source>
            <translation>Queda: que alguien se registró se cuenta, sin nombre. Las listas ya entregadas quedan como están, y las copias del servidor hasta que se reemplacen.</translation>
        </message>
        <message>
            <source>This has no way back, here and on every laptop. To erase, type {word}</source>
            <translation>Esto no se puede deshacer, ni aquí ni en ninguna computadora. Para borrar, escriba {word}</translation>
        </message>
        <message>
            <source>What do they want? Marked is agreed to: a number stops it, or has it again.</source>
            <translation>¿Qué quiere la persona? Lo marcado está aceptado: un número lo deja, o lo vuelve a permitir.</translation>
        </message>
        <message>
            <source>ERASE</source>
            <comment>the word that is typed to erase somebody</comment>
            <translation>BORRAR</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>To tell</source>
            <translation>Decir</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>Dudas</translation>
        </message>
        <message>
            <source>Flyers</source>
            <translation>Volantes</translation>
        </message>
        <message>
            <source>From: {source}</source>
            <translation>Fuente: {source}</translation>
        </message>
        <message>
            <source>No event has come to this laptop yet. Sync, or ask your coordinator.</source>
            <translation>Aún no llegó ningún evento a esta computadora. Sincronice o pregunte a la coordinación.</translation>
        </message>
        <message>
            <source>Nothing found. Try another word.</source>
            <translation>No se encontró nada. Pruebe otra palabra.</translation>
        </message>
        <message>
            <source>A flyer names nobody. Copy it, put it up, hand it out.</source>
            <translation>Un volante no nombra a nadie. Cópielo, péguelo, repártalo.</translation>
        </message>
        <message>
            <source>Being made…</source>
            <translation>Se está haciendo…</translation>
        </message>
        <message>
            <source>Sent to {printer}.</source>
            <translation>Enviado a {printer}.</translation>
        </message>
        <message>
            <source>Saved: {names}</source>
            <translation>Guardado: {names}</translation>
        </message>
    </context>
    <context>
        <name>WordsScreen</name>
        <message>
            <source>Words</source>
            <translation>Textos</translation>
        </message>
        <message>
            <source>{arrows} next · {find} find · {parts} parts</source>
            <translation>{arrows} siguiente · {find} buscar · {parts} partes</translation>
        </message>
    </context>
    <context>
        <name>Working</name>
        <message>
            <source>Start working</source>
            <translation>Empezar a trabajar</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar otra vez</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>The laptop is ready; it tries again by itself.</source>
            <translation>La computadora está lista; lo intenta de nuevo sola.</translation>
        </message>
    </context>
</TS>
