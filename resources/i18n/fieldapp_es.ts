<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US">
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
            <source>Clock</source>
            <translation>Reloj</translation>
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
            <source>Its clock is {n} minutes ahead. Set it right.</source>
            <translation>Su reloj está {n} minutos adelantado. Corríjalo.</translation>
        </message>
        <message>
            <source>Its clock is {n} minutes behind. Set it right.</source>
            <translation>Su reloj está {n} minutos atrasado. Corríjalo.</translation>
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
            <source>Code for the new laptop</source>
            <translation>Código para la nueva computadora</translation>
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
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Rosters</source>
            <translation>Listas</translation>
        </message>
        <message>
            <source>Laptops</source>
            <translation>Equipos</translation>
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
            <source>Interpreters get first names: no birth dates, vaccines or phones.</source>
            <translation>Intérpretes reciben solo nombres de pila: sin nacimiento, vacunas ni teléfonos.</translation>
        </message>
        <message>
            <source>The clinic gets names and needs: no phones, no addresses.</source>
            <translation>La clínica recibe nombres y necesidades: sin teléfonos ni direcciones.</translation>
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
        <message>
            <source>page {page} of {pages}</source>
            <translation>página {page} de {pages}</translation>
        </message>
    </context>
    <context>
        <name>RostersScreen</name>
        <message>
            <source>Rosters</source>
            <translation>Listas</translation>
        </message>
        <message>
            <source>{pages} turn the page · {paper} print</source>
            <translation>{pages} pasar página · {paper} imprimir</translation>
        </message>
    </context>
    <context>
        <name>SheetCard</name>
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
            <source>The sheet as it is printed, {page}</source>
            <translation>La hoja como se imprime, {page}</translation>
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
            <source>Telling the driver</source>
            <translation>Avisar al conductor</translation>
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
            <source>What they agree to</source>
            <translation>Lo que acepta</translation>
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
        <message>
            <source>That one waits among the drafts.</source>
            <translation>Esa espera entre los borradores.</translation>
        </message>
        <message>
            <source>Go on where you were.</source>
            <translation>Siga donde estaba.</translation>
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
            <source>Quick</source>
            <translation>Rápida</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>Completa</translation>
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
            <source>Put aside</source>
            <translation>Apartar</translation>
        </message>
        <message>
            <source>Put aside, begin with the next person</source>
            <translation>Apartar y empezar con la siguiente persona</translation>
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
    </context>
    <context>
        <name>SignUpScreen</name>
        <message>
            <source>Sign-up</source>
            <translation>Inscripción</translation>
        </message>
        <message>
            <source>{undo} undo last save · {find} find · {aside} put aside</source>
            <translation>{undo} deshacer · {find} buscar · {aside} apartar</translation>
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
        <message>
            <source>Typed and not saved yet. Enter goes on with it, Delete throws it away.</source>
            <translation>Escrito y sin guardar. Entrar lo continúa, Suprimir lo descarta.</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>Volver a la lista</translation>
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
</TS>
