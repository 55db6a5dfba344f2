// Over AMI an agent is reached at a device. A connector that names the agent in its place is not certified: it puts a device
// into the queues that leads to nobody. One that writes the device in another case is right: Asterisk takes it for the same.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runCertification } from '../src/kit/judge/certification.ts';
import { loadSuite, type Suite } from '../src/kit/judge/run.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/suite/parameters.ts';
import { CODE_ROOT } from '../src/package-root.ts';
import { temporaryFolder } from './testing/process.ts';

let suite: Suite;

before(async () => {
  suite = await loadSuite();
});

const moduleAt = (...path: readonly string[]): string => pathToFileURL(join(CODE_ROOT, 'src', ...path)).href;
const BY_HAND = moduleAt('mutants', 'variants', 'asks-asterisk-by-hand.js');
const REFERENCE = moduleAt('reference', 'index.js');

const CONNECTORS: readonly {
  readonly device: string;
  /** Whether it asks for one member, whom Asterisk looks for with case, and not for all. */
  readonly asksForOne?: boolean;
  /** What it fails. */
  readonly fails: readonly string[];
}[] = [
  { device: 'local/{AgentID}@agents', fails: [] },
  { device: 'local/{AgentID}@agents', asksForOne: true, fails: ['LOGOUT-05'] },
  { device: '{AgentID}', fails: ['LOGIN-01', 'LOGOUT-05'] },
];

for (const { device, asksForOne = false, fails } of CONNECTORS)
  test(`a connector that has agents at ${device}${asksForOne ? ', and looks for it as it is' : ''}`, async (t) => {
    const path = at(t, device, asksForOne ? REFERENCE : BY_HAND);
    const run = await runCertification({
      parameters: { ...DEFAULT_PARAMETERS, dialect: 'ami', profile: 'asterisk', connector: { kind: 'module', path } },
      wish: { requirement: 'LOGIN-01,LOGOUT-05' },
      workers: 1,
      suite,
      stopped: new Promise(() => undefined),
      onStart: () => undefined,
      onMessage: () => undefined,
    });
    const failed = run.rulings.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
    assert.deepEqual(failed.sort(), fails);
    assert.equal(run.ruling.exitCode === 0, fails.length === 0);
  });

/** A connector that does not heed where the site has its agents. */
function at(t: TestContext, device: string, inner: string): string {
  const file = join(temporaryFolder(t), 'connector.mjs');
  writeFileSync(
    file,
    `import inner from ${JSON.stringify(inner)};
     export default () => {
       const connector = inner();
       return {
         ...connector,
         initialize: ({ server, ...params }, notify) =>
           connector.initialize({ ...params, server: { ...server, interface: ${JSON.stringify(device)} } }, notify),
       };
     };`,
  );
  return file;
}
