// Whole processes: how long until the simulator answers, and what a scenario of the suite costs.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Part } from './measure.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(ROOT, 'dist', 'src', 'cli.js');
const PORT = 19_070;

/** Milliseconds until somebody answers at the port. */
async function startOf(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 2));
  const took = performance.now() - start;
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  return took;
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'));
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const EXPRESS = `import express from 'express'; const app = express(); app.get('/healthz', (_, r) => r.json({})); app.listen(${PORT}, '127.0.0.1');`;

const START: Part = {
  id: 'start',
  what: 'from the command to the first answer',
  unit: 'ms',
  yardstick: "a bare Express server's start",
  goal: 3,
  goalIs: 'most',
  async open() {
    return {
      ours: { round: () => startOf([CLI, 'simulate', '--port', String(PORT), '--native-port', '0']) },
      yardstick: { round: () => startOf(['--input-type=module', '-e', EXPRESS]) },
    };
  },
};

/** Scenarios in which the connector waits for its own real timeout, or the kit for the connector's. */
const WAITS = ['FAULT-04', 'FAULT-08', 'FAULT-09', 'FAULT-10', 'FAULT-12'];

const SUITE: Part = {
  id: 'suite',
  what: 'certify, a scenario, those left out that wait for real timeouts',
  unit: 'ms',
  yardstick: 'Cucumber with as many scenarios of empty steps',
  goal: 3,
  goalIs: 'most',
  async open() {
    const folder = mkdtempSync(join(tmpdir(), 'signoff-bench-'));
    const count = await scenarioCount();
    writeEmptySuite(folder, count);
    return {
      rounds: 3,
      ours: {
        round: async () =>
          timed([CLI, 'certify', '--tags', WAITS.map((id) => `not @${id}`).join(' and '), '--reports', folder]) / count,
        close: async () => rmSync(folder, { recursive: true }),
      },
      yardstick: {
        round: async () => timed([join(ROOT, 'node_modules/.bin/cucumber-js'), '--format', 'message'], folder) / count,
      },
    };
  },
};

/** Milliseconds until the process has ended. */
function timed(args: readonly string[], cwd = ROOT): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

async function scenarioCount(): Promise<number> {
  const { readScenarios } = await import('../src/kit/suite/features.ts');
  return readScenarios().filter(({ tags }) => !WAITS.some((id) => tags.includes(`@${id}`))).length;
}

function writeEmptySuite(folder: string, count: number): void {
  mkdirSync(join(folder, 'features'));
  const scenario = (number: number) =>
    `  Scenario: number ${number}\n    Given a step\n    And a step\n    When a step\n    Then a step\n`;
  const text = `Feature: empty\n\n${Array.from({ length: count }, (_, number) => scenario(number)).join('\n')}`;
  writeFileSync(join(folder, 'features', 'empty.feature'), text);
  const cucumber = join(ROOT, 'node_modules/@cucumber/cucumber/lib/index.js');
  writeFileSync(
    join(folder, 'features', 'steps.cjs'),
    `require(${JSON.stringify(cucumber)}).defineStep('a step', async () => undefined);\n`,
  );
  writeFileSync(join(folder, 'cucumber.json'), JSON.stringify({ default: { require: ['features/steps.cjs'] } }));
}

export const PROCESS_PARTS: readonly Part[] = [START, SUITE];
