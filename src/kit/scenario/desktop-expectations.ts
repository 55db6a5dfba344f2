// What can be expected of a desktop: that it is told what happens to an agent and to calls, once, in order, of nobody else, and
// that in the end it knows what the ACD holds. Each one throws a `MismatchFound` where it does not hold.

import type { AgentAtAcd, AgentChange } from '../acd/acd-under-test.ts';
import { describeAgent, describeList, json } from '../acd/wording.ts';
import type { Desktop, EventPage } from './desktop.ts';
import { isBlank } from './expectations.ts';
import type { Person } from './fixtures.ts';
import { expect } from './mismatch.ts';

/** How long an event may take that nothing holds up, and how long it may take to recover; in milliseconds of wire time. */
const TOLD_MS = 3_000;
const RECOVERY_MS = 10_000;

/** What an event about an agent is called, and in which state the ACD holds the agent then. */
const STATE_NAMES: Readonly<Record<string, readonly string[]>> = {
  Login: ['LoggedIn', 'Ready', 'NotReady', 'AfterCallWork', 'Busy'],
  Logout: ['LoggedOut'],
  Ready: ['Ready'],
  NotReady: ['NotReady', 'AfterCallWork'],
};

const CALL_NAMES = [
  'Offering',
  'Initiated',
  'Connected',
  'Established',
  'Held',
  'Retrieved',
  'Disconnected',
  'Abandoned',
];

/** What there is besides; of it nothing is asked. */
const OTHER_NAMES = ['Alerting', 'PartyInfo', 'CallInfo', 'Snapshot', 'Unknown'];

type Who = Pick<Person, 'name' | 'id' | 'extension'>;

const nameOf = ({ pyEventName }: EventPage): string => String(pyEventName);

/** The names of several, as in a report. */
const namesOf = (events: readonly EventPage[]): string => describeList(events.map(nameOf));

/** Whether an event may be about that agent: it says of whom or of which device it is, or nothing of either. */
const mayBeAbout = ({ AgentID, DN }: EventPage, { id, extension }: Who): boolean =>
  (isBlank(AgentID) || AgentID === id) && (isBlank(DN) || DN === extension);

const statesOf = (events: readonly EventPage[], who: Who): readonly EventPage[] =>
  events.filter((event) => Object.hasOwn(STATE_NAMES, nameOf(event)) && mayBeAbout(event, who));

/** The last that was told of the agent is of that name. */
export async function expectLastTold(desktop: Desktop, who: Who, name: string): Promise<void> {
  const isLast = (events: readonly EventPage[]) => {
    const last = statesOf(events, who).at(-1);
    return last !== undefined && nameOf(last) === name;
  };
  const events = await desktop.until(isLast, TOLD_MS);
  const seen = `of ${who.name} was told, in order: ${namesOf(statesOf(events, who))}`;
  expect(isLast(events), `the desktop is told ${name} of ${who.name}, and nothing behind it`, seen);
}

/** In time the last that was told is the state in which the ACD holds the agent. */
export async function expectInAgreement(desktop: Desktop, who: Who, held: () => Promise<AgentAtAcd>): Promise<void> {
  let now = await held();
  const agrees = async (events: readonly EventPage[]) => {
    now = await held();
    const last = statesOf(events, who).at(-1);
    return last !== undefined && STATE_NAMES[nameOf(last)]?.includes(now.state) === true;
  };
  const events = await desktop.until(agrees, RECOVERY_MS);
  expect(
    await agrees(events),
    `the last that the desktop is told of ${who.name} is what the ACD holds: ${now.state}`,
    `the ACD holds ${describeAgent(now)}; told, in order: ${namesOf(statesOf(events, who))}`,
  );
}

/** What was told of the agent are changes at the ACD, each once at most, in their order. */
export async function expectEachOnce(desktop: Desktop, who: Who): Promise<void> {
  const changes = changesOf((await desktop.happened()).changes, who);
  const told = statesOf(desktop.events(), who);
  const seen = `of ${who.name} was told ${namesOf(told)}; at the ACD there was ${describeList(changes.map(({ to }) => to))}`;
  expect(areAmong(told, changes), `each change of ${who.name} told once at most, in their order`, seen);
}

const changesOf = (changes: readonly AgentChange[], { id }: Who): readonly AgentChange[] =>
  changes.filter(({ agentId }) => agentId === id);

/** Whether each event tells of a change that is behind the one that the event before it tells of. After a login the state that it led to may be told as well. */
function areAmong(told: readonly EventPage[], changes: readonly AgentChange[]): boolean {
  let next = 0;
  let isJustIn = false;
  for (const event of told) {
    const name = nameOf(event);
    const at = changes.findIndex(({ to }, index) => index >= next && isToldAs(to, name));
    if (at < 0 && !(isJustIn && (name === 'Ready' || name === 'NotReady'))) return false;
    isJustIn = name === 'Login';
    if (at >= 0) next = at + 1;
  }
  return true;
}

/** A login may be told as the state that it leads to. */
const isToldAs = (to: string, name: string): boolean =>
  to === 'LoggedIn' ? name !== 'Logout' : name !== 'Login' && STATE_NAMES[name]?.includes(to) === true;

/**
 * What was told of the agent behind the first `from` events are some of these, each once at most, in order, and the last of them. It
 * waits no longer once the last has come, which therefore is to be another than those before it.
 */
export async function expectToldAmong(
  desktop: Desktop,
  who: Who,
  names: readonly string[],
  from: number,
): Promise<void> {
  const told = (events: readonly EventPage[]) => statesOf(events.slice(from), who);
  const isTold = (events: readonly EventPage[]) => nameOf(told(events).at(-1) ?? {}) === names.at(-1);
  const events = await desktop.until(isTold, TOLD_MS);
  const changes = names.map((name) => ({ agentId: who.id, to: name === 'Logout' ? 'LoggedOut' : name }));
  const holds = isTold(events) && areAmong(told(events), changes);
  expect(holds, `told of ${who.name} are, in order, some of ${describeList(names)}`, `told ${namesOf(told(events))}`);
}

/** Every event tells of that agent; one that does not say of whom it is tells of what happened to the agent. */
export async function expectToldOfNobodyBut(desktop: Desktop, who: Who): Promise<void> {
  const events = desktop.events();
  const stray = events.find((event) => !mayBeAbout(event, who));
  const expected = `the desktop is told of nobody but ${who.name}`;
  expect(stray === undefined, expected, `told ${json(stray)}`);
  const changes = changesOf((await desktop.happened()).changes, who);
  const told = statesOf(events, who);
  const seen = `told ${namesOf(told)}; of ${who.name} there was ${describeList(changes.map(({ to }) => to))}`;
  expect(areAmong(told, changes), expected, seen);
}

/** What happened to the agent after the logout is not told. */
export async function expectNothingAfterLogout(desktop: Desktop, who: Who): Promise<void> {
  const changes = changesOf((await desktop.happened()).changes, who);
  const until = changes.findIndex(({ to }) => to === 'LoggedOut') + 1;
  const told = statesOf(desktop.events(), who);
  const seen = `of ${who.name} was told ${namesOf(told)}; there was ${describeList(changes.map(({ to }) => to))}`;
  expect(areAmong(told, changes.slice(0, until)), `nothing told of ${who.name} that came after the logout`, seen);
}

/** Every event is called what OpenCTI knows. */
export function expectKnownNames(desktop: Desktop): void {
  const known = [...Object.keys(STATE_NAMES), ...CALL_NAMES, ...OTHER_NAMES];
  const stray = desktop.events().find((event) => !known.includes(nameOf(event)));
  expect(stray === undefined, 'events with names that OpenCTI knows', `an event ${json(stray)}`);
}

const callEventsOf = (events: readonly EventPage[], names: readonly string[]): readonly EventPage[] =>
  events.filter((event) => names.includes(nameOf(event)));

/** An event of one of these names about a call has come; answers the latest. */
export async function expectCallTold(desktop: Desktop, names: readonly string[]): Promise<EventPage> {
  const events = await desktop.until((all) => callEventsOf(all, names).length > 0, TOLD_MS);
  const event = callEventsOf(events, names).at(-1);
  expect(event !== undefined, `the event ${names.join(' or ')}`, `told, in order: ${namesOf(events)}`);
  return event ?? {};
}

/** So many events of these names were told, and no more. */
export async function expectCallToldTimes(desktop: Desktop, names: readonly string[], times: number): Promise<void> {
  const events = await desktop.until((all) => callEventsOf(all, names).length >= times, TOLD_MS);
  const count = callEventsOf(events, names).length;
  const seen = `${count} of them; told, in order: ${namesOf(events)}`;
  expect(count === times, `the event ${names.join(' or ')} ${times === 1 ? 'once' : `${times} times`}`, seen);
}

/** An event carries these values. */
export function expectValues(event: EventPage, values: Readonly<Record<string, unknown>>): void {
  const wrong = Object.entries(values).filter(([property, value]) => json(event[property] ?? '') !== json(value));
  const seen = wrong.map(([property]) => `${property} is ${json(event[property])}`).join(', ');
  const expected = wrong.map(([property, value]) => `${property} ${json(value)}`).join(', ');
  expect(wrong.length === 0, `the event ${nameOf(event)} with ${expected}`, seen);
}
