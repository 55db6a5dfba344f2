// Keys and signatures: what was signed is what was signed, whoever wrote it down in which order, and only the right kind of
// key will do.

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { fingerprintOf, isSignedBy, namedKey, newKeys, readPrivateKey, readPublicKey, signContent } from './signing.ts';

const pair = () => {
  const { privateKey, publicKey } = newKeys();
  return {
    pem: { privateKey, publicKey },
    sign: readPrivateKey(privateKey, 'k'),
    check: readPublicKey(publicKey, 'p'),
  };
};
const [OURS, THEIRS] = [pair(), pair()];

test('a signature fits its content in any order, and no other content and no other key', () => {
  const signature = signContent({ a: 1, b: 2 }, OURS.sign);
  assert.ok(isSignedBy(OURS.check, { b: 2, a: 1 }, signature));
  assert.ok(!isSignedBy(OURS.check, { a: 1, b: 3 }, signature));
  assert.ok(!isSignedBy(THEIRS.check, { a: 1, b: 2 }, signature));
  assert.ok(!isSignedBy(OURS.check, { a: 1, b: 2 }, { ...signature, value: '' }));
});

test('a signature names its key, and what names none is no key', () => {
  const signature = signContent({}, OURS.sign);
  const named = namedKey(signature);
  assert.ok(named !== undefined);
  assert.equal(fingerprintOf(named), fingerprintOf(OURS.check));
  assert.equal(fingerprintOf(OURS.sign), fingerprintOf(OURS.check));
  assert.notEqual(fingerprintOf(named), fingerprintOf(THEIRS.check));
  const { publicKey } = generateKeyPairSync('x25519', { publicKeyEncoding: { type: 'spki', format: 'der' } } as never);
  for (const other of ['', 'rubbish', Buffer.from(publicKey as never).toString('base64')])
    assert.equal(namedKey({ ...signature, publicKey: other }), undefined);
});

test('a file without the right key is refused by name', () => {
  const rsa = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const locked = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const refused = (read: () => unknown, message: RegExp) => assert.throws(read, { code: 'KeyUnusable', message });
  refused(() => readPrivateKey('rubbish', 'a.pem'), /^a\.pem holds no private key: /);
  refused(() => readPrivateKey(OURS.pem.publicKey, 'a.pem'), /^a\.pem holds no private key: /);
  refused(() => readPrivateKey(locked.privateKey, 'a.pem'), /^a\.pem holds no private key: /);
  refused(() => readPrivateKey(rsa.privateKey, 'a.pem'), /^a\.pem holds a key for rsa, not for Ed25519\.$/);
  refused(() => readPublicKey('', 'b.pem'), /^b\.pem holds no public key: /);
  refused(() => readPublicKey(rsa.publicKey, 'b.pem'), /^b\.pem holds a key for rsa, not for Ed25519\.$/);
});
