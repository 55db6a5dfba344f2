// The page of the API: complete, escaped, alone, and its curls do what the document says.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { simulate } from '../testing/simulator.ts';
import { docsPage } from './docs-page.ts';
import type { OpenApi } from './openapi.ts';
import type { Operation } from './operation-docs.ts';

const run = promisify(execFile);

const pageOf = async (t: Parameters<typeof simulate>[0]) => {
  const { main } = await simulate(t, { agents: 2 });
  const document: OpenApi = (await main.get('/openapi.json').expect(200)).body;
  const { text, headers } = await main
    .get('/docs')
    .expect(200)
    .expect('Content-Type', /^text\/html/);
  return { document, page: text, policy: String(headers['content-security-policy']), main };
};

const codesOf = ({ responses }: Operation): readonly unknown[] =>
  Object.values(responses).flatMap(
    ({ content }) => content?.['application/problem+json']?.schema.properties?.code?.enum ?? [],
  );

/** What must be found: each operation with its codes, each schema with its members. */
function wordsOf({ paths, components }: OpenApi): readonly string[] {
  const places = Object.entries(paths).flatMap(([path, each]) => Object.values(each).map((one) => ({ path, ...one })));
  return [
    ...places.flatMap(({ path, operationId, summary }) => [`<code>${path}</code>`, `id="${operationId}"`, summary]),
    ...places.flatMap((operation) => codesOf(operation).map((code) => `<code>${code}</code>`)),
    ...Object.keys(components.schemas).map((name) => `id="schema-${name}"`),
    ...Object.values(components.schemas).flatMap(({ properties = {} }) =>
      Object.keys(properties).map((member) => `<code>${member}</code>`),
    ),
  ];
}

test('every operation, schema, member and code has its place on the page', async (t) => {
  const { document, page } = await pageOf(t);
  const words = wordsOf(document);
  assert.ok(words.length > 200);
  assert.deepEqual(
    words.filter((word) => !page.includes(word)),
    [],
  );
});

test('every link within the page leads somewhere, and no name is used twice', async (t) => {
  const { page } = await pageOf(t);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  assert.ok(links.length > 50);
  assert.deepEqual(
    links.filter((id) => !ids.includes(id)),
    [],
  );
});

test('the page loads nothing, runs nothing, and its policy allows its own style only', async (t) => {
  const { page, policy } = await pageOf(t);
  assert.doesNotMatch(page, /<script|<link|<img|<iframe| src=| on\w+=|@import|url\(| style=/i);
  const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.equal(
    policy,
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
});

test('whatever the document says is escaped', async (t) => {
  const { document } = await pageOf(t);
  const hostile = `<script>alert("'&")</script>`;
  const text = JSON.stringify(document).replaceAll('Agent', JSON.stringify(hostile).slice(1, -1));
  const page = docsPage(JSON.parse(text));
  assert.doesNotMatch(page, /<script|alert\("/);
  assert.ok(page.includes('&lt;script&gt;alert(&quot;&#39;&amp;&quot;)&lt;/script&gt;'));
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

test('every curl on the page is answered as the document says', async (t) => {
  const { page, document } = await pageOf(t);
  const curls = [...page.matchAll(/<article id="(\w+)">\s*<h3>.*\n.*\n<pre class="curl"[^>]*>([^<]*)<\/pre>/g)];
  const operations = Object.values(document.paths).flatMap((each) => Object.values(each));
  assert.equal(curls.length, operations.length);
  for (const { operationId, responses } of operations)
    await t.test(operationId, async () => {
      const curl = unescaped(curls.find(([, id]) => id === operationId)?.[2] ?? '');
      const { stdout } = await run('sh', ['-c', `${curl} -s -o /dev/null -w '%{http_code}'`]);
      assert.ok(stdout in responses, `${curl} is answered ${stdout}`);
      assert.ok(!['400', '405', '422', '500'].includes(stdout), `${curl} is well-formed`);
    });
});

const unescaped = (text: string) => text.replace(/&([a-z#0-9]+);/g, (_, entity) => ENTITIES[entity] ?? '');
