// The bytes of an answer over AMI: a block of headers that an empty line ends.

import { type AmiServer, converse, encode, enter, type Headers, headerIn } from './ami-session.ts';
import { type Framer, type Look, type LookOrder, lookThrough, type SeenAnswer } from './look.ts';

/** What the answer to the probe's one action is told from others by. */
const ACTION_ID = 'the-probe-looks';

const END = '\r\n\r\n';

/** Sends one action in a session of its own, and looks at what comes. */
export function lookAt(server: AmiServer, action: Headers, order: LookOrder): Promise<Look> {
  return lookThrough(
    {
      address: server,
      async enter(socket) {
        const session = converse(socket);
        await session.greeted;
        await enter(session, server, 'off');
        session.leave();
      },
      request: encode({ ...action, ActionID: ACTION_ID }),
      framer: blockFramer(),
      read: readBlock,
    },
    order,
  );
}

/** Gives out each block that is ended, without its end, as latin1. */
function blockFramer(): Framer {
  let parts: Buffer[] = [];
  let tail = '';
  return (bytes) => {
    parts.push(bytes);
    const isEnded = (tail + bytes.toString('latin1')).includes(END);
    tail = (tail + bytes.subarray(-3).toString('latin1')).slice(-3);
    if (!isEnded) return [];
    const blocks = Buffer.concat(parts).toString('latin1').split(END);
    parts = [Buffer.from(blocks.at(-1) ?? '', 'latin1')];
    return blocks.slice(0, -1);
  };
}

function readBlock(block: string): SeenAnswer {
  const actionId = headerIn(block, 'ActionID');
  const [response, words] = [headerIn(block, 'Response'), headerIn(block, 'Message')];
  const isOutcome = response === 'Success' || response === 'Error';
  const says = isOutcome
    ? ({ outcome: response === 'Success' ? 'done' : 'refused', words: words ?? '' } as const)
    : undefined;
  const inside = isOutcome ? undefined : describeBlock(block, response);
  return { text: block, isOurs: (actionId ?? ACTION_ID) === ACTION_ID, says, inside };
}

/** A block that is no response of the protocol, in a word. */
function describeBlock(block: string, response: string | undefined): string {
  if (/^\s*<(!doctype )?html/i.test(block)) return 'web-page';
  if (response === undefined) return describeHeaders(block);
  if (response === '') return 'nulls';
  if (/^\d+$/.test(response)) return 'numbers';
  return ['Success', 'Error'].some((whole) => whole.startsWith(response)) ? 'cut-short' : 'unknown-outcome';
}

function describeHeaders(block: string): string {
  const lines = block.split('\r\n').filter((line) => line !== '');
  if (lines.includes('Response')) return 'null';
  if (lines.every((line) => line.startsWith('ActionID:'))) return 'empty';
  if (headerIn(block, 'Event') !== undefined) return 'other-kind';
  return lines.some((line) => line.includes(':')) ? 'no-outcome' : 'plain-text';
}
