// What a connector lets slip goes no further: neither passwords nor what the link logs in with, whatever the dialect calls
// that, are in any message of a run, of which all reports are made.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { outcomesOf } from '../src/kit/judge/outcomes.ts';
import { loadSuite } from '../src/kit/judge/run.ts';
import { canProbe } from '../src/kit/probe/probe.ts';
import { DIALECT_NAMES, profileOf } from '../src/kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/suite/parameters.ts';
import { derive } from '../src/kit/suite/seed.ts';
import { temporaryFolder } from './testing/process.ts';

const SEED = 3;

const suite = await loadSuite(); // once: in a second load every step is undefined

/** It tells all that it knows, in every way that it has, and fails whatever it is asked. What it was told it writes down. */
const LEAKY = `
import { appendFileSync } from 'node:fs';
let token;
export default {
  initialize: async ({ protocolVersion, server }) => {
    token = server.token ?? server.secret ?? server.password;
    const activities = ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'];
    return { protocolVersion, name: 'leaky', version: '1', timeoutMs: 1000, activities, capabilities: {} };
  },
  invoke: async (activity, page) => {
    const password = page.AgentPassword;
    appendFileSync(new URL('told.jsonl', import.meta.url), JSON.stringify([password, token]) + '\\n');
    const inXml = String(password).replace(/[^\\w]/gu, (one) => '&#' + one.codePointAt(0) + ';');
    const known = JSON.stringify({ password, token }) + ' ?password=' + encodeURIComponent(password) + ' <p>' + inXml;
    console.error(known);
    return { page: { ...page, Note: known, [token]: 1 }, status: { severity: 'Fail', message: known } };
  },
  reset: async () => {},
  shutdown: async () => {},
};
`;

for (const dialect of DIALECT_NAMES.filter(canProbe))
  test(`${dialect}: no password and nothing that the link logs in with is in the messages of a run`, (t) =>
    assertKept(t, dialect));

async function assertKept(t: TestContext, dialect: string): Promise<void> {
  const folder = temporaryFolder(t);
  const path = join(folder, 'leaky.mjs');
  writeFileSync(path, LEAKY);
  const messages: Envelope[] = [];
  const complaints = await suite.run({
    parameters: {
      ...DEFAULT_PARAMETERS,
      dialect,
      profile: profileOf(dialect),
      seed: SEED,
      connector: { kind: 'module', path },
    },
    tags: '@LOGIN-01 or @LOGIN-04 or @LOGOUT-12', // fails in its own step, in a step about the page, and at the start
    onMessage: (message) => messages.push(message),
  });
  assert.equal(complaints, '');
  const outcomes = outcomesOf(messages);
  const told = outcomes.map(({ mismatch, reason }) => mismatch?.seen ?? reason ?? '');
  assert.ok(told.length >= 4, told.join('\n'));
  for (const text of told.filter((one) => one.includes('token'))) assert.match(text, /"token":"\*\*\*"/);
  assert.ok(
    told.some((text) => text.includes('{"password":"***","token":"***"} ?password=*** <p>***')),
    told.join('\n'),
  );
  assert.ok(
    told.some((text) => text.includes('did not bring')),
    told.join('\n'),
  );

  const everything = messages.map((message) => JSON.stringify(message)).join('\n');
  const lines = readFileSync(join(folder, 'told.jsonl'), 'utf8').trim().split('\n');
  const secrets = new Set<string>(lines.flatMap((line) => JSON.parse(line)));
  assert.ok(secrets.size > 4 && secrets.has(derive(SEED, 'link token')), [...secrets].join('\n'));
  for (const secret of secrets) for (const form of formsOf(secret)) assert.ok(!everything.includes(form), form);
  const stories = outcomes.flatMap(({ transcript }) => transcript ?? []);
  assert.ok(stories.length >= 4 && stories.every(({ log }) => log.some((line) => line.includes('"token":"***"'))));
}

/** As it is, in a URL, in XML, and in JSON, however often that is quoted in JSON. */
function formsOf(secret: string): readonly string[] {
  const inXml = secret.replace(/[^\w]/gu, (one) => `&#${one.codePointAt(0)};`);
  const quoted = [secret];
  for (const inner of quoted) if (quoted.length < 4) quoted.push(JSON.stringify(inner).slice(1, -1));
  return [...quoted, encodeURIComponent(secret), inXml];
}
