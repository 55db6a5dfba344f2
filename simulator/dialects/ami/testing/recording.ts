// The recordings of a real Asterisk 22, read: what a client sent, and what the server said to it, byte for byte.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../../src/package-root.ts';

/** Something that a client sent, and all that came until it sent the next. */
export interface Exchange {
  readonly title: string;
  /** As it went out, its end included. */
  readonly sent: string;
  /** The messages that came, each with its end. */
  readonly heard: readonly string[];
  /** How long was listened behind it, in seconds, where the recording says so. */
  readonly listenedFor: number;
  /** Whether the server closed the connection. */
  readonly isLast: boolean;
}

/** One connection. */
export interface Recording {
  readonly title: string;
  readonly exchanges: readonly Exchange[];
}

const textOf = (name: string): string =>
  readFileSync(join(PACKAGE_ROOT, 'simulator', 'dialects', 'ami', 'fixtures', name), 'utf8');

/** The messages in a text, each with its end. */
export const messagesIn = (text: string): readonly string[] => text.match(/.*?\r\n\r\n/gs) ?? [];

/**
 * The recording of actions: connections that ended where the server closed them. Its first entry is the banner, as JSON;
 * what was sent is JSON too, headers or lines.
 */
export function actionsRecorded(): { readonly banner: string; readonly recordings: readonly Recording[] } {
  const [, greeting = '', ...entries] = textOf('actions.txt').split(/^=== /m);
  const exchanges = entries.map((entry): Exchange => {
    const [, title = '', json = '', answer = ''] = /^(.*)\n>>> (.*)\n([\s\S]*)$/.exec(entry) ?? [];
    const heard = messagesIn(answer.replaceAll('␍␊\n', '\r\n'));
    return { title, sent: sentAs(JSON.parse(json)), heard, listenedFor: 0, isLast: answer.includes('[CLOSED]') };
  });
  const ends = exchanges.flatMap(({ isLast }, index) => (isLast ? [index + 1] : []));
  return {
    banner: JSON.parse(greeting.split('\n')[1] ?? ''),
    recordings: ends.map((end, index) => ({ title: 'actions', exchanges: exchanges.slice(ends[index - 1] ?? 0, end) })),
  };
}

/**
 * The recordings of calls and of the agent pool: one connection a scene. Line ends are not in them; they are as everywhere,
 * but for the one behind CallStarted.
 */
export function scenesRecorded(name: 'calls.txt' | 'agents.txt'): readonly Recording[] {
  const [, ...scenes] = textOf(name).split(/^######## /m);
  return scenes.map((scene) => {
    const [title = '', ...rest] = scene.split('\n');
    return { title, exchanges: entriesOf(rest.join('\n').split(/^(?=>>> |\.\.\. )/m)) };
  });
}

function entriesOf(entries: readonly string[]): readonly Exchange[] {
  let listenedFor = 0;
  return entries.flatMap((entry): Exchange[] => {
    const [first = '', ...lines] = entry.split('\n');
    const seconds = /^\.\.\. (\d+) s$/.exec(first)?.[1];
    if (seconds !== undefined) {
      listenedFor = Number(seconds);
      return [];
    }
    const title = first.replace('>>> ', '');
    const text = lines.join('\r\n').replace(/^(CallStarted: \d+)\r\n/gm, '$1\n');
    const heard = messagesIn(`${text.trim()}\r\n\r\n`).filter((message) => message !== '\r\n\r\n');
    const exchange = { title, sent: `${title.split(' | ').join('\r\n')}\r\n\r\n`, heard, listenedFor, isLast: false };
    listenedFor = 0;
    return [exchange];
  });
}

function sentAs(sent: Record<string, string> | readonly string[]): string {
  if (Array.isArray(sent)) return sent.map((lines) => `${lines}\n\n`).join('');
  return `${Object.entries(sent)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
}
