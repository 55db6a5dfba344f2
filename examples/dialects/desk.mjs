// @ts-check
// An invented protocol, as a dialect: a line is a request, a line is its answer. No word has a blank inside, and `-` stands
// for what is left out. To serve it: signoff simulate --dialect ./desk.mjs --port desk=7100
//
//   IN 1001 546280 [queue]    OUT 1001 [queue] [reason]    READY 1001    BREAK 1001 [reason]    WHO 1001
//   OK 1001 NotReady sales,support               NO NotLoggedIn Agent 1001 is not logged in to any queue.

/** @typedef {import('signoff/dialect').AgentCommand} AgentCommand */
/** @typedef {import('signoff/dialect').DecodedRequest & { readonly verb: string, readonly command?: AgentCommand }} Decoded */
/** @typedef {{ readonly text: string, readonly understood: boolean }} Answer */

/** @type {Readonly<Record<string, AgentCommand['type']>>} */
const COMMANDS = { IN: 'LogIn', OUT: 'LogOut', READY: 'SetReady', BREAK: 'SetNotReady' };

/** What is said where a fault asks for a word that every protocol has.
 * @type {Readonly<Record<import('signoff/dialect').AnswerWord, string>>} */
const WORDS = {
  unauthorised: 'NO Unauthorised Who are you?',
  forbidden: 'NO Forbidden You may not do that.',
  'not-found': 'NO NotFound There is no such thing.',
  'timed-out': 'NO TimedOut The switch did not answer in time.',
  'too-many': 'NO TooMany Ask less often.',
  'internal-error': 'NO Broken The server failed.',
  unavailable: 'NO Unavailable The switch is down.',
};

/** What is malformed inside a line that is well framed.
 * @type {Readonly<Record<import('signoff/dialect').AnswerShape, (text: string) => string>>} */
const SHAPES = {
  'cut-short': (text) => text.slice(0, 1),
  'web-page': () => '<!DOCTYPE html><title>Welcome</title>',
  empty: () => '',
  'plain-text': () => 'Hello.',
  null: () => 'null',
  'other-kind': (text) => `[${text}]`,
  'no-outcome': (text) => text.replace(/^\S+ ?/, ''),
  'unknown-outcome': (text) => text.replace(/^\S+/, 'PERHAPS'),
  numbers: (text) => text.replace(/\S+/g, '1'),
  nulls: (text) => text.replace(/\S+/g, '-'),
};

/** @param {string} text @returns {Answer} */
const answer = (text, understood = true) => ({ text, understood });
/** @param {string | undefined} word */
const given = (word) => (word === '-' ? undefined : word);
/** What can be told as a word: no blank inside, no comma, and not the one for what is left out. */
const WORD = { pattern: '^(?!-$)[^\\s\\p{C},]+$', longest: 256 };

/** @param {import('signoff/dialect').Site} site
 * @returns {import('signoff/dialect').WireCodec<import('signoff/dialect').Line, Decoded, Answer, string>} */
const codecOf = ({ sentenceOf, fabricate }) => ({
  decode({ text }, requestId) {
    const [verb = '', agentId, ...rest] = text.trim().split(' ');
    const type = COMMANDS[verb];
    const asked = { dialect: 'desk', requestId, verb, agentId };
    if (type === undefined || agentId === undefined) return asked;
    const [first, second] = rest.map(given);
    const [queue, password] = verb === 'IN' ? [second, first] : [verb === 'OUT' ? first : undefined, undefined];
    const reasonCode = verb === 'BREAK' ? first : verb === 'OUT' ? second : undefined;
    const queueIds = queue === undefined ? undefined : [queue];
    return { ...asked, command: { type, by: 'agent', agentId, queueIds, password, reasonCode } };
  },
  requestFacts({ text, connection }) {
    const shown = text.replace(/^(\s*IN \S+ )\S+/, '$1***');
    return { kind: 'request', dialect: 'desk', connection, wire: { line: shown }, bytes: `${shown}\n` };
  },
  substitute(injection, { agentId, command }) {
    if (injection.type === 'word') return answer(WORDS[injection.word]);
    if (injection.type === 'foreign' && !injection.done)
      return answer(`OK somebody-else ${command === undefined ? 'NotReady' : fabricate.stateAfter(command.type)} -`);
    if (injection.type !== 'refusal-in-body') return undefined;
    return answer(`OK NO ${sentenceOf(fabricate.rejection(command ?? { agentId }, injection.code))}`);
  },
  change(injection, { text, understood }) {
    if (injection.type === 'foreign') return answer(text.replace(/^OK \S+/, 'OK somebody-else'), understood);
    if (injection.type === 'oversize') return answer(`${text} ${'x'.repeat(injection.bytes)}`, understood);
    if (injection.type === 'depth') return answer(`${text} ${'('.repeat(injection.levels)}`, understood);
    return injection.type === 'malformed' ? answer(SHAPES[injection.shape](text), understood) : { text, understood };
  },
  replyFacts({ text, understood }, { connection }, sent) {
    const bytes = 'written' in sent ? sent.written : new TextDecoder().decode(sent.bytes);
    const [, said] = /^(?:OK )?NO (?:\w+ )?(.*)$/.exec(text) ?? [];
    const ruled = { understood, positive: said === undefined, said };
    return { kind: 'reply', dialect: 'desk', connection, ...ruled, wire: { line: text }, bytes };
  },
});

/** @type {import('signoff/dialect').Dialect} */
export default {
  name: 'desk',
  title: 'the desk protocol',
  profile: 'opencti',
  port: 0,
  capabilities: ['queueLogout', 'reasonCodes', 'breakReasons', 'credentials', 'look', 'calls', 'concurrent'],
  secrets: [],
  idPatterns: { agentId: WORD, name: WORD, password: WORD, queueId: WORD, extension: WORD, reasonCode: WORD },
  async start(site) {
    const { engine, sentenceOf, fabricate } = site;
    const exchange = site.exchange(codecOf(site));
    /** @param {string | undefined} agentId */
    const heldAs = (agentId = '') => {
      const agent = engine.acd.agents.get(agentId);
      if (agent === undefined) return 'NO UnknownAgent Nobody is called so.';
      return `OK ${agentId} ${agent.state} ${[...agent.memberships.keys()].join(',') || '-'}`;
    };
    /** @param {Decoded} decoded */
    const work = ({ verb, agentId, command, requestId }) => {
      if (verb === 'WHO') return answer(heldAs(agentId));
      if (command === undefined) return answer('NO Nonsense IN, OUT, READY, BREAK or WHO, and whom.', false);
      const decision = engine.execute(command, { origin: 'connector', dialect: 'desk', requestId });
      const { outcome } = decision;
      if (outcome === 'refused') return answer(`NO ${decision.rejection.code} ${sentenceOf(decision.rejection)}`);
      if (outcome !== 'done') return answer(`OK ${agentId} later -`);
      const reported = fabricate.reportedState(decision);
      return answer(reported === undefined ? heldAs(agentId) : `OK ${agentId} ${reported} -`);
    };
    const lines = await site.serveLines({ answer: (line) => exchange(line, work), encode: ({ text }) => `${text}\n` });
    const { host, port, running } = lines;
    return { server: { host, port }, greeting: [['the desk protocol', `${host}:${port}`]], ...running };
  },
};
