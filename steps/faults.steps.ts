// Given: what goes wrong on the CTI server's side. Faults strike Commands and leave the reads around them alone, and
// last until the server is itself again or the scenario ends.

import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { Fault } from '../src/kit/acd/acd-under-test.ts';
import { expectWorksAgain } from '../src/kit/scenario/recovery.ts';
import type { SignoffWorld } from './world.ts';

/** What a feature calls a fault, and what it is. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'refuses connections': { effect: 'no-connection' },
  'shows a certificate that nobody vouches for': { effect: 'untrusted-certificate' },
  'resets the connection instead of an answer': { effect: 'reset', when: 'before-answer' },
  'resets the connection in the middle of its answer': { effect: 'reset', when: 'in-answer' },
  'cuts its answer off in the middle': { effect: 'answer-cut', share: 0.5 },
  'cuts off the end of its answer': { effect: 'answer-cut', share: 0.9 },
  'answers with garbled bytes': { effect: 'answer-garbled', share: 0.5 },
  'never answers': { effect: 'silence' },
  'closes the connection instead of an answer': { effect: 'closed' },
  'does as it is told, and its answer is lost': { effect: 'answer-lost', connection: 'stays' },
  'loses one answer': { effect: 'answer-lost', connection: 'stays', times: 1 },
  'loses one answer and the connection with it': { effect: 'answer-lost', connection: 'is-reset', times: 1 },
  'answers too late': { effect: 'answer-late', ms: 600_000 },
  'sends one answer twice': { effect: 'answer-twice', times: 1 },
  'answers in small pieces': { effect: 'answer-in-pieces', longest: 50 },
  'answers with a success, and refuses in its body': { effect: 'refusal-in-body', code: 'NotLoggedIn' },
  'accepts everything, and is not heard of again': { effect: 'accepted-and-forgotten' },
  'answers with a success, and does nothing': { effect: 'false-success' },
  "answers with somebody else's success": { effect: 'answer-to-another', isDone: false },
  'tells of what became of another request': { effect: 'answer-to-another', isDone: true, strikes: 'reads' },
  'fails, and quotes the request with all that is in it': { effect: 'request-quoted' },
  'does as it is told, and answers another request': { effect: 'answer-to-another', isDone: true },
  'answers with eight megabytes': { effect: 'answer-huge', bytes: 8 * 1024 * 1024 },
  'answers with a hundred thousand levels of nesting': { effect: 'answer-deep', levels: 100_000 },
  'tells what happens before it answers': { effect: 'event-first', ms: 50 },
  'tells everything twice': { effect: 'event-twice' },
  'tells one thing late': { effect: 'event-late', times: 1 },
  'tells one thing behind the next': { effect: 'event-behind', times: 1 },
  'tells everything in pieces that nobody can read': { effect: 'event-torn' },
  'tells everything by names that nobody knows': { effect: 'event-unknown' },
  'tells everything of a device that nobody has': { effect: 'event-foreign' },
  'loses the connection whenever it tells something': { effect: 'feed-lost' },
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
  return { effect: 'answer-malformed', shape };
}

defineParameterType({
  name: 'fault',
  regexp: Object.keys(FAULTS),
  transformer: (words: string) => FAULTS[words],
});

Given('the CTI server {fault}', async function (this: SignoffWorld, fault: Fault) {
  await this.stage.inject(fault);
});

Given(/^the CTI server answers that it is (.+)$/, async function (this: SignoffWorld, word: string) {
  await this.stage.inject({ effect: 'server-word', word: word.replaceAll(' ', '-') });
});

Given('the CTI server is slow, but in time', async function (this: SignoffWorld) {
  await this.stage.inject({ effect: 'answer-late', ms: Math.round(this.patienceMs / 3) });
});

Given('the CTI server lets its answer drip, a byte at a time', async function (this: SignoffWorld) {
  await this.stage.inject({ effect: 'answer-drips', everyMs: Math.round(this.patienceMs / 4) });
});

Given('the ACD accepts every Command and settles it later', async function (this: SignoffWorld) {
  await this.scenario.choose({ outcome: 'later' });
});

When('the CTI server is itself again', async function (this: SignoffWorld) {
  await this.stage.removeFaults();
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
