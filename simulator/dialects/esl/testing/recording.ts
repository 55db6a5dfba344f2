// The recordings of a real FreeSWITCH 1.11.2, read: what a client sent, and what the server said to it, byte for byte.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../../src/package-root.ts';

/** Something that a client sent, or a while in which it did not, and all that came until the next. */
export interface Step {
  readonly title: string;
  /** As it went out; undefined: nothing was sent. */
  readonly sent?: string | undefined;
  /** How long was listened where nothing was sent, in seconds. */
  readonly listenedFor: number;
  /** The messages that came, each with its end. */
  readonly heard: readonly string[];
  /** Whether the server closed the connection. */
  readonly isLast: boolean;
}

/** Steps on one connection after another: it ends where the server closes, and at the end of the scene. */
export interface Scene {
  readonly title: string;
  readonly steps: readonly Step[];
}

export const scenesRecorded = (name: 'commands.txt' | 'calls.txt'): readonly Scene[] => {
  const text = readFileSync(join(PACKAGE_ROOT, 'simulator', 'dialects', 'esl', 'fixtures', name), 'utf8');
  const [, ...scenes] = text.split(/^######## /m);
  return scenes.map((scene) => {
    const [title = '', ...steps] = scene.split(/^=== /m);
    return { title: title.trim(), steps: steps.map(stepOf) };
  });
};

function stepOf(text: string): Step {
  const [title = '', ...lines] = text.split('\n');
  const first = lines[0] ?? '';
  const sent = first.startsWith('>>> ') ? (JSON.parse(first.slice(4)) as string) : undefined;
  const listenedFor = Number(/^\.\.\. (\d+) s$/.exec(first)?.[1] ?? 0);
  const answer = sent === undefined && listenedFor === 0 ? lines : lines.slice(1);
  const heard = answer.filter((line) => line !== '[CLOSED]' && line !== '').map(withLineEnd);
  return { title, sent, listenedFor, heard: messagesIn(heard.join('')), isLast: answer.includes('[CLOSED]') };
}

const withLineEnd = (line: string): string => (line.endsWith('␊') ? `${line.slice(0, -1)}\n` : line);

/** The messages in a text, each with its end. */
export function messagesIn(text: string): readonly string[] {
  const messages: string[] = [];
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    const head = bytes.indexOf('\n\n') + 2;
    const length = Number(/^Content-Length: (\d+)$/m.exec(bytes.toString('utf8', 0, head))?.[1] ?? 0);
    messages.push(bytes.toString('utf8', 0, head + length));
    bytes = bytes.subarray(head + length);
  }
  return messages;
}
