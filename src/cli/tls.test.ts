// What contradicts `--tls`, by name and before anything is started.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KitFailure } from '../report-model/failure.ts';
import { certify } from './certify.ts';
import { type ConnectorOptions, tlsOf } from './connector-settings.ts';
import { processEnvironment } from './environment.ts';
import { protocolCheck } from './protocol-check.ts';

const HTTP = { tls: 'auto', advertise: 'http://10.0.0.5:7071' };
const NOT_HTTP =
  '--advertise and --tls auto contradict each other: a CTI server that speaks TLS is not reached at an http: URL.';
const RUNS_ALREADY =
  '--simulator and --tls contradict each other: a simulator that runs already speaks TLS, or it does not.';

const CONTRADICTIONS: readonly [title: string, run: () => Promise<number>, message: string][] = [
  ['certify', () => certify(HTTP, processEnvironment()), NOT_HTTP],
  ['protocol-check', () => protocolCheck(HTTP, processEnvironment()), NOT_HTTP],
  [
    'certify with a simulator that runs already',
    () => certify({ tls: 'auto', simulator: 'http://127.0.0.1:7070' }, processEnvironment()),
    RUNS_ALREADY,
  ],
];

for (const [title, run, message] of CONTRADICTIONS)
  test(`${title} refuses what contradicts --tls`, async () => {
    await assert.rejects(run(), (error: unknown) => {
      assert.ok(error instanceof KitFailure);
      assert.deepEqual([error.code, error.message], ['InvalidSetting', message]);
      return true;
    });
  });

const TAKEN: readonly [options: ConnectorOptions, tls: string | undefined][] = [
  [{}, undefined],
  [{ tls: 'off', advertise: 'http://10.0.0.5:7071' }, undefined],
  [{ tls: 'auto' }, 'auto'],
  [{ tls: 'auto', advertise: 'https://kit.example:7071' }, 'auto'],
];

for (const [options, tls] of TAKEN)
  test(`${JSON.stringify(options)} is ${tls ?? 'no TLS'}`, () => assert.equal(tlsOf(options), tls));
