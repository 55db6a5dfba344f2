// How a described switch answers: what the ACD decided, what it holds, what is wrong with a request, and what faults have it say.

import type { Decision } from '../../core/decision.ts';
import type { Agent } from '../../core/model/agent.ts';
import type { Rejection } from '../../core/rejection.ts';
import type { AnswerInjection } from '../../faults/fault.ts';
import { attempt } from '../../net/attempt.ts';
import type { Site } from '../dialect.ts';
import { type Compiled, type CompiledRoute, type MakeAnswer, scalarAt } from './compiled.ts';
import type { Asked, Decoded, Malformed } from './decode.ts';
import type { Failures } from './failures.ts';
import { FORMATS } from './formats.ts';
import { mapTexts, quotationOf } from './shown-token.ts';
import { spoiled } from './spoiled.ts';
import { agentView, queueView, refusalView } from './views.ts';
import type { Webhooks } from './webhooks.ts';
import { type Reply, saying } from './written.ts';

export interface Answer {
  readonly response: Reply;
  /** Whether the request was one of the switch's, so that the ACD could be asked. */
  readonly understood: boolean;
  readonly positive: boolean;
  /** What it says to a person, where it says anything. */
  readonly said?: string | undefined;
  /** What the request called a password: it must not show where the answer quotes it. */
  readonly password?: string | undefined;
}

type Facts = Readonly<Record<string, unknown>>;

interface AnswerParts extends Pick<Site, 'engine' | 'fabricate'> {
  readonly webhooks: Webhooks;
  readonly failures: Failures;
}

export function createAnswers(compiled: Compiled, { engine, fabricate, webhooks, failures }: AnswerParts) {
  const { file, wordOf } = compiled;
  const says = file.says?.split('.');
  const { acd } = engine;

  /** What every template can speak of. */
  function contextOf({ input, requestId, agentId, queueId }: Decoded, facts: Facts = {}): object {
    const agent = agentId === undefined ? undefined : acd.agents.get(agentId);
    const now = engine.clock.now();
    return {
      ...input,
      request: { id: requestId },
      time: { ms: now, s: Math.floor(now / 1000), iso: new Date(now).toISOString() },
      agent: agent === undefined ? { id: agentId ?? '' } : agentView(acd, agent, wordOf),
      queue: queueId === undefined ? {} : queueView(acd, queueId),
      ...facts,
    };
  }

  /** Where a template fails the switch does, in its own words. */
  function made(
    make: MakeAnswer,
    decoded: Decoded,
    facts: Facts,
    how: Pick<Answer, 'understood' | 'positive'>,
  ): Answer {
    const { password } = decoded;
    try {
      const response = make(contextOf(decoded, facts));
      return { ...how, response, said: how.positive ? undefined : saidIn(response), password };
    } catch (error) {
      const cause = failures.note(error, decoded.requestId);
      return { ...how, response: compiled.failed({ cause }), positive: false, said: cause, password };
    }
  }

  function saidIn({ body, text, as }: Reply): string | undefined {
    const said = says === undefined ? undefined : scalarAt(body, says);
    if (said !== undefined && said !== null) return String(said);
    return as === 'text' ? text : undefined;
  }

  function refused(route: CompiledRoute, decoded: Decoded, rejection: Rejection): Answer {
    const facts = { refusal: refusalView(rejection) };
    const make = compiled.refusing(route, rejection.code);
    return make === 'done'
      ? made(route.answer, decoded, facts, { understood: true, positive: true })
      : made(make, decoded, facts, { understood: true, positive: false });
  }

  function decided(route: CompiledRoute, decoded: Decoded, decision: Decision): Answer {
    if (decision.outcome === 'refused') return refused(route, decoded, decision.rejection);
    const reported = fabricate.reportedState(decision);
    const agent = decoded.agentId === undefined ? undefined : acd.agents.get(decoded.agentId);
    const facts: Facts =
      reported === undefined || agent === undefined ? {} : { agent: agentView(acd, asIf(agent, reported), wordOf) };
    const make = decision.outcome === 'done' ? route.answer : route.accepted;
    return made(make, decoded, facts, { understood: true, positive: true });
  }

  function read(route: CompiledRoute, decoded: Decoded): Answer {
    const { operation, agentId, queueId = '' } = decoded;
    const isOfAgent = operation === 'readAgent' || (operation === 'subscribe' && agentId !== undefined);
    if (isOfAgent && !acd.agents.has(agentId ?? ''))
      return refused(route, decoded, { code: 'UnknownAgent', facts: { agentId: agentId ?? '' } });
    if (operation === 'readQueue' && !acd.queues.has(queueId))
      return refused(route, decoded, { code: 'UnknownQueue', facts: { queueId } });
    if (operation === 'subscribe' || operation === 'unsubscribe') return subscribed(route, decoded);
    const all =
      operation === 'readAgents' ? { agents: [...acd.agents.values()].map((one) => agentView(acd, one, wordOf)) } : {};
    return made(route.answer, decoded, all, { understood: true, positive: true });
  }

  /** Where events cannot go there the request is malformed, and says why; of what there is not, nothing is found. */
  function subscribed(route: CompiledRoute, decoded: Decoded): Answer {
    const { operation, agentId, subscriber: { url = '', id } = {} } = decoded;
    const { value: subscription, issue } = attempt(() =>
      operation === 'subscribe' ? webhooks.subscribe(url, agentId) : webhooks.unsubscribe({ id, url }),
    );
    if (issue !== undefined)
      return mistaken({ ...decoded, wrong: { why: 'malformed', fields: ['url'], cause: (issue as Error).message } });
    if (subscription === undefined) return mistaken({ ...decoded, wrong: { why: 'notFound' } });
    return made(route.answer, decoded, { subscription }, { understood: true, positive: true });
  }

  return {
    contextOf,
    /** Has the ACD decide what was decoded, reads, or says what was wrong with it; undefined in the end: nothing is answered. */
    answer({ route }: Asked, decoded: Decoded): Answer | Promise<undefined> {
      const { wrong, command, requestId } = decoded;
      if (wrong !== undefined || route === undefined) return mistaken(decoded);
      if (command === undefined) return read(route, decoded);
      const decision = engine.execute(command, { origin: 'connector', dialect: file.switch, requestId });
      return isNeverSettled(decision) && route.text.accepted === undefined
        ? Promise.resolve(undefined)
        : decided(route, decoded, decision);
    },
    /** What faults have it say in place of doing anything; undefined where its own answer is only changed. */
    substitute(injection: AnswerInjection, decoded: Decoded, { request, route }: Asked): Answer | undefined {
      if (injection.type === 'word') {
        const answer = made(compiled.faults[injection.word], decoded, {}, { understood: true, positive: false });
        if (!injection.quotes) return answer;
        const response = quoting(answer.response, ` ${quotationOf(file, request)}`);
        return { ...answer, response, said: saidIn(response) };
      }
      if (route === undefined || decoded.wrong !== undefined) return undefined;
      if (injection.type === 'refusal-in-body') {
        const rejection = fabricate.rejection(decoded.command ?? { agentId: decoded.agentId }, injection.code);
        const answer = refused(route, decoded, rejection);
        return { ...answer, response: { ...answer.response, status: 200 } };
      }
      if (injection.type !== 'foreign' || (injection.done && decoded.command !== undefined)) return undefined;
      const agent = {
        id: 'somebody-else',
        name: 'Somebody Else',
        queues: [],
        assigned: [],
        word: wordOf('NotReady'),
        state: 'NotReady',
      };
      return made(route.answer, decoded, { agent }, { understood: true, positive: true });
    },
    change: (injection: AnswerInjection, answer: Answer): Answer => ({
      ...answer,
      response: spoiled(injection, withTexts(injection, answer.response)),
    }),
  };

  /** An answer with nothing in it has no texts to put others in place of: it is given those of a failure. */
  function withTexts(injection: AnswerInjection, response: Reply): Reply {
    const isOfTexts = injection.type === 'malformed' && (injection.shape === 'numbers' || injection.shape === 'nulls');
    if (!isOfTexts || response.body !== undefined) return response;
    const { body, as } = compiled.failed({ cause: '' });
    return saying({ ...response, as }, body);
  }

  function mistaken(decoded: Decoded): Answer {
    const wrong = decoded.wrong ?? { why: 'notFound' };
    const { fields = [], cause = '' }: Partial<Malformed> = wrong.why === 'malformed' ? wrong : {};
    return made(compiled[wrong.why], decoded, { fields, cause }, { understood: false, positive: false });
  }
}

/** Where a switch has no word for what it accepts, silence is all that tells of it. */
const isNeverSettled = (decision: Decision): boolean => decision.outcome === 'accepted' && decision.later === undefined;

/** The agent in the state that is reported; whoever is logged out is in no queue. */
const asIf = (agent: Agent, state: Agent['state']): Agent => ({
  ...agent,
  state,
  memberships: state === 'LoggedOut' ? new Map() : agent.memberships,
});

/** The answer with `quotation` behind its first text, attributes of XML aside; one without any has it besides. */
function quoting(response: Reply, quotation: string): Reply {
  let isDone = false;
  const body = mapTexts(response.body, (text, name) => {
    if (isDone || name.startsWith('@')) return text;
    isDone = true;
    return text + quotation;
  });
  if (isDone) return saying(response, body);
  const { members, withMembers } = FORMATS[response.as];
  return saying(response, withMembers(response.body, { ...members(response.body), quoted: quotation.trim() }));
}
