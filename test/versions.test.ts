// docs/versions.md: a released version of the catalogue is frozen, and the numbers that it names are the ones in use.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROTOCOL_VERSION } from '../src/connector/connector.ts';
import { loadCatalogue } from '../src/kit/suite/catalogue.ts';
import { suiteDigests } from '../src/kit/suite/digests.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { CERTIFICATE_VERSION, type SuiteDigests } from '../src/report-model/certificate.ts';

const page = readFileSync(join(PACKAGE_ROOT, 'docs', 'versions.md'), 'utf8');

/** What has changed of a catalogue that `text` says was released; nothing where that version was not. */
function changedOf(text: string, version: number, { features, catalogue }: Omit<SuiteDigests, 'steps'>) {
  const rows = text.matchAll(/^\| (\d+) \| \S+ \| `(sha256:\w+)` \| `(sha256:\w+)` \|$/gm);
  const released = [...rows].find(([, number]) => Number(number) === version);
  if (released === undefined) return [];
  return [released[2] === features ? [] : ['features'], released[3] === catalogue ? [] : ['catalogue']].flat();
}

test('a released version of the catalogue has not changed', () => {
  assert.match(page, /^\| catalogue \| kit \| features \| catalogue file \|\n\| --- \| --- \| --- \| --- \|\n/m);
  assert.deepEqual(changedOf(page, loadCatalogue().version, suiteDigests()), [], 'count the version up');
});

test('a change to a released version would be found, and a new version is free', () => {
  const digests = suiteDigests();
  const row = (version: number) => `| ${version} | 1.0.0 | \`${digests.features}\` | \`${digests.catalogue}\` |\n`;
  const text = page.replace(/^\| catalogue \|.*\n.*\n/m, (head) => `${head}${row(6)}${row(7)}`);
  assert.deepEqual(changedOf(text, 7, digests), []);
  assert.deepEqual(changedOf(text, 7, { ...digests, features: 'sha256:0' }), ['features']);
  assert.deepEqual(changedOf(text, 6, { ...digests, catalogue: 'sha256:0' }), ['catalogue']);
  assert.deepEqual(changedOf(text, 8, { features: 'sha256:0', catalogue: 'sha256:0' }), []);
});

test('the versions of the formats are the ones in use', () => {
  const now = (member: string) => new RegExp(`\\| \`${member}\` \\| (\\d+) \\|`).exec(page)?.[1];
  assert.equal(now('formatVersion'), String(CERTIFICATE_VERSION));
  assert.equal(now('protocolVersion'), String(PROTOCOL_VERSION));
});
