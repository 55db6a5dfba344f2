// Every sentence of the lessons, in German. A lesson of the course stands here by its key.

const SPOKEN = {
  LoginAgent: (who) => `${who} will sich anmelden`,
  LogoutAgent: (who) => `${who} will sich abmelden`,
  SetAgentReady: (who) => `${who} will Ready sein`,
  SetAgentNotReady: (who) => `${who} will NotReady sein`,
};

const times = (count) => (count === 1 ? '' : ` (${count}-mal)`);

/** What the steps behind a keyword are for. */
const KEYWORDS = {
  Given: 'Given (Angenommen): wie alles steht',
  When: 'When (Wenn): was jemand tut',
  Then: 'Then (Dann): was so sein muss',
};

/** How a switch answered a client of the kit’s own. */
const OUTCOMES = { done: 'getan', accepted: 'für später angenommen', deferred: 'später getan', refused: 'abgelehnt' };

/** A sentence that ends with what somebody else said has that one’s full stop. */
const stopped = (text) => (/[.!?][”“]?$/.test(text) ? text : `${text}.`);

const became = ({ status, outcome }) => {
  if (outcome !== undefined) return outcome.replace(/^\w+/, (word) => OUTCOMES[word] ?? word);
  if (status === undefined) return 'der Connector setzt keinen Status: es hat geklappt';
  return `der Connector sagt ${status.severity}${status.message === '' ? '' : `: „${status.message}“`}`;
};

/** What stands for a value in a step, by the kind of value; of what is not listed here the words stay as they are. */
const WORDS = {
  request: {
    'logs in': 'meldet sich an',
    'logs out': 'meldet sich ab',
    'asks to be Ready': 'will Ready sein',
    'asks to be NotReady': 'will NotReady sein',
    'asks for after-call work': 'will Nacharbeit',
  },
  fault: {
    'refuses connections': 'weist Verbindungen ab',
    'shows a certificate that nobody vouches for': 'zeigt ein Zertifikat, für das niemand bürgt',
    'resets the connection instead of an answer': 'bricht die Verbindung ab, statt zu antworten',
    'resets the connection in the middle of its answer': 'bricht mitten in der Antwort die Verbindung ab',
    'cuts its answer off in the middle': 'schneidet seine Antwort in der Mitte ab',
    'cuts off the end of its answer': 'schneidet das Ende seiner Antwort ab',
    'answers with garbled bytes': 'antwortet mit verfälschten Bytes',
    'never answers': 'antwortet nie',
    'closes the connection instead of an answer': 'schließt die Verbindung, statt zu antworten',
    'does as it is told, and its answer is lost': 'tut, was verlangt wird, und seine Antwort geht verloren',
    'loses one answer': 'verliert eine Antwort',
    'loses one answer and the connection with it': 'verliert eine Antwort und mit ihr die Verbindung',
    'answers too late': 'antwortet zu spät',
    'sends one answer twice': 'sendet eine Antwort zweimal',
    'answers in small pieces': 'antwortet in kleinen Stücken',
    'answers with a success, and refuses in its body': 'antwortet mit einem Erfolg und lehnt im Inhalt ab',
    'accepts everything, and is not heard of again': 'nimmt alles an und lässt nichts mehr von sich hören',
    'answers with a success, and does nothing': 'antwortet mit einem Erfolg und tut nichts',
    "answers with somebody else's success": 'antwortet mit dem Erfolg von jemand anders',
    'tells of what became of another request': 'meldet, was aus einer anderen Anfrage wurde',
    'fails, and quotes the request with all that is in it':
      'versagt und wiederholt dabei die Anfrage mit allem, was darin steht',
    'does as it is told, and answers another request': 'tut, was verlangt wird, und beantwortet eine andere Anfrage',
    'answers with eight megabytes': 'antwortet mit acht Megabyte',
    'answers with a hundred thousand levels of nesting': 'antwortet hunderttausendfach verschachtelt',
    'tells what happens before it answers': 'meldet, was geschieht, bevor er antwortet',
    'tells everything twice': 'meldet alles zweimal',
    'tells one thing late': 'meldet eines zu spät',
    'tells one thing behind the next': 'meldet eines erst nach dem nächsten',
    'tells everything in pieces that nobody can read': 'meldet alles in Stücken, die niemand lesen kann',
    'tells everything by names that nobody knows': 'meldet alles unter Namen, die niemand kennt',
    'tells everything of a device that nobody has': 'meldet alles von einem Gerät, das niemand hat',
    'loses the connection whenever it tells something': 'verliert die Verbindung, sooft er etwas meldet',
    'answers with half of a text': 'antwortet mit einem halben Text',
    'answers with a web page': 'antwortet mit einer Webseite',
    'answers with nothing inside': 'antwortet ohne Inhalt',
    'answers with a word of plain text': 'antwortet mit einem Wort in bloßem Text',
    'answers with a null': 'antwortet mit null',
    'answers with something of another kind': 'antwortet mit etwas von anderer Art',
    'answers without an outcome': 'antwortet ohne Ergebnis',
    'answers with an outcome that it does not have': 'antwortet mit einem Ergebnis, das es nicht gibt',
    'answers with numbers for texts': 'antwortet mit Zahlen statt Texten',
    'answers with nulls for everything': 'antwortet mit lauter null',
  },
  adapterLife: {
    'opens the adapter of': 'öffnet den Adapter von',
    'closes the adapter of': 'schließt den Adapter von',
    'subscribes to the events of': 'abonniert die Ereignisse von',
    'unsubscribes from the events of': 'bestellt die Ereignisse ab von',
  },
  told: { Ready: 'Ready', NotReady: 'NotReady', 'logged in': 'angemeldet', 'logged out': 'abgemeldet' },
  wanted: { Ready: 'Ready', NotReady: 'NotReady' },
  call: {
    'call one': 'Anruf eins',
    'call two': 'Anruf zwei',
    'call three': 'Anruf drei',
    'the consultation': 'die Rückfrage',
    'the new call': 'der neue Anruf',
  },
  deed: {
    answers: 'nimmt an:',
    holds: 'hält:',
    retrieves: 'holt zurück:',
    'hangs up': 'legt auf:',
  },
  beside: {
    'passes on': 'gibt weiter:',
    'begins to transfer': 'beginnt zu übergeben:',
    'begins to extend': 'beginnt zu erweitern:',
    'takes a question about': 'fragt zurück zu:',
  },
  'transfer|conference': { transfer: 'die Übergabe', conference: 'die Konferenz' },
  asked: { login: 'Anmeldung', logout: 'Abmeldung', break: 'Pause' },
  'done|refused, in words': { done: 'getan', 'refused, in words': 'abgelehnt, mit Worten' },
  'once|twice': { once: 'einmal', twice: 'zweimal' },
};

/** Words within what else stands for a value. */
const PHRASES = {
  'an empty text': 'einem leeren Text',
  nothing: 'nichts',
  blanks: 'Leerzeichen',
  unauthorised: 'nicht angemeldet (unauthorised)',
  forbidden: 'verboten (forbidden)',
  'not found': 'nicht gefunden (not found)',
  'timed out': 'abgelaufen (timed out)',
  'too many': 'zu viel (too many)',
  'internal error': 'ein innerer Fehler (internal error)',
  unavailable: 'nicht verfügbar (unavailable)',
  'logged in': 'angemeldet',
  'logged out': 'abgemeldet',
  'out of': 'aus',
  'no queue': 'keiner Warteschlange',
  and: 'und',
};

/** Every step, by its own expression; `{1}` is what stands for its first value. */
const STEPS = {
  'the adapter of {word} is open, where there is one': 'der Adapter von {1} ist offen, wo es einen gibt',
  'it is counted what the connector holds at the CTI server':
    'es ist gezählt, was der Connector beim CTI-Server belegt',
  'the desktop follows {word}': 'der Desktop folgt {1}',
  'agents with ids of every kind are logged in to {word}': 'Agenten mit Nummern jeder Art sind in {1} angemeldet',
  'agents with ids of every kind work in {word} but are not logged in':
    'Agenten mit Nummern jeder Art arbeiten in {1}, sind aber nicht angemeldet',
  'there are two queues of every kind, and agent {word} is logged in to them all':
    'es gibt zwei Warteschlangen jeder Art, und Agent {1} ist in allen angemeldet',
  'the ACD knows logout reasons of every kind': 'die ACD kennt Abmeldegründe jeder Art',
  'the ACD knows break reasons of every kind': 'die ACD kennt Pausengründe jeder Art',
  'the CTI server {fault}': 'der CTI-Server {1}',
  'the CTI server answers that it is {text}': 'der CTI-Server antwortet, es sei {1}',
  'the CTI server is slow, but in time': 'der CTI-Server ist langsam, aber rechtzeitig',
  'the CTI server lets its answer drip, a byte at a time': 'der CTI-Server lässt seine Antwort Byte für Byte tröpfeln',
  'the ACD accepts every Command and settles it later':
    'die ACD nimmt jeden Command an und sagt später, was daraus wurde',
  'agent {word} is logged in to {queues}': 'Agent {1} ist in {2} angemeldet',
  'agent {word} works in {queues} but is not logged in': 'Agent {1} arbeitet in {2}, ist aber nicht angemeldet',
  'agent {word} is unknown to the ACD': 'die ACD kennt keinen Agenten {1}',
  '{word} is Ready': '{1} ist Ready',
  '{word} is logged in again': '{1} ist wieder angemeldet',
  '{word} is logged in from elsewhere': '{1} ist von woanders angemeldet worden',
  '{word} is logged in from elsewhere, at another extension':
    '{1} ist von woanders angemeldet worden, an einer anderen Nebenstelle',
  'a supervisor adds {word} to {word}': 'ein Supervisor nimmt {1} in {2} auf',
  'a supervisor logs {word} out': 'ein Supervisor meldet {1} ab',
  'a supervisor makes {word} NotReady': 'ein Supervisor setzt {1} auf NotReady',
  '{word} is NotReady with the reason {reason}': '{1} ist NotReady, mit dem Grund {2}',
  'a colleague {word} is Ready in {word}': 'jemand anders, {1}, ist Ready in {2}',
  '{word} is on a call of {word}': '{1} ist in einem Anruf von {2}',
  'there is the queue {word}': 'es gibt die Warteschlange {1}',
  'the ACD lets agents log out when they are Ready': 'die ACD lässt Agenten sich abmelden, wenn sie Ready sind',
  'the ACD lets agents log out only when they are NotReady':
    'die ACD lässt Agenten sich nur abmelden, wenn sie NotReady sind',
  'the ACD refuses a logout during a call': 'die ACD lehnt eine Abmeldung während eines Anrufs ab',
  'the ACD allows a logout during a call': 'die ACD erlaubt eine Abmeldung während eines Anrufs',
  'the ACD defers a logout during a call': 'die ACD schiebt eine Abmeldung während eines Anrufs auf',
  'the ACD refuses other states to whoever is logged out':
    'die ACD lehnt andere Zustände ab, wenn jemand abgemeldet ist',
  'the ACD refuses a logout to whoever is logged out':
    'die ACD lehnt die Abmeldung von jemandem ab, der abgemeldet ist',
  'the ACD takes a logout of whoever is logged out, and changes nothing':
    'die ACD nimmt die Abmeldung von jemandem an, der abgemeldet ist, und ändert nichts',
  'the ACD refuses a logout of a queue to whoever is not in it':
    'die ACD lehnt die Abmeldung aus einer Warteschlange ab, in der jemand nicht ist',
  'the ACD lets agents log in to any queue': 'die ACD lässt Agenten sich in jeder Warteschlange anmelden',
  'the ACD demands a logout reason': 'die ACD verlangt einen Grund für die Abmeldung',
  'the ACD demands no logout reason': 'die ACD verlangt keinen Grund für die Abmeldung',
  'the ACD refuses reasons that it does not know': 'die ACD lehnt Gründe ab, die sie nicht kennt',
  'the ACD knows the logout reason {reason}': 'die ACD kennt den Abmeldegrund {1}',
  'the ACD knows the break reason {reason}': 'die ACD kennt den Pausengrund {1}',
  '{call} comes to {word}': '{1} kommt bei {2} an',
  '{word} has answered {call}': '{1} hat angenommen: {2}',
  '{word} has put {call} on hold': '{1} hat auf Halten gelegt: {2}',
  '{word} has consulted {callee} beside {call}': '{1} hat bei {2} zurückgefragt, neben {3}',
  '{word} has {callee} take part in {call}': '{1} hat {2} dazugeholt, zu {3}',
  '{call} has ended': '{1} ist beendet',
  'a client listens': 'ein Client hört zu',
  'a client listens that has subscribed to nobody': 'ein Client hört zu, der niemanden abonniert hat',
  "the ACD's clock stands still": 'die Uhr der ACD steht',
  'the ACD ends after-call work after {int} seconds': 'die ACD beendet Nacharbeit nach {1} Sekunden',
  'a call rings for {int} seconds, and who does not answer it is NotReady':
    'ein Anruf klingelt {1} Sekunden, und wer ihn nicht annimmt, ist NotReady',
  '{word} is NotReady for a while': '{1} ist eine Weile NotReady',
  'the caller hangs up': 'der Anrufer legt auf',

  '{word} {request}': '{1} {2}',
  '{word} {request} with the reason {reason}': '{1} {2}, mit dem Grund {3}',
  '{word} {request} on a page that still holds the reason {reason}':
    '{1} {2}, auf einer Seite, die noch den Grund {3} hat',
  '{word} {request} with these properties on the page:': '{1} {2}, mit diesen Properties auf der Seite:',
  '{word} logs in to {word}': '{1} meldet sich in {2} an',
  '{word} logs in to {word} at another extension': '{1} meldet sich in {2} an, an einer anderen Nebenstelle',
  '{word} logs in with a wrong password': '{1} meldet sich mit einem falschen Kennwort an',
  '{word} logs in and out {int} times': '{1} meldet sich {2}-mal an und ab',
  '{word} logs out of {word}': '{1} meldet sich aus {2} ab',
  '{word} logs out of a queue that does not exist': '{1} meldet sich aus einer Warteschlange ab, die es nicht gibt',
  '{word} logs out with {text} as the Queue': '{1} meldet sich ab, mit {2} als Queue',
  '{word} logs out with {text} as the reason': '{1} meldet sich ab, mit {2} als Grund',
  '{word} {request} without a reason': '{1} {2}, ohne Grund',
  '{word} logs out with options that hold no page for a reason':
    '{1} meldet sich ab, mit Optionen ohne eine Seite für den Grund',
  '{word} {request} with these properties in AgentState:': '{1} {2}, mit diesen Properties in AgentState:',
  '{word} logs out with the password still on the page': '{1} meldet sich ab, das Kennwort noch auf der Seite',
  '{word} logs out again on the same page': '{1} meldet sich noch einmal ab, auf derselben Seite',
  'a logout is asked for with {text} as the AgentID': 'eine Abmeldung wird verlangt, mit {1} als AgentID',
  '{word} and {word} log out at once': '{1} und {2} melden sich zugleich ab',
  '{word} logs out of {word} while {word} logs out of {word}':
    '{1} meldet sich aus {2} ab, während {3} sich aus {4} abmeldet',
  'a call arrives in {word}': 'ein Anruf kommt in {1} an',
  'the call ends': 'der Anruf endet',
  'the framework {adapterLife} {word}': 'das Framework {1} {2}',
  'somebody else makes {word} {Ready|NotReady} …': 'jemand anders setzt {1} auf {2}',
  'somebody else logs {word} in': 'jemand anders meldet {1} an',
  'the call is answered': 'der Anruf wird angenommen',
  '{word} puts the call on hold at the telephone': '{1} hält den Anruf am Telefon',
  '{word} has the call back at the telephone': '{1} holt den Anruf am Telefon zurück',
  '{word} dials a number outside at the telephone': '{1} wählt am Telefon eine Nummer draußen',
  '{word} dials the extension of {word} at the telephone': '{1} wählt am Telefon die Nebenstelle von {2}',
  '{word} consults {word} at the telephone': '{1} fragt am Telefon bei {2} zurück',
  'a call arrives in {word}, by an id of its own': 'ein Anruf kommt in {1} an, mit einer eigenen Nummer',
  'a call arrives in {word} from another number, by the same id':
    'ein Anruf kommt in {1} von einem anderen Anrufer an, unter derselben Nummer',
  'a call arrives in {word} that carries:': 'ein Anruf kommt in {1} an und trägt:',
  '{word} {deed} {call}': '{1} {2} {3}',
  '{word} {deed} and names no call': '{1} {2} ohne Angabe eines Anrufs',
  '{word} calls {callee}': '{1} ruft {2} an',
  '{word} calls {callee} with these data:': '{1} ruft {2} an, mit diesen Daten:',
  '{word} dials {callee} into {call}': '{1} wählt {2} in {3}',
  '{word} {beside} {call} to {callee}': '{1} {2} {3}, an {4}',
  '{word} begins to transfer {call} to {callee} with these data:':
    '{1} beginnt zu übergeben: {2}, an {3}, mit diesen Daten:',
  '{word} completes the {transfer|conference} of call {word}': '{1} schließt {2} ab, von Anruf {3}',
  '{word} drops {callee} from {call}': '{1} nimmt {2} heraus aus: {3}',
  'each of them {request}': 'jeder von ihnen {1}',
  '{word} logs out of one of each kind': '{1} meldet sich aus je einer von jeder Art ab',
  '{word} {request} with each of them, and starts anew in between':
    '{1} {2}, mit jedem davon, und beginnt dazwischen neu',
  'the CTI server is itself again': 'der CTI-Server ist wieder, wie er war',
  '{word} logs out while the late answers come': '{1} meldet sich ab, während die späten Antworten kommen',
  'a while goes by for everybody else': 'für alle anderen vergeht eine Weile',
  'the clock is moved by {int} milliseconds': 'die Uhr wird um {1} Millisekunden vorgestellt',
  'a client that sees every byte makes {word} Ready': 'ein Client, der jedes Byte sieht, setzt {1} auf Ready',
  'a client logs {word} in': 'ein Client meldet {1} an',
  'a client logs {word} in to {word}': 'ein Client meldet {1} in {2} an',
  'a client logs {word} in with a wrong password': 'ein Client meldet {1} mit einem falschen Kennwort an',
  'a client logs {word} in at the extension of {word}': 'ein Client meldet {1} an der Nebenstelle von {2} an',
  'a client logs {word} out': 'ein Client meldet {1} ab',
  'a client logs {word} out of {word}': 'ein Client meldet {1} aus {2} ab',
  'a client logs {word} out of a queue that does not exist':
    'ein Client meldet {1} aus einer Warteschlange ab, die es nicht gibt',
  'a client logs {word} out with the reason {reason}': 'ein Client meldet {1} ab, mit dem Grund {2}',
  'a client logs {word} out without a reason': 'ein Client meldet {1} ab, ohne Grund',
  'a client makes {word} {wanted}': 'ein Client setzt {1} auf {2}',
  'a client makes {word} NotReady with the reason {reason}': 'ein Client setzt {1} auf NotReady, mit dem Grund {2}',
  'a client makes {word} NotReady without a reason': 'ein Client setzt {1} auf NotReady, ohne Grund',
  'a client asks for a {asked} of {word}': 'ein Client verlangt für {2}: {1}',
  'a supervisor asks for a logout of {word}': 'ein Supervisor verlangt die Abmeldung von {1}',

  'the ACD holds {word} as {word}': 'die ACD führt {1} als {2}',
  '{word} is logged in to {queues}': '{1} ist in {2} angemeldet',
  '{word} is at the extension on the page': '{1} ist an der Nebenstelle, die auf der Seite steht',
  'the call is offered to {word}': 'der Anruf wird {1} angeboten',
  'the ACD refuses it': 'die ACD lehnt es ab',
  'no call is offered to {word}': '{1} wird kein Anruf angeboten',
  '{word} has left {word} alone, or none and the status is Fail':
    '{1} hat nur {2} verlassen, oder keine, und der Status ist Fail',
  'the CTI server has no more connections and subscriptions than after the 5th time':
    'der CTI-Server hat nicht mehr Verbindungen und Abonnements als nach dem fünften Mal',
  'every Command names {word}': 'jeder Command nennt {1}',
  'every Command keeps to the queues of {word}': 'jeder Command bleibt bei den Warteschlangen von {1}',
  'no Command reached the ACD twice': 'kein Command erreichte die ACD zweimal',
  'no Command reached the ACD': 'kein Command erreichte die ACD',
  'no request reached the CTI server': 'keine Anfrage erreichte den CTI-Server',
  'nothing reached the ACD after the refusal': 'nach der Ablehnung erreichte nichts mehr die ACD',
  'the CTI server understood every request': 'der CTI-Server verstand jede Anfrage',
  'the reason {reason} reached the ACD': 'der Grund {1} erreichte die ACD',
  'no reason reached the ACD': 'kein Grund erreichte die ACD',
  'the property {word} did not reach the ACD': 'die Property {1} erreichte die ACD nicht',
  'these properties reached the ACD:': 'diese Properties erreichten die ACD:',
  '{call} still rings at {callee}': '{1} klingelt noch bei {2}',
  '{callee} talks in {call}': '{1} spricht, in: {2}',
  'the caller talks in {call}': 'wer anrief, spricht, in: {1}',
  '{callee} is not in {call}': '{1} ist nicht dabei, in: {2}',
  '{word} has {call} on hold': '{1} hält: {2}',
  '{call} is over': '{1} ist vorbei',
  '{word} is in no call': '{1} ist in keinem Anruf',
  '{word} has made {call} to {callee}': '{1} hat gewählt: {2}, an {3}',
  '{call} carries the same': '{1} trägt dasselbe',
  '{callee} has been dialled into {call}': '{1} ist gewählt worden, in: {2}',
  'the connector holds no more at the CTI server than was counted':
    'der Connector belegt beim CTI-Server nicht mehr, als gezählt wurde',
  'no more devices are subscribed to than were counted': 'nicht mehr Geräte sind abonniert, als gezählt wurden',
  'that has failed, or nothing was said of it': 'das ist gescheitert, oder nichts wurde davon gesagt',
  'the desktop follows each of them': 'der Desktop folgt jedem von ihnen',
  'the desktop is told that {word} is {told}': 'dem Desktop wird gemeldet, {1} sei {2}',
  'the last that the desktop is told of {word} is what the ACD holds':
    'was der Desktop zuletzt von {1} hört, ist, was die ACD führt',
  'each change of {word} has been told once at most, in order':
    'jede Änderung bei {1} wurde höchstens einmal gemeldet, der Reihe nach',
  'the desktop has been told of nobody but {word}': 'dem Desktop wurde von niemandem gemeldet als von {1}',
  'the desktop has been told nothing of {word} behind the logout':
    'dem Desktop wurde nach der Abmeldung nichts mehr von {1} gemeldet',
  'what the desktop has been told of {word} since then is among {text}':
    'was dem Desktop seither von {1} gemeldet wurde, ist unter diesem: {2}',
  'the desktop has been told only what OpenCTI knows': 'dem Desktop wurde nur gemeldet, was OpenCTI kennt',
  'the CTI server has spoiled what it told': 'der CTI-Server hat verdorben, was er meldete',
  'the desktop is told that the call is {word}[ or {word}]': 'dem Desktop wird gemeldet, der Anruf sei {1}[ oder {2}]',
  'the desktop has been told {word}[ or {word}] {once|twice}': 'dem Desktop wurde {1}[ oder {2}] {3} gemeldet',
  'the event {word} says of the call:': 'das Ereignis {1} sagt von dem Anruf:',
  'the event {word} carries the id of the call': 'das Ereignis {1} trägt die Nummer des Anrufs',
  'the event {word} carries the same': 'das Ereignis {1} trägt dasselbe',
  'every Command names the agent on its page': 'jeder Command nennt den Agenten, der auf seiner Seite steht',
  'each of them is logged in to {word}, at the extension on the page':
    'jeder von ihnen ist in {1} angemeldet, an der Nebenstelle, die auf der Seite steht',
  '{word} is still in the other one of each kind': '{1} ist noch in der jeweils anderen',
  'each of them reached the ACD': 'jeder von ihnen erreichte die ACD',
  '{word} can log out within ten seconds': '{1} kann sich binnen zehn Sekunden abmelden',
  'the status is Fail, with a message': 'der Status ist Fail, mit einer Meldung',
  'no status is set': 'kein Status ist gesetzt',
  'the message carries what the ACD said': 'die Meldung gibt weiter, was die ACD gesagt hat',
  'pyStatusMessage and pyPegaCTIError are as they were': 'pyStatusMessage und pyPegaCTIError sind, wie sie waren',
  'no property of the page has changed but AgentState': 'keine Property der Seite hat sich geändert außer AgentState',
  'no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError':
    'keine Property der Seite hat sich geändert außer AgentState, pyStatusMessage und pyPegaCTIError',
  'no password and no token shows': 'kein Kennwort und kein Token ist zu sehen',
  'no password and no token shows in message, event or log':
    'kein Kennwort und kein Token ist in Meldung, Ereignis oder Log zu sehen',
  '{word} hears of no error': '{1} hört von keinem Fehler',
  '{word} hears that the logout failed': '{1} hört, dass die Abmeldung gescheitert ist',
  'the error properties carry the status message, or are left alone':
    'die Fehler-Properties tragen die Meldung des Status oder bleiben, wie sie sind',
  'the client is told once that {word} is logged out': 'dem Client wird einmal gemeldet, dass {1} abgemeldet ist',
  'the client is told of {word}, in order: {text}': 'dem Client wird von {1} gemeldet, der Reihe nach: {2}',
  'the client is told once what became of {word}: {done|refused, in words}':
    'dem Client wird einmal gemeldet, was aus {1} wurde: {2}',
  'whoever listens to {word} is told of nobody else': 'wer {1} zuhört, hört von niemand anders',
  'whoever has subscribed to nobody is told of nobody': 'wer niemanden abonniert hat, hört von niemandem',
  'the evidence holds exactly what was asked and answered':
    'die Belege enthalten genau, was gefragt und geantwortet wurde',
  'no secret shows in the evidence': 'in den Belegen ist kein Geheimnis zu sehen',
  "the ACD's clock is where it was": 'die Uhr der ACD steht, wo sie stand',
  'the clock has been moved by {int} milliseconds': 'die Uhr ist um {1} Millisekunden vorgestellt',
  'the fault strikes as its sentence says': 'der Fehler wirkt, wie sein Satz es sagt',
  'a client can make {word} NotReady and Ready as before':
    'ein Client kann {1} auf NotReady und Ready setzen wie zuvor',
  'it is done': 'es ist getan',
  'it is accepted for later': 'es ist für später angenommen',
  'it is refused, in words': 'es ist abgelehnt, mit Worten',
  'it is settled later: {done|refused, in words}': 'später steht das Ergebnis fest: {1}',
  'nothing has changed for {word}': 'für {1} hat sich nichts geändert',
  '{word} is Ready or not as the policy says': '{1} ist Ready oder nicht, wie die Regeln es sagen',
  '{word} is held as logged in': '{1} wird als angemeldet geführt',
  'the ACD holds the reason {reason} of {word}': 'die ACD führt den Grund {1} von {2}',
  'the ACD holds the reason {reason} of the logout': 'die ACD führt den Grund {1} der Abmeldung',
  'a colleague {word} who goes Ready in {word} is offered the call':
    'jemand anders, {1}, wird in {2} Ready, und der Anruf wird dort angeboten',
  'the call can be answered': 'der Anruf kann angenommen werden',
};

export const DE = {
  steps: STEPS,
  words: WORDS,
  phrases: PHRASES,
  product: 'Signoff-Lektionen',
  title: 'Lektionen',
  board: 'Tafel',
  documents: 'API',
  loading: 'Die Lektionen werden geholt …',
  noView: 'Diese Ansicht gibt es nicht.',
  lead: 'Jede Lektion läuft Schritt für Schritt auf einem eigenen Switch. Nichts davon berührt, was andere sehen. Wählen Sie eine und sagen Sie „Beginnen“.',
  course: 'Der Kurs',
  own: 'Ihre eigenen',
  more: 'Alles andere',
  progress: (seen, all) => `${seen} von ${all} bis zum Ende gesehen`,
  progressLabel: 'Wie viele Lektionen des Kurses Sie gesehen haben',
  number: (number) => `Lektion ${number}`,
  of: (number, count) => `Lektion ${number} von ${count}`,
  lesson: 'Eine Lektion',
  seen: 'gesehen',
  beingPlayed: 'Läuft gerade',
  isOver: 'am Ende',
  search: (count) => `In allen ${count} Szenarien suchen`,
  searchHint: 'password, queue, supervisor …',
  found: (found, shown) => `${found} gefunden${shown < found ? `, ${shown} gezeigt` : ''}.`,
  wrongLink: (id) =>
    `Es gibt keine Lektion „${id}“: der Link ist falsch oder aus einer anderen Version. Diese Lektionen gibt es.`,
  gone: 'Diese Lektion läuft nicht mehr: sie wurde verlassen, oder der Simulator wurde neu gestartet.',
  all: 'Alle Lektionen',
  begin: 'Beginnen',
  beginning: 'Beginnt …',
  stepList: 'Schritte',
  spoken: (dialect, profile) => `Gesprochen: ${dialect}. Die Regeln: ${profile}.`,
  keywords: { Given: 'Angenommen:', When: 'Wenn:', Then: 'Dann:', And: 'Und:', But: 'Aber:' },
  next: 'Weiter',
  play: 'Von selbst',
  skip: 'Bis zum Ende',
  again: 'Noch einmal',
  leave: 'Verlassen',
  link: 'Link zu dieser Lektion',
  speed: 'Tempo',
  speeds: { 6000: 'langsam', 3000: 'normal', 1000: 'schnell' },
  keys: 'Leertaste, → oder ein Presenter: weiter; ← schaut zurück; P: für den Saal.',
  watching: 'Sie sehen zu. Wer diese Lektion begonnen hat, spielt sie.',
  takeOver: 'Von hier an spielen',
  closing: 'Was sie gezeigt hat',
  showAnswer: 'Antwort zeigen',
  nextLesson: 'Die nächste Lektion',
  waits: (step) => `Als Nächstes: ${step}`,
  statuses: {
    'to come': 'kommt noch',
    waits: 'als Nächstes',
    'is played': 'läuft',
    passed: 'erledigt',
    failed: 'gescheitert',
  },
  verdict: ({ result, why = '' }) =>
    result === 'passed'
      ? 'So muss es sein: jeder Schritt kam heraus, wie er sollte.'
      : `${result === 'failed' ? 'Es kam anders heraus' : 'Es ließ sich nicht zeigen'}: ${why}`,
  mismatch: (expected, seen) => `erwartet war „${expected.join('“ oder „')}“; zu sehen war: ${seen}`,
  asked: (one) =>
    stopped(
      `${SPOKEN[one.activity]?.(one.name) ?? `${one.activity} für ${one.name}`}${times(one.times)}; ${became(one)}`,
    ),
  evidence: {
    title: 'Auf der Leitung',
    ofStep: (step) => `Was im Schritt „${step}“ gesendet und geantwortet wurde.`,
    sent: 'Der Connector sendet',
    answered: 'Der Switch antwortet',
  },
  vocabulary: {
    title: 'Was eine Lektion sagen kann',
    link: 'Jeder Schritt, den eine Lektion sagen kann, mit Beispielen',
    own: 'Eine eigene Lektion',
    ownLead:
      'Schreiben Sie ein Feature aus diesen Schritten und starten Sie den Simulator mit signoff teach my.feature: dann steht es hier, über dem Kurs. Einen Schritt, den es nicht gibt, nennt er gleich am Anfang, mit seiner Zeile und dem ähnlichsten, den es gibt.',
    lead: 'Jeder Schritt, den es gibt, wie die Suite ihn hat, mit Beispielen aus ihren Features. Geschrieben werden sie auf Englisch, hinter Given, When, Then und And gleichermaßen; was sie heißen, steht dabei. signoff teach my.feature spielt ein eigenes Feature.',
    values: {
      word: 'ein Name: Ada, sales',
      queues: 'eine Warteschlange oder mehrere: sales, support and billing',
      reason: 'der Name eines Grundes oder ein Code in Anführungszeichen: coffee, "07"',
      request:
        'was ein Agent verlangt: logs in, logs out, asks to be Ready, asks to be NotReady, asks for after-call work',
      call: 'ein Anruf des Szenarios: call one, the consultation, the new call',
      callee: 'wen jemand anruft: ein Name oder eine Nummer',
      fault: 'was der CTI-Server falsch macht: jedes seiner Beispiele',
    },
    search: 'In den Schritten suchen',
    searchHint: 'abmelden, Grund, Anruf …',
    loading: 'Die Schritte werden geholt …',
    found: (found, all) => (found === all ? `${all} Schritte.` : `${found} von ${all} Schritten.`),
    keyword: (keyword) => KEYWORDS[keyword] ?? keyword,
    examples: (count) => `${count} Beispiele`,
  },
  tempers: {
    basics: 'wie es geht',
    refusal: 'eine Ablehnung',
    deferral: 'später',
    silence: 'ein Schweigen',
    lie: 'eine Lüge',
  },
  lessons: {
    'first-login': {
      title: 'Die erste Anmeldung',
      summary: 'Was es heißt, angemeldet zu sein, und was nicht.',
      introduction:
        'Ein Agent beginnt den Tag. Sich anmelden heißt, in Warteschlangen zu gehen: von da an weiß der Switch, dass jemand da ist. Achten Sie darauf, wo Ada landet und ob sie schon Anrufe bekommt.',
      question: 'Ada ist angemeldet. Warum bekommt sie noch keinen Anruf?',
      answer: 'Sie ist NotReady. Die Anmeldung öffnet die Tür; erst Ready sagt dem Switch, dass Anrufe kommen dürfen.',
    },
    'a-break': {
      title: 'Eine Pause hat einen Grund',
      summary: 'Kaffee, dann Schulung: was der Switch aufschreibt.',
      introduction:
        'Wer Pause macht, sagt warum, und nach diesem Grund werden die Minuten gezählt. Dieser Switch nimmt keine Pause ohne Grund. Achten Sie darauf, welcher Grund ihn beim zweiten Mal erreicht.',
      question: 'Was geht in der Statistik schief, wenn ein Connector noch einmal den letzten Grund sendet?',
      answer: 'Die Schulung zählt als Kaffee. Niemand sieht einen Fehler, und die Zahlen sind für immer falsch.',
    },
    'one-queue': {
      title: 'Die Abmeldung aus einer Warteschlange',
      summary: 'Den Verkauf zu verlassen heißt nicht, nach Hause zu gehen.',
      introduction:
        'Ein Agent kann eine Warteschlange verlassen und in anderen weiterarbeiten. Die Seite nennt die Warteschlange. Achten Sie darauf, welche Anmeldung geht und welche bleibt.',
      question: 'Ist Ada jetzt abgemeldet?',
      answer: 'Nein: abgemeldet ist, wer keine Anmeldung mehr hat, und sie hat noch eine.',
    },
    'a-working-day': {
      title: 'Ein Arbeitstag',
      summary: 'Von der Anmeldung bis zur Abmeldung, dazwischen ein Anruf.',
      introduction:
        'Ada meldet sich an, wird Ready und nimmt einen Anruf an; sie hält ihn und holt ihn zurück, schreibt auf, was gesagt wurde, geht zu Mittag und dann nach Hause. Achten Sie auf beide Seiten: worum sie den Switch bittet, und was ihr Desktop ungefragt erfährt.',
      question:
        'Keine Aktivität antwortet, was aus dem Anruf geworden ist. Woher weiß Adas Desktop, dass er klingelte, gehalten wurde und zu Ende ist?',
      answer:
        'Durch Ereignisse: bei der Anmeldung hat ihr Desktop ihr Gerät abonniert. Eine Aktivität sagt nur, ob der Switch die Bitte angenommen hat; was aus einem Anruf wird, wird gemeldet.',
    },
    refused: {
      title: 'Warum eine Abmeldung abgelehnt wird',
      summary: 'Ein Switch, der niemanden gehen lässt, der Ready ist.',
      introduction:
        'Manche Switches lassen niemanden gehen, der noch Ready ist: es könnte schon ein Anruf unterwegs sein. Achten Sie darauf, was der Switch antwortet und was der Agent zu hören bekommt.',
      question: 'Was müsste Ada erst tun, und wer muss es ihr sagen?',
      answer:
        'NotReady werden. Der Switch sagt es in seiner Ablehnung, und der Connector muss es in der Meldung des Fail weitergeben.',
    },
    'another-switch': {
      title: 'Ein anderer Switch lässt sie gehen',
      summary: 'Dieselbe Abmeldung, andere Regeln, und der nächste Anruf.',
      introduction:
        'Derselbe Hersteller verkauft noch einen Switch, und dort darf gehen, wer Ready ist. Achten Sie darauf, was aus den Anrufen für Adas Warteschlangen wird.',
      question: 'Warum darf ein Connector nicht selbst entscheiden, ob eine Abmeldung erlaubt ist?',
      answer:
        'Weil Switches verschieden sind und eingestellt werden. Nur wer gefragt wird, weiß es; der Connector fragt und gibt die Antwort weiter.',
    },
    'refused-in-body': {
      title: 'Ein Nein, das wie ein Ja aussieht',
      summary: 'Status 200, und die Ablehnung im Kleingedruckten.',
      introduction:
        'Ein Supervisor hat Ada schon abgemeldet. Als sie es selbst verlangt, lehnt dieser Switch ab, mit dem Status 200, mit dem andere einen Erfolg beantworten. Lesen Sie die Antwort bis zum Ende.',
      question: 'Was sähe Ada, wenn der Connector nur auf den Status schaute?',
      answer:
        'Dass ihre Abmeldung geklappt hat, obwohl der Switch Nein gesagt hat. Im Inhalt steht es; wer bei 200 aufhört, gibt eine Unwahrheit weiter.',
    },
    asterisk: {
      title: 'Asterisk, in eigenen Worten',
      summary: 'Ein anderes Protokoll, eine andere Art, Nein zu sagen.',
      introduction:
        'Dieser Switch spricht Asterisks Manager Interface: Textzeilen über eine Verbindung, die offen bleibt. Ada soll eine Warteschlange verlassen, in der sie nicht ist. Suchen Sie das Wort Response.',
      question: 'Woher weiß der Connector, welche Antwort zu seiner Frage gehört?',
      answer:
        'An der ActionID, die mit der Antwort zurückkommt. Auf einer Verbindung kommen Antworten und Ereignisse durcheinander.',
    },
    wazo: {
      title: 'Wazo und die zweite Abmeldung',
      summary: 'Wieder HTTP, und wieder eigene Worte.',
      introduction:
        'Wazos agentd antwortet über HTTP mit Status und kurzen Worten. Ada meldet sich zweimal ab. Achten Sie auf die zweite Antwort.',
      question: 'Ada wollte abgemeldet sein und ist es. Ist es ein Fehler, ihr Fail zu sagen?',
      answer:
        'Nein: der Switch hat abgelehnt, was verlangt wurde, und der Agent muss es hören. Vielleicht war sie seit Stunden abgemeldet.',
    },
    deferred: {
      title: 'Die Abmeldung, die wartet',
      summary: 'Während eines Anrufs sagt der Switch: später.',
      introduction:
        'Ada spricht mit jemandem, als sie sich abmelden will. Dieser Switch lehnt nicht ab und trennt nicht: die Abmeldung wartet. Achten Sie darauf, wann sie geschieht.',
      question: 'Was darf der Connector sagen, solange der Anruf läuft?',
      answer:
        'Dass sie angenommen ist, und nicht mehr: kein Status wird gesetzt. Getan ist sie, wenn der Anruf vorbei ist, und erst dann.',
    },
    silence: {
      title: 'Schweigen',
      summary: 'Der Switch hört und antwortet nicht.',
      introduction:
        'Die Verbindung steht, die Anfrage geht hinaus, und nichts kommt zurück. Achten Sie darauf, wie lange der Connector wartet und was er aus dem Schweigen macht.',
      question: 'Ist Ada abgemeldet?',
      answer: 'Das weiß niemand, und darum geht es: was ein Connector nicht weiß, darf er keinen Erfolg nennen.',
    },
    lie: {
      title: 'Der Switch, der log',
      summary: 'Er sagt OK und tut nichts.',
      introduction:
        'Der Switch antwortet, alles sei gut gegangen, und tut nichts. Höflicher wird niemand belogen. Achten Sie darauf, wie der Connector es merkt.',
      question: 'Woran kann ein Connector eine Lüge erkennen?',
      answer:
        'Indem er nachsieht: er fragt nach der Antwort, wie der Switch den Agenten führt, und glaubt seinen Augen.',
    },
    'never-says-no': {
      title: 'Der Switch, der nie Nein sagt',
      summary: 'OK, zu jemandem, der seit Stunden weg ist.',
      introduction:
        'Manche Switches nehmen jede Abmeldung. FreeSWITCH antwortet +OK, auch wenn jemand seit Stunden weg ist, und lügt damit nicht: der Agent ist ja abgemeldet. Ada ist nicht angemeldet und will sich abmelden. Achten Sie darauf, was der Switch tut und was der Connector daraus macht.',
      question:
        'Die Antwort ist dieselbe wie nach einer echten Abmeldung. Warum hört Ada, dass es nicht geklappt hat, und wer weiß es besser als der Switch?',
      answer:
        'Niemand wurde abgemeldet: Ada glaubte, da zu sein, und war es nicht. Der Connector sah nach, bevor er fragte. Wer das OK für die Abmeldung nimmt, erfährt nie, wer längst weg war.',
    },
    accepted: {
      title: 'Angenommen ist nicht getan',
      summary: 'Erst ein Ja, dann ein Nein.',
      introduction:
        'Manche Switches nehmen jede Anfrage sofort an und sagen später, was daraus wurde. Dieser nimmt Adas Abmeldung an und lehnt sie dann ab. Achten Sie darauf, was von beidem sie hört.',
      question: 'Wann darf ein Connector Erfolg melden?',
      answer:
        'Wenn das Ergebnis da ist, nicht wenn die Anfrage angenommen ist. 202 heißt, dass sich jemand darum kümmern wird.',
    },
  },
};
