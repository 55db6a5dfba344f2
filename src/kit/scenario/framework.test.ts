// The framework opens an adapter and subscribes once a user, ends both after the final logout in the order it was given,
// and calls nothing that is not declared. What is run is written down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADAPTER_ACTIVITIES } from '../../connector/activity.ts';
import type { ActivityResult } from '../../connector/page.ts';
import type { Person } from './fixtures.ts';
import { createFramework } from './framework.ts';
import { plainPerson } from './testing/person.ts';

const [ADA, BEN] = [plainPerson('1'), plainPerson('2')];
const login = ({ id, password, extension }: Person) => ({
  AgentID: id,
  AgentPassword: password,
  DN: extension,
  Queue: 'sales',
});

interface Habits {
  readonly declared?: readonly string[];
  readonly unsubscribesFirst?: boolean;
  /** Activities that fail, as often as they stand here. */
  readonly fails?: string[];
}

function play({ declared = ADAPTER_ACTIVITIES, unsubscribesFirst = true, fails = [] }: Habits = {}) {
  const ran: string[] = [];
  const pages: object[] = [];
  const framework = createFramework({
    declared,
    unsubscribesFirst,
    async run(activity, { id }, page) {
      ran.push(`${activity} ${id}`);
      pages.push(page);
      const index = fails.indexOf(activity);
      if (index < 0) return { result: { page } as ActivityResult };
      fails.splice(index, 1);
      return { result: { page, status: { severity: 'Fail', message: 'no' } } as ActivityResult };
    },
  });
  const whole = async (someone: Person) => {
    const unopened = await framework.beforeLogin(someone, login(someone));
    if (unopened === undefined) await framework.afterLogin(someone, login(someone));
    return unopened;
  };
  return { framework, ran, pages, whole };
}

test('a login opens and subscribes, with what the login page knows', async () => {
  const { ran, pages, whole } = play();
  assert.equal(await whole(ADA), undefined);
  assert.deepEqual(ran, ['OpenAdapter 1', 'SubscribeForEvents 1']);
  assert.deepEqual(pages[0], { AgentID: '1', AgentPassword: 'pw-1', DN: '61' });
  assert.deepEqual(pages[1], pages[0]);
});

test('a second login of the same user opens and subscribes nothing; somebody else is somebody else', async () => {
  const { ran, whole } = play();
  for (const someone of [ADA, ADA, BEN]) await whole(someone);
  assert.deepEqual(ran, ['OpenAdapter 1', 'SubscribeForEvents 1', 'OpenAdapter 2', 'SubscribeForEvents 2']);
});

for (const [unsubscribesFirst, order] of [
  [true, ['UnSubscribeForEvents 1', 'CloseAdapter 1']],
  [false, ['CloseAdapter 1', 'UnSubscribeForEvents 1']],
] as const)
  test(`after the final logout ${order.join(' comes before ')}, without a password, once`, async () => {
    const { framework, ran, pages, whole } = play({ unsubscribesFirst });
    await whole(ADA);
    await whole(BEN);
    await framework.afterFinalLogout(ADA);
    await framework.afterFinalLogout(ADA);
    assert.deepEqual(ran.slice(4), order);
    assert.deepEqual(pages.slice(4), [
      { AgentID: '1', DN: '61' },
      { AgentID: '1', DN: '61' },
    ]);
  });

test('the login after a final logout is a first one again', async () => {
  const { framework, ran, whole } = play();
  await whole(ADA);
  await framework.afterFinalLogout(ADA);
  await whole(ADA);
  assert.deepEqual(ran.slice(4), ['OpenAdapter 1', 'SubscribeForEvents 1']);
});

test('nobody is ended who was not begun', async () => {
  const { framework, ran } = play();
  await framework.afterFinalLogout(ADA);
  assert.deepEqual(ran, []);
});

for (const declared of [[], ...ADAPTER_ACTIVITIES.map((activity) => [activity])])
  test(`a connector that declares ${declared.join() || 'none of them'} is asked for no other`, async () => {
    const { framework, ran, whole } = play({ declared });
    await whole(ADA);
    await framework.afterFinalLogout(ADA);
    const isBegun = declared[0] === 'OpenAdapter' || declared[0] === 'SubscribeForEvents';
    assert.deepEqual(ran, isBegun ? [`${declared[0]} 1`] : []);
  });

test('an adapter that cannot be opened is told, and the next login tries again', async () => {
  const { ran, whole } = play({ fails: ['OpenAdapter'] });
  assert.equal((await whole(ADA))?.result.status?.message, 'no');
  assert.equal(await whole(ADA), undefined);
  assert.deepEqual(ran, ['OpenAdapter 1', 'OpenAdapter 1', 'SubscribeForEvents 1']);
});

test('a subscription that failed is not ended', async () => {
  const { framework, ran, whole } = play({ fails: ['SubscribeForEvents'] });
  await whole(ADA);
  await framework.afterFinalLogout(ADA);
  assert.deepEqual(ran, ['OpenAdapter 1', 'SubscribeForEvents 1', 'CloseAdapter 1']);
});
