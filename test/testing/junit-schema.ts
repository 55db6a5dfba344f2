// What the tests hold every junit.xml to: the format that Jenkins' xUnit plugin documents, checked by libxml2.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const schema = readFileSync(join(PACKAGE_ROOT, 'test', 'fixtures', 'jenkins-junit.xsd'), 'utf8');

/** What the schema has against a report; nothing where it is valid. */
export async function junitErrors(xml: string): Promise<readonly string[]> {
  const { valid, errors, rawOutput } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema });
  if (valid) return [];
  return errors.length > 0 ? errors.map(({ message }) => message) : [rawOutput];
}

export async function assertJunit(xml: string): Promise<void> {
  assert.deepEqual(await junitErrors(xml), []);
}
