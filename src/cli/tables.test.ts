// The settings of every command: nothing stands twice, every default is one that is taken and the one that is used, and
// every row is a flag of the command line.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import { ownCommand } from '../report/own-command.ts';
import { buildProgram } from './program.ts';
import { read, variableOf } from './settings.ts';
import { SETTING_TABLES } from './tables.ts';
import { keptEnvironment } from './testing/environment.ts';

const program = buildProgram(keptEnvironment().environment, () => undefined);

for (const [command, table] of Object.entries(SETTING_TABLES)) {
  test(`the settings of ${command} have names, flags and a sentence of their own`, () => {
    for (const key of ['name', 'flag', 'sentence'] as const)
      assert.equal(new Set(table.map((setting) => setting[key])).size, table.length, key);
    for (const { name, flag, sentence } of table) {
      assert.match(name, /^[a-z][A-Za-z]*$/);
      assert.equal(flag, `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
      assert.match(sentence, /\S/);
    }
  });

  test(`what ${command} does by default could also be asked for`, () => {
    for (const setting of table)
      if (setting.default !== '') assert.equal(read(setting, setting.default, 'it'), setting.default);
  });

  test(`every setting of ${command} is a flag, and its help tells what it takes`, () => {
    const found = program.commands.find((one) => one.name() === command);
    const help = found?.helpInformation().replace(/\s+/g, ' ') ?? '';
    for (const { flag, placeholder, sentence, takes } of table.filter(({ isSecret }) => !isSecret)) {
      const words = 'words' in takes ? `: ${takes.words.join(', ')}` : '';
      assert.ok(help.includes(`${flag}${placeholder === undefined ? '' : ` <${placeholder}>`} `), flag);
      assert.ok(help.includes(`${sentence}${words}`), `${sentence}${words} in ${help}`);
    }
    for (const { flag } of table.filter(({ isSecret }) => isSecret))
      assert.ok(!help.includes(flag), 'what is secret is no flag: everybody can read a command line');
  });
}

test('a variable that two commands share sets the same thing for both', () => {
  const flags = Object.values(SETTING_TABLES).flatMap((table) => table.map((row) => [variableOf(row), row] as const));
  const shared = new Map<string, object>();
  for (const [variable, { name, takes }] of flags) {
    assert.deepEqual(shared.get(variable) ?? { name, takes }, { name, takes }, variable);
    shared.set(variable, { name, takes });
  }
});

test('the defaults of certify are those of a run', () => {
  const defaults = Object.fromEntries((SETTING_TABLES.certify ?? []).map((row) => [row.name, row.default]));
  const { profile, seed } = DEFAULT_PARAMETERS;
  assert.deepEqual({ profile: defaults.profile, seed: defaults.seed }, { profile, seed });
  assert.deepEqual([defaults.workers, defaults.reports, defaults.json], [1, 'reports', false]);
});

test('the help of every command that people run shows how to begin', () => {
  for (const command of program.commands.filter((one) => !Reflect.get(one, '_hidden'))) {
    const written: string[] = [];
    command.configureOutput({ writeOut: (text) => void written.push(text) }).outputHelp();
    const help = written.join('');
    assert.match(help, new RegExp(`\\nExamples:\\n {2}${ownCommand()} ${command.name()}\\b.*\\S\\n`), command.name());
    assert.equal(help.includes('SIGNOFF_PROFILE'), command.name() in SETTING_TABLES, command.name());
  }
});
