// What a command is answered with, and the bytes of it.

import type { AnswerShape } from '../../faults/fault.ts';
import { bytesIn } from '../../net/byte-text.ts';
import type { SocketAnswer } from '../socket-responder.ts';

export interface Reply extends SocketAnswer {
  /** `api`: what a function says; else it is the session that answers. */
  readonly kind: 'command' | 'api';
  readonly text: string;
  /** Behind the text of a session's answer. */
  readonly headers?: Headers | undefined;
  /** In which wrong shape it goes out. */
  readonly shape?: AnswerShape | undefined;
}

export type Headers = readonly (readonly [name: string, value: string])[];

export const commandReply = (text: string, headers?: Headers): Reply =>
  headers === undefined ? { kind: 'command', text } : { kind: 'command', text, headers };

export const apiReply = (text: string): Reply => ({ kind: 'api', text: text === '' ? '-ERR no reply\n' : text });

export const UNKNOWN_COMMAND = commandReply('-ERR command not found');

/** What is said to whoever connects. */
export const GREETING = 'Content-Type: auth/request\n\n';

const GOODBYE = 'Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n';

/** The farewell; to a session that is bound to a channel it says to which. */
export function goodbyeTo(uuid?: string): string {
  const bound = uuid === undefined ? '' : `Controlled-Session-UUID: ${uuid}\nContent-Disposition: disconnect\n`;
  return `Content-Type: text/disconnect-notice\n${bound}Content-Length: ${GOODBYE.length}\n\n${GOODBYE}`;
}

const NOTICE = goodbyeTo();

export const isPositive = ({ text }: Pick<Reply, 'text'>): boolean => !/^-(ERR|USAGE)/.test(text);

/** All of the answer, and behind the last one the farewell. */
export function encodeReply({ kind, text, headers, closes }: Reply): string {
  const encoded = kind === 'api' ? encodeApi(text) : encodeCommand(text, headers);
  return closes === true ? encoded + NOTICE : encoded;
}

export const encodeApi = (text: string, type = 'api/response'): string =>
  `Content-Type: ${type}\nContent-Length: ${lengthOf(text)}\n\n${text}`;

const encodeCommand = (text: string, headers: Headers = []): string =>
  `Content-Type: command/reply\nReply-Text: ${text}\n${linesOf(headers)}\n`;

export const linesOf = (headers: Headers): string => headers.map(([name, value]) => `${name}: ${value}\n`).join('');

/** In bytes, whatever bytes it stands for. */
export const lengthOf = (text: string): number => (ASCII.test(text) ? text.length : bytesIn(text).length);

// biome-ignore lint/suspicious/noControlCharactersInRegex: every character of one byte
const ASCII = /^[\x00-\x7f]*$/;
