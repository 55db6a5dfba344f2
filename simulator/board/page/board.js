// The board behind its views: the model, what is chosen on the page, and what can be done. It asks the simulator and
// hears the feed; how anything looks is not known here.

import { ask, Refused, read, step } from './api.js';
import { hear as hearSocket, listen } from './feed.js';
import { createModel, hear, hearOfGap, place, setClock } from './model.js';
import { S } from './strings.js';
import { whyOf } from './words.js';

/** How many entries of what was before are told to a board that opens. */
const HISTORY = 1000;

/** How many are asked for at once, where it is the same for many. */
const AT_ONCE = 6;

/** @param {() => void} onChange called whenever something is to be seen that was not */
export function createBoard(onChange) {
  const board = {
    model: createModel(),
    connection: 'connecting',
    /** What is said to whoever looks or listens: the last thing done, or refused. */
    said: undefined,
    changed: onChange,
    say(text, tone = 'done') {
      board.said = { text, tone, at: globalThis.location?.hash };
      onChange();
    },
    /** Whoever comes to another view has heard what was said at the last one. */
    arrived() {
      if (board.said?.at !== location.hash) board.said = undefined;
    },
    /** Does `work`, and says what `told` makes of its answer, or why not. Answers whether it was done. */
    async attempt(work, told) {
      try {
        board.say(told(await work()));
        return true;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const why = whyOf(board.model, { ...error, detail: error.message });
        board.say(error.code === undefined ? why : `${S.refused}: ${why}`, 'refused');
        return false;
      }
    },
    async readClock() {
      setClock(board.model, await read('/control/clock'));
      onChange();
    },
    /** Whether lessons are served beside the board: whoever embeds a simulator may have left them out. */
    hasLessons: false,
    /** Those that are being played, each on an ACD of its own; nobody need see them who does not want to. */
    lessonRuns: [],
    /** What a lesson is called in the language of the page: the lessons know that. */
    lessonTitle: ({ name }) => name,
    /** Those of which nothing more is to be said here. */
    lessonsLeft: new Set(),
    /** Listens until it is stopped; whoever has lessons beside it says so. */
    start({ isOfLesson = false } = {}) {
      stops.push(listen({ open, entry, notice, state }));
      if (!isOfLesson) read('/lessons/runs').then(followLessons, () => undefined);
    },
    stop() {
      for (const stopOne of stops.splice(0)) stopOne();
    },
  };
  const stops = [];

  function followLessons() {
    board.hasLessons = true;
    import('/teach/strings.js').then(({ L }) => {
      board.lessonTitle = ({ key, name }) => L.lessons[key]?.title ?? name;
      onChange();
    });
    const path = async () => '/lessons/feed';
    stops.push(hearSocket({ path, message: hearLessons, state: () => undefined }));
    onChange();
  }

  function hearLessons(news) {
    if (news.kind === 'all') board.lessonRuns = news.runs;
    else {
      const others = board.lessonRuns.filter(({ id }) => id !== (news.run?.id ?? news.id));
      board.lessonRuns = news.kind === 'run' ? [...others, news.run] : others;
    }
    onChange();
  }

  /** Up to this number all has been read over REST. */
  let readUpTo = 0;
  /** Whether what has been found again is another simulator. */
  let isOther = false;

  /** Reads everything; what is heard meanwhile is put on top. */
  async function readAll() {
    const { first, last } = await read('/control/journal?limit=0');
    const [agents, queues, calls, reasons, machine, faults, clock] = await Promise.all(READS.map(read));
    const { last: to } = await read('/control/journal?limit=0');
    readUpTo = last;
    if (place(board.model, { agents, queues, calls, reasons, machine, faults, clock }, { from: last, to })) readAgain();
    onChange();
    return { first, last };
  }

  const readAgain = oneAtATime(readAll);
  const readFaults = oneAtATime(async () => {
    board.model.faults = await read('/control/faults');
    onChange();
  });

  async function open() {
    if (board.model.isLoaded && (await isSameJournal(board.model))) return board.model.last;
    isOther = board.model.isLoaded;
    board.model = createModel();
    const { first, last } = await readAll();
    return Math.max(first - 1, last - HISTORY);
  }

  function entry(heard) {
    if (hear(board.model, heard, heard.number <= readUpTo)) readAgain();
    if (heard.kind === 'fault') readFaults();
    onChange();
  }

  function notice({ code, next }) {
    if (code !== 'EntriesMissed') return;
    hearOfGap(board.model, next);
    readAgain();
  }

  function state(isLive) {
    if (isLive && board.connection === 'lost') board.say(isOther ? S.connection.restarted : S.connection.back);
    if (isLive) isOther = false;
    board.connection = isLive ? 'live' : board.model.isLoaded ? 'lost' : 'connecting';
    onChange();
  }

  return Object.assign(board, actionsOf(board));
}

/** Does `work` once at a time: what is asked for meanwhile brings about one more. What cannot be had now comes later. */
function oneAtATime(work) {
  let isAtWork = false;
  let isWanted = false;
  return async () => {
    isWanted = true;
    if (isAtWork) return;
    isAtWork = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    } finally {
      isAtWork = false;
    }
  };
}

const READS = [
  '/v1/agents',
  '/v1/queues',
  '/control/calls',
  '/control/reason-codes',
  '/v1/state-machine',
  '/control/faults',
  '/control/clock',
];

/** Whether the entry that was heard last still stands there: a simulator that was started anew numbers from one again. */
async function isSameJournal({ entries, last }) {
  const heard = entries.findLast(({ number }) => number === last);
  if (heard === undefined) return false;
  const { entries: found } = await read(`/control/journal?after=${last - 1}&limit=1`).catch((error) => {
    if (error.code === 'JournalGone') return { entries: [heard] };
    if (error.code === 'OtherJournal') return { entries: [] };
    throw error;
  });
  return found[0]?.number === last && found[0]?.realAt === heard.realAt;
}

/** What can be done with the simulator; each says how it went. */
function actionsOf(board) {
  const nameOf = (agentId) => board.model.agents.get(agentId)?.name ?? agentId;
  const queueName = (queueId) => board.model.queues.get(queueId)?.name ?? queueId;
  const moveClock = (order) => async () => {
    setClock(board.model, await ask('POST', '/control/clock/advance', order));
    return board.model.clock;
  };
  return {
    command: (agentId, type, { queueId, reasonCode, by = 'trainer' } = {}) =>
      board.attempt(
        () =>
          ask('POST', `/control/agents/${step(agentId)}/commands`, {
            type,
            by,
            queueIds: queueId ? [queueId] : undefined,
            reasonCode: reasonCode || undefined,
          }),
        ({ outcome }) =>
          (outcome === 'done' ? S.did.command : S.did.deferred)(nameOf(agentId), S.commands[type].button),
      ),
    /** The same of many, a few at a time; says how many it was done for. */
    async commandAll(agentIds, type) {
      const left = [...agentIds];
      const counts = { done: 0, refused: 0 };
      const askOne = async () => {
        for (let id = left.shift(); id !== undefined; id = left.shift())
          try {
            await ask('POST', `/control/agents/${step(id)}/commands`, { type, by: 'trainer' });
            counts.done += 1;
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            counts.refused += 1;
          }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, askOne));
      board.say(S.agents.didAll(counts.done, counts.refused), counts.refused === 0 ? 'done' : 'refused');
    },
    placeCall: (order) =>
      board.attempt(
        () => ask('POST', '/control/calls', order),
        ({ call }) => S.did.arrived(call.id, order.queueId === undefined ? order.dialled : queueName(order.queueId)),
      ),
    makeCall: (agentId, destination) =>
      board.attempt(
        () => ask('POST', '/control/calls', { agentId, destination }),
        ({ call }) => S.did.made(call.id, destination),
      ),
    callCommand: (callId, type, order) =>
      board.attempt(
        () => ask('POST', `/control/calls/${step(callId)}/commands`, { type, ...order }),
        () => S.did.onCall(S.calls.buttons[type], callId),
      ),
    answerCall: (callId) =>
      board.attempt(
        () => ask('POST', `/control/calls/${step(callId)}/answer`),
        () => S.did.answered(callId),
      ),
    endCall: (callId) =>
      board.attempt(
        () => ask('DELETE', `/control/calls/${step(callId)}`),
        () => S.did.ended(callId),
      ),
    setClockMode: (mode) =>
      board.attempt(
        async () => setClock(board.model, await ask('PUT', '/control/clock', { mode })),
        () => S.clock.isNow(mode),
      ),
    advanceClock: (order, shown) => board.attempt(moveClock(order), ({ now }) => S.clock.moved(shown(now))),
    addFault: (order) =>
      board.attempt(
        () => ask('POST', '/control/faults', order),
        ({ kind }) => S.faults.started(kind),
      ),
    clearFault: ({ id, kind }) =>
      board.attempt(
        () => ask('DELETE', `/control/faults/${step(id)}`),
        () => S.faults.clearedOne(kind),
      ),
    setPolicy: (choices, told) =>
      board.attempt(
        () => ask('PUT', '/control/policy', choices),
        () => told,
      ),
    reset: () =>
      board.attempt(
        () => ask('POST', '/control/reset'),
        () => S.rules.wasReset,
      ),
    clearFaults: () =>
      board.attempt(
        () => ask('DELETE', '/control/faults'),
        () => S.faults.cleared,
      ),
  };
}
