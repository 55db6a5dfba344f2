// What the tests of the drivers share: connectors of a few lines of JavaScript in processes of their own.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cleaner, isAlive } from '../../../test/testing/process.ts';
import type { Initialization } from '../../connector/connector.ts';
import type { Command } from '../platform.ts';

export const INITIALIZATION: Initialization = {
  protocolVersion: 1,
  dialect: 'native',
  timeoutMs: 2000,
  server: { url: 'http://127.0.0.1:1' },
};

/** A connector that does everything right and nothing at all; what a test adds goes wrong. `pids` is a file. */
const WELL_BEHAVED = `
const { appendFileSync } = require('node:fs');
const { spawn } = require('node:child_process');
const note = (pid) => appendFileSync(process.argv[1], pid + '\\n');
note(process.pid);
const leave = (options) => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], options);
  other.unref();
  note(other.pid);
};
const write = (text) => process.stdout.write(text);
const send = (message) => write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n');
const declaration = { protocolVersion: 1, name: 'tiny', version: '1.0', timeoutMs: 1, activities: ['LogoutAgent'] };
const on = {
  initialize: (id) => send({ id, result: declaration }),
  invoke: (id, { page }) => send({ id, result: { page } }),
  reset: (id) => send({ id, result: {} }),
  shutdown: (id) => send({ id, result: {} }),
};
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  on[method](id, params);
});
`;

/** The command of a well-behaved connector into which `script` is put, and the processes that it noted down; none outlives the test. */
export function scripted(t: Cleaner, script: string): { command: Command; pids(): number[] } {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-connector-'));
  const file = join(folder, 'pids');
  const pids = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : []);
  t.after(() => {
    for (const pid of pids().filter(isAlive)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return { command: { file: process.execPath, args: ['-e', `${WELL_BEHAVED}\n${script}`, file] }, pids };
}
