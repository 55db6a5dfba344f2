// Given: what goes wrong on the CTI server's side. Faults strike Commands and leave the reads around them alone, and
// last until the server is itself again or the scenario ends.

import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { Fault } from '../src/kit/acd/acd-under-test.ts';
import { expectWorksAgain } from '../src/kit/scenario/recovery.ts';
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
  'closes the connection instead of an answer': { kind: 'close' },
  'does as it is told, and its answer is lost': { kind: 'lose-reply' },
  'loses one answer': { kind: 'lose-reply', times: 1 },
  'loses one answer and the connection with it': { kind: 'lose-reply', settings: { how: 'reset' }, times: 1 },
  'answers too late': { kind: 'delay', settings: { ms: 600_000 } },
  'sends one answer twice': { kind: 'answer-twice', times: 1 },
  'answers in small pieces': { kind: 'split', settings: { longest: 50 } },
  'answers with a success, and refuses in its body': { kind: 'refuse-in-body', settings: { code: 'NotLoggedIn' } },
  'accepts everything, and is not heard of again': { kind: 'accept-and-forget' },
  'answers with a success, and does nothing': { kind: 'lie' },
  "answers with somebody else's success": { kind: 'wrong-answer' },
  'tells of what became of another request': {
    kind: 'wrong-answer',
    settings: { done: true },
    match: { requests: 'reads' },
  },
  'fails, and quotes the request with all that is in it': { kind: 'answer', settings: { quotes: true } },
  'does as it is told, and answers another request': { kind: 'wrong-answer', settings: { done: true } },
  'answers with eight megabytes': { kind: 'oversize', settings: { bytes: 8 * 1024 * 1024 } },
  'answers with a hundred thousand levels of nesting': { kind: 'depth', settings: { levels: 100_000 } },
  'answers with half of a text': malformed('cut-short'),
  'answers with a web page': malformed('web-page'),
  'answers with nothing inside': malformed('empty'),
  'answers with a word of plain text': malformed('plain-text'),
  'answers with a null': malformed('null'),
  'answers with something of another kind': malformed('other-kind'),
  'answers without an outcome': malformed('no-outcome'),
  'answers with an outcome that it does not have': malformed('unknown-outcome'),
  'answers with numbers for texts': malformed('numbers'),
  'answers with nulls for everything': malformed('nulls'),
};

/** The frame of the answer is good, and what is inside is not of the protocol. */
function malformed(shape: string): Fault {
  return { kind: 'malformed-answer', settings: { shape } };
}

defineParameterType({
  name: 'fault',
  regexp: Object.keys(FAULTS),
  transformer: (words: string) => FAULTS[words],
});

Given('the CTI server {fault}', async function (this: SignoffWorld, fault: Fault) {
  await this.scenario.inject(fault);
});

Given(/^the CTI server answers that it is (.+)$/, async function (this: SignoffWorld, word: string) {
  await this.scenario.inject({ kind: 'answer', settings: { word: word.replaceAll(' ', '-') } });
});

Given('the CTI server is slow, but in time', async function (this: SignoffWorld) {
  const ms = Math.round(this.scenario.connector.declaration.timeoutMs / 3);
  await this.scenario.inject({ kind: 'delay', settings: { ms } });
});

Given('the CTI server lets its answer drip, a byte at a time', async function (this: SignoffWorld) {
  const everyMs = Math.round(this.scenario.connector.declaration.timeoutMs / 4);
  await this.scenario.inject({ kind: 'drip', settings: { bytes: 1, everyMs } });
});

Given('the ACD accepts every Command and settles it later', async function (this: SignoffWorld) {
  await this.scenario.choose({ outcome: 'later' });
});

When('the CTI server is itself again', async function (this: SignoffWorld) {
  await this.scenario.removeFaults();
});

When('{word} logs out while the late answers come', async function (this: SignoffWorld, name: string) {
  const person = this.person(name);
  await this.scenario.removeFaultsDuring(() =>
    this.scenario.invoke('LogoutAgent', person, this.scenario.page(person, 'LogoutAgent')),
  );
});

Then('{word} can log out within ten seconds', async function (this: SignoffWorld, name: string) {
  const person = this.person(name);
  const again = () => this.scenario.invoke('LogoutAgent', person, this.scenario.page(person, 'LogoutAgent'));
  await expectWorksAgain(again, 10_000);
});
