// The bytes of FreeSWITCH's event socket, read and written: messages of `Name: value` lines that an empty line ends, each with a
// body of as many bytes as its Content-Length says. What is not of that shape, or larger than any answer, is none.

import { notOfTheProtocol, tooLarge } from './socket.ts';

/** A message: its headers, of a name that is repeated the first, and its body; '' where it has none. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that is larger, in bytes, is none. */
const LARGEST = 1024 * 1024;
/** A head that is longer, in bytes, is none. */
const LONGEST_HEAD = 64 * 1024;

const END = '\n\n';

/** Takes what has arrived, cut anywhere; calls `fail` once where it is not of the protocol, and nothing after that. */
export function createReader(
  onMessage: (message: Message) => void,
  fail: (error: Error) => void,
): (bytes: Buffer) => void {
  let parts: Buffer[] = [];
  let held = 0;
  /** How many bytes have to be there before it is worth to look. */
  let needed = END.length;
  let headers: Message['headers'] | undefined;
  let hasFailed = false;

  function giveUp(error: Error): void {
    hasFailed = true;
    parts = [];
    fail(error);
  }

  /** Takes the head of a message; answers what is left, undefined where more has to come. */
  function takeHead(bytes: Buffer): Buffer | undefined {
    const end = bytes.indexOf(END);
    if (end < 0) {
      needed = bytes.length + 1;
      return undefined;
    }
    headers = headersOf(bytes.subarray(0, end).toString('utf8'));
    const length = headers && lengthOf(headers);
    if (length === undefined) giveUp(notOfTheProtocol());
    else if (length > LARGEST) giveUp(tooLarge());
    needed = length ?? 0;
    return bytes.subarray(end + END.length);
  }

  /** Takes the body of the message with that head; answers likewise. */
  function takeBody(bytes: Buffer, head: Message['headers']): Buffer | undefined {
    if (bytes.length < needed) return undefined;
    const length = needed;
    headers = undefined;
    needed = END.length;
    onMessage({ headers: head, body: bytes.subarray(0, length).toString('utf8') });
    return bytes.subarray(length);
  }

  function take(bytes: Buffer): Buffer | undefined {
    if (hasFailed) return undefined;
    return headers === undefined ? takeHead(bytes) : takeBody(bytes, headers);
  }

  return (chunk) => {
    if (hasFailed) return;
    parts.push(chunk);
    held += chunk.length;
    if (held >= needed) {
      let rest: Buffer = Buffer.concat(parts);
      for (let left = take(rest); left !== undefined; left = take(rest)) rest = left;
      parts = hasFailed ? [] : [rest];
      held = rest.length;
    }
    if (!hasFailed && headers === undefined && held > LONGEST_HEAD) giveUp(notOfTheProtocol());
  };
}

/** Undefined where a line is none of the protocol's. */
function headersOf(head: string): Message['headers'] | undefined {
  const headers: Record<string, string> = Object.create(null);
  for (const line of head.split('\n')) {
    const [, name, value = ''] = /^([\w-]+): ?(.*)$/.exec(line) ?? [];
    if (name === undefined) return undefined;
    headers[name] ??= value;
  }
  return headers;
}

/** 0 where no length is given; undefined where it is none. */
function lengthOf({ 'Content-Length': length = '0' }: Message['headers']): number | undefined {
  return /^\d{1,9}$/.test(length) ? Number(length) : undefined;
}

/** A command as bytes. Throws where it would be more than one line, or cannot be sent as it is. */
export function lineOf(command: string): string {
  if (/[\r\n\0]/.test(command))
    throw new Error('The page holds a line break where the CTI server takes one line: nothing was sent to it.');
  if (/\p{Surrogate}/u.test(command))
    throw new Error('The page holds text that is not well-formed Unicode: nothing was sent to the CTI server.');
  return `${command}\n\n`;
}

/** One word of a command, blanks and all. Throws where the CTI server would take it for something else. */
export function wordOf(text: string): string {
  if (/['\\]/.test(text))
    throw new Error('The page holds a quote or a backslash where the CTI server takes none: nothing was sent to it.');
  return `'${text}'`;
}
