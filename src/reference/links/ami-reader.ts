// The bytes of Asterisk's Manager Interface, read and written: messages of `Name: value` lines behind one line that
// greets. What is not of that shape, or larger than any answer, is none.

import { StringDecoder } from 'node:string_decoder';
import { notOfTheProtocol, tooLarge } from './socket.ts';

/** A message's headers; of a name that is repeated the first counts. */
export type Message = Readonly<Record<string, string>>;

/** An answer that is larger, in characters, is none. */
const LARGEST = 1024 * 1024;

/** Takes what has arrived, cut anywhere; calls `fail` once where it is not of the protocol, and nothing after that. */
export function createReader(
  onMessage: (message: Message) => void,
  fail: (error: Error) => void,
): (bytes: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isGreeted = false;
  let hasFailed = false;

  function giveUp(error: Error): void {
    hasFailed = true;
    rest = '';
    fail(error);
  }

  /** The first line tells what is spoken. */
  function greet(): void {
    const end = rest.indexOf('\n');
    if (isGreeted || end < 0) return;
    isGreeted = rest.startsWith('Asterisk Call Manager/');
    rest = rest.slice(end + 1);
    if (!isGreeted) giveUp(notOfTheProtocol());
  }

  function take(text: string): void {
    if (hasFailed || text === '') return;
    const message = messageOf(text);
    if (message === undefined) giveUp(notOfTheProtocol());
    else onMessage(message);
  }

  return (bytes) => {
    if (hasFailed) return;
    rest += decoder.write(bytes);
    greet();
    if (isGreeted) {
      const messages = rest.split(/\r?\n\r?\n/);
      rest = messages.pop() ?? '';
      if (messages.some(({ length }) => length > LARGEST)) return giveUp(tooLarge());
      messages.forEach(take);
    }
    if (rest.length > LARGEST) giveUp(tooLarge());
  };
}

/** Undefined where a line is none of the protocol's. */
function messageOf(text: string): Message | undefined {
  const message: Record<string, string> = Object.create(null);
  for (const row of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^([\w-]+): ?(.*)$/.exec(row) ?? [];
    if (name === undefined) return undefined;
    message[name] ??= value;
  }
  return message;
}

/** An action as bytes. Throws where a value would say more than it should, or cannot be sent as it is. */
export function textOf(action: Message): string {
  const text = Object.entries(action)
    .map(([name, value]) => `${name}: ${oneLine(value)}\r\n`)
    .join('');
  return `${text}\r\n`;
}

function oneLine(value: string): string {
  if (/[\r\n\0]/.test(value))
    throw new Error('The page holds a line break where the CTI server takes one line: nothing was sent to it.');
  if (/\p{Surrogate}/u.test(value))
    throw new Error('The page holds text that is not well-formed Unicode: nothing was sent to the CTI server.');
  return value;
}
