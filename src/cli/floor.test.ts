// `signoff floor`: to stdout, or into a new file that a simulator can start with; a file that is there stays as it is.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { startSimulator, writeFloor } from '../../simulator/index.ts';
import { ownCommand } from '../report/own-command.ts';
import { floor } from './floor.ts';

function surroundings(t: TestContext) {
  const cwd = mkdtempSync(join(tmpdir(), 'signoff-floor-'));
  t.after(() => rmSync(cwd, { recursive: true, force: true }));
  const written = { text: '' };
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      written.text += chunk;
      done();
    },
  });
  return { written, environment: { stdout, stderr: stdout, cwd, env: {}, stopped: new Promise<string>(() => {}) } };
}

test('without a file the floor is printed', async (t) => {
  const { written, environment } = surroundings(t);
  assert.equal(await floor({ agents: 2, queues: 2, seed: 5 }, environment), 0);
  assert.equal(written.text, await writeFloor({ agents: 2, queues: 2, seed: 5 }));
});

test('a new file is written, and a simulator starts with it', async (t) => {
  const { written, environment } = surroundings(t);
  assert.equal(await floor({ agents: 50, out: 'floor.yaml' }, environment), 0);
  assert.equal(
    written.text,
    `floor.yaml is written. Next: ${ownCommand(environment.cwd)} simulate --floor floor.yaml\n`,
  );
  const simulator = await startSimulator({ port: 0, nativePort: 0, floor: join(environment.cwd, 'floor.yaml') });
  t.after(simulator.stop);
  assert.equal(simulator.floor.agents.length, 50);
});

test('a file that is there is named and stays as it is', async (t) => {
  const { environment } = surroundings(t);
  const path = join(environment.cwd, 'floor.yaml');
  writeFileSync(path, 'mine');
  await assert.rejects(floor({ out: 'floor.yaml' }, environment), {
    code: 'FileExists',
    message: 'There is a file floor.yaml already, and it is not overwritten.',
  });
  assert.equal(readFileSync(path, 'utf8'), 'mine');
});

test('a file that cannot be written is named', async (t) => {
  const { environment } = surroundings(t);
  await assert.rejects(floor({ out: 'nowhere/floor.yaml' }, environment), {
    code: 'FileNotWritable',
    message: 'The floor cannot be written to nowhere/floor.yaml: ENOENT.',
  });
});
