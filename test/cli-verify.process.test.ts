// Keys, certificates and their verification as a person meets them: exit code 0 where a certificate holds, 1 where it does
// not, 2 where nothing can be said; and no certificate is left where none was earned.

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

const MESSAGES = join('reports', 'messages.ndjson');
const CERTIFICATE = join('reports', 'certificate.json');

const { runCommand } = packageOfFewScenarios({ after: (clean) => after(clean as () => void) });

test('a certificate is signed, verified, and found out when it is tampered with', async (t) => {
  const folder = temporaryFolder(t);
  const run = (...args: string[]) => signoffHere(t, args, folder, {}, runCommand).ended;
  const file = (name: string) => readFileSync(join(folder, name), 'utf8');
  writeFileSync(join(folder, 'connector.js'), 'the connector');
  writeFileSync(join(folder, 'other.js'), 'another');

  const keys = await run('keygen', '--out', 'keys');
  assert.deepEqual([keys.exitCode, keys.stderr], [0, '']);
  const [, fingerprint = ''] = /Fingerprint: (sha256:[0-9a-f]{64})/.exec(keys.stdout) ?? [];
  await run('keygen', '--out', 'foreign');
  const [privateKey, publicKey] = [join('keys', 'signoff-key.pem'), join('keys', 'signoff-key.pub.pem')];
  const foreignKey = join('foreign', 'signoff-key.pub.pem');

  const flags = ['--tier', 'logout', '--sign-key', privateKey, '--artefact', 'connector.js'];
  const certified = await run('certify', ...flags);
  assert.equal(certified.exitCode, 0, certified.stderr);
  assert.match(certified.stdout, /\nCertificate: certificate\.json, for logout, signed\n/);

  await t.test('it holds, and what was not compared is told', async () => {
    const { exitCode, stdout, stderr } = await run('verify', CERTIFICATE);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.match(
      stdout,
      /certificate\.json holds: signoff-reference \S+ is certified for logout \(native, profile opencti, seed 1\)\./,
    );
    assert.match(stdout, new RegExp(`Signed with the key ${fingerprint}\\. WHOSE IT IS IS NOT KNOWN`));
    assert.match(stdout, /Of the artefact sha256:[0-9a-f]{64}: not compared\./);
  });

  await t.test('with key and artefact nothing is left open', async () => {
    const { exitCode, stdout } = await run(
      'verify',
      CERTIFICATE,
      '--public-key',
      publicKey,
      '--artefact',
      'connector.js',
    );
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /\nSigned with the key in keys\/signoff-key\.pub\.pem\.\n$/);
  });

  const refused: readonly [title: string, args: readonly string[], says: RegExp][] = [
    [
      'another key',
      ['--public-key', foreignKey],
      /^\S+certificate\.json DOES NOT HOLD\. The certificate is signed with another key: sha256:/,
    ],
    [
      'another artefact',
      ['--artefact', 'other.js'],
      /DOES NOT HOLD\. The certificate says of the digest of the artefact: /,
    ],
    [
      'other messages',
      ['--messages', 'other.js'],
      /DOES NOT HOLD\. The certificate says of the digest of the messages: /,
    ],
  ];
  for (const [title, args, says] of refused)
    await t.test(`with ${title} it does not hold`, async () => {
      const { exitCode, stdout } = await run('verify', CERTIFICATE, ...args);
      assert.equal(exitCode, 1);
      assert.match(stdout, says);
    });

  await t.test('one verdict that was changed is told', async () => {
    const { signature, ...content } = JSON.parse(file(CERTIFICATE));
    content.requirements[0].verdict = 'warn';
    writeFileSync(join(folder, 'forged.json'), JSON.stringify(content));
    const { exitCode, stdout } = await run('verify', 'forged.json', '--messages', MESSAGES);
    assert.equal(exitCode, 1);
    assert.equal(
      stdout,
      'forged.json DOES NOT HOLD. The certificate says of LOGOUT-01: MUST warn. It is: MUST pass.\n',
    );
  });

  await t.test('one byte of the messages that was changed is told', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    copyFileSync(join(folder, CERTIFICATE), join(folder, 'elsewhere', 'certificate.json'));
    writeFileSync(join(folder, 'elsewhere', 'messages.ndjson'), file(MESSAGES).replace('PASSED', 'PASSEE'));
    const { exitCode, stdout } = await run('verify', join('elsewhere', 'certificate.json'));
    assert.equal(exitCode, 1);
    assert.match(stdout, /of the digest of the messages: /);
  });

  await t.test('what cannot be read is no finding', async () => {
    const unreadable: readonly [args: readonly string[], says: RegExp][] = [
      [['none.json'], /^FileNotReadable: The certificate none\.json cannot be read: ENOENT\.\n/],
      [['connector.js'], /^CertificateUnreadable: connector\.js cannot be read as a certificate: it is not JSON/],
      [[CERTIFICATE, '--messages', 'none'], /^FileNotReadable: The messages file none cannot be read: ENOENT\.\n/],
      [[CERTIFICATE, '--public-key', 'none'], /^FileNotReadable: The key none cannot be read: ENOENT\.\n/],
      [[CERTIFICATE, '--public-key', 'connector.js'], /^KeyUnusable: connector\.js holds no public key/],
      [[CERTIFICATE, '--artefact', '.'], /^FileNotReadable: The artefact \. cannot be read: it is no regular file\.\n/],
    ];
    for (const [args, says] of unreadable) {
      const { exitCode, stdout, stderr } = await run('verify', ...args);
      assert.match(stderr, says);
      assert.deepEqual([exitCode, stdout], [2, '']);
    }
  });

  await t.test('a filtered run takes the certificate of the run before away, and the badge', async () => {
    assert.ok(existsSync(join(folder, CERTIFICATE)) && existsSync(join(folder, 'reports', 'badge.svg')));
    const { exitCode } = await run('certify', '--requirement', 'LOGOUT-06');
    assert.equal(exitCode, 0);
    const left = readdirSync(join(folder, 'reports'));
    assert.deepEqual(
      left.filter((name) => /certificate|badge/.test(name)),
      [],
    );
  });
});

test('a run that is not certified has no certificate', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'reports'));
  writeFileSync(join(folder, CERTIFICATE), '{}');
  const run = signoff(t, ['certify'], folder);
  await run.hasWritten('\n');
  run.kill('SIGTERM');
  const { exitCode, stdout } = await run.ended;
  assert.equal(exitCode, 2);
  assert.doesNotMatch(stdout, /Certificate/);
  assert.ok(!existsSync(join(folder, CERTIFICATE)));
});

test('a certificate without a signature says so wherever it is met', async (t) => {
  const folder = temporaryFolder(t);
  const { stdout } = await signoffHere(t, ['certify', '--tier', 'logout'], folder, {}, runCommand).ended;
  assert.match(stdout, /\nCertificate: certificate\.json, for logout, NOT SIGNED \(--sign-key signs it\)\n/);
  const verified = await signoffHere(t, ['verify', CERTIFICATE], folder, {}, runCommand).ended;
  assert.equal(verified.exitCode, 0);
  assert.match(
    verified.stdout,
    /\nNOT SIGNED: whoever has the package can make such a certificate, messages and all\.\n/,
  );
});

test('keys are for their owner alone and never overwritten', async (t) => {
  const folder = temporaryFolder(t);
  assert.equal((await signoffHere(t, ['keygen'], folder).ended).exitCode, 0);
  const [privateKey, publicKey] = ['signoff-key.pem', 'signoff-key.pub.pem'].map((name) => join(folder, name));
  assert.equal(statSync(privateKey ?? '').mode & 0o777, 0o600);
  assert.match(readFileSync(privateKey ?? '', 'utf8'), /^-----BEGIN PRIVATE KEY-----\n/);
  assert.match(readFileSync(publicKey ?? '', 'utf8'), /^-----BEGIN PUBLIC KEY-----\n/);
  const before = [privateKey, publicKey].map((file) => readFileSync(file ?? '', 'utf8'));
  const again = await signoffHere(t, ['keygen'], folder).ended;
  assert.deepEqual([again.exitCode, again.stdout], [2, '']);
  assert.match(again.stderr, /^FileExists: There is a file signoff-key\.pem already, and it is not overwritten\.\n/);
  assert.deepEqual(
    [privateKey, publicKey].map((file) => readFileSync(file ?? '', 'utf8')),
    before,
  );
});

test('a public key that is there already keeps its private half from being made', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'signoff-key.pub.pem'), 'mine');
  assert.match((await signoffHere(t, ['keygen'], folder).ended).stderr, /^FileExists: .*signoff-key\.pub\.pem/);
  assert.deepEqual(readdirSync(folder), ['signoff-key.pub.pem']);
});

const UNUSABLE: readonly [title: string, args: readonly string[], says: RegExp][] = [
  ['a key that is not there', ['--sign-key', 'none.pem'], /^FileNotReadable: The key none\.pem cannot be read: ENOENT/],
  ['a key that is none', ['--sign-key', 'rubbish'], /^KeyUnusable: rubbish holds no private key/],
  [
    'an artefact that is not there',
    ['--artefact', 'none.jar'],
    /^FileNotReadable: The artefact none\.jar cannot be read: ENOENT/,
  ],
];

for (const [title, args, says] of UNUSABLE)
  test(`${title} is refused before anything is run`, async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'rubbish'), 'rubbish');
    const { exitCode, stdout, stderr } = await signoffHere(t, ['certify', ...args], folder).ended;
    assert.match(stderr, says);
    assert.deepEqual([exitCode, stdout], [2, '']);
  });
