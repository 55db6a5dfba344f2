// Ed25519 keys and signatures, from Node's own crypto. What is signed is canonical JSON.

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as cryptoSign,
  verify as cryptoVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import type { CertificateSignature } from '../../report-model/certificate.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { canonicalJson } from './canonical-json.ts';

/** A new pair, as PEM: PKCS #8 and SPKI. */
export function newKeys(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/** The private key in `pem`; `name` is how the user calls the file. Throws `KeyUnusable`. */
export const readPrivateKey = (pem: string, name: string): KeyObject => readKey(pem, name, createPrivateKey);

/** The public key in `pem`. Throws `KeyUnusable`. */
export const readPublicKey = (pem: string, name: string): KeyObject => readKey(pem, name, createPublicKey);

function readKey(pem: string, name: string, read: (pem: string) => KeyObject): KeyObject {
  const what = read === createPrivateKey ? 'private' : 'public';
  let key: KeyObject;
  try {
    key = read(pem);
  } catch (cause) {
    throw keyUnusable(`${name} holds no ${what} key: ${(cause as Error).message}.`, cause);
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw keyUnusable(`${name} holds a key for ${key.asymmetricKeyType}, not for Ed25519.`);
}

const keyUnusable = (message: string, cause?: unknown): KitFailure =>
  new KitFailure('KeyUnusable', message, { hint: 'signoff keygen makes a pair of keys that fit.', cause });

/** How people compare keys: the digest of the public half. */
export function fingerprintOf(key: KeyObject): string {
  const der = spkiOf(key);
  return `sha256:${createHash('sha256').update(der).digest('hex')}`;
}

const spkiOf = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });

/** Signs `content`. */
export function signContent(content: object, privateKey: KeyObject): CertificateSignature {
  const value = cryptoSign(null, Buffer.from(canonicalJson(content)), privateKey).toString('base64');
  return { algorithm: 'Ed25519', publicKey: spkiOf(privateKey).toString('base64'), value };
}

/** The key that a signature names; undefined where that is none. */
export function namedKey({ publicKey }: CertificateSignature): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: bytesOf(publicKey), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `key` made the signature over `content`. */
export function isSignedBy(key: KeyObject, content: object, { value }: CertificateSignature): boolean {
  return cryptoVerify(null, Buffer.from(canonicalJson(content)), key, bytesOf(value));
}

/** The bytes that base64 stands for; none where it is written in any other way than the one. */
function bytesOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : Buffer.alloc(0);
}
