// Every sentence of the lessons, in English. A lesson of the course stands here by its key.

const SPOKEN = {
  LoginAgent: (who) => `${who} asks to log in`,
  LogoutAgent: (who) => `${who} asks to log out`,
  SetAgentReady: (who) => `${who} asks to be Ready`,
  SetAgentNotReady: (who) => `${who} asks to be NotReady`,
};

const times = (count) => (count === 1 ? '' : ` (${count} times)`);

/** What the steps behind a keyword are for. */
const KEYWORDS = {
  Given: 'Given: how it all stands',
  When: 'When: what somebody does',
  Then: 'Then: what has to be so',
};

/** How a switch answered a client of the kit’s own. */
const OUTCOMES = { done: 'done', accepted: 'accepted for later', deferred: 'done later', refused: 'refused' };

/** A sentence that ends with what somebody else said has that one’s full stop. */
const stopped = (text) => (/[.!?][”“]?$/.test(text) ? text : `${text}.`);

const became = ({ status, outcome }) => {
  if (outcome !== undefined) return outcome.replace(/^\w+/, (word) => OUTCOMES[word] ?? word);
  if (status === undefined) return 'the connector sets no status: it worked';
  return `the connector says ${status.severity}${status.message === '' ? '' : `: “${status.message}”`}`;
};

export const EN = {
  /** Steps are written in English. */
  steps: {},
  words: {},
  phrases: {},
  product: 'Signoff lessons',
  title: 'Lessons',
  board: 'Board',
  documents: 'API',
  loading: 'Asking for the lessons …',
  noView: 'There is no such view.',
  lead: 'Each lesson is played step by step on a switch of its own. Nothing that you see here touches anybody else’s floor. Choose one, and say Begin.',
  course: 'The course',
  own: 'Your own',
  more: 'Everything else',
  progress: (seen, all) => `${seen} of ${all} seen to the end`,
  progressLabel: 'How many lessons of the course you have seen',
  number: (number) => `Lesson ${number}`,
  of: (number, count) => `Lesson ${number} of ${count}`,
  lesson: 'A lesson',
  seen: 'seen',
  beingPlayed: 'Being played now',
  isOver: 'at its end',
  search: (count) => `Search all ${count} scenarios`,
  searchHint: 'password, queue, supervisor …',
  found: (found, shown) => `${found} found${shown < found ? `, ${shown} shown` : ''}.`,
  wrongLink: (id) =>
    `There is no lesson “${id}”: the link is wrong, or of another version. These are the lessons that there are.`,
  gone: 'This lesson is not being played any more: it was left, or the simulator was started anew.',
  all: 'All lessons',
  begin: 'Begin',
  beginning: 'Beginning …',
  stepList: 'Steps',
  spoken: (dialect, profile) => `Spoken: ${dialect}. The rules: ${profile}.`,
  keywords: { Given: 'Given', When: 'When', Then: 'Then', And: 'And', But: 'But' },
  next: 'Next',
  play: 'Play',
  skip: 'To the end',
  again: 'Once more',
  leave: 'Leave',
  link: 'Link to this lesson',
  speed: 'Speed',
  speeds: { 6000: 'slow', 3000: 'normal', 1000: 'fast' },
  keys: 'Space, → or a clicker goes on; ← looks back; P: for the room.',
  watching: 'You are watching. Whoever began this lesson plays it.',
  takeOver: 'Play it from here',
  closing: 'What it showed',
  showAnswer: 'Show the answer',
  nextLesson: 'The next lesson',
  waits: (step) => `Next: ${step}`,
  statuses: { 'to come': 'to come', waits: 'next', 'is played': 'is being played', passed: 'done', failed: 'failed' },
  verdict: ({ result, why = '' }) =>
    result === 'passed'
      ? 'So it has to be: every step came out as it should.'
      : `${result === 'failed' ? 'It came out otherwise' : 'It could not be shown'}: ${why}`,
  mismatch: (expected, seen) => `expected ${expected.join(', or ')}; seen: ${seen}`,
  asked: (one) =>
    stopped(
      `${SPOKEN[one.activity]?.(one.name) ?? `${one.activity} for ${one.name}`}${times(one.times)}; ${became(one)}`,
    ),
  evidence: {
    title: 'On the wire',
    ofStep: (step) => `What was sent and answered in the step “${step}”.`,
    sent: 'The connector sends',
    answered: 'The switch answers',
  },
  vocabulary: {
    title: 'What a lesson can say',
    link: 'Every step that a lesson can say, with examples',
    own: 'A lesson of your own',
    ownLead:
      'Write a feature in these steps and start the simulator with signoff teach my.feature: it stands here then, above the course. A step that there is not is told at the start, with its line and the nearest that there is.',
    lead: 'Every step that there is, as the suite has it, with examples from its features. A feature of your own says them behind Given, When, Then and And alike; signoff teach my.feature plays it.',
    values: {
      word: 'a name: Ada, sales',
      queues: 'one queue or several: sales, support and billing',
      reason: 'the name of a reason, or a code in quotes: coffee, "07"',
      request:
        'what an agent asks for: logs in, logs out, asks to be Ready, asks to be NotReady, asks for after-call work',
      call: 'a call of the scenario: call one, the consultation, the new call',
      callee: 'whom somebody calls: a name, or a number',
      fault: 'what the CTI server does wrong: each of its examples',
    },
    search: 'Search the steps',
    searchHint: 'logs out, reason, call …',
    loading: 'Asking for the steps …',
    found: (found, all) => (found === all ? `${all} steps.` : `${found} of ${all} steps.`),
    keyword: (keyword) => KEYWORDS[keyword] ?? keyword,
    examples: (count) => `${count} examples`,
  },
  tempers: {
    basics: 'how it works',
    refusal: 'a refusal',
    deferral: 'later',
    silence: 'a silence',
    lie: 'a lie',
  },
  lessons: {
    'first-login': {
      title: 'The first login',
      summary: 'What it means to log in, and what it does not.',
      introduction:
        'An agent begins the day. Logging in means entering queues: from then on the switch knows that somebody is there. Watch where Ada lands, and whether she gets calls yet.',
      question: 'Ada is logged in. Why does she not get a call yet?',
      answer: 'She is NotReady. A login opens the door; only Ready tells the switch that calls may come.',
    },
    'a-break': {
      title: 'A break has a reason',
      summary: 'Coffee, then training: what the switch writes down.',
      introduction:
        'Whoever goes on a break says why, and supervisors count the minutes by that reason. This switch takes no break without one. Watch which reason reaches it the second time.',
      question: 'What goes wrong in the statistics if a connector sends the last reason again?',
      answer: 'The training is counted as coffee. Nobody sees an error, and the numbers are wrong for ever.',
    },
    'one-queue': {
      title: 'The logout that leaves one queue',
      summary: 'Leaving sales is not going home.',
      introduction:
        'An agent can leave one queue and go on working in others. The page names the queue. Watch which queue login goes, and which stays.',
      question: 'Is Ada logged out now?',
      answer: 'No: an agent is logged out when there is no queue login left, and she has one.',
    },
    'a-working-day': {
      title: 'A working day',
      summary: 'From login to logout, with a call in between.',
      introduction:
        'Ada logs in, is Ready, and takes a call; she puts it on hold and has it back, writes down what was said, has lunch and goes home. Watch the two sides: what she asks the switch for, and what her desktop is told without asking.',
      question:
        'No activity answers what has become of the call. How does Ada’s desktop know that it rang, was held and is over?',
      answer:
        'By events: at the login her desktop subscribed to her device. An activity says only whether the switch took the request; what becomes of a call is told.',
    },
    refused: {
      title: 'Why a logout is refused',
      summary: 'A switch that lets nobody out who is Ready.',
      introduction:
        'Some switches let nobody leave who is still Ready: a call could be on its way. Watch what the switch answers, and what the agent gets to hear.',
      question: 'What would Ada have to do first, and who has to tell her so?',
      answer:
        'Go NotReady. The switch says so in its refusal, and the connector has to hand that on in the Fail message.',
    },
    'another-switch': {
      title: 'Another switch lets her go',
      summary: 'The same logout, other rules, and the next call.',
      introduction:
        'The same vendor sells another switch, and there whoever is Ready may leave. Watch what becomes of the calls that come for Ada’s queues.',
      question: 'Why may a connector not decide by itself whether a logout is allowed?',
      answer:
        'Because switches disagree, and are configured. Only the one that is asked knows; the connector asks, and passes on the answer.',
    },
    'refused-in-body': {
      title: 'A no that looks like a yes',
      summary: 'Status 200, and the refusal in small print.',
      introduction:
        'A supervisor has logged Ada out already. When she asks as well, this switch refuses, with the status 200 that others answer a success with. Read the answer to its end.',
      question: 'What would Ada see if the connector looked at the status alone?',
      answer:
        'That her logout worked, when the switch had said no. The body says it; whoever stops at 200 passes on an untruth.',
    },
    asterisk: {
      title: 'Asterisk, in its own words',
      summary: 'Another protocol, another way to say no.',
      introduction:
        'This switch speaks Asterisk’s Manager Interface: lines of text over a connection that stays open. Ada is to leave a queue that she is not in. Look for the word Response.',
      question: 'How does the connector know which answer belongs to its question?',
      answer:
        'By the ActionID, which comes back with the answer. On one connection answers and events come in between one another.',
    },
    wazo: {
      title: 'Wazo, and the second logout',
      summary: 'HTTP again, and its words are its own.',
      introduction:
        'Wazo’s agentd answers over HTTP with statuses and short words. Ada logs out twice. Watch the second answer.',
      question: 'Is it a failure that Ada, who wanted to be logged out, is told Fail, when she is logged out?',
      answer:
        'Yes: the switch refused what was asked, and the agent has to hear it. Perhaps she was logged out hours ago.',
    },
    deferred: {
      title: 'The logout that waits',
      summary: 'During a call the switch says: later.',
      introduction:
        'Ada talks to somebody when she asks to log out. This switch neither refuses nor cuts the call: the logout waits. Watch when it happens.',
      question: 'What may the connector say while the call goes on?',
      answer: 'That it was taken, and nothing more: no status is set. It is done when the call is over, and only then.',
    },
    silence: {
      title: 'Silence',
      summary: 'The switch hears, and does not answer.',
      introduction:
        'The connection stands, the request goes out, and nothing comes back. Watch how long the connector waits, and what it makes of the silence.',
      question: 'Is Ada logged out?',
      answer: 'Nobody knows, and that is the point: what a connector does not know it must not call a success.',
    },
    lie: {
      title: 'The switch that lied',
      summary: 'It says OK, and does nothing.',
      introduction:
        'The switch answers that all went well, and does nothing. Nobody is told an untruth more politely. Watch how the connector finds out.',
      question: 'How can a connector tell a lie from the truth?',
      answer: 'By looking: it asks how the switch holds the agent after the answer, and believes its eyes.',
    },
    'never-says-no': {
      title: 'The switch that never says no',
      summary: 'OK, to somebody who has been out for hours.',
      introduction:
        'Some switches take every logout. FreeSWITCH answers +OK to somebody who has been out for hours, and it is no lie: the agent is logged out. Ada is not logged in, and asks to log out. Watch what the switch does, and what the connector makes of it.',
      question:
        'The answer is the same as after a real logout. Why is Ada told that it failed, and who knows better than the switch?',
      answer:
        'Nobody was logged out: Ada was sure to be in, and was not. The connector looked before it asked, and saw her logged out. One that takes the OK for the logout never finds out who had left long before.',
    },
    accepted: {
      title: 'Accepted is not done',
      summary: 'First a yes, then a no.',
      introduction:
        'Some switches take every request at once and tell later what became of it. This one accepts Ada’s logout, and then refuses it. Watch which of the two she hears.',
      question: 'When may a connector report success?',
      answer: 'When the outcome has come, not when the request was taken. 202 says that somebody will look at it.',
    },
  },
};
