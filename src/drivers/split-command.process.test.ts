// A command is split as a shell would, word for word the same as the shell of this machine does it; and what only a shell
// could do is refused.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { hasLostBackslash, splitCommand } from './split-command.ts';

const COMMANDS: readonly string[] = [
  'python3 my_connector.py',
  '  blanks \t around  and  between ',
  '\'one word\' "another word" third\\ word',
  'glued"to gether"\'and so\'on',
  '"" \'\' a',
  'it"\'"s "say \\"hi\\"" \'it\'\\\'\'s\'',
  '"a\\nb" a\\nb \'a\\nb\'',
  '"costs \\$5 \\`now\\`" \\$HOME \'$HOME `id`\'',
  '"back\\\\slash" back\\\\slash \'back\\slash\'',
  'first\\\nsecond "first\\\nsecond"',
  "späte 'Schicht 😀'",
  'a~b a#b --flag=~ {b,c} a=b !x',
  "\\~ \\# \\| '|' \"&&\" ';'",
];

for (const command of COMMANDS)
  test(`${JSON.stringify(command)} has the words that a shell gives it`, () => {
    const script = `set -- x ${command}; for word in "$@"; do printf '%s\\0' "$word"; done`;
    const given = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    assert.ok(given.length > 1);
    assert.deepEqual(splitCommand(`x ${command}`), given);
  });

test('an end of a line is a blank: in a config file a command may go over several', () => {
  assert.deepEqual(splitCommand('python3\n  my.py\n'), ['python3', 'my.py']);
});

const ON_WINDOWS: readonly [command: string, words: readonly string[]][] = [
  ['python .\\my\\connector.py', ['python', '.\\my\\connector.py']],
  ['C:\\Python\\python.exe my.py', ['C:\\Python\\python.exe', 'my.py']],
  ['"C:\\Program Files\\node\\node.exe" my.mjs', ['C:\\Program Files\\node\\node.exe', 'my.mjs']],
  ['"C:\\my dir\\" x', ['C:\\my dir\\', 'x']],
  ['\\\\server\\share\\a.exe --cost=$5 C:\\PROGRA~1', ['\\\\server\\share\\a.exe', '--cost=$5', 'C:\\PROGRA~1']],
  ["node 'my connector.mjs'", ['node', 'my connector.mjs']],
];

for (const [command, words] of ON_WINDOWS)
  test(`${JSON.stringify(command)} keeps its backslashes on Windows`, () => {
    assert.deepEqual(splitCommand(command, 'win32'), words);
    assert.equal(hasLostBackslash(command, 'win32'), false);
  });

test('on Windows a quote is closed as well, and no shell runs either', () => {
  assert.throws(() => splitCommand('a "b', 'win32'), { code: 'CommandUnreadable' });
  for (const command of ['a | b', 'a & b', 'a > b', 'a < b'])
    assert.throws(() => splitCommand(command, 'win32'), { code: 'CommandNeedsShell' });
});

test('elsewhere a backslash that was meant for a path is noticed, and one that escapes something is not', () => {
  for (const command of ['python3 .\\my\\connector.py', 'C:\\a.exe', 'a x\\y'])
    assert.equal(hasLostBackslash(command, 'linux'), true, command);
  for (const command of ["python3 '.\\my.py'", 'a "x\\y"', 'a my\\ file', 'a \\| \\$x', 'a b'])
    assert.equal(hasLostBackslash(command, 'linux'), false, command);
});

const REFUSED: readonly [command: string, code: string, says: RegExp][] = [
  ['', 'CommandUnreadable', /names no program/],
  [' \t ', 'CommandUnreadable', /names no program/],
  ['"" x', 'CommandUnreadable', /names no program/],
  ["a 'b c", 'CommandUnreadable', /the ' at its place 3 is not closed/],
  ['a "b c', 'CommandUnreadable', /the " at its place 3 is not closed/],
  ['a "b\\"', 'CommandUnreadable', /the " at its place 3 is not closed/],
  ['a \\', 'CommandUnreadable', /the \\ at its place 3 is not closed/],
  ['a | b', 'CommandNeedsShell', /has a \|, and no shell/],
  ['cd x && y', 'CommandNeedsShell', /has a &, /],
  ['a; b', 'CommandNeedsShell', /has a ;, /],
  ['a > b', 'CommandNeedsShell', /has a >, /],
  ['a $HOME', 'CommandNeedsShell', /has a \$, /],
  ['a "x $HOME"', 'CommandNeedsShell', /has a \$, /],
  ['a "\\\\$HOME"', 'CommandNeedsShell', /has a \$, /],
  ['a `id`', 'CommandNeedsShell', /has a `, /],
  ['~/bin/a', 'CommandNeedsShell', /has a ~, /],
  ['a # why', 'CommandNeedsShell', /has a #, /],
];

for (const [command, code, says] of REFUSED)
  test(`${JSON.stringify(command)} is refused`, () => {
    assert.throws(
      () => splitCommand(command),
      (failure: { code: string; message: string; hint: string }) => {
        assert.equal(failure.code, code);
        assert.match(failure.message, says);
        assert.match(failure.hint, /\S/);
        return true;
      },
    );
  });
