<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>CanvasHint</name>
    <message>
        <source>Nothing drawn yet</source>
        <translation>Noch nichts gezeichnet</translation>
    </message>
    <message>
        <source>Drag a kind from the palette to here, or write an annotation such as [[mp::service]] in the code.</source>
        <translation>Ziehen Sie eine Art aus der Palette hierher, oder schreiben Sie eine Annotation wie [[mp::service]] in den Code.</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>calls and waits</source>
        <translation>ruft auf und wartet</translation>
    </message>
    <message>
        <source>calls without waiting</source>
        <translation>ruft auf, ohne zu warten</translation>
    </message>
    <message>
        <source>pushes to the queue</source>
        <translation>legt in die Warteschlange</translation>
    </message>
    <message>
        <source>is consumed by</source>
        <translation>wird abgearbeitet von</translation>
    </message>
    <message>
        <source>uses</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <source>%1 shards</source>
        <translation>%1 Shards</translation>
    </message>
    <message>
        <source>%1 leaves</source>
        <translation>%1 Blätter</translation>
    </message>
    <message>
        <source>exposed</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>quorum %1</source>
        <translation>Quorum %1</translation>
    </message>
    <message>
        <source>%1 at a time</source>
        <translation>%1 gleichzeitig</translation>
    </message>
    <message>
        <source>%1 tries</source>
        <translation>%1 Versuche</translation>
    </message>
    <message>
        <source>ttl %1</source>
        <translation>TTL %1</translation>
    </message>
    <message>
        <source>Its code does not parse now; this is how it last was.</source>
        <translation>Sein Code ist gerade nicht lesbar; so war er zuletzt.</translation>
    </message>
    <message>
        <source>Made by a macro or under #if: it is changed in the code.</source>
        <translation>Aus einem Makro oder unter #if: Er wird im Code geändert.</translation>
    </message>
    <message>
        <source>Declared; no code makes it yet.</source>
        <translation>Angegeben; noch erzeugt kein Code sie.</translation>
    </message>
</context>
<context>
    <name>ConnectRules</name>
    <message>
        <source>%1 is connected to %2 already</source>
        <translation>%1 ist schon mit %2 verbunden</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Theme for this run: light, dark or system.</source>
        <translation>Farbschema für diesen Lauf: light, dark oder system.</translation>
    </message>
    <message>
        <source>Language for this run, such as de.</source>
        <translation>Sprache für diesen Lauf, etwa de.</translation>
    </message>
    <message>
        <source>Draws distributed applications that are annotated C++ programs.</source>
        <translation>Zeichnet verteilte Anwendungen, die annotierte C++-Programme sind.</translation>
    </message>
    <message>
        <source>Folder or C++ file to open.</source>
        <translation>Ordner oder C++-Datei, die geöffnet wird.</translation>
    </message>
</context>
<context>
    <name>metaparticle::model::kinds</name>
    <message>
        <source>What the node is called on the wire and on the canvas; by default its function&apos;s name in kebab-case</source>
        <translation>Wie der Knoten im Netz und auf der Zeichenfläche heißt; sonst der Name seiner Funktion in Kebab-Schreibweise</translation>
    </message>
    <message>
        <source>Reachable from outside the application, on its port</source>
        <translation>Von außerhalb der Anwendung erreichbar, auf seinem Port</translation>
    </message>
    <message>
        <source>Port to listen on; exposed nodes take 3000 and up by default</source>
        <translation>Port, auf dem er lauscht; öffentliche Knoten nehmen sonst 3000 und folgende</translation>
    </message>
    <message>
        <source>Environment variables, each as &quot;KEY=value&quot;</source>
        <translation>Umgebungsvariablen, jede als &quot;SCHLÜSSEL=Wert&quot;</translation>
    </message>
    <message>
        <source>Environment variables whose values come from the engine&apos;s secrets</source>
        <translation>Umgebungsvariablen, deren Werte aus den Geheimnissen der Laufumgebung kommen</translation>
    </message>
    <message>
        <source>Processor cores that a replica may count on</source>
        <translation>Prozessorkerne, mit denen eine Replik rechnen darf</translation>
    </message>
    <message>
        <source>Memory that a replica may use, such as &quot;64Mi&quot;</source>
        <translation>Speicher, den eine Replik belegen darf, etwa &quot;64Mi&quot;</translation>
    </message>
    <message>
        <source>How long a call may take when its caller sets no deadline</source>
        <translation>Wie lange ein Aufruf dauern darf, wenn der Aufrufer keine Frist setzt</translation>
    </message>
    <message>
        <source>How callers prove who they are</source>
        <translation>Wie Aufrufer sich ausweisen</translation>
    </message>
    <message>
        <source>Nodes that this one will use: edges that were drawn before code makes them</source>
        <translation>Knoten, die dieser benutzen wird: Kanten, die gezeichnet sind, bevor Code sie erzeugt</translation>
    </message>
    <message>
        <source>How many equal replicas share the load</source>
        <translation>Wie viele gleiche Repliken sich die Last teilen</translation>
    </message>
    <message>
        <source>Fewest replicas when scaled automatically</source>
        <translation>Kleinste Zahl von Repliken bei automatischer Skalierung</translation>
    </message>
    <message>
        <source>Most replicas when scaled automatically</source>
        <translation>Größte Zahl von Repliken bei automatischer Skalierung</translation>
    </message>
    <message>
        <source>How many shards share the keys</source>
        <translation>Wie viele Shards sich die Schlüssel teilen</translation>
    </message>
    <message>
        <source>What decides the shard: the parameter itself (request), a field of it (request.user), or a function that takes the parameter</source>
        <translation>Was den Shard bestimmt: der Parameter selbst (request), ein Feld davon (request.user) oder eine Funktion, die den Parameter nimmt</translation>
    </message>
    <message>
        <source>What decides the shard: the first group that this regular expression finds in the request&apos;s path</source>
        <translation>Was den Shard bestimmt: die erste Gruppe, die dieser reguläre Ausdruck im Pfad der Anfrage findet</translation>
    </message>
    <message>
        <source>How many leaves answer each request</source>
        <translation>Wie viele Blätter jede Anfrage beantworten</translation>
    </message>
    <message>
        <source>The function that merges the leaves&apos; answers; it takes them as a vector</source>
        <translation>Die Funktion, die die Antworten der Blätter zusammenführt; sie nimmt sie als Vektor</translation>
    </message>
    <message>
        <source>How many leaves must answer; by default all of them</source>
        <translation>Wie viele Blätter antworten müssen; sonst alle</translation>
    </message>
    <message>
        <source>How often a message is delivered before it counts as failed</source>
        <translation>Wie oft eine Nachricht zugestellt wird, bevor sie als gescheitert gilt</translation>
    </message>
    <message>
        <source>How long a worker may take before the message is delivered again</source>
        <translation>Wie lange ein Worker brauchen darf, bevor die Nachricht erneut zugestellt wird</translation>
    </message>
    <message>
        <source>The queue that failed messages go to</source>
        <translation>Die Warteschlange, in die gescheiterte Nachrichten kommen</translation>
    </message>
    <message>
        <source>Most messages that the queue holds; by default no limit</source>
        <translation>Wie viele Nachrichten die Warteschlange höchstens hält; sonst unbegrenzt</translation>
    </message>
    <message>
        <source>The queue that it consumes</source>
        <translation>Die Warteschlange, die er abarbeitet</translation>
    </message>
    <message>
        <source>How many equal replicas share the messages</source>
        <translation>Wie viele gleiche Repliken sich die Nachrichten teilen</translation>
    </message>
    <message>
        <source>How many messages one replica works on at a time</source>
        <translation>Wie viele Nachrichten eine Replik gleichzeitig bearbeitet</translation>
    </message>
    <message>
        <source>How many runs must succeed</source>
        <translation>Wie viele Läufe gelingen müssen</translation>
    </message>
    <message>
        <source>How many runs may go on at a time</source>
        <translation>Wie viele Läufe gleichzeitig stattfinden dürfen</translation>
    </message>
    <message>
        <source>When it runs, as a cron line such as &quot;0 3 * * *&quot;; by default once</source>
        <translation>Wann er läuft, als Cron-Zeile wie &quot;0 3 * * *&quot;; sonst einmal</translation>
    </message>
    <message>
        <source>How often a failed run is tried again</source>
        <translation>Wie oft ein gescheiterter Lauf wiederholt wird</translation>
    </message>
    <message>
        <source>Where the entries live; auto lets the engine choose</source>
        <translation>Wo die Einträge liegen; bei auto wählt die Laufumgebung</translation>
    </message>
    <message>
        <source>How long an entry lives after its last change; by default for ever</source>
        <translation>Wie lange ein Eintrag nach seiner letzten Änderung lebt; sonst für immer</translation>
    </message>
    <message>
        <source>How long the lease lasts when its holder falls silent</source>
        <translation>Wie lange die Zuteilung hält, wenn ihr Inhaber verstummt</translation>
    </message>
    <message>
        <source>How many replicas stand by, the leader included</source>
        <translation>Wie viele Repliken bereitstehen, der Leader eingeschlossen</translation>
    </message>
    <message>
        <source>How long the lease lasts when the leader falls silent</source>
        <translation>Wie lange die Zuteilung hält, wenn der Leader verstummt</translation>
    </message>
    <message>
        <source>The image to run</source>
        <translation>Das Image, das läuft</translation>
    </message>
    <message>
        <source>Ports that the image listens on</source>
        <translation>Ports, auf denen das Image lauscht</translation>
    </message>
    <message>
        <source>The command to run in place of the image&apos;s own</source>
        <translation>Der Befehl, der anstelle des eigenen Befehls des Images läuft</translation>
    </message>
    <message>
        <source>How many equal replicas run</source>
        <translation>Wie viele gleiche Repliken laufen</translation>
    </message>
    <message>
        <source>A path in the container whose files outlive it</source>
        <translation>Ein Pfad im Container, dessen Dateien ihn überdauern</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>A replicated service; the load is spread over its replicas</source>
        <translation>Ein replizierter Dienst; die Last verteilt sich auf seine Repliken</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>Each request goes to the shard that owns its key</source>
        <translation>Jede Anfrage geht an den Shard, dem ihr Schlüssel gehört</translation>
    </message>
    <message>
        <source>Scatter/gather</source>
        <translation>Scatter/Gather</translation>
    </message>
    <message>
        <source>Each request goes to every leaf; the gather merges the answers</source>
        <translation>Jede Anfrage geht an alle Blätter; Gather führt die Antworten zusammen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>A durable work queue</source>
        <translation>Eine dauerhafte Warteschlange für Arbeit</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Consumes a queue; acknowledges a message after it returned</source>
        <translation>Arbeitet eine Warteschlange ab; bestätigt eine Nachricht, wenn er fertig ist</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Runs to completion, once or on a schedule</source>
        <translation>Läuft bis zum Ende, einmal oder nach Zeitplan</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Shared state with atomic updates by optimistic concurrency</source>
        <translation>Gemeinsamer Zustand, atomar geändert durch optimistische Nebenläufigkeit</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Mutual exclusion across machines: a lease with a fencing token</source>
        <translation>Gegenseitiger Ausschluss über Rechner hinweg: eine Zuteilung mit Fencing-Token</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Runs on exactly one replica at a time and fails over</source>
        <translation>Läuft immer auf genau einer Replik und wechselt bei Ausfall</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Any image that is not written here, such as a database or a proxy</source>
        <translation>Ein beliebiges Image, das nicht hier geschrieben wird, etwa eine Datenbank oder ein Proxy</translation>
    </message>
    <message>
        <source>Replicas share the load</source>
        <translation>Repliken teilen die Last</translation>
    </message>
    <message>
        <source>One shard owns each key</source>
        <translation>Aufgeteilt nach Schlüssel</translation>
    </message>
    <message>
        <source>Ask all, merge answers</source>
        <translation>Alle fragen, vereinen</translation>
    </message>
    <message>
        <source>Durable work queue</source>
        <translation>Dauerhafte Aufträge</translation>
    </message>
    <message>
        <source>Consumes a queue</source>
        <translation>Arbeitet Aufträge ab</translation>
    </message>
    <message>
        <source>Runs to completion</source>
        <translation>Läuft bis zum Ende</translation>
    </message>
    <message>
        <source>Shared state</source>
        <translation>Gemeinsamer Zustand</translation>
    </message>
    <message>
        <source>Mutual exclusion</source>
        <translation>Gegenseitiger Ausschluss</translation>
    </message>
    <message>
        <source>One active replica</source>
        <translation>Eine aktive Replik</translation>
    </message>
    <message>
        <source>Any other image</source>
        <translation>Jedes andere Image</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Actions</name>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Neues Projekt …</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a single &amp;file…</source>
        <translation>&amp;Einzelne Datei öffnen …</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>Save a&amp;ll</source>
        <translation>&amp;Alles speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Rep&amp;lace…</source>
        <translation>Erse&amp;tzen …</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Nächstes suchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Voriges suchen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Link to a function…</source>
        <translation>Mit Funktion &amp;verknüpfen …</translation>
    </message>
    <message>
        <source>&amp;Delete from the graph</source>
        <translation>Aus dem Graphen &amp;löschen</translation>
    </message>
    <message>
        <source>Delete with its &amp;function</source>
        <translation>Mitsamt &amp;Funktion löschen</translation>
    </message>
    <message>
        <source>Show the &amp;code</source>
        <translation>&amp;Code zeigen</translation>
    </message>
    <message>
        <source>&amp;Arrange automatically</source>
        <translation>&amp;Automatisch anordnen</translation>
    </message>
    <message>
        <source>&amp;Fit everything</source>
        <translation>&amp;Alles einpassen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Actual &amp;size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Palette and files</source>
        <translation>&amp;Palette und Dateien</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>P&amp;roblems and deployment</source>
        <translation>P&amp;robleme und Ausführung</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;About Metaparticle Studio</source>
        <translation>Ü&amp;ber Metaparticle Studio</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ArgumentRow</name>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Back to the default of %1</source>
        <translation>Zurück zur Vorgabe von %1</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::CanvasView</name>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>has problems</source>
        <translation>hat Probleme</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) selected</source>
        <translation>
            <numerusform>%n Knoten ausgewählt</numerusform>
            <numerusform>%n Knoten ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::DeployPanel</name>
    <message>
        <source>Replicas</source>
        <translation>Repliken</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Deployment</name>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s)</source>
        <translation>
            <numerusform>%n Neustart</numerusform>
            <numerusform>%n Neustarts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::DiffDialog</name>
    <message>
        <source>%1 was changed elsewhere</source>
        <translation>%1 wurde anderswo geändert</translation>
    </message>
    <message>
        <source>Another program has written %1, and you have changes here that are not saved. Lines with − are on the disk, lines with + are yours.</source>
        <translation>Ein anderes Programm hat %1 geschrieben, und hier gibt es ungespeicherte Änderungen. Zeilen mit − stehen auf der Platte, Zeilen mit + sind Ihre.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Your text stays; saving it replaces what is on the disk</source>
        <translation>Ihr Text bleibt; beim Speichern ersetzt er, was auf der Platte steht</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Fremde übernehmen</translation>
    </message>
    <message>
        <source>The text from the disk comes in; undo brings yours back</source>
        <translation>Der Text von der Platte kommt herein; Rückgängig bringt Ihren zurück</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Disk</name>
    <message>
        <source>This file could not be read.</source>
        <translation>Diese Datei ließ sich nicht lesen.</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Document</name>
    <message>
        <source>change of %1 from outside</source>
        <translation>Änderung von %1 von außen</translation>
    </message>
    <message>
        <source>removal of %1</source>
        <translation>Entfernen von %1</translation>
    </message>
    <message>
        <source>change of the layout from outside</source>
        <translation>Änderung der Anordnung von außen</translation>
    </message>
    <message>
        <source>The layout was not saved, because %1 was changed elsewhere and cannot be read: %2</source>
        <translation>Die Anordnung wurde nicht gesichert, weil %1 anderswo geändert wurde und nicht gelesen werden kann: %2</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::EdgePage</name>
    <message>
        <source>Call: the caller waits for the answer</source>
        <translation>Aufruf: Der Aufrufer wartet auf die Antwort</translation>
    </message>
    <message>
        <source>Asynchronous call: the caller goes on and takes the answer later</source>
        <translation>Asynchroner Aufruf: Der Aufrufer arbeitet weiter und nimmt die Antwort später</translation>
    </message>
    <message>
        <source>Push: the function puts messages into the queue</source>
        <translation>Einlegen: Die Funktion legt Nachrichten in die Warteschlange</translation>
    </message>
    <message>
        <source>Consume: the queue feeds the worker</source>
        <translation>Abarbeiten: Die Warteschlange versorgt den Worker</translation>
    </message>
    <message>
        <source>Access: the function uses what is shared</source>
        <translation>Zugriff: Die Funktion benutzt Gemeinsames</translation>
    </message>
    <message>
        <source>Where the code makes it</source>
        <translation>Wo der Code sie erzeugt</translation>
    </message>
    <message>
        <source>Remove the declared edge</source>
        <translation>Angegebene Kante entfernen</translation>
    </message>
    <message>
        <source>Written in an annotation, and made by the code.</source>
        <translation>Steht in einer Annotation, und der Code erzeugt sie.</translation>
    </message>
    <message>
        <source>Only written in an annotation so far: no code makes it yet.</source>
        <translation>Steht bisher nur in einer Annotation: Noch erzeugt kein Code sie.</translation>
    </message>
    <message>
        <source>Made by the code.</source>
        <translation>Vom Code erzeugt.</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::EditorTabs</name>
    <message>
        <source>Open a file from the list, or select a node to see its code.</source>
        <translation>Öffnen Sie eine Datei aus der Liste, oder wählen Sie einen Knoten, um seinen Code zu sehen.</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (nicht gespeichert)</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::EventModel</name>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Examples</name>
    <message>
        <source>A scatter over ten leaves, and a gather that merges their samples</source>
        <translation>Ein Scatter über zehn Blätter und ein Gather, das ihre Stichproben zusammenführt</translation>
    </message>
    <message>
        <source>A service with three replicas that calls another one</source>
        <translation>Ein Dienst mit drei Repliken, der einen anderen aufruft</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ExternalChanges</name>
    <message>
        <source>%1 is gone from the disk; its text is still here.</source>
        <translation>%1 ist von der Platte verschwunden; der Text ist noch hier.</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Wieder speichern</translation>
    </message>
    <message>
        <source>Take it out of the project</source>
        <translation>Aus dem Projekt nehmen</translation>
    </message>
    <message>
        <source>%1 was changed elsewhere and cannot be read: %2</source>
        <translation>%1 wurde anderswo geändert und kann nicht gelesen werden: %2</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::FileList</name>
    <message>
        <source>Files of the project</source>
        <translation>Dateien des Projekts</translation>
    </message>
    <message>
        <source>%1 (gone from the disk)</source>
        <translation>%1 (von der Platte verschwunden)</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::FindBar</name>
    <message>
        <source>Match upper and lower case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace this match</source>
        <translation>Diesen Treffer ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Replace every match in this file</source>
        <translation>Jeden Treffer in dieser Datei ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::FunctionPicker</name>
    <message>
        <source>Filter by name or signature</source>
        <translation>Nach Name oder Signatur filtern</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Gestures</name>
    <message>
        <source>set %1 of %2</source>
        <translation>%1 von %2 setzen</translation>
    </message>
    <message>
        <source>reset %1 of %2</source>
        <translation>%1 von %2 zurücksetzen</translation>
    </message>
    <message>
        <source>add %1 %2</source>
        <translation>%1 %2 hinzufügen</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>connect %1 to %2</source>
        <translation>%1 mit %2 verbinden</translation>
    </message>
    <message>
        <source>disconnect %1 from %2</source>
        <translation>%1 von %2 trennen</translation>
    </message>
    <message>
        <source>link %1 to %2</source>
        <translation>%1 mit %2 verknüpfen</translation>
    </message>
    <message numerus="yes">
        <source>move %n node(s)</source>
        <translation>
            <numerusform>%n Knoten verschieben</numerusform>
            <numerusform>%n Knoten verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n thing(s)</source>
        <translation>
            <numerusform>%n Element löschen</numerusform>
            <numerusform>%n Elemente löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Link %1 to a function</source>
        <translation>%1 mit einer Funktion verknüpfen</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Code zeigen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::InlineEditor</name>
    <message>
        <source>Name of the node</source>
        <translation>Name des Knotens</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Languages</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ListEditor</name>
    <message>
        <source>+ Add</source>
        <translation>+ Hinzufügen</translation>
    </message>
    <message>
        <source>Remove this entry</source>
        <translation>Diesen Eintrag entfernen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::LogView</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation>Vorige Stelle (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>Nächste Stelle (Eingabe)</translation>
    </message>
    <message>
        <source>What the replicas print appears here.</source>
        <translation>Hier erscheint, was die Repliken ausgeben.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Whose logs are shown</source>
        <translation>Wessen Protokolle gezeigt werden</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>Alle Knoten</translation>
    </message>
    <message>
        <source>Keep the newest line in view</source>
        <translation>Die neueste Zeile im Blick behalten</translation>
    </message>
    <message>
        <source>Search the logs</source>
        <translation>Protokolle durchsuchen</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::MainWindow</name>
    <message>
        <source>%1 was changed elsewhere and read again</source>
        <translation>%1 wurde anderswo geändert und neu gelesen</translation>
    </message>
    <message>
        <source>automatic arrangement</source>
        <translation>automatische Anordnung</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Metaparticle Studio</source>
        <translation>Metaparticle Studio</translation>
    </message>
    <message>
        <source>About Metaparticle Studio</source>
        <translation>Über Metaparticle Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Metaparticle Studio %1&lt;/h3&gt;&lt;p&gt;Distributed applications, drawn and written in one C++ source.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. What your own programs contain of it is under the MIT licence.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Metaparticle Studio %1&lt;/h3&gt;&lt;p&gt;Verteilte Anwendungen, gezeichnet und geschrieben in einem C++-Quelltext.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer. Was Ihre eigenen Programme davon enthalten, steht unter der MIT-Lizenz.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Menus</name>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Node</source>
        <translation>&amp;Knoten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>my-application</source>
        <translation>meine-anwendung</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>In the folder:</source>
        <translation>Im Ordner:</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>There is a file of this name: choose another.</source>
        <translation>Es gibt eine Datei dieses Namens: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This folder holds a project already: open it, or choose another name.</source>
        <translation>Dieser Ordner enthält schon ein Projekt: Öffnen Sie es, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder.</source>
        <translation>%1 ist eine Datei und kein Ordner.</translation>
    </message>
    <message>
        <source>You may not write in %1: choose another folder.</source>
        <translation>In %1 dürfen Sie nicht schreiben: Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>A project is a folder with annotated C++ sources.</source>
        <translation>Ein Projekt ist ein Ordner mit annotierten C++-Quelldateien.</translation>
    </message>
    <message>
        <source>The project goes into %1, which is there.</source>
        <translation>Das Projekt kommt in den vorhandenen Ordner %1.</translation>
    </message>
    <message>
        <source>Makes %1.</source>
        <translation>Legt %1 an.</translation>
    </message>
    <message>
        <source>Where to make the project</source>
        <translation>Wo das Projekt angelegt wird</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::NodePage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Verknüpfen …</translation>
    </message>
    <message>
        <source>Move the annotation to another function of the project</source>
        <translation>Die Annotation an eine andere Funktion des Projekts setzen</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Where it runs</source>
        <translation>Wo es läuft</translation>
    </message>
    <message>
        <source>This annotation comes from a macro or stands under #if: it can only be changed in the code.</source>
        <translation>Diese Annotation kommt aus einem Makro oder steht unter #if: Sie lässt sich nur im Code ändern.</translation>
    </message>
    <message>
        <source>The code here does not parse at the moment; this is how it last did.</source>
        <translation>Der Code ist hier gerade nicht lesbar; so war er zuletzt.</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::OpeningPage</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Palette</name>
    <message>
        <source>Kinds of nodes</source>
        <translation>Arten von Knoten</translation>
    </message>
    <message>
        <source>Drag it onto the canvas, or press Return.</source>
        <translation>Auf die Zeichenfläche ziehen, oder Eingabe drücken.</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ProblemsModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ProblemsView</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>Keine Probleme.</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ProjectCreation</name>
    <message>
        <source>The folder could not be made.</source>
        <translation>Der Ordner ließ sich nicht anlegen.</translation>
    </message>
    <message>
        <source>This folder holds a project already.</source>
        <translation>In diesem Ordner liegt schon ein Projekt.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>Öffnen Sie es, oder wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ProjectFlow</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 enthält Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>Alles speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Open a single file</source>
        <translation>Einzelne Datei öffnen</translation>
    </message>
    <message>
        <source>C++ sources (*.cpp *.cc *.cxx *.hpp *.hh *.h)</source>
        <translation>C++-Quellen (*.cpp *.cc *.cxx *.hpp *.hh *.h)</translation>
    </message>
    <message>
        <source>The example could not be copied.</source>
        <translation>Das Beispiel ließ sich nicht kopieren.</translation>
    </message>
    <message>
        <source>Check that the folder can be written.</source>
        <translation>Prüfen Sie, ob der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>The application is running</source>
        <translation>Die Anwendung läuft</translation>
    </message>
    <message>
        <source>%1 was deployed from here and ends now.</source>
        <translation>%1 wurde von hier gestartet und endet jetzt.</translation>
    </message>
    <message>
        <source>Stop it and go on</source>
        <translation>Stoppen und weiter</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ReplicaModel</name>
    <message>
        <source>Processor cores in use</source>
        <translation>Belegte Prozessorkerne</translation>
    </message>
    <message>
        <source>How long it has been in this state</source>
        <translation>Wie lange sie in diesem Zustand ist</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>Replik</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::RunBar</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Finish the requests in flight and end every replica</source>
        <translation>Laufende Anfragen abschließen und jede Replik beenden</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Deploy again</source>
        <translation>Neu ausführen</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Stop the application, build it and start it as it is now</source>
        <translation>Die Anwendung stoppen, bauen und so starten, wie sie jetzt ist</translation>
    </message>
    <message>
        <source>Build the program and start every replica on this machine</source>
        <translation>Das Programm bauen und jede Replik auf diesem Rechner starten</translation>
    </message>
    <message>
        <source>%1: %2 of %3 processes are ready</source>
        <translation>%1: %2 von %3 Prozessen sind bereit</translation>
    </message>
    <message>
        <source>Stopping: requests in flight finish</source>
        <translation>Wird gestoppt: laufende Anfragen werden abgeschlossen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::SourceEditor</name>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::StatusLine</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n Kante</numerusform>
            <numerusform>%n Kanten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::StatusWords</name>
    <message>
        <source>pending</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>back-off</source>
        <translation>Wartepause</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird gestoppt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Wird gebaut</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird gestoppt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Studio</name>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache ändert sich beim nächsten Programmstart.</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::SummaryPage</name>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) selected</source>
        <translation>
            <numerusform>%n Element ausgewählt</numerusform>
            <numerusform>%n Elemente ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n Kante</numerusform>
            <numerusform>%n Kanten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::TypingCommand</name>
    <message>
        <source>typing</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::ValueEditor</name>
    <message>
        <source>Default (%1)</source>
        <translation>Vorgabe (%1)</translation>
    </message>
    <message>
        <source>Choose or type a name</source>
        <translation>Namen wählen oder eintippen</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::WelcomePage</name>
    <message>
        <source>Metaparticle Studio</source>
        <translation>Metaparticle Studio</translation>
    </message>
    <message>
        <source>Draw a distributed application, and it is C++. Write it, and it is a drawing.</source>
        <translation>Zeichnen Sie eine verteilte Anwendung, und sie ist C++. Schreiben Sie sie, und sie ist eine Zeichnung.</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Begin with an empty canvas in a folder of your own</source>
        <translation>Mit leerer Zeichenfläche in einem eigenen Ordner beginnen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Any folder with C++ sources, annotated or not</source>
        <translation>Ein beliebiger Ordner mit C++-Quellen, annotiert oder nicht</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>metaparticle::studio::Workbench</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
</TS>
