// Certificates for a port that speaks TLS: an authority made for the run, and what it vouches for; and beside them another
// authority of the same name, which nobody was told of. Keys are in memory alone. The library is loaded where one is made.

import { createHash, KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Certificate, Extension, GeneralName } from 'pkijs';
import { once } from './once.ts';

/** A certificate and its private key, both PEM. */
export interface KeyedCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface Certificates {
  /** The authority that connectors are told of, PEM. */
  readonly ca: string;
  /** What it vouches for. */
  readonly trusted: KeyedCertificate;
  /** The same names, vouched for by the other authority. */
  readonly untrusted: KeyedCertificate;
}

/** For so long a certificate is good, from a day ago on: the clocks of two machines differ. */
const GOOD_FOR_DAYS = 90;
const DAY_MS = 86_400_000;

const AUTHORITY = 'Signoff, an authority for one run';
const SERVER = 'Signoff, a simulated CTI server';

/** What a certificate may be used for, as bits of its KeyUsage from the left. */
const SIGNS_CERTIFICATES = { bits: 0b0000_0110, unused: 1 };
const SIGNS_HANDSHAKES = { bits: 0b1000_0000, unused: 7 };
const TO_BE_A_SERVER = '1.3.6.1.5.5.7.3.1';

type Keys = webcrypto.CryptoKeyPair;
type Library = Awaited<ReturnType<typeof load>>;

const load = once(async () => ({ pki: await import('pkijs'), asn1: await import('asn1js') }));

/** Makes them for a server that is called by any of `names`: host names and addresses. */
export async function makeCertificates(names: readonly string[]): Promise<Certificates> {
  const library = await load();
  const [told, other] = [await makeAuthority(library), await makeAuthority(library)];
  return { ca: told.cert, trusted: await told.vouchFor(names), untrusted: await other.vouchFor(names) };
}

async function makeAuthority(library: Library) {
  const keys = await newKeys();
  const id = await idOf(keys);
  const { constraints, usage, subjectId, issuerId, serverOnly, called } = extensions(library);
  const make = (subject: string, of: Keys, list: readonly Extension[]) =>
    toPem(library, { subject, of, by: keys, extensions: list });
  const cert = await make(AUTHORITY, keys, [constraints(true), usage(SIGNS_CERTIFICATES), subjectId(id)]);
  return {
    cert,
    async vouchFor(names: readonly string[]): Promise<KeyedCertificate> {
      const own = await newKeys();
      const ids = [subjectId(await idOf(own)), issuerId(id)];
      const uses = [constraints(false), usage(SIGNS_HANDSHAKES), serverOnly(), called(names)];
      return { cert: await make(SERVER, own, [...uses, ...ids]), key: keyPem(own) };
    },
  };
}

interface Wanted {
  readonly subject: string;
  readonly of: Keys;
  readonly by: Keys;
  readonly extensions: readonly Extension[];
}

async function toPem({ pki, asn1 }: Library, { subject, of, by, extensions: list }: Wanted): Promise<string> {
  const commonName = (value: string) =>
    new pki.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1.Utf8String({ value }) });
  const certificate: Certificate = new pki.Certificate({
    version: 2, // which is called v3
    serialNumber: new asn1.Integer({ valueHex: bytes([1, ...randomBytes(15)]) }),
    extensions: [...list],
  });
  certificate.subject.typesAndValues.push(commonName(subject));
  certificate.issuer.typesAndValues.push(commonName(AUTHORITY));
  certificate.notBefore.value = new Date(Date.now() - DAY_MS);
  certificate.notAfter.value = new Date(Date.now() + GOOD_FOR_DAYS * DAY_MS);
  await certificate.subjectPublicKeyInfo.importKey(of.publicKey);
  await certificate.sign(by.privateKey, 'SHA-256');
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())).toString();
}

/** The extensions, as RFC 5280 has them. */
function extensions({ pki, asn1 }: Library) {
  const make = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): Extension =>
    new pki.Extension({ extnID, critical, extnValue: value.toBER() });
  return {
    constraints: (cA: boolean) => make('2.5.29.19', true, new pki.BasicConstraints({ cA }).toSchema()),
    usage: ({ bits, unused }: typeof SIGNS_HANDSHAKES) =>
      make('2.5.29.15', true, new asn1.BitString({ valueHex: bytes([bits]), unusedBits: unused })),
    serverOnly: () => make('2.5.29.37', false, new pki.ExtKeyUsage({ keyPurposes: [TO_BE_A_SERVER] }).toSchema()),
    called: (names: readonly string[]) => {
      const known = names.flatMap((name): GeneralName[] => generalName({ pki, asn1 }, name));
      return make('2.5.29.17', false, new pki.GeneralNames({ names: known }).toSchema());
    },
    subjectId: (id: ArrayBuffer) => make('2.5.29.14', false, new asn1.OctetString({ valueHex: id })),
    issuerId: (id: ArrayBuffer) =>
      make(
        '2.5.29.35',
        false,
        new pki.AuthorityKeyIdentifier({ keyIdentifier: new asn1.OctetString({ valueHex: id }) }).toSchema(),
      ),
  };
}

/** An address, or a name of the DNS; nothing where it is neither. */
function generalName({ pki, asn1 }: Library, name: string): GeneralName[] {
  if (isIP(name) !== 0)
    return [new pki.GeneralName({ type: 7, value: new asn1.OctetString({ valueHex: addressBytes(name) }) })];
  const ascii = domainToASCII(name);
  return ascii === '' ? [] : [new pki.GeneralName({ type: 2, value: ascii })];
}

/** Of an IPv4 address 4, of an IPv6 address 16. */
export function addressBytes(address: string): ArrayBuffer {
  if (isIP(address) === 4) return bytes(address.split('.').map(Number));
  const [head = [], tail = []] = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  const groups = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
  return bytes(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

const bytes = (values: readonly number[]): ArrayBuffer => Uint8Array.from(values).buffer;

const newKeys = (): Promise<Keys> =>
  webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

/** By which certificates refer to a key. */
async function idOf({ publicKey }: Keys): Promise<ArrayBuffer> {
  const raw = await webcrypto.subtle.exportKey('raw', publicKey);
  return bytes([...createHash('sha1').update(Buffer.from(raw)).digest()]);
}

const keyPem = ({ privateKey }: Keys): string =>
  String(KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }));
