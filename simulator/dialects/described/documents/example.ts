// Whom the documents of a described switch speak of: one agent and one queue, as the ACD holds them, of whom its templates are filled in.

import { type Acd, emptyAcd } from '../../../core/model/acd.ts';
import { type Agent, type AgentState, newAgent } from '../../../core/model/agent.ts';
import { assignmentsTo, type Membership } from '../../../core/model/membership.ts';
import { PROFILES } from '../../../core/model/profiles.ts';
import { newQueue } from '../../../core/model/queue.ts';
import type { RejectionCode, RejectionFacts } from '../../../core/rejection.ts';
import type { Compiled, CompiledRoute, Input } from '../compiled.ts';
import type { Argument, Operation } from '../file-schema.ts';
import { patternsOf } from '../patterns.ts';
import { type Arguments, nested, valuesIn } from '../requests.ts';
import { agentView, queueView, refusalView } from '../views.ts';

/** A value of each kind of id, the first that fits. */
const VALUES: Readonly<Record<Argument | 'name', readonly string[]>> = {
  agent: ['1001', 'ann', 'a1', 'ann@example.org', '12bd38fb-9a2b-4768-a6dc-d68dbc138862'],
  queue: ['6400', 'sales', 'q1', 'sales@example.org', '5c0e1f7a-3b1d-4b2f-9c39-0a9f3f6f2f10'],
  reason: ['2', 'lunch', 'Lunch'],
  extension: ['7001', 'SIP/7001'],
  password: ['4711', 's3cret'],
  paused: ['true'],
  url: ['http://127.0.0.1:9000/told'],
  subscription: ['1'],
  name: ['Ann Agent'],
};

export type Examples = ReturnType<typeof examplesOf>;

const STATES: Readonly<Partial<Record<Operation, AgentState>>> = {
  ...{ login: 'NotReady', queueLogin: 'NotReady', logout: 'LoggedOut', queueLogout: 'LoggedOut' },
  ...{ ready: 'Ready', notReady: 'NotReady', afterCallWork: 'AfterCallWork' },
};

/** 2026-01-01, in the ACD's own time. */
const NOW = Date.UTC(2026, 0, 1);

export function examplesOf(compiled: Compiled) {
  const patterns = patternsOf(compiled);
  const fitting = (name: keyof typeof VALUES, { pattern }: { readonly pattern: string }) =>
    VALUES[name].find((value) => new RegExp(pattern, 'u').test(value)) ?? VALUES[name][0] ?? '';
  const args = {
    agent: fitting('agent', patterns.agentId),
    queue: fitting('queue', patterns.queueId),
    reason: fitting('reason', patterns.reasonCode),
    extension: fitting('extension', patterns.extension),
    password: fitting('password', patterns.password),
    paused: 'true',
    url: 'http://127.0.0.1:9000/told',
    subscription: '1',
  };
  const acd: Acd = emptyAcd(PROFILES[compiled.file.profile]);
  const queue = newQueue({ id: args.queue, name: 'Sales' });
  acd.queues.set(queue.id, queue);

  function agentIn(state: AgentState): Agent {
    const { agent: id, password, extension } = args;
    const reasonCode = compiled.routes.some(({ take }) => take.reason !== undefined) ? args.reason : undefined;
    const member: Membership = {
      ...{ queueId: queue.id, since: NOW },
      ...(state === 'NotReady' && { paused: { since: NOW, reasonCode } }),
    };
    return {
      ...newAgent({ id, name: 'Ann Agent', password, extension, assignments: assignmentsTo([queue.id]) }),
      ...{ state, memberships: new Map(state === 'LoggedOut' ? [] : [[queue.id, member]]) },
    };
  }

  /** What templates can speak of, the agent being in `state`. */
  function contextOf(state: AgentState, facts: object = {}): object {
    const agent = agentView(acd, agentIn(state), compiled.wordOf);
    return {
      ...NO_INPUT,
      request: { id: 'r-1' },
      time: { ms: NOW, s: NOW / 1000, iso: new Date(NOW).toISOString() },
      ...{ agent, agents: [agent], queue: queueView(acd, queue.id), queueIds: [queue.id] },
      ...{ fields: ['body'], cause: 'out of order' },
      subscription: { id: args.subscription, url: args.url },
      ...facts,
    };
  }

  return {
    args: args as Arguments,
    contextOf,
    /** A request for `operation`, place by place. */
    inputFor: (route: CompiledRoute, operation: Operation): Input => inputOf(valuesIn(route, operation, args)),
    /** As its answer is filled in once `operation` is done. */
    done: (input: Input, operation: Operation) => contextOf(STATES[operation] ?? 'Ready', input),
    refused: (input: Input, code: RejectionCode) =>
      contextOf('Ready', { ...input, refusal: refusalView({ code, facts: factsOf(args) }) }),
  };
}

const NO_INPUT: Input = { path: {}, query: {}, header: {}, body: undefined };

function inputOf(values: ReadonlyMap<string, string>): Input {
  const of = (where: string) =>
    [...values].flatMap(([place, value]): [string, string][] =>
      place.startsWith(`${where}.`) ? [[place.slice(where.length + 1), value]] : [],
    );
  const body = of('body');
  return {
    ...{ path: Object.fromEntries(of('path')), query: Object.fromEntries(of('query')) },
    ...{ header: Object.fromEntries(of('header')) },
    body: values.get('body') ?? (body.length === 0 ? undefined : nested(body)),
  };
}

const factsOf = ({ agent, queue, reason, extension }: Readonly<Record<string, string>>): RejectionFacts => ({
  ...{ agentId: agent, queueId: queue, reasonCode: reason, extension },
  ...{ state: 'Ready', wanted: 'LoggedOut', allowed: ['NotReady'] },
});
