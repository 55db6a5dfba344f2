// What the system is asked for on Windows and elsewhere: a .cmd file goes through cmd.exe, with words that nothing on the way
// changes, and a process is ended with all that it started.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killTree, spawnedFor } from './platform.ts';

const FILES = [
  'C:\\Program Files\\nodejs\\node.exe',
  'C:\\Program Files\\nodejs\\npx.cmd',
  'C:\\my project\\run.bat',
  'C:\\my project\\tools\\go.CMD',
  'C:\\my project\\tools\\a.b.cmd',
  'C:\\tools\\both.exe',
  'C:\\tools\\both.cmd',
];
const surroundings = {
  platform: 'win32',
  env: {
    PATH: 'C:\\Program Files\\nodejs;;C:\\tools',
    pathext: '.COM;.EXE;.BAT;.CMD',
    COMSPEC: 'C:\\Windows\\cmd.exe',
  },
  isFile: (path: string) => FILES.some((file) => file.toLowerCase() === path.toLowerCase()),
};
const onWindows = (file: string, ...args: string[]) => spawnedFor({ file, args, cwd: 'C:\\my project' }, surroundings);

const THROUGH_CMD: readonly [words: readonly [string, ...string[]], line: string][] = [
  [['npx', 'tsx', 'my.ts'], '"C:\\Program Files\\nodejs\\npx.CMD" tsx my.ts'],
  [['npx.cmd', 'tsx'], '"C:\\Program Files\\nodejs\\npx.cmd" tsx'],
  [['run'], '"C:\\my project\\run.BAT"'],
  [['.\\run.bat', 'C:\\my dir\\'], '"C:\\my project\\run.bat" "C:\\my dir\\\\"'],
  [['tools/go', 'a&b', 'a|b', 'a^b', '(x)', ''], '"C:\\my project\\tools\\go.CMD" "a&b" "a|b" "a^b" "(x)" ""'],
  [['tools\\a.b', "it's", 'späte Schicht'], '"C:\\my project\\tools\\a.b.CMD" "it\'s" "späte Schicht"'],
];

for (const [[file, ...args], line] of THROUGH_CMD)
  test(`on Windows ${JSON.stringify([file, ...args])} is run by cmd.exe`, () => {
    assert.deepEqual(onWindows(file, ...args), {
      file: 'C:\\Windows\\cmd.exe',
      args: ['/d', '/s', '/c', `"${line}"`],
      windowsVerbatimArguments: true,
      detached: false,
    });
  });

test('on Windows a program is started as it is, and what is not found is left for the system to miss', () => {
  for (const file of ['node', 'node.exe', 'C:\\Program Files\\nodejs\\node.exe', 'both', 'no-such', '.\\no-such.exe'])
    assert.deepEqual(
      onWindows(file, 'a"b%c'),
      { file, args: ['a"b%c'], windowsVerbatimArguments: false, detached: false },
      file,
    );
});

for (const word of ['a"b', '%PATH%', '100%', 'hey!', 'two\nlines', 'two\rlines'])
  test(`a .cmd file is not given ${JSON.stringify(word)}, which would arrive as something else`, () => {
    assert.throws(() => onWindows('npx', word), {
      code: 'CommandNeedsShell',
      message: /^The command file npx cannot be given /,
    });
  });

test('elsewhere a command is started as it is, in a group of its own', () => {
  assert.deepEqual(spawnedFor({ file: 'run.cmd', args: ['%a%'] }, { ...surroundings, platform: 'linux' }), {
    ...{ file: 'run.cmd', args: ['%a%'] },
    ...{ windowsVerbatimArguments: false, detached: true },
  });
});

test('a process is ended with what it started, its group or its tree', () => {
  const asked: unknown[] = [];
  const enders = {
    kill: (...all: unknown[]) => void asked.push(all),
    run: (...all: unknown[]) => void asked.push(all),
  };
  killTree(42, 'linux', enders);
  killTree(42, 'win32', enders);
  assert.deepEqual(asked, [
    [-42, 'SIGKILL'],
    ['taskkill', ['/pid', '42', '/T', '/F']],
  ]);
});
