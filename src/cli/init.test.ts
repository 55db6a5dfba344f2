// `signoff init`: a skeleton in each language, written where there is none, and what to type next.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import { stripsTypes } from '../drivers/type-script.ts';
import { ownCommand } from '../report/own-command.ts';
import { type InitOptions, init } from './init.ts';

async function run(t: TestContext, options: InitOptions, prepare: (cwd: string) => void = () => undefined) {
  const cwd = temporaryFolder(t);
  prepare(cwd);
  const written = { text: '' };
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      written.text += chunk;
      done();
    },
  });
  const running = init(options, { stdout, cwd });
  return { cwd, running, written };
}

const LANGUAGES = [
  ['typescript', 'connector.mts', 'connector: ./connector.mts'],
  ['javascript', 'connector.mjs', 'connector: ./connector.mjs'],
  ['python', 'connector.py', 'command: python3 connector.py'],
  ['java', 'Connector.java', 'command: java Connector.java'],
] as const;

for (const [language, file, setting] of LANGUAGES)
  test(`a connector in ${language} is written, with its settings and what to type next`, async (t) => {
    const { cwd, running, written } = await run(t, { language, dir: 'my/connector' });
    assert.equal(await running, 0);
    const folder = join(cwd, 'my', 'connector');
    assert.deepEqual(readdirSync(folder).sort(), [file, 'signoff.config.yaml'].sort());
    const text = readFileSync(join(folder, file), 'utf8');
    const own = ownCommand(folder);
    assert.match(text, /is not written yet/);
    for (const command of ['protocol-check', 'certify']) assert.ok(text.includes(`   ${own} ${command}   `), text);
    assert.ok(readFileSync(join(folder, 'signoff.config.yaml'), 'utf8').includes(`certify:\n  ${setting}\n`));
    const lines = written.text.split('\n').map((line) => line.trim());
    assert.equal(lines[0], `Written into my/connector: ${file}, signoff.config.yaml.`);
    const next = ['cd my/connector', `${own} protocol-check`, `${own} certify`];
    if (language === 'typescript' && !stripsTypes()) next.splice(1, 0, 'npm install --save-dev ts-node typescript@6');
    const typed = lines.slice(3).filter((line) => line !== '');
    assert.equal(typed.length, next.length);
    for (const [index, command] of next.entries()) assert.ok(typed[index]?.startsWith(command), typed[index]);
  });

test('without a folder it is written here', async (t) => {
  const { cwd, running, written } = await run(t, { language: 'python' });
  assert.equal(await running, 0);
  assert.deepEqual(readdirSync(cwd).sort(), ['connector.py', 'signoff.config.yaml']);
  const begin = `Written: connector.py, signoff.config.yaml.\n\nNext:\n  ${ownCommand(cwd)} protocol-check`;
  assert.ok(written.text.startsWith(begin), written.text);
});

for (const file of ['connector.py', 'signoff.config.yaml'])
  test(`where ${file} is there already nothing is written`, async (t) => {
    const { cwd, running } = await run(t, { language: 'python' }, (cwd) => writeFileSync(join(cwd, file), 'mine'));
    await assert.rejects(running, {
      code: 'FileExists',
      message: `There is a file ${file} already, and it is not overwritten.`,
    });
    assert.deepEqual(readdirSync(cwd), [file]);
    assert.equal(readFileSync(join(cwd, file), 'utf8'), 'mine');
  });

test('beside the files of others it is written', async (t) => {
  const { cwd, running } = await run(t, { language: 'python' }, (cwd) => mkdirSync(join(cwd, 'src')));
  assert.equal(await running, 0);
  assert.deepEqual(readdirSync(cwd).sort(), ['connector.py', 'signoff.config.yaml', 'src']);
});

test('a folder that cannot be is named', async (t) => {
  const { running } = await run(t, { language: 'python', dir: 'file/x' }, (cwd) =>
    writeFileSync(join(cwd, 'file'), ''),
  );
  await assert.rejects(running, {
    code: 'FileNotWritable',
    message: 'The connector cannot be written into file/x: ENOTDIR.',
  });
});

test('without a language the languages are named', async (t) => {
  const { running } = await run(t, {});
  await assert.rejects(running, {
    code: 'InvalidSetting',
    message:
      'signoff init asks for a language: --language typescript, --language javascript, --language python, --language java.',
  });
});
