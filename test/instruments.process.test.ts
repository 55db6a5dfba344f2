// A verdict over a server that nobody has checked is none: simulators that err in one way, and what `certify` says of a connector
// that is right. Each is a real simulator behind a server that changes what the kit asks, or is answered, on the control port.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { startSimulator } from '../simulator/index.ts';
import { serve } from '../src/kit/acd/testing/server.ts';
import { type RunCommand, signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

type Json = Record<string, unknown>;

/** How the server errs. */
interface Errs {
  /** What the simulator is asked in place of that; undefined: nothing, and the answer is `instead`. */
  readonly asks?: (path: string, body: Json) => Json | undefined;
  readonly instead?: Json;
  /** What it says of a policy that was chosen. */
  readonly declares?: (policy: Json) => Json;
  /** Of each entry of the journal; undefined: it is not there. */
  readonly tells?: (entry: Json) => Json | undefined;
}

async function startErring(t: TestContext, errs: Errs): Promise<string> {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 0, seed: 7 });
  t.after(stop);
  return serve(t, (request, response) => {
    passOn(addresses.main, request, errs).then(
      ({ status, body }) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(body),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
}

async function passOn(main: string, request: IncomingMessage, { asks, instead, declares, tells }: Errs) {
  const { method = 'GET', url = '/' } = request;
  const given = await text(request);
  const asked = given === '' || asks === undefined ? given : JSON.stringify(asks(url, JSON.parse(given)));
  if (asked === undefined || (instead !== undefined && method === 'DELETE'))
    return { status: method === 'DELETE' ? 204 : 201, body: method === 'DELETE' ? '' : JSON.stringify(instead) };
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(main + url, { method, headers, body: asked === '' ? null : asked });
  const body = await answer.text();
  if (declares !== undefined && url === '/control/policy')
    return { status: answer.status, body: JSON.stringify(declares(JSON.parse(body))) };
  if (tells === undefined || !url.startsWith('/control/journal?')) return { status: answer.status, body };
  const page = JSON.parse(body);
  return {
    status: answer.status,
    body: JSON.stringify({ ...page, entries: page.entries.flatMap((e: Json) => tells(e) ?? []) }),
  };
}

const IGNORES: Errs = {
  asks: (path, body) => (path === '/control/policy' ? { ...body, logoutWhileLoggedOut: 'ignore' } : body),
  declares: (policy) => ({ ...policy, logoutWhileLoggedOut: 'refuse' }),
};

const ERRING: readonly (readonly [name: string, errs: Errs, requirement: string, says: RegExp])[] = [
  ['accepts the logout of somebody who is logged out', IGNORES, 'LOGOUT-06', /The ACD is to refuse this, and does not/],
  [
    'has lost every Command',
    { tells: (entry) => (entry.kind === 'command' ? undefined : entry) },
    'LOGOUT-01',
    /The evidence is not whole: .* and no Command in between/,
  ],
  [
    'has a fault that never strikes',
    { asks: (path, body) => (path === '/control/faults' ? undefined : body), instead: { id: 'fault-1' } },
    'FAULT-02',
    /The fault reset never struck, although the connector asked/,
  ],
  [
    'has a delay that does not delay',
    {
      asks: (path, body) =>
        path === '/control/faults' && body.kind === 'delay' ? { ...body, settings: { ms: 0 } } : body,
    },
    'FAULT-10',
    /The fault answer-late holds nothing back/,
  ],
  [
    'refuses without a word',
    { tells: (entry) => (entry.kind === 'reply' ? { ...entry, said: undefined } : entry) },
    'LOGOUT-15',
    /it said nothing that could be passed on/,
  ],
];

async function certify(t: TestContext, errs: Errs, args: readonly string[], runCommand?: RunCommand) {
  const folder = temporaryFolder(t);
  const url = await startErring(t, errs);
  const command = ['certify', '--simulator', url, '--seed', '7', ...args];
  const run = await signoffHere(t, command, folder, {}, runCommand).ended;
  return { ...run, report: JSON.parse(readFileSync(join(folder, 'reports', 'certification.json'), 'utf8')) };
}

for (const [name, errs, requirement, says] of ERRING)
  test(`over a server that ${name} ${requirement} cannot be tested`, async (t) => {
    const { report, stdout } = await certify(t, errs, ['--requirement', requirement]);
    const found = report.requirements.find(({ id }: { id: string }) => id === requirement);
    assert.equal(found.verdict, 'untestable', stdout);
    assert.match(JSON.stringify(found), says);
  });

test('over a server that accepts what it is to refuse nobody is certified, and the run is incomplete', async (t) => {
  const { runCommand } = packageOfFewScenarios(t, ['ACD-03']);
  const { exitCode, report, stdout } = await certify(t, IGNORES, ['--tier', 'logout'], runCommand);
  assert.deepEqual([exitCode, report.verdict], [2, 'incomplete'], stdout);
  assert.match(stdout, /The CTI server is not what a verdict can rest on: ACD-03/);
});

test('over the same server without the error all of them pass', async (t) => {
  const { exitCode, stdout } = await certify(t, {}, ['--requirement', ERRING.map(([, , id]) => id).join(',')]);
  assert.equal(exitCode, 0, stdout);
});
