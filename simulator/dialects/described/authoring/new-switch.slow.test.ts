// New switch files: a skeleton, one like another, one with the routes of an OpenAPI document. What nobody can know is a gap; of what
// is no such document, or too much of one, it is said so.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { temporaryFolder } from '../../../../test/testing/process.ts';
import { Failure } from '../../../net/failure.ts';
import { besideSwitches, shippedSwitches, switchPath } from '../../find-dialect.ts';
import { openApiOf } from '../documents/openapi.ts';
import { gapsIn } from '../gaps.ts';
import { parseSwitch, readSwitchFile } from '../read-switch.ts';
import { ACME, ACME_PATH } from '../testing/acme-desk.ts';
import { type NewSwitch, newSwitch } from './new-switch.ts';

const make = (choice: Partial<NewSwitch> = {}) =>
  newSwitch(besideSwitches('skeleton.yaml'), { schema: './s', ...choice });

async function fromDocument(t: TestContext, document: unknown, paths?: readonly string[]) {
  const openapi = join(temporaryFolder(t), 'api.json');
  writeFileSync(openapi, typeof document === 'string' ? document : JSON.stringify(document));
  return make({ openapi, paths, name: 'made' });
}

/** The ways to the gaps that are left, and that nothing else is wrong. */
function gapsLeft(text: string): readonly string[] {
  try {
    parseSwitch(text, 'f');
  } catch (error) {
    const { code, issues } = error as Failure;
    assert.equal(code, 'SwitchUnfinished', (error as Error).message);
    const ways = gapsIn(parse(text)).map(({ path }) => path.join('.'));
    assert.ok(issues.length > 0 && issues.every(({ line, message }) => line && message.startsWith('a gap is left: ')));
    return ways;
  }
  return [];
}

test('a skeleton has gaps and nothing else that is wrong, and names the schema', async () => {
  const { text } = await make({ name: 'mine' });
  assert.match(text, /^# yaml-language-server: \$schema=\.\/s\n# A switch, described/);
  assert.match(text, /^switch: mine$/m);
  const left = gapsLeft(text);
  assert.ok(left.includes('title') && left.includes('otherRefusals') && !left.includes('switch'), left.join());
  assert.ok(gapsLeft((await make()).text).includes('switch'));
});

for (const name of shippedSwitches())
  test(`a switch like ${name} lacks who it is, keeps the comments, and is whole once that is said`, async () => {
    const { text } = await make({ like: switchPath(name) });
    const identity = ['switch', 'title', 'provenance.source', 'provenance.evidence', 'provenance.date'];
    assert.deepEqual(gapsLeft(text), identity);
    const filled = ['mine', 'Mine', 'nowhere', 'memory', '2026-11-28'].reduce(
      (filled, value) => filled.replace(/'TODO [^']*'/, `'${value}'`),
      text,
    );
    const { file } = parseSwitch(filled, 'f');
    const like = await readSwitchFile(switchPath(name));
    assert.deepEqual(
      { ...file, switch: '', title: '', provenance: '' },
      { ...like.file, switch: '', title: '', provenance: '' },
    );
    const comments = (of: string) => of.split('\n').filter((line) => /^\s*# (?!yaml-)/.test(line)).length;
    assert.ok(comments(text) >= 2, text);
  });

for (const path of [switchPath('wazo-agentd'), switchPath('kazoo-acdc'), switchPath('yeastar-p'), ACME_PATH])
  test(`${path.split('/').at(-1)}, exported and taken in again, has the same routes`, async (t) => {
    const { file, ...compiled } = await readSwitchFile(path);
    const { text, leftOut } = await fromDocument(t, openApiOf({ file, ...compiled }));
    assert.deepEqual(leftOut, []);
    const { routes, token } = parse(text);
    assert.deepEqual(Object.keys(routes).sort(), Object.keys(file.routes).sort());
    for (const [target, { do: does, take, require, answer }] of Object.entries(file.routes)) {
      const again = routes[target];
      assert.deepEqual([again.do, again.take, again.require], [does, take, require], target);
      assert.deepEqual([again.answer.status, typeof again.answer.body], [answer.status, typeof answer.body], target);
    }
    assert.deepEqual([token.in, token.prefix], [file.token?.in, file.token?.prefix]);
    for (const way of gapsLeft(text)) assert.ok(!way.startsWith('routes'), way);
  });

test('without the words of ours nothing is guessed: what is done is asked for, and what can be taken is told', async (t) => {
  const document = JSON.parse(JSON.stringify(openApiOf(await readSwitchFile(switchPath('wazo-agentd')))));
  for (const item of Object.values(document.paths))
    for (const one of Object.values(item as object)) delete one['x-signoff'];
  const { text } = await fromDocument(t, document);
  const login = 'POST /1.0/agents/by-number/{agent}/login';
  const left = gapsLeft(text);
  for (const target of Object.keys(parse(text).routes)) assert.ok(left.includes(`routes.${target}.do`), target);
  assert.ok(left.includes(`routes.${login}.take`) && !left.includes('routes.GET /1.0/agents.take'), left.join());
  assert.deepEqual(parse(text).routes[login].require, ['body.extension', 'body.context']);
  assert.match(
    text,
    /# In a request: path\.agent \(required\), body\.extension \(required\), body\.context \(required\)\n/,
  );
  assert.match(
    text,
    /# +409 \{"error":"not logged in"\} POST \S+\/logoff: Agent \{agentId\} does not exist\. Agent \{agentId\} is not/,
  );
});

const VENDOR = `
openapi: 3.0.3
info: { title: "Acme: desks", version: 4.2 }
servers: [{ url: 'https://acme.example/{base}/', variables: { base: { default: v2 } } }]
security: [{ key: [] }]
paths:
  /agents/{agent-id}/state:
    parameters: [{ $ref: '#/components/parameters/Agent' }]
    post:
      operationId: setState
      summary: "Sets\\nthe state"
      requestBody:
        content:
          application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Change' } }
      responses:
        '200': { description: fine, content: { application/json: { example: { ok: true, note: '{{ x }}' } } } }
        '202': { description: later }
        '401': { description: who, content: { application/json: { example: { error: who } } } }
        '409': { description: no }
    patch: { responses: {} }
  /agents/{agent}.json: { get: { responses: { '200': { description: fine } } } }
  /agents/{other}/state: { post: { responses: { '200': { description: fine } } } }
  /lost: { get: { requestBody: { $ref: '#/components/nowhere' }, responses: {} } }
  /round: { get: { parameters: [{ $ref: '#/components/parameters/Round' }], responses: {} } }
  /json: { put: { requestBody: { content: { application/json: {} } }, responses: {} } }
  /form: { put: { requestBody: { content: { application/x-www-form-urlencoded: {} } }, responses: {} } }
  /xml: { put: { requestBody: { content: { application/xml: {} } }, responses: { '200': { description: fine } } } }
components:
  parameters:
    Agent: { name: agent-id, in: path, required: true, schema: { type: string } }
    Round: { $ref: '#/components/parameters/Round' }
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    basic: { type: http, scheme: basic }
  schemas:
    Change:
      allOf:
        - { properties: { to: { enum: [in, out] } }, required: [to] }
        - { properties: { more: { properties: { self: { $ref: '#/components/schemas/Change' } } } } }
`;

test('a document of a vendor: what is sure is said, what cannot be said is left out and told', async (t) => {
  const { text, leftOut } = await fromDocument(t, VENDOR);
  const file = parse(text);
  const target = 'POST /v2/agents/{agent_id}/state';
  assert.deepEqual(Object.keys(file.routes), [target, 'PUT /v2/form', 'PUT /v2/xml']);
  const { do: does, require, answer, accepted } = file.routes[target];
  assert.match(does, /^TODO what it has the ACD do/);
  assert.deepEqual([require, answer.status, accepted], [['body.to'], 200, { status: 202 }]);
  assert.match(answer.body, /^TODO the body of application\/json/, 'an example that would be a template is none');
  assert.match(
    text,
    /# setState: Sets the state\n {2}# In a request: path\.agent_id \(required\), body\.to \(required\) one of in \| out/,
  );
  assert.match(text, /# Not said here, as the notation has no word for it: a body of application\/xml\n/);
  assert.deepEqual(
    [file.takes, file.token],
    ['form', { in: 'header.X-Key', refused: { status: 401, body: { error: 'who' } } }],
  );
  assert.deepEqual(file.faults.unauthorised, { status: 401, body: { error: 'who' } });
  assert.deepEqual(
    leftOut.map(({ what, why }) => `${what}: ${why}`),
    [
      'PATCH /agents/{agent-id}/state: a route is of one of GET, PUT, POST, DELETE',
      'GET /agents/{agent}.json: each part of a path is a fixed word or one {name}',
      `POST /agents/{other}/state: it takes the same requests as ${target}`,
      'GET /lost: "#/components/nowhere" leads nowhere',
      'GET /round: "#/components/parameters/Round" leads round in circles',
      'the security scheme basic: a token stands in a header or in the query, and this is http basic',
      'PUT /v2/json: its body is no form, as those of most others are',
    ],
  );
  gapsLeft(text);
});

test('paths are chosen by words', async (t) => {
  const { text } = await fromDocument(t, VENDOR, ['xml', 'lost']);
  assert.deepEqual(Object.keys(parse(text).routes), ['PUT /v2/xml']);
  await assert.rejects(fromDocument(t, VENDOR, ['nope']), { message: /has no operation in the paths with nope\.$/ });
});

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`/p${n}/{id}`, { get: { responses: {} } }]));
const BOMB = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  .concat(Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`))
  .join('\n');

const UNUSABLE: Readonly<Record<string, readonly [document: unknown, told: RegExp]>> = {
  'an empty file': ['', /is none: it is no mapping with openapi, info and paths\.$/],
  'a switch file': [ACME, /is none: it does not say openapi: 3\.1\.0/],
  'Swagger 2': [{ swagger: '2.0', paths: {} }, /is of Swagger 2\.0, .*converted to OpenAPI 3/],
  'a later OpenAPI': [{ openapi: '4.0.0', paths: { '/a': {} } }, /is of OpenAPI 4\.0\.0: 3\.0 and 3\.1 are read\.$/],
  'no paths': [{ openapi: '3.1.0', info: {} }, /has no paths/],
  'paths of no operations': [{ openapi: '3.1.0', paths: { '/a': 7 } }, /has no operation in its paths\.$/],
  'another document': [
    { openapi: '3.1.0', paths: { '/a': { $ref: 'https://x.example/a.yaml' } } },
    /refers to "https:\/\/x\.example\/a\.yaml", outside of it: have it bundled/,
  ],
  '5,000 paths': [{ openapi: '3.1.0', paths: many(5000) }, /has 5,000 operations there, .*choose with --paths/],
  'half of a JSON text': ['{"openapi": "3.1.0", "paths": {', /:1:\d+: /],
  'billions through aliases': [BOMB, /stands for too much/],
  'too deep a nesting': ['['.repeat(100_000), /nested too deeply/],
};

for (const [what, [document, told]] of Object.entries(UNUSABLE))
  test(`${what} is told, and nothing is written of it`, async (t) => {
    await assert.rejects(fromDocument(t, document), (error: Failure) => {
      assert.ok(['OpenApiUnusable', 'OpenApiUnreadable'].includes(error.code), error.message);
      assert.match(error.message, told);
      return true;
    });
  });

test('of a document of two megabytes the paths that are chosen are taken', async (t) => {
  const paths = { ...many(5000), '/agents/{agent}': { get: { description: 'x'.repeat(2_000_000), responses: {} } } };
  const { text } = await fromDocument(t, { openapi: '3.1.0', info: {}, paths }, ['agents']);
  assert.deepEqual(Object.keys(parse(text).routes), ['GET /agents/{agent}']);
  assert.ok(text.length < 10_000);
});

test('whatever stands in a document, a file with gaps comes of it, or it is told why not', async (t) => {
  const leaf = fc.oneof(fc.constantFrom(null, 7, true, 'TODO', 'a: b', '{{ x', 'path', 'header', []), fc.string());
  const member = (...names: string[]) => fc.constantFrom(...names);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 6 }, leaf, tie('mapping'), fc.array(tie('tree'), { maxLength: 3 })),
    mapping: fc.dictionary(
      member(
        'schema',
        'properties',
        'allOf',
        'required',
        'content',
        'application/json',
        'name',
        'in',
        '200',
        'example',
        'enum',
      ),
      tie('tree'),
      { maxKeys: 5 },
    ),
  }));
  const operation = fc.record({ parameters: tree, requestBody: tree, responses: tree, servers: tree, summary: tree });
  const document = fc.record({
    ...{ openapi: fc.constant('3.1.0'), info: tree, security: tree, components: fc.record({ securitySchemes: tree }) },
    paths: fc.dictionary(
      member('/a', '/b/{agent}', '/{c}/{c}', 'd', '/e{f}'),
      fc.record({ get: operation, parameters: tree }),
      {
        minKeys: 1,
      },
    ),
  });
  await fc.assert(
    fc.asyncProperty(document, async (value) => {
      try {
        const { text } = await fromDocument(t, value);
        if (Object.keys(parse(text).routes).length > 0) assert.ok(gapsLeft(text).length > 0);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
      }
    }),
    { numRuns: 150 },
  );
});
