// The pages for authors of connectors: their JSON is JSON that the kit itself would read, and what they name is there.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { CONNECTOR_SETTINGS } from '../src/cli/connector-settings.ts';
import { SETTING_TABLES } from '../src/cli/tables.ts';
import { CAPABILITIES } from '../src/connector/connector.ts';
import { readActivityResult, readDeclaration } from '../src/drivers/answers.ts';
import { parseMessage } from '../src/drivers/json-rpc.ts';
import { KIT_TIMEOUT_MS } from '../src/kit/suite/parameters.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const PAGES = [
  'certify-your-connector.md',
  'connector-protocol.md',
  'pega-rest-adapter.md',
  'simulator.md',
  'verdicts.md',
  'proof.md',
];
const read = (name: string): string => readFileSync(join(PACKAGE_ROOT, 'docs', name), 'utf8');
const blocks = (page: string, language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);

test('the settings that are to be written are settings', () => {
  for (const block of blocks(read('certify-your-connector.md'), 'yaml'))
    for (const [command, settings] of Object.entries(parse(block)))
      for (const name of Object.keys(settings as object))
        assert.ok(
          SETTING_TABLES[command]?.some((setting) => setting.name === name),
          `${command}.${name}`,
        );
});

test('the messages of the protocol are messages that the kit reads', () => {
  const page = read('connector-protocol.md');
  const texts = blocks(page, 'json').flatMap((block) =>
    block.match(/^\{/gm)?.length === 1 ? [block] : block.trim().split('\n'),
  );
  const messages = texts.map((text) => parseMessage(text));
  assert.deepEqual(
    messages.map((message) => (message.kind === 'request' ? message.method : message.kind)),
    ['initialize', 'response', 'invoke', 'response', 'log', 'event'],
  );
  const [declared, answered] = messages.flatMap((message) => (message.kind === 'response' ? [message.result] : []));
  assert.equal(typeof readDeclaration(declared, KIT_TIMEOUT_MS), 'object');
  assert.equal(typeof readActivityResult(answered), 'object');
  for (const capability of CAPABILITIES) assert.ok(page.includes(`| \`${capability}\` |`), capability);
});

for (const name of PAGES)
  test(`what ${name} names is there`, () => {
    const page = read(name);
    for (const [path] of page.matchAll(/examples\/[\w/.-]+\w/g)) assert.ok(existsSync(join(PACKAGE_ROOT, path)), path);
    const flags = [...CONNECTOR_SETTINGS, ...Object.values(SETTING_TABLES).flat()].map(({ flag }) => flag);
    for (const [flag] of page.matchAll(/--[a-z]+(-[a-z]+)*/g))
      assert.ok(flag === '--save-dev' || flags.includes(flag), `${name} names ${flag}`);
  });
