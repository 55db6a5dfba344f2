// A certificate of a real run holds, and no change to it or to its messages goes unnoticed: neither a byte nor a verdict,
// nor messages that were forged to fit, nor a signature by somebody else.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import type { Certificate } from '../contract/certificate.ts';
import type { RunReport } from '../contract/run-report.ts';
import { certificateJson } from '../report/certificate.ts';
import { messagesNdjson } from '../report/messages.ts';
import { readCertificate, signedContent } from './certificate.ts';
import { runCertification } from './certification.ts';
import { digestOf, digestOfFiles, suiteDigests } from './digests.ts';
import { EVIDENCE } from './evidence.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';
import { fingerprintOf, newKeys, readPrivateKey, readPublicKey, signContent } from './signing.ts';
import { readSuite } from './suite.ts';
import { type Proofs, verifyCertificate } from './verify.ts';

const { privateKey, publicKey } = newKeys();
const [SIGN_KEY, PUBLIC_KEY] = [readPrivateKey(privateKey, 'k'), readPublicKey(publicKey, 'p')];
const ARTEFACT = digestOf('the connector');

let run: RunReport;
let signed: Certificate;
let unsigned: Certificate;
let messages: string;
let proofs: Omit<Proofs, 'messages'>;

before(async () => {
  run = await runCertification({
    parameters: { ...DEFAULT_PARAMETERS, seed: 7 },
    wish: { tier: 'logout' },
    workers: 1,
    papers: { signKey: SIGN_KEY, artefact: ARTEFACT },
    stopped: new Promise(() => undefined),
    onStart: () => undefined,
    onMessage: () => undefined,
  });
  signed = readCertificate(certificateJson(run) ?? '', 'certificate.json');
  unsigned = signedContent(signed) as Certificate;
  messages = messagesNdjson(run);
  proofs = { suite: readSuite(), digests: suiteDigests() };
});

/** What does not hold of `certificate`, with `text` as the messages. */
const finding = (certificate: Certificate, more: Partial<Proofs> = {}, text = messages): string | undefined =>
  verifyCertificate(certificate, { ...proofs, messages: Buffer.from(text), ...more });

/** The certificate for other messages, as somebody would make it who forges both. */
const fitting = (text: string): Certificate => ({ ...unsigned, messages: digestOf(text) });

test('the certificate of a run holds, signed and unsigned', () => {
  assert.equal(finding(signed), undefined);
  assert.equal(finding(signed, { publicKey: PUBLIC_KEY, artefact: ARTEFACT }), undefined);
  assert.equal(finding(unsigned), undefined);
  assert.deepEqual([signed.certifiedFor, signed.tier, signed.seed], ['logout', 'logout', 7]);
  assert.ok(signed.requirements.length > 20);
});

test('one byte of the messages, wherever it is, is noticed', () => {
  const bytes = Buffer.from(messages);
  for (let part = 0; part <= 20; part += 1) {
    const flipped = Buffer.from(bytes);
    const place = Math.floor(((bytes.length - 1) * part) / 20);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    assert.match(
      finding(signed, { messages: flipped }) ?? '',
      /^The certificate says of the digest of the messages: sha256:[0-9a-f]{64}\. It is: sha256:[0-9a-f]{64}\.$/,
    );
  }
});

test('messages that are cut short, or empty, are noticed', () => {
  for (const text of [messages.slice(0, -1), messages.slice(0, messages.length / 2), ''])
    assert.match(finding(signed, {}, text) ?? '', /^The certificate says of the digest of the messages: /);
});

test('one verdict that was changed is told by its requirement', () => {
  for (const [index, { id }] of unsigned.requirements.entries()) {
    const requirements = unsigned.requirements.map((one, at) => (at === index ? { ...one, verdict: 'fail' } : one));
    assert.match(
      finding({ ...unsigned, requirements }) ?? '',
      new RegExp(
        `^The certificate says of ${id}: (MUST|SHOULD) fail\\. It is: (MUST|SHOULD) (pass|not-applicable)\\.$`,
      ),
    );
    assert.match(finding({ ...signed, requirements }) ?? '', /^The signature does not fit: /);
  }
});

type Change = readonly [title: string, change: (certificate: Certificate) => object, says: RegExp];

const CHANGES: readonly Change[] = [
  ['the time', () => ({ issued: '2020-01-01T00:00:00.000Z' }), /of the time: 2020-01-01/],
  ['the kit', ({ kit }) => ({ kit: { ...kit, version: '9.9.9' } }), /by Signoff 9\.9\.9, .*npx signoff@9\.9\.9 verify/],
  ['the name of the kit', ({ kit }) => ({ kit: { ...kit, name: 'x' } }), /of the kit: /],
  [
    'the features',
    ({ suite }) => ({ suite: { ...suite, features: 'sha256:0' } }),
    /of the digest of the features: sha256:0\./,
  ],
  ['the steps', ({ suite }) => ({ suite: { ...suite, steps: 'sha256:0' } }), /of the digest of the steps: sha256:0\./],
  [
    'the catalogue',
    ({ suite }) => ({ suite: { ...suite, catalogue: 'sha256:0' } }),
    /of the digest of the catalogue: /,
  ],
  [
    'its version',
    ({ suite }) => ({ suite: { ...suite, catalogueVersion: 9 } }),
    /of the version of the catalogue: 9\./,
  ],
  [
    'the connector',
    ({ connector }) => ({ connector: { ...connector, version: '9' } }),
    /of the connector: signoff-reference 9\./,
  ],
  ['the dialect', () => ({ dialect: 'ami' }), /of the dialect: ami\. It is: native\./],
  ['the profile', () => ({ profile: 'finesse-cce' }), /of the profile: finesse-cce\. It is: opencti\./],
  ['the seed', () => ({ seed: 8 }), /of the seed: 8\. It is: 7\./],
  ['the simulator', () => ({ simulator: 'joined' }), /of the simulator: joined\. It is: own\./],
  ['strictness', () => ({ strict: true }), /of strictness: true\. It is: false\./],
  [
    'the tier that was asked for',
    () => ({ tier: undefined }),
    /of the tier that was asked for: none\. It is: logout\./,
  ],
  [
    'the tiers',
    ({ tiers }) => ({ tiers: [...tiers, { tier: 'events', isReached: true, declined: [] }] }),
    /of the tiers: /,
  ],
  ['what is certified', () => ({ certifiedFor: 'telephony' }), /of what is certified: telephony\. It is: logout\./],
  ['the verdict', () => ({ verdict: 'partial' }), /of the verdict: partial\. It is: certified\./],
  [
    'a requirement that is left out',
    ({ requirements }) => ({ requirements: requirements.slice(1) }),
    /of the requirements that were judged: /,
  ],
  [
    'a level',
    ({ requirements: [first, ...rest] }) => ({ requirements: [{ ...first, level: 'SHOULD' }, ...rest] }),
    /of LOGOUT-01: SHOULD pass\. It is: MUST pass\./,
  ],
];

for (const [title, change, says] of CHANGES)
  test(`a change of ${title} is told, and breaks a signature`, () => {
    assert.match(finding({ ...unsigned, ...change(unsigned) }) ?? '', says);
    assert.match(finding({ ...signed, ...change(signed) }) ?? '', /^The signature does not fit: /);
  });

test('one bit of a signed certificate, wherever it is, is noticed', () => {
  const text = certificateJson(run) ?? '';
  const holds = (changed: string): boolean => {
    try {
      return finding(readCertificate(changed, 'c.json')) === undefined;
    } catch {
      return false;
    }
  };
  assert.ok(holds(text));
  const places = Array.from({ length: text.length }, (_, place) => place);
  const signature = text.indexOf('"signature"');
  for (const place of places.filter((one) => one > signature || one % 29 === 0)) {
    if (/\s/.test(text[place] ?? '')) continue; // blanks between members say nothing
    const changed = text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1);
    assert.ok(!holds(changed), `${place}: ${changed.slice(Math.max(0, place - 20), place + 20)}`);
  }
});

test('the artefact in use is compared where it is named', () => {
  const other = digestOf('another connector');
  assert.equal(
    finding(signed, { artefact: other }),
    `The certificate says of the digest of the artefact: ${ARTEFACT}. It is: ${other}.`,
  );
  const bare = { ...unsigned, connector: { name: 'signoff-reference', version: unsigned.connector.version } };
  assert.match(finding(bare, { artefact: other }) ?? '', /of the digest of the artefact: nothing\./);
});

test('who signs anew what somebody else certified is found out where the key is known', () => {
  const foreign = readPrivateKey(newKeys().privateKey, 'k');
  const resigned = { ...unsigned, signature: signContent(unsigned, foreign) };
  assert.equal(finding(resigned), undefined, 'without the key nobody can tell');
  assert.equal(
    finding(resigned, { publicKey: PUBLIC_KEY }),
    `The certificate is signed with another key: ${fingerprintOf(foreign)}.`,
  );
  assert.equal(finding(unsigned, { publicKey: PUBLIC_KEY }), 'The certificate is not signed at all.');
});

test('a signature that is tampered with does not fit, whichever part of it', () => {
  const { signature } = signed;
  assert.ok(signature !== undefined);
  const other = signContent({ ...unsigned, seed: 8 }, SIGN_KEY);
  assert.match(finding({ ...signed, signature: other }) ?? '', /^The signature does not fit/);
  const foreign = signContent(unsigned, readPrivateKey(newKeys().privateKey, 'k')).publicKey;
  assert.match(
    finding({ ...signed, signature: { ...signature, publicKey: foreign } }) ?? '',
    /^The signature does not fit/,
  );
  assert.match(finding({ ...signed, signature: { ...signature, publicKey: 'AAAA' } }) ?? '', /is no key for Ed25519/);
  assert.match(finding({ ...signed, signature: { ...signature, value: '' } }) ?? '', /^The signature does not fit/);
});

const LINES = () =>
  messages
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
    assert.match(finding(fitting(text), {}, text) ?? 'it holds', says);
  });

test('a forged tier is no tier', () => {
  const text = asText(evidenceWith({ tier: 'gold' }));
  assert.match(finding({ ...fitting(text), tier: 'gold' }, {}, text) ?? '', /^The messages are not those of a run: /);
});

test('messages that are no JSON are told by their line', () => {
  const text = `${messages}{ "half":`;
  const line = messages.split('\n').length;
  assert.equal(finding(fitting(text), {}, text), `The messages cannot be read: line ${line} is not JSON.`);
});

const UNREADABLE: readonly [title: string, text: (certificate: string) => string, says: RegExp][] = [
  ['nothing', () => '', /it is not JSON/],
  ['garbage', () => '\u0000\u0001', /it is not JSON/],
  ['half of one', (text) => text.slice(0, text.length / 2), /it is not JSON/],
  ['a list', () => '[]', /cannot be read as a certificate: it: /],
  ['another kind of JSON', () => '{"verdict":"certified"}', /format: /],
  ['a format of later days', (text) => text.replace('"formatVersion": 1', '"formatVersion": 2'), /formatVersion: /],
  ['a member too many', (text) => text.replace('{', '{ "note": "trust me",'), /it: Unrecognized key: "note"/],
  [
    'a member twice',
    (text) => text.replace('"verdict":', '"verdict": "fail", "verdict":'),
    /a member stands in it twice/,
  ],
  ['a number for a word', (text) => text.replace(/"issued": "[^"]*"/, '"issued": 5'), /issued: /],
];

for (const [title, change, says] of UNREADABLE)
  test(`${title} cannot be read as a certificate`, () => {
    const text = change(certificateJson(run) ?? '');
    assert.throws(() => readCertificate(text, 'c.json'), { code: 'CertificateUnreadable', message: says });
  });

test('a foreign suite is told apart by names and by contents', () => {
  const files: [string, string][] = [
    ['a', '1'],
    ['b', '2'],
  ];
  const digest = digestOfFiles(files);
  assert.equal(digestOfFiles(files.toReversed()), digest);
  const others: [string, string][][] = [
    [['a', '1']],
    [
      ['a', '1'],
      ['b', '3'],
    ],
    [
      ['a', '1'],
      ['c', '2'],
    ],
    [
      ['a', '2'],
      ['b', '1'],
    ],
  ];
  for (const other of others) assert.notEqual(digestOfFiles(other), digest);
});
