// fidelity.md: where server and simulator differ comes first, a sentence each; then both side by side; whatever came from a
// server is text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesIn, fidelityMd } from './fidelity.ts';
import { serverReport, serverRuling } from './testing/server-report.ts';

const SEEN = { expected: ['a refusal, in words'], seen: 'the answer done' };
const SERVER = serverReport({
  ruling: { verdict: 'not-met', exitCode: 1 },
  rulings: [
    serverRuling('ACD-01', 'pass'),
    serverRuling('ACD-03', 'fail', { mismatch: SEEN }),
    serverRuling('ACD-04', 'not-applicable', { reason: 'The policy rules it out: logoutWhileLoggedOut is refuse.' }),
    serverRuling('ACD-09', 'not-exercised', { reason: 'Nobody can place a call there.' }),
    serverRuling('ACD-16', 'warn', { level: 'SHOULD', mismatch: SEEN }),
    serverRuling('ACD-24', 'untestable', { reason: 'no clock' }),
  ],
});
const SIMULATOR = serverReport({
  rulings: SERVER.rulings.map(({ id, verdict, mismatch, reason }) =>
    id === 'ACD-04' || id === 'ACD-16' ? serverRuling(id, verdict, { mismatch, reason }) : serverRuling(id, 'pass'),
  ),
});

test('two that do not do the same differ; what was not exercised at both, or failed alike, is no difference', () => {
  assert.deepEqual(differencesIn({ server: SERVER, simulator: SIMULATOR }), [
    {
      ...{ id: 'ACD-03', requirement: 'What ACD-03 asks.' },
      sentence:
        'The server does something else (the answer done, and not a refusal, in words) where the simulator does what is required.',
    },
  ]);
  const other = serverRuling('ACD-16', 'warn', { mismatch: { ...SEEN, seen: 'nothing' } });
  const failing = serverReport({ rulings: [other] });
  assert.deepEqual(
    differencesIn({ server: failing, simulator: SERVER }).map(({ id }) => id),
    ['ACD-16'],
  );
  assert.deepEqual(differencesIn({ server: SERVER }), []);
});

test('the differences stand before the table, and every requirement is in it with both', () => {
  const page = fidelityMd({ server: SERVER, simulator: SIMULATOR });
  const [differences = '', rows = ''] = page.split('### Requirement by requirement');
  assert.match(
    differences,
    /^- The server: \*\*not-met\*\* \(1 met, 2 not met, 1 could not be told, 1 not exercised, 1 ruled out\)$/m,
  );
  assert.match(differences, /^- \*\*ACD-03\*\* \(What ACD-03 asks\.\) The server does something else \(/m);
  assert.match(differences, /^Not compared, for it was not exercised at both: ACD-09, ACD-24\.$/m);
  assert.deepEqual(rows.trim().split('\n'), [
    '| requirement | level | server | simulator | what is required |',
    '| --- | --- | --- | --- | --- |',
    '| ACD-01 | MUST | met | met | What ACD-01 asks. |',
    '| ACD-03 | MUST | not met: the answer done | met | What ACD-03 asks. |',
    '| ACD-04 | MUST | The policy rules it out: logoutWhileLoggedOut is refuse. | The policy rules it out: logoutWhileLoggedOut is refuse. | What ACD-04 asks. |',
    '| ACD-09 | MUST | not exercised: Nobody can place a call there. | met | What ACD-09 asks. |',
    '| ACD-16 | SHOULD | not met: the answer done | not met: the answer done | What ACD-16 asks. |',
    '| ACD-24 | MUST | could not be told: no clock | met | What ACD-24 asks. |',
  ]);
});

test('the simulator alone has the one column, and is compared with nobody', () => {
  const page = fidelityMd({ server: SERVER });
  assert.match(page, /^\| requirement \| level \| server \| what is required \|$/m);
  assert.doesNotMatch(page, /simulator|differ/);
});

test('where the two do the same the page says so', () => {
  assert.match(fidelityMd({ server: SIMULATOR, simulator: SIMULATOR }), /^Nowhere, in what was exercised at both\.$/m);
});

test('what a server said cannot end a cell, or be markup', () => {
  const mismatch = { expected: ['a | b'], seen: 'x | y\n## <b>@team' };
  const rulings = [serverRuling('ACD-03', 'fail', { mismatch })];
  const page = fidelityMd({ server: serverReport({ rulings }), simulator: SIMULATOR });
  assert.doesNotMatch(page, /[^\\][<]b|^## <|[^\\]\| y/m);
  assert.match(page, /x \\\| y/);
});
