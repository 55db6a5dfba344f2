// Every sentence of the lessons, in German. A lesson of the course stands here by its key.

const SPOKEN = {
  LoginAgent: (who) => `${who} will sich anmelden`,
  LogoutAgent: (who) => `${who} will sich abmelden`,
  SetAgentReady: (who) => `${who} will Ready sein`,
  SetAgentNotReady: (who) => `${who} will NotReady sein`,
};

const times = (count) => (count === 1 ? '' : ` (${count}-mal)`);

const became = ({ status, outcome }) => {
  if (outcome !== undefined) return outcome;
  if (status === undefined) return 'der Connector setzt keinen Status: es hat geklappt';
  return `der Connector sagt ${status.severity}${status.message === '' ? '' : `: „${status.message}“`}`;
};

export const DE = {
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
  steps: 'Schritte',
  spoken: (dialect, profile) => `Gesprochen: ${dialect}. Die Regeln: ${profile}.`,
  keywords: { Given: 'Angenommen', When: 'Wenn', Then: 'Dann', And: 'Und', But: 'Aber' },
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
  asked: (one) =>
    `${SPOKEN[one.activity]?.(one.name) ?? `${one.activity} für ${one.name}`}${times(one.times)}; ${became(one)}.`,
  evidence: {
    title: 'Auf der Leitung',
    ofStep: (step) => `Was im Schritt „${step}“ gesendet und geantwortet wurde.`,
    sent: 'Der Connector sendet',
    answered: 'Der Switch antwortet',
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
