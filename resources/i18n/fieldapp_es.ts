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
            <source>Licences</source>
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
            <source>Text of the licence</source>
            <translation>Texto de la licencia</translation>
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
        <name>Field</name>
        <message>
            <source>keys 1–{last}</source>
            <translation>teclas 1–{last}</translation>
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
            <source>Practise on this laptop</source>
            <translation>Practicar en esta computadora</translation>
        </message>
        <message>
            <source>Everything works and nothing is real: an event for today is made for you. No account and no network are needed. Do not type real people here.</source>
            <translation>Todo funciona y nada es real: se crea un evento para hoy. No hace falta cuenta ni red. No escriba aquí a personas reales.</translation>
        </message>
        <message>
            <source>Go on practising</source>
            <translation>Seguir practicando</translation>
        </message>
        <message>
            <source>Practise</source>
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
            <source>To the next question</source>
            <translation>A la pregunta siguiente</translation>
        </message>
        <message>
            <source>Back to the one before</source>
            <translation>A la anterior</translation>
        </message>
        <message>
            <source>Go on; in a list, open the row</source>
            <translation>Seguir; en una lista, abrir la fila</translation>
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
            <source>Undo the last save</source>
            <translation>Deshacer lo último guardado</translation>
        </message>
        <message>
            <source>Find in the list</source>
            <translation>Buscar en la lista</translation>
        </message>
        <message>
            <source>Out of the search, or out of a correction</source>
            <translation>Salir de la búsqueda o de una corrección</translation>
        </message>
        <message>
            <source>In the list: withdraw the sign-up</source>
            <translation>En la lista: retirar la inscripción</translation>
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
        <name>Pages</name>
        <message>
            <source>Sign-up</source>
            <translation>Inscripción</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
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
            <source>Colours</source>
            <translation>Colores</translation>
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
            <source>Practise</source>
            <translation>Practicar</translation>
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
