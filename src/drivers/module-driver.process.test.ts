// A module in the kit's own host process: what it prints, throws, blocks or exits harms itself only, and is told in its
// own words.

import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { assertGone, temporaryFolder } from '../../test/testing/process.ts';
import { KitFailure } from '../report-model/failure.ts';
import { moduleDriver } from './module-driver.ts';
import { ConnectorBroke, type Session } from './session.ts';
import { INITIALIZATION } from './testing/connector.ts';
import { stripsTypes } from './type-script.ts';

const CONNECTOR = `{
  async initialize(_initialization, notify) {
    this.notify = notify;
    return { protocolVersion: 1, name: String(process.pid), version: '1', timeoutMs: 1000, activities: ['LogoutAgent'] };
  },
  async invoke(activity, page) { return { page }; },
  async reset() {},
  async shutdown() {},
}`;

test('a module that prints wherever it can harms nothing', async (t) => {
  const session = await start(
    t,
    `console.log('loading'); console.table([1]); process.stdout.write('half a line');
     export default () => { console.info('making'); return { ...${CONNECTOR},
       async invoke(activity, page) {
         console.log('invoked', activity); console.error('this too'); process.stdout.write('and this');
         this.notify.log('warn', 'said properly');
         return { page: { ...page, seen: true } };
       } } };`,
  );
  assert.deepEqual(await session.invoke('LogoutAgent', { AgentID: 'ä😀' }), { page: { AgentID: 'ä😀', seen: true } });
  assert.ok(session.takeLog().includes('{"level":"warn","message":"said properly"}'));
  await session.reset();
  assert.equal(session.broken, undefined);
});

const METHODS = CONNECTOR.slice(1, -1);
const TYPED = "const VERSION: string = '1'; interface Page { AgentID?: string }\n";
const typed = (text: string) => text.replace("version: '1'", 'version: VERSION').replace('page) {', 'page: Page) {');

const FORMS: readonly [title: string, module: string, files: Readonly<Record<string, string>>][] = [
  ['a .js file of CommonJS', './c.js', { 'c.js': `module.exports = {${METHODS}}` }],
  ['a .cjs file', './c.cjs', { 'c.cjs': `module.exports = () => ({${METHODS}})` }],
  [
    'CommonJS made of an ES module',
    './c.cjs',
    { 'c.cjs': `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = {${METHODS}}` },
  ],
  ['a .js file of ES', './c.js', { 'c.js': `export default {${METHODS}}`, 'package.json': '{ "type": "module" }' }],
  ['a .mts file', './c.mts', { 'c.mts': typed(`${TYPED}export default {${METHODS}}`) }],
  [
    'a .ts file of ES that imports another',
    './c.ts',
    {
      'c.ts': typed(`import { VERSION, type Page } from './v.ts';\nexport default {${METHODS}}`),
      'v.ts': "export const VERSION: string = '1';\nexport interface Page { AgentID?: string }\n",
      'package.json': '{ "type": "module" }',
    },
  ],
  [
    'a .mts file of a project with a tsconfig',
    './c.mts',
    {
      'c.mts': typed(`${TYPED}export default {${METHODS}}`),
      'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "target": "es2022", "strict": true } }',
    },
  ],
  [
    'a package that can only be imported',
    '@acme/cti',
    {
      'node_modules/@acme/cti/package.json': '{ "name": "@acme/cti", "exports": { "import": "./c.mjs" } }',
      'node_modules/@acme/cti/c.mjs': `export default {${METHODS}}`,
    },
  ],
  [
    'a part of a package',
    'acme/cti',
    {
      'node_modules/acme/package.json': '{ "name": "acme", "exports": { "./cti": "./c.cjs" } }',
      'node_modules/acme/c.cjs': `module.exports = {${METHODS}}`,
    },
  ],
];

for (const [title, module, files] of FORMS)
  test(`${title} is a module`, async (t) => {
    const folder = writeAll(t, files);
    const path = module.startsWith('.') ? join(folder, module) : module;
    const session = await moduleDriver({ path, from: folder }, 'The module')(INITIALIZATION);
    t.after(() => session.shutdown());
    assert.equal(session.declaration.version, '1');
    assert.deepEqual(await session.invoke('LogoutAgent', { AgentID: '1' }), { page: { AgentID: '1' } });
  });

test('a module runs in the folder that it is named from', async (t) => {
  const folder = writeAll(t, {
    'c.mjs': `export default {${METHODS.replace('String(process.pid)', 'process.cwd()')}}`,
  });
  const session = await moduleDriver({ path: join(folder, 'c.mjs'), from: folder }, 'The module')(INITIALIZATION);
  t.after(() => session.shutdown());
  assert.equal(session.declaration.name, realpathSync(folder));
});

test('TypeScript in CommonJS is refused where Node does not run it, and told what to do', {
  skip: stripsTypes(),
}, async (t) => {
  const folder = writeAll(t, { 'c.ts': TYPED, 'package.json': '{}' });
  const says = /TypeScriptUnsupported: .*c\.ts is no ES module: .* Call it \.mts, or put "type": "module" into/;
  await assertUnusable(moduleDriver({ path: join(folder, 'c.ts') }, 'The module')(INITIALIZATION), says);
});

/** A folder with these files, by their paths. */
function writeAll(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(t);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const UNUSABLE: readonly [title: string, text: string, says: RegExp][] = [
  [
    'throws at import',
    "throw new Error('boom at import')",
    /: The module \S+connector\.mjs cannot be loaded: Error: boom at import\. .*[\s\S]*on stderr: [\s\S]*connector\.mjs:1/,
  ],
  ['is not JavaScript', 'export default {', /cannot be loaded: SyntaxError/],
  ['exports nonsense', 'export default 42', /is no Connector: it lacks initialize, invoke/],
  ['exits at import', 'process.exit(0)', /the connector exited with code 0/],
  [
    'throws at initialize',
    `export default { ...${CONNECTOR}, initialize() { throw new Error('never') } }`,
    /the connector broke: never/,
  ],
  [
    'declares nothing',
    `export default { ...${CONNECTOR}, async initialize() {} }`,
    /is a response with neither result nor error/,
  ],
];

for (const [title, text, says] of UNUSABLE)
  test(`a module that ${title} cannot be judged`, async (t) => {
    await assertUnusable(start(t, text), says);
  });

test('a module that cannot be loaded is told first of all, and where, however long its path', async (t) => {
  const folder = join(temporaryFolder(t), 'a'.repeat(200), 'b'.repeat(200), 'c'.repeat(200));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'connector.mjs');
  const calls = Array.from({ length: 9 }, (_, number) => `const f${number} = () => f${number + 1}();`).join('\n');
  writeFileSync(path, `${calls}\nconst f9 = () => { throw new Error('boom at import') };\nf0();\n`);
  await assert.rejects(moduleDriver({ path }, 'The module')(INITIALIZATION), ({ message }: Error) => {
    const [first, ...lines] = message.split('\n');
    assert.match(
      first ?? '',
      /^The module cannot be judged: the connector broke: ModuleUnusable: The module \S+ cannot be loaded: Error: boom/,
    );
    const frames = lines.filter((line) => line.includes('    at '));
    assert.ok(frames.length >= 3, message);
    for (const frame of frames) assert.match(frame, /^ {4}at .*[\d)]$/, 'every line is whole');
    return true;
  });
});

test('a module that is not there cannot be judged', async () => {
  await assertUnusable(
    moduleDriver({ path: '/no/such/module.mjs' }, 'The module')(INITIALIZATION),
    /Cannot find module/,
  );
});

const BREACHES: readonly [does: string, body: string, says: RegExp][] = [
  ['exits with success', 'process.exit(0)', /^the connector exited with code 0$/],
  [
    'throws where nobody catches',
    "return new Promise(() => setImmediate(() => { throw new Error('late') }))",
    /exited with code \d+; .*late/s,
  ],
  ['answers nothing', 'return undefined', /is a response with neither result nor error/],
  ['writes past the host', "require('node:fs').writeSync(1, 'raw\\n')", /wrote a line that is not JSON: raw$/],
];

for (const [does, body, says] of BREACHES)
  test(`a module that ${does} inside invoke has broken`, { timeout: 60_000 }, async (t) => {
    const session = await start(
      t,
      `import { createRequire } from 'node:module';
       const require = createRequire(import.meta.url);
       export default { ...${CONNECTOR}, invoke() { return new Promise((resolve) => resolve((() => { ${body} })())); } }`,
    );
    await assert.rejects(session.invoke('LogoutAgent', {}), (error) => {
      assert.ok(error instanceof ConnectorBroke, String(error));
      assert.match(error.message, says);
      assert.equal(session.broken, error);
      return true;
    });
    await session.shutdown();
    await assertGone([Number(session.declaration.name)]);
  });

const DEEP = (levels: number) =>
  `let page = {}; for (let level = 0; level < ${levels}; level += 1) page = { page }; return { page }`;

const NO_JSON: readonly [answers: string, body: string, says: RegExp][] = [
  [
    'a page that holds itself',
    'const page = {}; page.page = page; return { page }',
    /what it answered to invoke cannot be written as JSON: .*circular/,
  ],
  [
    'a page of 100,000 levels',
    DEEP(100_000),
    /what it answered to invoke cannot be written as JSON: Maximum call stack size exceeded/,
  ],
  ['a number that JSON has not', 'return { page: { id: 1n } }', /cannot be written as JSON: .*BigInt/],
];

for (const [answers, body, says] of NO_JSON)
  test(`a module that answers ${answers} has failed by name, and its host goes on`, async (t) => {
    const session = await start(
      t,
      `let asked = 0;
       export default { ...${CONNECTOR}, async invoke(_, given) { asked += 1; if (asked > 1) return { page: given }; ${body} } }`,
    );
    await assert.rejects(session.invoke('LogoutAgent', {}), says);
    assert.deepEqual(await session.invoke('LogoutAgent', { AgentID: '1' }), { page: { AgentID: '1' } });
  });

test('a module that blocks for ever inside invoke is given up and killed', async (t) => {
  const session = await start(t, `export default { ...${CONNECTOR}, invoke() { for (;;); } }`);
  const invoking = session.invoke('LogoutAgent', {});
  t.mock.timers.tick(2_000);
  await assert.rejects(invoking, /did not answer invoke within 2000 ms/);
  await assertGone([Number(session.declaration.name)]);
});

test('a module that keeps its process busy is gone after shutdown all the same', async (t) => {
  const session = await start(t, `setInterval(() => {}, 1000); export default ${CONNECTOR}`);
  await session.shutdown();
  await assertGone([Number(session.declaration.name)]);
});

/** A session with the module `text`, shut down when the test is over; no limit and no grace runs out by itself. */
async function start(t: TestContext, text: string): Promise<Session> {
  const path = join(temporaryFolder(t), 'connector.mjs');
  writeFileSync(path, text);
  const session = await moduleDriver({ path }, 'The module')(INITIALIZATION);
  t.after(() => session.shutdown());
  t.mock.timers.enable({ apis: ['setTimeout'] });
  return session;
}

async function assertUnusable(starting: Promise<unknown>, says: RegExp): Promise<void> {
  await assert.rejects(starting, (failure) => {
    assert.ok(failure instanceof KitFailure, String(failure));
    assert.equal(failure.code, 'ConnectorUnusable');
    assert.match(failure.message, /^The module cannot be judged: /);
    assert.match(failure.message, says);
    assert.doesNotMatch(failure.message, /a bug of Signoff/);
    return true;
  });
}
