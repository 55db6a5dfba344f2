// Whoever forges the messages together with the certificate, digest and all, is found out by what the messages come to.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import type { Certificate } from '../../report-model/certificate.ts';
import { EVIDENCE } from '../scenario/evidence.ts';
import { digestOf } from '../suite/digests.ts';
import { certifiedOnce } from './testing/certified.ts';

const run = certifiedOnce();

/** The certificate for other messages, as somebody would make it who forges both. */
const fitting = (text: string): Certificate => ({ ...run.unsigned, messages: digestOf(text) });

const LINES = (): readonly Envelope[] =>
  run.messages
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Envelope);
const asText = (envelopes: readonly unknown[]): string => envelopes.map((one) => `${JSON.stringify(one)}\n`).join('');
const evidenceWith = (more: object) =>
  LINES().map((envelope) => {
    if (envelope.attachment?.mediaType !== EVIDENCE.run) return envelope;
    const body = JSON.stringify({ ...JSON.parse(envelope.attachment.body), ...more });
    return { attachment: { ...envelope.attachment, body } };
  });

type Forgery = readonly [title: string, forge: () => readonly unknown[], says: RegExp];

const FORGERIES: readonly Forgery[] = [
  [
    'a scenario that is left out',
    () => {
      const last = LINES().findLast(({ testCase }) => testCase !== undefined)?.testCase?.id;
      return LINES().filter(({ testCase }) => testCase?.id !== last);
    },
    /of LOGOUT-\d\d: (MUST|SHOULD) pass\. It is: (MUST|SHOULD) untestable\./,
  ],
  [
    'scenarios that did not finish',
    () => LINES().filter(({ testCaseFinished }) => testCaseFinished === undefined),
    /of LOGOUT-01: MUST pass\. It is: MUST untestable\./,
  ],
  [
    'steps that failed',
    () =>
      LINES().map(({ testStepFinished, ...envelope }) =>
        testStepFinished === undefined
          ? envelope
          : {
              testStepFinished: {
                ...testStepFinished,
                testStepResult: { status: 'FAILED', duration: { seconds: 0, nanos: 0 } },
              },
            },
      ),
    /of LOGOUT-01: MUST pass\. It is: MUST untestable\./,
  ],
  [
    'a run that asked the CTI server nothing',
    () => LINES().filter(({ attachment }) => attachment?.mediaType !== EVIDENCE.traffic),
    /of the verdict: certified\. It is: none\./,
  ],
  ['a run that was filtered', () => evidenceWith({ isFiltered: true }), /of the tiers: .*\. It is: \[\]\./],
  [
    'a run that was interrupted',
    () => evidenceWith({ isInterrupted: true }),
    /of the verdict: certified\. It is: incomplete\./,
  ],
  [
    'a run of the whole suite',
    () => evidenceWith({ tier: undefined }),
    /of the tier that was asked for: logout\. It is: none\./,
  ],
  ['a declaration that declines', () => declining(), /of LOGOUT-04: MUST pass\. It is: MUST untestable\./],
  ['no word on what the run was', () => LINES().slice(0, -1), /^The messages do not say what the run was\.$/],
  ['two words on it', () => [...LINES(), ...LINES().slice(-1)], /^The messages do not say what the run was\.$/],
  ['half a word on it', () => evidenceWith({ declaration: 'x' }), /^The messages do not say what the run was\.$/],
  ['no end', () => LINES().filter(({ testRunFinished }) => testRunFinished === undefined), /of the time: /],
  [
    'other features',
    () =>
      LINES().map(({ source, ...envelope }) =>
        source === undefined ? envelope : { source: { ...source, data: `${source.data}#` } },
      ),
    /of the digest of the features in the messages: /,
  ],
  [
    'no features',
    () => LINES().filter(({ source }) => source === undefined),
    /of the digest of the features in the messages: /,
  ],
  ['nothing', () => [], /of the digest of the features in the messages: /],
  ['what are no messages', () => [null, 1, 'x'], /^The messages are not those of a run: /],
];

function declining() {
  const [evidence] = LINES().flatMap(({ attachment }) =>
    attachment?.mediaType === EVIDENCE.run ? attachment.body : [],
  );
  const { declaration } = JSON.parse(evidence ?? '');
  return evidenceWith({
    declaration: { ...declaration, capabilities: { ...declaration.capabilities, queueLogout: false } },
  });
}

for (const [title, forge, says] of FORGERIES)
  test(`messages that were forged together with the certificate are found out: ${title}`, () => {
    const text = asText(forge());
    assert.match(run.finding(fitting(text), {}, text) ?? 'it holds', says);
  });

test('a forged tier is no tier', () => {
  const text = asText(evidenceWith({ tier: 'gold' }));
  assert.match(
    run.finding({ ...fitting(text), tier: 'gold' }, {}, text) ?? '',
    /^The messages are not those of a run: /,
  );
});

test('messages that are no JSON are told by their line', () => {
  const text = `${run.messages}{ "half":`;
  const line = run.messages.split('\n').length;
  assert.equal(run.finding(fitting(text), {}, text), `The messages cannot be read: line ${line} is not JSON.`);
});
