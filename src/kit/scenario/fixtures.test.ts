// The fixtures: the same people in every run of a scenario, others in every other scenario, and nobody at the ACD before he
// is put on its floor. The ACD is one that writes down what it was asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AcdUnderTest } from '../acd/acd-under-test.ts';
import { DIALECT_NAMES, patternsOf } from '../suite/dialects.ts';
import type { DrawOrder } from './draw.ts';
import { checkDrawable, createFixtures } from './fixtures.ts';

const NATIVE = patternsOf('native');

function open({ defaultQueues, ...about }: Partial<DrawOrder> & { defaultQueues?: readonly string[] } = {}) {
  const server = { ...(defaultQueues && { defaultQueues }) };
  const asked: unknown[] = [];
  const arrange = { addToFloor: async (addition: unknown) => void asked.push(addition) };
  const order = { seed: 1, id: 'a scenario', patterns: NATIVE, ...about };
  return { fixtures: createFixtures({ arrange, server } as unknown as AcdUnderTest, order), asked };
}

/** As many scenarios as it takes to meet every shape in every field. */
const MANY = Array.from({ length: 60 }, (_, number) => `scenario ${number}`);

test('a person is the same whenever he is named, and unlike every other', () => {
  const { fixtures, asked } = open();
  const [ada, bob] = [fixtures.person('Ada'), fixtures.person('Bob')];
  assert.deepEqual(fixtures.person('Ada'), ada);
  assert.deepEqual(fixtures.people(), [ada, bob]);
  for (const key of ['name', 'id', 'password', 'extension', 'otherExtension'] as const)
    assert.notEqual(ada[key], bob[key], key);
  assert.deepEqual(asked, [], 'and the ACD has heard of nobody');
});

test('where a dialect does not say what it can carry, all is digits', async () => {
  const { fixtures } = open({ patterns: {} });
  const { name: _called, ...values } = fixtures.person('Ada');
  for (const value of [...Object.values(values), await fixtures.queue('sales'), fixtures.reason('lunch')])
    assert.match(value, /^\d+$/);
});

test('ids are parts of one another, whatever their shape, and one is the same number as another', () => {
  const shapes = new Set<string>();
  for (const id of MANY) {
    const { fixtures } = open({ id });
    const [first = '', second = '', third = '', fourth = ''] = ['Ada', 'Ben', 'Cleo', 'Dan'].map(
      (n) => fixtures.person(n).id,
    );
    assert.equal(new Set([first, second, third, fourth]).size, 4);
    assert.ok(second.endsWith(first) && third.startsWith(first) && fourth.includes(first) && fourth.endsWith(third));
    if (/^\d+$/.test(first)) assert.equal(Number(second), Number(first));
    shapes.add(first.replace(/\w+/g, 'x'));
  }
  assert.ok(shapes.size > 5, 'of many shapes');
});

test('a queue whose name holds that of another has an id that holds the id of the other', async () => {
  for (const id of MANY) {
    const { fixtures } = open({ id });
    const names = ['sales', 'sales-west', 'presales', 'support'];
    const [sales = '', west = '', presales = '', support = ''] = await Promise.all(names.map(fixtures.queue));
    assert.ok(west.startsWith(sales) && presales.endsWith(sales));
    assert.ok(!support.includes(sales) && !sales.includes(support));
    assert.equal(new Set([sales, west, presales]).size, 3);
  }
});

test('the same in every run with the same seed, and others in another scenario or with another seed', () => {
  const valuesIn = (seed: number, id: string) => {
    const { fixtures } = open({ seed, id });
    const { name: _called, fullName, ...unique } = fixtures.person('Ada');
    return { fullName, unique: [...Object.values(unique), fixtures.reason('lunch')] };
  };
  assert.deepEqual(valuesIn(1, 'a'), valuesIn(1, 'a'));
  const all = [valuesIn(1, 'a'), valuesIn(2, 'a'), valuesIn(1, 'b')].flatMap(({ unique }) => unique);
  assert.equal(new Set(all).size, all.length);
});

for (const dialect of DIALECT_NAMES)
  test(`${dialect}: every value that is drawn is one that its messages can carry, and is NFC`, async () => {
    const patterns = patternsOf(dialect);
    const check = (field: string, value: string) => {
      const { pattern = '', longest = 0 } = patterns[field] ?? {};
      assert.match(value, new RegExp(pattern, 'u'), field);
      assert.ok(Buffer.byteLength(value) <= longest, `${field}: ${value}`);
      assert.equal(value, value.normalize('NFC'));
    };
    for (const id of MANY) {
      const { fixtures } = open({ id, patterns });
      for (const person of [...['Ada', 'Ben', 'Cleo', 'Dan'].map(fixtures.person), ...fixtures.peopleOfEveryKind()]) {
        check('agentId', person.id);
        check('name', person.fullName);
        for (const password of [person.password, person.wrongPassword]) check('password', password);
        assert.notEqual(person.password, person.wrongPassword);
        for (const extension of [person.extension, person.otherExtension]) check('extension', extension);
      }
      const { ones, others } = fixtures.queuesOfEveryKind();
      for (const name of ['sales', 'presales', 'sales-west', ...ones, ...others])
        check('queueId', await fixtures.queue(name));
      for (const code of [fixtures.reason('lunch'), ...fixtures.reasonsOfEveryKind()]) check('reasonCode', code);
    }
  });

test('of every kind there are two that are nearly the same, in case alone where case counts', () => {
  const ids = open()
    .fixtures.peopleOfEveryKind()
    .map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const sameAs = (mangle: (id: string) => unknown) => ids.length - new Set(ids.map(mangle)).size;
  for (const mangle of [
    (id: string) => id.toLowerCase(),
    (id: string) => Number(id) || id,
    (id: string) => id.split('@')[0],
    (id: string) => id.replace(/\s+/g, ' '),
    (id: string) => id.split('/')[0],
    (id: string) => id.replace('%41', 'A'),
    (id: string) => id.replace('\\u0041', 'A'),
    (id: string) => id.replace('&#65;', 'A'),
    (id: string) => id.normalize('NFD').replace(/\p{M}/gu, ''),
    (id: string) => id.slice(0, 20),
  ])
    assert.ok(sameAs(mangle) > 0, String(mangle));
  assert.ok(ids.some((id) => id.length === NATIVE.agentId?.longest));
});

test('no two differ in case alone where the dialect does not tell them apart', async () => {
  const { fixtures } = open({ patterns: patternsOf('ami') });
  const { ones, others } = fixtures.queuesOfEveryKind();
  const queues = await Promise.all([...ones, ...others].map(fixtures.queue));
  for (const values of [fixtures.peopleOfEveryKind().map(({ id }) => id), queues])
    assert.equal(new Set(values.map((one) => one.toLowerCase())).size, values.length);
});

test('the ACD gets a queue at its first mention, and not again', async () => {
  const { fixtures, asked } = open();
  const id = await fixtures.queue('sales');
  assert.equal(await fixtures.queue('sales'), id);
  const [{ queues: [queue] = [] } = {}, ...more] = asked as { queues?: { id: string; name: string }[] }[];
  assert.equal(queue?.id, id);
  assert.deepEqual(more, []);
});

test('whoever is put on the floor is at the ACD with his queues, in one request; nobody else is', async () => {
  const { fixtures, asked } = open();
  const sales = await fixtures.queue('sales');
  const ada = await fixtures.addAgent('Ada', ['sales', 'support']);
  const support = await fixtures.queue('support');
  assert.deepEqual(ada, fixtures.person('Ada'));
  const { id, fullName: name, password, extension } = ada;
  const [, added, ...more] = asked as { queues: { id: string }[]; agents: unknown[] }[];
  assert.deepEqual(added?.agents, [{ id, name, password, extension, defaultQueueIds: [sales, support] }]);
  assert.deepEqual(
    added?.queues.map((queue) => queue.id),
    [support],
  );
  assert.deepEqual(more, []);
  assert.deepEqual([ada, fixtures.person('Bob')].map(fixtures.isOnFloor), [true, false]);
});

test('names tell what stands for whom', async () => {
  const { fixtures } = open();
  const sales = await fixtures.queue('sales');
  assert.deepEqual(fixtures.names(), { sales });
  const { id } = fixtures.person('Ada');
  const lunch = fixtures.reason('lunch');
  assert.deepEqual(fixtures.names(), { Ada: id, sales, lunch });
});

test('a dialect into which nothing fits that is drawn is told so', () => {
  const { fixtures } = open({ patterns: { ...NATIVE, agentId: { pattern: '^[a-c]$', longest: 1 } } });
  assert.throws(() => fixtures.person('Ada'), { code: 'DialectUnusable', message: /agentId/ });
});

test('where the ACD chooses the queues of a login, an agent is in the queues of his work', async () => {
  const { fixtures } = open();
  const ada = await fixtures.addAgent('Ada', ['sales', 'support']);
  assert.equal(fixtures.defaultQueueIds(), undefined);
  fixtures.loggedInByChoice(ada);
  const ids = [await fixtures.queue('sales'), await fixtures.queue('support')];
  assert.deepEqual(await fixtures.idsHeld(ada, ['sales', 'support']), ids);
});

test('where connectors are told of default queues, a login that names none goes to those', async () => {
  const { fixtures } = open({ defaultQueues: ['front', 'back'] });
  const ada = await fixtures.addAgent('Ada', ['sales', 'support']);
  const ids = [await fixtures.queue('sales'), await fixtures.queue('support')];
  assert.deepEqual(fixtures.defaultQueueIds(), ['front', 'back']);
  assert.deepEqual(fixtures.queuesOf(ada), ids);
  assert.deepEqual(await fixtures.idsHeld(ada, ['sales', 'support']), ids);
  fixtures.loggedInByChoice(ada);
  assert.deepEqual(await fixtures.idsHeld(ada, ['support', 'sales']), ['front', 'back']);
  assert.deepEqual(await fixtures.idsHeld(ada, ['billing']), [await fixtures.queue('billing')]);
  fixtures.queuesOf(ada);
  assert.deepEqual(await fixtures.idsHeld(ada, ['sales', 'support']), ids, 'taken to work again');
});

test('at a switch in use people and queues are those that are named, and whoever is unknown is nobody there', async () => {
  const floor = { agentIds: ['1001'], queueIds: ['sales', 'support'], clear: async () => undefined };
  const acd = { server: {}, floor, arrange: { addToFloor: async () => undefined } } as unknown as AcdUnderTest;
  const fixtures = createFixtures(acd, { seed: 1, id: 'x', patterns: {} });
  assert.equal(fixtures.person('Zoe').id, 'no-such-agent-zoe');
  const ada = await fixtures.addAgent('Ada', ['first', 'second']);
  assert.deepEqual([ada.id, fixtures.queuesOf(ada)], ['1001', ['sales', 'support']]);
  await assert.rejects(fixtures.addAgent('Ben', ['first']), {
    name: 'NotExercised',
    message: 'It needs 2 agents, and --agents names 1.',
  });
  await assert.rejects(fixtures.queue('third'), { message: 'It needs 3 queues, and --queues names 2.' });
});

test('every dialect leaves room for what the suite draws, and one of four digits is told that it does not', () => {
  for (const dialect of DIALECT_NAMES) checkDrawable(patternsOf(dialect));
  assert.throws(() => checkDrawable({ agentId: { pattern: '^[0-9]{4}$', longest: 4 } }), {
    code: 'DialectUnusable',
    message: 'No value that the suite draws for agentId fits ^[0-9]{4}$, at most 4 bytes: 14 digits would have to.',
  });
});

test('at a switch that assigns queues an agent is one who has these and no others', async () => {
  const queues: Readonly<Record<string, readonly string[]>> = {
    '1001': ['support', 'sales'],
    '1002': ['sales'],
    '1003': [],
  };
  const assignedTo = (agentId: string) => queues[agentId];
  const named = { agentIds: ['1001', '1002', '1003'], queueIds: ['sales', 'support'] };
  const floor = { ...named, assignedTo, clear: async () => undefined };
  const acd = { server: {}, floor, arrange: { addToFloor: async () => undefined } } as unknown as AcdUnderTest;
  const fixtures = createFixtures(acd, { seed: 1, id: 'x', patterns: {} });
  assert.equal((await fixtures.addAgent('Ada', ['first'])).id, '1002');
  assert.equal((await fixtures.addAgent('Ben', ['first', 'second'])).id, '1001');
  await assert.rejects(fixtures.addAgent('Cleo', ['first']), {
    name: 'NotExercised',
    message: 'It needs one agent more whose queues are sales and no others, and --agents names none.',
  });
});
