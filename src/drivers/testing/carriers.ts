// What the contract test of the drivers shares: one connector of a few lines of JavaScript, reached in every way that there
// is. A script changes how it answers; `say` is how it speaks, whatever carries it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertGone, type Cleaner, isAlive, temporaryFolder } from '../../../test/testing/process.ts';
import { moduleDriver } from '../module-driver.ts';
import { processDriver } from '../process-driver.ts';
import { serviceDriver } from '../service-driver.ts';
import type { StartSession } from '../session.ts';

/** A connector that can be started, and the check that nothing of it is left. */
export interface Scripted {
  readonly start: StartSession;
  /** The processes that the connector noted down. */
  pids(): readonly number[];
  /** That nothing that the kit started is left: no process, and no port that it listened at. */
  assertNothingLeft(): Promise<void>;
}

export interface CarrierCase {
  readonly name: string;
  /** Whether the connector's processes are the kit's to end. */
  readonly isOwned: boolean;
  script(t: Cleaner, script: string): Promise<Scripted>;
  /** One that is not there. */
  missing(): StartSession;
}

/** `say`: `answer`, `error`, `notify`, and `raw`, which puts any text where a message should be. */
const CONNECTOR = (folder: string, script: string) => `
import { appendFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
const noteIn = (name) => (text) => appendFileSync(${JSON.stringify(folder)} + '/' + name, text + '\\n');
const [note, noteCallback] = [noteIn('pids'), noteIn('callbacks')];
note(process.pid);
const line = (message) => JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n';
const declaration = { protocolVersion: 1, name: 'tiny', version: '1.0', timeoutMs: 1, activities: ['LogoutAgent'] };
const on = {
  initialize: (params, say) => say.answer(declaration),
  invoke: ({ page }, say) => say.answer({ page }),
  reset: (params, say) => say.answer({}),
  shutdown: (params, say) => say.answer({}),
};
const speak = (id, write, notify) => ({
  id,
  answer: (result) => write(line({ id, result })),
  error: (message) => write(line({ id, error: { code: -32603, message } })),
  raw: write,
  notify: async (method, params) => notify(line({ method, params })),
});
/** An answer whose page is nested so deeply that JSON.stringify would not come back from it. */
const DEEP = (id) =>
  '{"jsonrpc":"2.0","id":' + id + ',"result":{"page":' + '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000) + '}}\\n';
/** stdout as a module reaches it past its host. */
const writeOut = (text) => {
  for (let rest = Buffer.from(text); rest.length > 0; )
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
};
${script}
`;

const PROCESS = `
const write = (text) => process.stdout.write(text);
createInterface({ input: process.stdin }).on('line', (text) => {
  const { id, method, params } = JSON.parse(text);
  on[method](params, speak(id, write, write));
});
`;

const MODULE = `
let asked = 0;
let notifications;
const tell = (method, { page, level, message }) =>
  method === 'event' ? notifications.event(page) : notifications.log(level, message);
const ask = (method, params) => new Promise((resolve, reject) => {
  asked += 1;
  const error = (message) => reject(new Error(message));
  on[method](params, { id: asked, answer: resolve, error, raw: writeOut, notify: async (...told) => tell(...told) });
});
export default {
  initialize(params, notify) {
    notifications = notify;
    return ask('initialize', params);
  },
  invoke: (activity, page) => ask('invoke', { activity, page }),
  reset: () => ask('reset', {}),
  shutdown: () => ask('shutdown', {}),
};
`;

const SERVICE = `
let callbackUrl;
const post = (body) => fetch(callbackUrl, { method: 'POST', body });
createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { id, method, params } = JSON.parse(text);
  if (method === 'initialize') noteCallback((callbackUrl = params.callbackUrl));
  on[method](params, speak(id, (body) => response.end(body), post));
}).listen(0, '127.0.0.1', function () { process.stdout.write(this.address().port + '\\n'); });
`;

export const CARRIERS: readonly CarrierCase[] = [
  {
    name: 'a process',
    isOwned: true,
    async script(t, script) {
      const { file, pids } = write(t, script, PROCESS);
      const start = processDriver({ file: process.execPath, args: [file] }, 'The connector');
      return { start, pids, assertNothingLeft: () => assertGone(pids()) };
    },
    missing: () => processDriver({ file: 'no-such-command-of-anyone', args: [] }, 'The connector'),
  },
  {
    name: 'a module',
    isOwned: true,
    async script(t, script) {
      const { file, pids } = write(t, script, MODULE);
      return {
        start: moduleDriver({ path: file }, 'The connector'),
        pids,
        assertNothingLeft: () => assertGone(pids()),
      };
    },
    missing: () => moduleDriver({ path: '/no/such/module.mjs' }, 'The connector'),
  },
  {
    name: 'a service',
    isOwned: false,
    async script(t, script) {
      const { file, pids, callbacks } = write(t, script, SERVICE);
      const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [port] = await once(child.stdout, 'data');
      return {
        start: serviceDriver({ url: `http://127.0.0.1:${String(port).trim()}/rpc` }),
        pids,
        async assertNothingLeft() {
          assert.ok(callbacks().length > 0, 'it was told where to post');
          for (const url of callbacks()) await assert.rejects(fetch(url), 'nobody listens there any more');
        },
      };
    },
    missing: () => serviceDriver({ url: 'http://127.0.0.1:1/rpc' }),
  },
];

/** The connector in a file of its own; whatever it noted down is dead when the test is over. */
function write(t: Cleaner, script: string, carrier: string) {
  let pids = (): readonly number[] => [];
  t.after(() => {
    for (const pid of pids().filter(isAlive)) process.kill(pid, 'SIGKILL');
  });
  const folder = temporaryFolder(t);
  const file = join(folder, 'connector.mjs');
  writeFileSync(file, CONNECTOR(folder, script) + carrier);
  const noted = (name: string): readonly string[] =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').trim().split('\n') : [];
  pids = () => noted('pids').map(Number);
  return { file, pids, callbacks: () => noted('callbacks') };
}
