// Events are kept in order until a scenario begins, whoever waits is told of the next one or that time is over, and what is too
// much is not kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMail, MOST_EVENTS } from './mail.ts';

const event = (pyEventName: string) => ({ at: 1, page: { pyEventName } });

test('events are there in order until a scenario begins', () => {
  const mail = createMail();
  for (const name of ['Ready', 'NotReady']) assert.ok(mail.put(event(name), 10));
  assert.deepEqual(mail.all(), [event('Ready'), event('NotReady')]);
  mail.begin();
  assert.deepEqual(mail.all(), []);
});

test('whoever waits hears of the next one, of an end, and of a time that is over', async () => {
  const mail = createMail();
  const arrival = mail.arrival(60_000);
  mail.put(event('Ready'), 10);
  await arrival;
  const end = mail.arrival(60_000);
  mail.wake();
  await end;
  const hold = setInterval(() => undefined, 1_000); // nothing else keeps this process
  await mail.arrival(1);
  clearInterval(hold);
});

test('a burst of 100,000 is not kept, nor one that is too long', () => {
  const mail = createMail();
  const kept = Array.from({ length: 100_000 }, () => mail.put(event('Ready'), 10)).filter(Boolean);
  assert.equal(kept.length, MOST_EVENTS);
  assert.equal(mail.all().length, MOST_EVENTS);
  mail.begin();
  assert.equal(mail.put(event('Ready'), 64 * 1024 * 1024), false);
});
