// A certificate of a real run holds, and no change to it or to its messages goes unnoticed: neither a byte nor a verdict, nor
// a signature by somebody else. What is no certificate is not taken for one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CERTIFICATE_VERSION, type Certificate } from '../../report-model/certificate.ts';
import { digestOf, digestOfFiles } from '../suite/digests.ts';
import { readCertificate } from './certificate.ts';
import { fingerprintOf, newKeys, readPrivateKey, signContent } from './signing.ts';
import { ARTEFACT, certifiedOnce, PUBLIC_KEY, SIGN_KEY } from './testing/certified.ts';

const run = certifiedOnce();

test('the certificate of a run holds, signed and unsigned', () => {
  assert.equal(run.finding(run.signed), undefined);
  assert.equal(run.finding(run.signed, { publicKey: PUBLIC_KEY, artefact: ARTEFACT }), undefined);
  assert.equal(run.finding(run.unsigned), undefined);
  assert.deepEqual([run.signed.certifiedFor, run.signed.tier, run.signed.seed], ['logout', 'logout', 7]);
  assert.ok(run.signed.requirements.length > 20);
});

test('one byte of the messages, wherever it is, is noticed', () => {
  const bytes = Buffer.from(run.messages);
  for (let part = 0; part <= 20; part += 1) {
    const flipped = Buffer.from(bytes);
    const place = Math.floor(((bytes.length - 1) * part) / 20);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    assert.match(
      run.finding(run.signed, { messages: flipped }) ?? '',
      /^The certificate says of the digest of the messages: sha256:[0-9a-f]{64}\. It is: sha256:[0-9a-f]{64}\.$/,
    );
  }
});

test('messages that are cut short, or empty, are noticed', () => {
  for (const text of [run.messages.slice(0, -1), run.messages.slice(0, run.messages.length / 2), ''])
    assert.match(run.finding(run.signed, {}, text) ?? '', /^The certificate says of the digest of the messages: /);
});

test('one verdict that was changed is told by its requirement', () => {
  for (const [index, { id }] of run.unsigned.requirements.entries()) {
    const requirements = run.unsigned.requirements.map((one, at) => (at === index ? { ...one, verdict: 'fail' } : one));
    assert.match(
      run.finding({ ...run.unsigned, requirements }) ?? '',
      new RegExp(
        `^The certificate says of ${id}: (MUST|SHOULD) fail\\. It is: (MUST|SHOULD) (pass|not-applicable)\\.$`,
      ),
    );
    assert.match(run.finding({ ...run.signed, requirements }) ?? '', /^The signature does not fit: /);
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
  ['the simulator', () => ({ simulator: 'external' }), /of the simulator: external\. It is: embedded\./],
  ['TLS', () => ({ tls: true }), /of TLS: true\. It is: false\./],
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
    assert.match(run.finding({ ...run.unsigned, ...change(run.unsigned) }) ?? '', says);
    assert.match(run.finding({ ...run.signed, ...change(run.signed) }) ?? '', /^The signature does not fit: /);
  });

test('one bit of a signed certificate, wherever it is, is noticed', () => {
  const text = run.text;
  const holds = (changed: string): boolean => {
    try {
      return run.finding(readCertificate(changed, 'c.json')) === undefined;
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
    run.finding(run.signed, { artefact: other }),
    `The certificate says of the digest of the artefact: ${ARTEFACT}. It is: ${other}.`,
  );
  const bare = {
    ...run.unsigned,
    connector: { name: 'signoff-reference', version: run.unsigned.connector.version },
  };
  assert.match(run.finding(bare, { artefact: other }) ?? '', /of the digest of the artefact: nothing\./);
});

test('who signs anew what somebody else certified is found out where the key is known', () => {
  const foreign = readPrivateKey(newKeys().privateKey, 'k');
  const resigned = { ...run.unsigned, signature: signContent(run.unsigned, foreign) };
  assert.equal(run.finding(resigned), undefined, 'without the key nobody can tell');
  assert.equal(
    run.finding(resigned, { publicKey: PUBLIC_KEY }),
    `The certificate is signed with another key: ${fingerprintOf(foreign)}.`,
  );
  assert.equal(run.finding(run.unsigned, { publicKey: PUBLIC_KEY }), 'The certificate is not signed at all.');
});

test('a signature that is tampered with does not fit, whichever part of it', () => {
  const { signature } = run.signed;
  assert.ok(signature !== undefined);
  const other = signContent({ ...run.unsigned, seed: 8 }, SIGN_KEY);
  assert.match(run.finding({ ...run.signed, signature: other }) ?? '', /^The signature does not fit/);
  const foreign = signContent(run.unsigned, readPrivateKey(newKeys().privateKey, 'k')).publicKey;
  assert.match(
    run.finding({ ...run.signed, signature: { ...signature, publicKey: foreign } }) ?? '',
    /^The signature does not fit/,
  );
  assert.match(
    run.finding({ ...run.signed, signature: { ...signature, publicKey: 'AAAA' } }) ?? '',
    /is no key for Ed25519/,
  );
  assert.match(
    run.finding({ ...run.signed, signature: { ...signature, value: '' } }) ?? '',
    /^The signature does not fit/,
  );
});

const UNREADABLE: readonly [title: string, text: (certificate: string) => string, says: RegExp][] = [
  ['nothing', () => '', /it is not JSON/],
  ['garbage', () => '\u0000\u0001', /it is not JSON/],
  ['half of one', (text) => text.slice(0, text.length / 2), /it is not JSON/],
  ['a list', () => '[]', /cannot be read as a certificate: it: /],
  ['another kind of JSON', () => '{"verdict":"certified"}', /format: /],
  [
    'a format of later days',
    (text) => text.replace(`"formatVersion": ${CERTIFICATE_VERSION}`, '"formatVersion": 99'),
    /formatVersion: /,
  ],
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
    const text = change(run.text);
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
