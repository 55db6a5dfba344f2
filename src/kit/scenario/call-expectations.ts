// What can be expected of calls as the ACD holds them. Each one throws a `MismatchFound` where it does not hold.

import type { CallAtAcd, CallParty } from '../acd/acd-under-test.ts';
import { describeCall, describeCommands, describeList, json } from '../acd/wording.ts';
import type { Person } from './fixtures.ts';
import type { Invocation } from './invocation.ts';
import { expect } from './mismatch.ts';

/** Somebody in a call, by the name of the feature. */
export interface Named extends CallParty {
  readonly name: string;
}

const describeMaybe = (call: CallAtAcd | undefined): string => (call === undefined ? 'it is over' : describeCall(call));

const stateIn = (call: CallAtAcd | undefined, { agentId, number }: CallParty): string | undefined =>
  call?.legs.find((leg) => (agentId === undefined ? leg.number === number : leg.agentId === agentId))?.state;

/** `state`: undefined, where that one is not to be in it. */
export function expectStanding(call: CallAtAcd | undefined, who: Named, state: string | undefined): void {
  const expected = state === undefined ? `${who.name} is not in it` : `${who.name} is ${state} in it`;
  expect(call !== undefined && stateIn(call, who) === state, expected, describeMaybe(call));
}

export function expectOver(call: CallAtAcd | undefined): void {
  expect(call === undefined, 'the call is over', describeMaybe(call));
}

export function expectInNoCall({ name }: Person, calls: readonly CallAtAcd[]): void {
  expect(calls.length === 0, `${name} is in no call`, describeList(calls.map(describeCall)));
}

/** The call that the agent has made to exactly that destination, from the device on the page. */
export function expectMade({ name, extension }: Person, destination: string, calls: readonly CallAtAcd[]): CallAtAcd {
  const made = calls.find(({ dialled, from }) => dialled === destination && from === extension);
  const expected = `a call from ${name}'s ${json(extension)} to ${json(destination)}`;
  expect(made !== undefined, expected, describeList(calls.map(describeCall)));
  return made as CallAtAcd;
}

export function expectData({ data = {} }: CallAtAcd, wanted: Readonly<Record<string, string>>): void {
  const wrong = Object.entries(wanted).filter(([name, text]) => data[name] !== text);
  expect(wrong.length === 0, `a call that carries ${json(wanted)}`, `one that carries ${json(data)}`);
}

/** These digits, in order, went into that call and into no other. */
export function expectDigits({ exchange }: Invocation, callId: string, digits: string): void {
  const sent = exchange.commands.filter(({ type, outcome }) => type === 'SendDtmf' && outcome === 'done');
  const holds = sent.every((command) => command.callId === callId);
  const whole = sent.map((command) => command.digits ?? '').join('');
  expect(holds && whole === digits, `${json(digits)} in call ${json(callId)}`, describeCommands(exchange.commands));
}
