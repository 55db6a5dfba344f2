// That the suite bites, and bites nobody who is innocent: each zoo member fails the requirement that it breaks and only
// what it must besides, strangers who keep to the contract in their own way fail none, and nothing is certified for
// doing nothing. Everybody plays the whole suite.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Envelope } from '@cucumber/messages';
import type { Verdict } from '../src/contract/requirement.ts';
import type { Ruling, RunRuling } from '../src/contract/run-report.ts';
import { loadCatalogue } from '../src/kit/catalogue.ts';
import { outcomesOf } from '../src/kit/outcomes.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/parameters.ts';
import { loadSuite, type Suite } from '../src/kit/run.ts';
import { rule, rulingsOf } from '../src/kit/verdicts.ts';
import { CODE_ROOT } from '../src/package-root.ts';
import type { Breaker } from '../src/zoo/breaker.ts';

const ZOO = join(CODE_ROOT, 'src', 'zoo');
const catalogue = loadCatalogue();
/** Every scenario that was played, the rows of an outline being one; and whether anybody failed it. */
const scenarios = new Map<string, boolean>();
let suite: Suite;

before(async () => {
  suite = await loadSuite();
});

/** The modules of a folder of the zoo, by file name. */
const modulesIn = (folder: string, pattern = /^[\w-]+\.[jt]s$/): readonly string[] =>
  readdirSync(join(ZOO, folder))
    .filter((file) => pattern.test(file))
    .sort();

const members = modulesIn('', /^[a-z]+-\d\d-[\w-]+\.[jt]s$/);

async function breakerOf(member: string): Promise<Breaker> {
  return ((await import(pathToFileURL(join(ZOO, member)).href)) as { breaker: Breaker }).breaker;
}

/** Has a connector of the zoo play the whole suite. */
async function judge(file: string): Promise<{ rulings: readonly Ruling[]; ruling: RunRuling }> {
  const messages: Envelope[] = [];
  const parameters = { ...DEFAULT_PARAMETERS, connector: { kind: 'module', path: join(ZOO, file) } as const };
  const complaints = await suite.run({ parameters, tags: '', onMessage: (message) => messages.push(message) });
  assert.equal(complaints, '');
  const outcomes = outcomesOf(messages);
  for (const { location, name, result } of outcomes)
    scenarios.set(nameOf(location, name), scenarios.get(nameOf(location, name)) || result === 'failed');
  const rulings = rulingsOf(catalogue, outcomes, false);
  return { rulings, ruling: rule(rulings, outcomes, { isFiltered: false, isInterrupted: false }) };
}

const nameOf = (location: string, name: string): string => `${location.split(':')[0]}: ${name}`;

/** The requirements with another verdict than these, each as a line that says what was seen. */
function others(rulings: readonly Ruling[], ...met: readonly Verdict[]): readonly string[] {
  return rulings
    .filter(({ verdict }) => !met.includes(verdict))
    .map(({ id, verdict, mismatch, reason }) => `${id} ${verdict}: ${mismatch?.seen ?? reason}`);
}

const idsOf = (lines: readonly string[]): readonly string[] => lines.map((line) => line.split(' ')[0] ?? '').sort();

test('every active requirement has a connector that breaks it', async () => {
  const targets = (await Promise.all(members.map(breakerOf))).map(({ target }) => target);
  const active = catalogue.requirements.filter(({ status }) => status === 'active').map(({ id }) => id);
  assert.deepEqual([...new Set(targets)].sort(), [...active].sort());
});

describe('a zoo member fails what it breaks, and only what it must besides', () => {
  for (const member of members)
    test(member, async () => {
      const { target, collateral } = await breakerOf(member);
      assert.ok(member.startsWith(`${target.toLowerCase()}-`), `${member} aims at ${target}`);
      const { rulings } = await judge(member);
      const unmet = others(rulings, 'pass', 'not-applicable');
      assert.deepEqual(idsOf(unmet), [target, ...collateral].sort(), unmet.join('\n'));
      assert.match(rulings.find(({ id }) => id === target)?.verdict ?? 'none', /^(fail|warn)$/);
    });
});

describe('a stranger who keeps to the contract is certified', () => {
  for (const stranger of modulesIn('strangers'))
    test(stranger, async () => {
      const { rulings, ruling } = await judge(join('strangers', stranger));
      assert.deepEqual(others(rulings, 'pass', 'not-applicable'), []);
      assert.equal(ruling.verdict, 'certified');
    });
});

describe('nothing is certified for doing nothing', () => {
  for (const degenerate of modulesIn('degenerate'))
    test(degenerate, async () => {
      const { ruling } = await judge(join('degenerate', degenerate));
      assert.notEqual(ruling.exitCode, 0);
      assert.match(ruling.verdict, /^(none|not-certified)$/);
    });
});

test('every scenario is failed by somebody', () => {
  const toothless = [...scenarios].filter(([, isFailed]) => !isFailed).map(([name]) => name);
  assert.ok(scenarios.size > 0, 'the suite was played');
  assert.deepEqual(toothless, []);
});
