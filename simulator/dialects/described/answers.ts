// How a described switch answers: what the ACD decided, what it holds, what is wrong with a request, and what faults have it say.

import type { Decision } from '../../core/decision.ts';
import type { Agent } from '../../core/model/agent.ts';
import type { Rejection } from '../../core/rejection.ts';
import type { AnswerInjection } from '../../faults/fault.ts';
import type { HttpResponse } from '../../net/http-message.ts';
import type { Site } from '../dialect.ts';
import { misshapen } from '../http-malformed.ts';
import type { Compiled, CompiledRoute, MakeAnswer } from './compiled.ts';
import type { Asked, Decoded } from './decode.ts';
import type { Failures } from './failures.ts';
import { mapLeaves, mapTexts, quotationOf } from './shown-token.ts';
import { valueAt } from './template.ts';
import { agentView, queueView, refusalView } from './views.ts';

export interface Answer {
  readonly response: HttpResponse;
  /** Whether the request was one of the switch's, so that the ACD could be asked. */
  readonly understood: boolean;
  readonly positive: boolean;
  /** What it says to a person, where it says anything. */
  readonly said?: string | undefined;
}

type Facts = Readonly<Record<string, unknown>>;

export function createAnswers(
  compiled: Compiled,
  { engine, fabricate }: Pick<Site, 'engine' | 'fabricate'>,
  failures: Failures,
) {
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
  function made(make: MakeAnswer, decoded: Decoded, facts: Facts, how: Omit<Answer, 'response' | 'said'>): Answer {
    try {
      const response = make(contextOf(decoded, facts));
      return { ...how, response, said: how.positive ? undefined : saidIn(response) };
    } catch (error) {
      const cause = failures.note(error, decoded.requestId);
      return { response: compiled.failed({ cause }), understood: how.understood, positive: false, said: cause };
    }
  }

  function saidIn({ body, text }: HttpResponse): string | undefined {
    const said = says === undefined ? undefined : valueAt(body, says);
    if (said !== undefined && said !== null) return String(said);
    return typeof text === 'string' ? text : undefined;
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
    const { operation, agentId = '', queueId = '' } = decoded;
    if (operation === 'readAgent' && !acd.agents.has(agentId))
      return refused(route, decoded, { code: 'UnknownAgent', facts: { agentId } });
    if (operation === 'readQueue' && !acd.queues.has(queueId))
      return refused(route, decoded, { code: 'UnknownQueue', facts: { queueId } });
    const all =
      operation === 'readAgents' ? { agents: [...acd.agents.values()].map((one) => agentView(acd, one, wordOf)) } : {};
    return made(route.answer, decoded, all, { understood: true, positive: true });
  }

  return {
    contextOf,
    /** Has the ACD decide what was decoded, reads, or says what was wrong with it; undefined in the end: nothing is answered. */
    answer({ route }: Asked, decoded: Decoded): Answer | Promise<undefined> {
      const { wrong, command, requestId } = decoded;
      if (wrong !== undefined || route === undefined) return mistaken(decoded, wrong?.why ?? 'notFound');
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
      response: misshapen(injection, withOutcome(injection, withTexts(injection, answer.response))),
    }),
  };

  /** An answer with nothing in it has no texts to put others in place of: it is given those of a failure. */
  function withTexts(injection: AnswerInjection, response: HttpResponse): HttpResponse {
    const isOfTexts = injection.type === 'malformed' && (injection.shape === 'numbers' || injection.shape === 'nulls');
    if (!isOfTexts || response.body !== undefined || response.text !== undefined) return response;
    return { ...response, body: compiled.failed({ cause: '' }).body };
  }

  /** Where the outcome stands no file says: it is missing with all the rest, or all of it is something else. */
  function withOutcome(injection: AnswerInjection, response: HttpResponse): HttpResponse {
    if (injection.type !== 'malformed' || response.body === undefined) return response;
    if (injection.shape === 'no-outcome') return { ...response, body: {} };
    if (injection.shape !== 'unknown-outcome') return response;
    return { ...response, body: mapLeaves(response.body, () => 'perhaps') };
  }

  function mistaken(decoded: Decoded, why: 'unauthorised' | 'notFound' | 'malformed'): Answer {
    const fields = decoded.wrong?.why === 'malformed' ? decoded.wrong.fields : [];
    return made(compiled[why], decoded, { fields }, { understood: false, positive: false });
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

/** The answer with `quotation` behind its first text. */
function quoting(response: HttpResponse, quotation: string): HttpResponse {
  if (typeof response.text === 'string') return { ...response, text: response.text + quotation };
  let isDone = false;
  const body = mapTexts(response.body, (text) => {
    if (isDone) return text;
    isDone = true;
    return text + quotation;
  });
  return isDone ? { ...response, body } : { ...response, body: { quoted: quotation.trim() } };
}
