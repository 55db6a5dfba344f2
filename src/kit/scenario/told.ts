// What clients that listen are told of agents, as a sequence of changes that every protocol can tell.

import { describeList, json } from '../acd/wording.ts';
import type { Told } from '../probe/probe.ts';
import { expect } from './mismatch.ts';

/** The changes in order, each in a word: `Ready`, `NotReady`, `logged in`, `logged out`, `out of sales`. */
export function changesIn(told: readonly Told[]): readonly string[] {
  return told.flatMap((one, index) => (isRepeatedInOtherWords(told[index - 1], one) ? [] : [changeOf(one)]));
}

/** A pause of queue logins that is one of the agent is told as both, where it is told so. */
function isRepeatedInOtherWords(before: Told | undefined, { type, state, agentId }: Told): boolean {
  if (before === undefined || before.agentId !== agentId || type !== 'StateChanged') return false;
  return (before.type === 'Paused' && state === 'NotReady') || (before.type === 'Unpaused' && state === 'Ready');
}

function changeOf({ type, state = '', queueIds = [], outcome, words = '' }: Told): string {
  const queues = queueIds.join(' and ');
  switch (type) {
    case 'LoggedIn':
      return 'logged in';
    case 'LoggedOut':
      return 'logged out';
    case 'JoinedQueue':
      return `in ${queues} as well`;
    case 'LeftQueue':
      return `out of ${queues}`;
    case 'Paused':
      return 'NotReady';
    case 'Unpaused':
      return 'Ready';
    case 'StateChanged':
      return state;
    case 'Settled':
      return `settled: ${outcome}`;
    case 'Unreadable':
      return `unreadable: ${words}`;
  }
}

/** Of that agent exactly these changes were told, in that order. */
export function expectToldInOrder(
  told: readonly Told[],
  { id, name }: { readonly id: string; readonly name: string },
  expected: readonly string[],
): void {
  const seen = changesIn(told.filter(({ agentId }) => agentId === id));
  expect(json(seen) === json(expected), `told of ${name}, in order: ${describeList(expected)}`, describeList(seen));
}

/** Nobody else's changes were told, and what was told was of the protocol. */
export function expectToldOfNobodyBut(told: readonly Told[], ids: readonly string[], who: string): void {
  const others = told.filter(({ agentId }) => !ids.includes(agentId));
  const seen = others.map((one) => `of ${json(one.agentId)}: ${changeOf(one)}`);
  expect(others.length === 0, `${who} is told nothing of anybody else`, `told ${describeList(seen)}`);
}

/** That change was told once, however often others were. */
export function expectToldOnce(
  told: readonly Told[],
  { id, name }: { readonly id: string; readonly name: string },
  change: string,
): void {
  const seen = changesIn(told.filter(({ agentId }) => agentId === id));
  const count = seen.filter((one) => one === change).length;
  expect(
    count === 1,
    `told once that ${name} is ${change}`,
    `told ${count === 0 ? 'not at all' : `${count} times`}: ${describeList(seen)}`,
  );
}

/** What was accepted was told to be settled, once, and in that way; a refusal in words. */
export function expectToldSettled(told: readonly Told[], id: string, how: 'done' | 'refused'): void {
  const settled = told.filter(({ type, agentId }) => type === 'Settled' && agentId === id);
  const [first] = settled;
  const inWords = how === 'done' || (first?.words ?? '').trim() !== '';
  const seen = settled.map(({ outcome, words = '' }) => `${outcome}${words === '' ? '' : `: ${words}`}`);
  const wanted = how === 'done' ? 'told once that it is done' : 'told once that it is refused, in words';
  expect(settled.length === 1 && first?.outcome === how && inWords, wanted, `told ${describeList(seen)}`);
}
