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

/** What happened in a scene: something was sent on one of several sessions, or people did something and time went by. */
export interface Step {
  readonly title: string;
  /** On which session something was sent; absent: nothing was. */
  readonly session?: string | undefined;
  /** As it went out; or what happened, in brackets. */
  readonly sent: string;
  /** What each session heard. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
}

/** The recording of queue calls, scene by scene: what was sent is JSON. Line ends are as in the other recordings. */
export function stepsRecorded(): readonly { readonly title: string; readonly steps: readonly Step[] }[] {
  const [, ...scenes] = textOf('queue-calls.txt').split(/^######## /m);
  return scenes.map((scene) => {
    const [title = '', ...steps] = scene.split(/\n--- |\n$/).filter((text) => text !== '');
    return { title, steps: steps.map(stepOf) };
  });
}

function stepOf(text: string): Step {
  const [head = '', ...answers] = text.split(/^<<< /m);
  const [, title = '', session, json = ''] = /^(.*?)(?: +\(session (\w)\))?\n>>> (.*)\n?/.exec(head) ?? [];
  const heard = answers.map((answer): [string, readonly string[]] => {
    const [who = '', ...lines] = answer
      .replace(/^\[CLOSED .*$/m, '')
      .trimEnd()
      .split('\n');
    return [who, messagesIn(`${withLineEnds(lines)}\r\n\r\n`)];
  });
  return { title, session, sent: JSON.parse(json), heard: new Map(heard) };
}

/** As everywhere, but for the one behind CallStarted. */
const withLineEnds = (lines: readonly string[]): string =>
  lines.join('\r\n').replace(/^(CallStarted: \d+)\r\n/gm, '$1\n');

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
    const heard = messagesIn(`${withLineEnds(lines).trim()}\r\n\r\n`).filter((message) => message !== '\r\n\r\n');
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
