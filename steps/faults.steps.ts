// Given: what goes wrong on the CTI server's side. Faults strike Commands and leave the reads around them alone, and
// last until the server is itself again or the scenario ends.

import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { Fault } from '../src/kit/acd-under-test.ts';
import { expectWorksAgain } from '../src/kit/recovery.ts';
import type { SignoffWorld } from './world.ts';

/** What a feature calls a fault, and what it is. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'refuses connections': { kind: 'refuse' },
  'resets the connection instead of an answer': { kind: 'reset-before-reply' },
  'resets the connection in the middle of its answer': { kind: 'reset-in-reply' },
  'cuts its answer off in the middle': { kind: 'truncate', settings: { share: 0.5 } },
  'cuts off the end of its answer': { kind: 'truncate', settings: { share: 0.9 } },
  'answers with garbled bytes': { kind: 'garble', settings: { share: 0.5 } },
  'never answers': { kind: 'half-open' },
  'does as it is told, and its answer is lost': { kind: 'lose-reply' },
  'answers with a success, and refuses in its body': { kind: 'refuse-in-body', settings: { code: 'NotLoggedIn' } },
  'accepts everything, and is not heard of again': { kind: 'accept-and-forget' },
  'answers with a success, and does nothing': { kind: 'lie' },
  "answers with somebody else's success": { kind: 'wrong-answer' },
  'answers with eight megabytes': { kind: 'oversize', settings: { bytes: 8 * 1024 * 1024 } },
  'answers with a hundred thousand levels of nesting': { kind: 'depth', settings: { levels: 100_000 } },
};

defineParameterType({
  name: 'fault',
  regexp: Object.keys(FAULTS),
  transformer: (words: string) => FAULTS[words],
});

Given('the CTI server {fault}', async function (this: SignoffWorld, fault: Fault) {
  await this.scene.spoil(fault);
});

Given(/^the CTI server answers that it is (.+)$/, async function (this: SignoffWorld, word: string) {
  await this.scene.spoil({ kind: 'answer', settings: { word: word.replaceAll(' ', '-') } });
});

Given('the CTI server is slow, but in time', async function (this: SignoffWorld) {
  const ms = Math.round(this.scene.connector.declaration.timeoutMs / 3);
  await this.scene.spoil({ kind: 'delay', settings: { ms } });
});

Given('the ACD accepts every Command and settles it later', async function (this: SignoffWorld) {
  await this.scene.choose({ outcome: 'later' });
});

When('the CTI server is itself again', async function (this: SignoffWorld) {
  await this.scene.repair();
});

Then('{word} can log out within ten seconds', async function (this: SignoffWorld, name: string) {
  const person = this.person(name);
  const again = () => this.scene.invoke('LogoutAgent', person, this.scene.page(person, 'LogoutAgent'));
  await expectWorksAgain(again, 10_000);
});
