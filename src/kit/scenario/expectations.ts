// What can be expected of an invocation and of the ACD after it. Each one throws a `MismatchFound` where it does not hold.

import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ActivityResult } from '../../connector/page.ts';
import type { AgentAtAcd, SentCommand, ServerUsage } from '../acd/acd-under-test.ts';
import { describeAgent, describeCommands, json } from '../acd/wording.ts';
import type { Invocation } from './invocation.ts';
import { expect, Untestable } from './mismatch.ts';
import { secretsPattern } from './secret-forms.ts';

/** Whether a property counts as not there: the kit's own test, for the connector's is among what it judges. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The status as a person would say it. */
export function describeStatus({ status }: ActivityResult): string {
  if (status === undefined || status === null) return 'no status';
  return isBlank(status.message)
    ? `status ${status.severity} without a message`
    : `status ${status.severity}: ${status.message}`;
}

/** `Good` without a message is the same as no status. */
export function expectNoStatus({ result }: Invocation): void {
  const { status } = result;
  const none = status === undefined || status === null || (status.severity === 'Good' && isBlank(status.message));
  expect(none, ['no status', 'status Good without a message'], describeStatus(result));
}

export function expectFailWithMessage({ result }: Invocation): void {
  const holds = result.status?.severity === 'Fail' && !isBlank(result.status.message);
  expect(holds, 'status Fail with a message', describeStatus(result));
}

/** The message of a Fail carries what the CTI server said when it refused. */
export function expectMessageFromAcd({ result, exchange }: Invocation): void {
  const refusals = exchange.replies.filter((reply) => !reply.positive).flatMap((reply) => reply.said ?? []);
  const said = [...refusals, ...exchange.laterRefusals];
  if (said.length === 0) throw new Untestable('The ACD refused nothing, so it said nothing that could be passed on.');
  const message = flat(result.status?.message ?? '');
  const expected = said.map((words) => `a message with what the ACD said: ${words}`);
  expect(
    said.some((words) => message.includes(flat(words))),
    expected,
    describeStatus(result),
  );
}

/** Text without differences of case, blanks and a full stop at its end. */
const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '').trim();

/** No property changed but those in `exempt`; absent, null and '' are the same, order is free. */
export function expectUnchanged(
  { before, result }: Pick<Invocation, 'before' | 'result'>,
  exempt: readonly string[],
): void {
  const names = new Set([...Object.keys(before), ...Object.keys(result.page)]);
  const changed = [...names].filter(
    (name) => !exempt.includes(name) && !isDeepStrictEqual(essence(before[name]), essence(result.page[name])),
  );
  const seen = changed.map((name) => `${name} was ${json(before[name])} and is ${json(result.page[name])}`).join('; ');
  expect(changed.length === 0, `no change of any property but ${exempt.join(', ')}`, seen);
}

/** A value with everything blank in it left out. */
function essence(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === undefined) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, essence(inner)] as const);
  const left = entries.filter(([, inner]) => inner !== undefined);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** Where either error property changed, both carry the status message. */
export function expectErrorProperties({ before, result }: Invocation): void {
  const set = ERROR_PROPERTIES.filter((name) => !isBlank(result.page[name]) && result.page[name] !== before[name]);
  const message = result.status?.message;
  const holds = set.length === 0 || ERROR_PROPERTIES.every((name) => result.page[name] === message);
  expect(
    holds,
    ['pyStatusMessage and pyPegaCTIError untouched', `both carrying the status message ${json(message)}`],
    ERROR_PROPERTIES.map((name) => `${name} is ${json(result.page[name])}`).join(', '),
  );
}

export const ERROR_PROPERTIES = ['pyStatusMessage', 'pyPegaCTIError'] as const;

/** None of `secrets` shows, in whatever form, in anything the agent could read, nor in what the connector `logged`. */
export function expectNoSecret(
  { result }: Invocation,
  secrets: readonly string[],
  logged: readonly string[] = [],
): void {
  const texts = [result.status?.message, ...ERROR_PROPERTIES.map((name) => result.page[name]), ...logged];
  const pattern = secretsPattern(secrets);
  const masked = texts.flatMap((text) => {
    if (typeof text !== 'string' || pattern === undefined) return [];
    const shown = text.replace(pattern, '***');
    return shown === text ? [] : [shown];
  });
  expect(
    masked.length === 0,
    logged.length === 0 ? 'a message without a secret' : 'no secret in message, event or log',
    [...new Set(masked)].map(json).join(', '),
  );
}

export function expectState(name: string, held: AgentAtAcd, states: readonly string[]): void {
  expect(
    states.includes(held.state),
    states.map((state) => `the ACD holds ${name} as ${state}`),
    describeAgent(held),
  );
}

/** Exactly these queue logins, by id. */
export function expectQueues(name: string, held: AgentAtAcd, queueIds: readonly string[]): void {
  const holds = isDeepStrictEqual([...held.queues].sort(), [...queueIds].sort());
  const expected = queueIds.length === 0 ? 'no queue' : queueIds.join(' and ');
  expect(holds, `${name} is logged in to ${expected}`, describeAgent(held));
}

/** At this device, by its number. */
export function expectExtension(name: string, { extension }: AgentAtAcd, wanted: string): void {
  expect(extension === wanted, `${name} sits at extension ${wanted}`, `${name} sits at ${extension ?? 'no extension'}`);
}

/** Every Command of the invocation fulfils `isRight`, and there is at least one. */
export function expectCommands(
  { exchange }: Invocation,
  isRight: (command: SentCommand) => boolean,
  expected: string,
): void {
  const { commands } = exchange;
  expect(commands.length > 0 && commands.every(isRight), expected, describeCommands(commands));
}

export function expectNoCommand({ exchange }: Invocation): void {
  expect(exchange.commands.length === 0, 'no Command', describeCommands(exchange.commands));
}

/** Nothing was asked of the CTI server, and so no secret was sent with it. */
export function expectNoRequest({ exchange }: Invocation): void {
  const seen = exchange.requests === 1 ? 'a request' : `${exchange.requests} requests`;
  expect(exchange.requests === 0, 'no request to the CTI server', seen);
}

/**
 * Of what the ACD has decided, no Command is another's equal: neither of two of a kind names the same agent and queue; one
 * that names no queue stands for all of them. What became of the answers does not matter.
 */
export function expectNoneTwice({ exchange, agentBefore }: Invocation): void {
  const { commands } = exchange;
  if (commands.length === 0) throw new Untestable('No Command reached the ACD, so none could be sent twice.');
  const isRepeated = (command: SentCommand, index: number) =>
    commands
      .slice(0, index)
      .some((earlier) => isSameCommand(earlier, command) || isAskedInVain(earlier, command, agentBefore?.queues));
  expect(!commands.some(isRepeated), 'each Command once', describeCommands(commands));
}

/** A logout of a queue in which the agent was not, when another has been asked for already. */
function isAskedInVain({ type }: SentCommand, later: SentCommand, queues: readonly string[] | undefined): boolean {
  if (type !== 'LogOut' || later.type !== type || queues === undefined) return false;
  return later.queueIds?.some((queueId) => !queues.includes(queueId)) ?? false;
}

function isSameCommand(one: SentCommand, other: SentCommand): boolean {
  if (one.type !== other.type || one.agentId !== other.agentId) return false;
  const { queueIds } = other;
  if (one.queueIds === undefined || queueIds === undefined) return true;
  return one.queueIds.some((queueId) => queueIds.includes(queueId));
}

/** A refusal is the last thing that the ACD heard. */
export function expectNothingAfterRefusal({ exchange }: Invocation): void {
  const { commands } = exchange;
  const refused = commands.findIndex((command) => command.outcome === 'refused');
  if (refused < 0) throw new Untestable('The ACD refused nothing, so nothing could follow a refusal.');
  expect(refused === commands.length - 1, 'no Command after the refusal', describeCommands(commands));
}

/** What the activity sent was of the CTI server's own vocabulary. */
export function expectUnderstood({ exchange }: Invocation): void {
  const { replies } = exchange;
  if (replies.length === 0) throw new Untestable('The CTI server was asked nothing.');
  const strange = replies.filter((reply) => !reply.understood);
  expect(
    strange.length === 0,
    'requests that the CTI server understands',
    strange.map((reply) => `it answered: ${reply.said}`).join('; '),
  );
}

/** The page's AgentState as attributes: each one that was given went with every Command, unchanged. */
export function expectAttributes(invocation: Invocation, given: Readonly<Record<string, string>>): void {
  const carries = ({ attributes = {} }: SentCommand) =>
    Object.entries(given).every(([name, value]) => attributes[name] === value);
  const seen = invocation.exchange.commands.map(({ attributes }) => json(attributes ?? {})).join(', ') || 'no Command';
  expect(
    invocation.exchange.commands.length > 0 && invocation.exchange.commands.every(carries),
    `a Command with ${json(given)}`,
    seen,
  );
}

/** A connection that is closed takes a moment to be gone at the other side, in milliseconds. */
const CLOSING_MS = 1_000;
const LOOK_AGAIN_MS = 5;

/** The connector holds on to no more at the CTI server than it did `before`; what it has just closed is waited for. */
export async function expectHoldsNoMore(
  before: ServerUsage | undefined,
  look: () => Promise<ServerUsage>,
  what: readonly (keyof ServerUsage)[] = ['connections', 'subscriptions'],
): Promise<void> {
  if (before === undefined) throw new Untestable('Nobody took note of what the connector held on to before.');
  const describe = (usage: ServerUsage) => what.map((one) => `${usage[one]} ${one}`).join(', ');
  const holds = (usage: ServerUsage) => what.every((one) => usage[one] <= before[one]);
  const end = Date.now() + CLOSING_MS;
  let now = await look();
  for (; !holds(now) && Date.now() < end; now = await look()) await setTimeout(LOOK_AGAIN_MS);
  expect(holds(now), `at most ${describe(before)}`, describe(now));
}
