// A connector whose bytes a real Asterisk would refuse is not certified over AMI: a relay between a connector that is right
// and the simulator changes what is sent.

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

/** Without a login there is nothing else. */
const REQUIREMENT = 'LOGIN-01';

/** What becomes of a piece that a client sends; `isFirst`: of its connection. Bytes are characters. */
type Change = (piece: string, isFirst: boolean) => string;

const CHANGES: readonly { readonly what: string; readonly change: Change; readonly verdict: string }[] = [
  { what: 'nothing changed', change: (piece) => piece, verdict: 'pass' },
  { what: 'a tab behind each colon', change: (piece) => piece.replace(/: /g, ':\t'), verdict: 'pass' },
  {
    what: 'a byte order mark',
    change: (piece, isFirst) => (isFirst ? `\xef\xbb\xbf${piece}` : piece),
    verdict: 'fail',
  },
  {
    what: 'a blank before each colon',
    change: (piece) => piece.replace(/^(\w+): /gm, '$1 : '),
    verdict: 'fail',
  },
  {
    what: 'a line that is too long',
    change: (piece) => piece.replace(/^(Action: Queue\w+\r\n)/m, `$1Variable: ${'x'.repeat(3000)}\r\n`),
    verdict: 'fail',
  },
];

for (const { what, change, verdict } of CHANGES)
  test(`a connector with ${what} in what it sends: ${verdict}`, async (t) => {
    const run = await runCertification({
      parameters: {
        ...DEFAULT_PARAMETERS,
        ...{ dialect: 'ami', profile: 'asterisk', connector: { kind: 'module', path: relayed(t, change) } },
      },
      wish: { requirement: REQUIREMENT },
      workers: 1,
      suite,
      stopped: new Promise(() => undefined),
      onStart: () => undefined,
      onMessage: () => undefined,
    });
    const ruling = run.rulings.find(({ id }) => id === REQUIREMENT);
    assert.equal(ruling?.verdict, verdict, ruling?.reason);
    assert.equal(run.ruling.exitCode === 0, verdict === 'pass');
  });

/** A connector that speaks AMI by hand, over a relay of its own. */
function relayed(t: TestContext, change: Change): string {
  const file = join(temporaryFolder(t), 'connector.mjs');
  const byHand = pathToFileURL(join(CODE_ROOT, 'src', 'mutants', 'variants', 'asks-asterisk-by-hand.js')).href;
  writeFileSync(
    file,
    `import { once } from 'node:events';
     import { connect, createServer } from 'node:net';
     import byHand from ${JSON.stringify(byHand)};
     const change = ${change};
     export default () => {
       const connector = byHand();
       let target;
       const relay = createServer((client) => {
         const server = connect(target);
         let isFirst = true;
         client.on('data', (bytes) => {
           server.write(Buffer.from(change(bytes.toString('latin1'), isFirst), 'latin1'));
           isFirst = false;
         });
         server.on('data', (bytes) => client.write(bytes));
         for (const [one, other] of [[client, server], [server, client]])
           one.on('error', () => {}).on('close', () => other.destroy());
       });
       return {
         ...connector,
         async initialize({ server: { host, port, ...server }, ...params }, notify) {
           target = { host, port };
           relay.listen(0, '127.0.0.1').unref();
           await once(relay, 'listening');
           return connector.initialize({ ...params, server: { ...server, host: '127.0.0.1', port: relay.address().port } }, notify);
         },
         shutdown() {
           relay.close();
           return connector.shutdown();
         },
       };
     };`,
  );
  return file;
}
