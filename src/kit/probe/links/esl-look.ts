// The bytes of an answer on FreeSWITCH's event socket: a head that an empty line ends, and the body that it announces.

import type { ProbeAnswer } from './answer.ts';
import { type EslFrame, eslFramer, eslHeaderIn } from './esl-frames.ts';
import { converse, type EslServer, enter } from './esl-session.ts';
import { type Look, type LookOrder, lookThrough, type SeenAnswer } from './look.ts';

/** Sends one api command in a session of its own, and looks at what comes; nothing in an answer says whose it is. */
export function lookAtEsl(server: EslServer, line: string, order: LookOrder): Promise<Look> {
  const frames = eslFramer();
  return lookThrough(
    {
      address: server,
      async enter(socket) {
        const session = converse(socket);
        await enter(session, server);
        session.leave();
      },
      request: `api ${line}\n\n`,
      framer: (bytes) => frames(bytes).map(({ head, body }) => `${head}\n\n${body}`),
      read: readFrame,
    },
    order,
  );
}

function readFrame(text: string): SeenAnswer {
  const end = text.indexOf('\n\n');
  const frame = { head: text.slice(0, end), body: text.slice(end + 2) };
  const says = eslHeaderIn(frame.head, 'Content-Type') === 'api/response' ? outcomeIn(frame.body) : undefined;
  return { text, isOurs: true, says, inside: says === undefined ? describe(frame) : undefined };
}

/** What a callcenter_config says; undefined where it is not of the protocol. */
export function outcomeIn(text: string): ProbeAnswer | undefined {
  if (text === '+OK\n') return { outcome: 'done', words: '' };
  const [, words] = /^-ERR (.*)\n$/.exec(text) ?? [];
  return words === undefined ? undefined : { outcome: 'refused', words };
}

/** A frame that is no outcome, in a word. */
function describe({ head, body }: EslFrame): string {
  if (/^\s*<(!doctype )?html/i.test(body)) return 'web-page';
  if (eslHeaderIn(head, 'Content-Type') !== 'api/response') return 'other-kind';
  return WORDS.find(([pattern]) => pattern.test(body))?.[1] ?? 'unknown-outcome';
}

/** What a body is that is none of an outcome. */
const WORDS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^$/, 'empty'],
  [/^\s+$/, 'no-outcome'],
  [/^null$/, 'null'],
  [/^[+-]-+\n?$/, 'nulls'],
  [/^\d+$/, 'numbers'],
  [/^(\+O?|-E?R?R?)$/, 'cut-short'],
  [/^\w/, 'plain-text'],
];
