// Who sees colours: a terminal that has them, and nobody else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WriteStream } from 'node:tty';
import { paintFor } from './colour.ts';

/** A terminal of Node's own kind, as far as colours are concerned. */
const TERMINAL = { isTTY: true, hasColors: WriteStream.prototype.hasColors.bind(WriteStream.prototype) };
const RED = '\u001b[31mno\u001b[39m';

const SCREENS: readonly [
  title: string,
  screen: Parameters<typeof paintFor>[0],
  env: Record<string, string>,
  seen: string,
][] = [
  ['a terminal with colours', TERMINAL, { TERM: 'xterm-256color' }, RED],
  ['a terminal where NO_COLOR is set', TERMINAL, { TERM: 'xterm-256color', NO_COLOR: '1' }, 'no'],
  ['a terminal that has no colours', TERMINAL, { TERM: 'dumb' }, 'no'],
  ['a pipe', { isTTY: false }, { TERM: 'xterm-256color', FORCE_COLOR: '1' }, 'no'],
  ['a stream that knows of no terminal', {}, { TERM: 'xterm-256color' }, 'no'],
];

for (const [title, screen, env, seen] of SCREENS)
  test(title, () => assert.equal(paintFor(screen, env)('bad', 'no'), seen));
