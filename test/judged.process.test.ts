// Real connectors under `--strict`, with a baseline, with something declined, with two faces: what is said of each of them,
// and which of them gets a certificate.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Order } from '../src/kit/judge/certification.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/suite/parameters.ts';
import { CODE_ROOT } from '../src/package-root.ts';
import { badgeSvg } from '../src/report/badge.ts';
import type { RunReport } from '../src/report-model/run-report.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

type Certification = typeof import('../src/kit/judge/certification.ts');
type Running = typeof import('../src/kit/judge/run.ts');

const cleaner = { after: (clean: unknown) => after(clean as () => void) };
const { load } = packageOfFewScenarios(cleaner, ['LOGOUT-10', 'LOGOUT-15']);
const { runCertification } = await load<Certification>('src/kit/judge/certification.js');
const { loadSuite } = await load<Running>('src/kit/judge/run.js');
const suite = await loadSuite(); // once: in a second load every step is undefined

const certify = (path: string, more: Partial<Order> = {}): Promise<RunReport> =>
  runCertification({
    parameters: { ...DEFAULT_PARAMETERS, connector: { kind: 'module', path } },
    wish: { tier: 'logout' },
    workers: 1,
    suite,
    stopped: new Promise(() => undefined),
    onStart: () => undefined,
    onMessage: () => undefined,
    ...more,
  });

/** The reference connector with another declaration: `change` is JavaScript that has `declaration` at hand. */
function declaring(t: TestContext, change: string): string {
  const file = join(temporaryFolder(t), 'connector.mjs');
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
     import reference from ${JSON.stringify(pathToFileURL(join(CODE_ROOT, 'src', 'reference', 'index.js')).href)};
     const started = ${JSON.stringify(join(temporaryFolder(t), 'started'))};
     export default () => {
       const connector = reference();
       return {
         ...connector,
         async initialize(...given) {
           const declaration = await connector.initialize(...given);
           const isFirst = !existsSync(started);
           writeFileSync(started, '');
           return ${change};
         },
       };
     };`,
  );
  return file;
}

const WITHOUT_QUEUE_LOGOUT = '{ ...declaration, capabilities: { ...declaration.capabilities, queueLogout: false } }';

test('what is declined stands on verdict, certificate and badge', async (t) => {
  const run = await certify(declaring(t, WITHOUT_QUEUE_LOGOUT));
  assert.equal(run.ruling.verdict, 'certified');
  assert.deepEqual(run.tiers, [
    { tier: 'logout', isReached: true, declined: ['queueLogout'], ruledOut: [], notExercised: [] },
  ]);
  assert.equal(run.certificate?.certifiedFor, 'logout, without queue logout');
  assert.match(badgeSvg(run) ?? '', />certified: logout, without queue logout</);
  const ids = run.rulings.filter(({ verdict }) => verdict === 'not-applicable').map(({ id }) => id);
  assert.ok(ids.includes('LOGOUT-04'), ids.join());
});

test('a connector that declines in the middle of the run what it declared at the start is not certified', async (t) => {
  const twoFaced = declaring(t, `isFirst ? declaration : ${WITHOUT_QUEUE_LOGOUT}`);
  const run = await certify(twoFaced, { workers: 2 }); // one worker keeps the connector that was met
  assert.equal(run.ruling.verdict, 'incomplete');
  const ruling = run.rulings.find(({ id }) => id === 'LOGOUT-04');
  assert.deepEqual(
    [ruling?.verdict, ruling?.reason],
    ['untestable', 'The connector declared something else at the start of the run.'],
  );
  assert.equal(run.certificate, undefined);
});

test('a tier that the connector does not claim is not reached by anything', async (t) => {
  const alone = declaring(t, "{ ...declaration, activities: ['LogoutAgent'] }");
  const run = await certify(alone, { wish: { tier: 'agent-state' } });
  assert.deepEqual([run.ruling.verdict, run.ruling.exitCode], ['not-certified', 1]);
  assert.match(
    run.ruling.reason ?? '',
    /^The tier agent-state is out of reach: the connector does not declare LoginAgent,/,
  );
});

const mutants = (name: string): string => join(CODE_ROOT, 'src', 'mutants', `${name}.js`);
const SHOULD = mutants('logout-15-says-request-failed');
const MUST = mutants('logout-10-makes-a-reason-up');

test('a SHOULD that is not met costs nothing, and the certificate in a strict run', async () => {
  const lenient = await certify(SHOULD);
  assert.equal(lenient.ruling.verdict, 'certified');
  assert.equal(lenient.rulings.find(({ id }) => id === 'LOGOUT-15')?.verdict, 'warn');
  assert.equal(lenient.certificate?.requirements.find(({ id }) => id === 'LOGOUT-15')?.verdict, 'warn');
  const strict = await certify(SHOULD, { isStrict: true });
  assert.deepEqual([strict.ruling.verdict, strict.ruling.exitCode], ['not-certified', 1]);
  assert.equal(strict.rulings.find(({ id }) => id === 'LOGOUT-15')?.verdict, 'fail');
  assert.deepEqual([strict.tiers[0]?.isReached, strict.certificate], [false, undefined]);
});

test('a failure that is known lets the gate pass and certifies nothing', async () => {
  const unmet = async (entries: readonly string[]) =>
    certify(MUST, {
      baseline: {
        name: 'known.yaml',
        today: '2026-01-01',
        entries: entries.map((requirement) => ({ requirement, reason: 'late' })),
      },
    });
  const fresh = await unmet([]);
  assert.deepEqual([fresh.gate?.isPassed, fresh.gate?.exitCode], [false, 1]);
  const known = await unmet(fresh.gate?.fresh ?? []);
  assert.ok(known.gate?.known.some(({ requirement }) => requirement === 'LOGOUT-10'));
  assert.deepEqual([known.gate?.isPassed, known.gate?.exitCode], [true, 0]);
  assert.deepEqual([known.ruling.verdict, known.certificate], ['not-certified', undefined]);
  assert.match(badgeSvg(known) ?? '', />not certified</);
});

test('a run that fails fast skips what comes after the first failure, and calls it not exercised', async () => {
  const results = async (isFailFast: boolean) =>
    (await certify(mutants('logout-01-keeps-the-seat-warm'), { isFailFast })).outcomes.map(({ result }) => result);
  const fast = await results(true);
  const first = fast.indexOf('failed');
  assert.deepEqual(fast.slice(first + 1), Array(fast.length - first - 1).fill('untestable'));
  const whole = await results(false);
  assert.deepEqual(fast.slice(0, first + 1), whole.slice(0, first + 1));
  assert.ok(whole.slice(first + 1).includes('failed'));
});
