// How calls come to an agent, as the ACD is told of it: how long his contact lets a phone ring, and his delays and limits.

import type { Pace } from '../../core/model/agent.ts';
import { type AgentRow, ON_DEMAND } from './agents.ts';
import { DIALECT, type EslContext } from './context.ts';

/** The longest that a phone is let ring, where the contact does not say, and the longest that it can say, in milliseconds. */
const LONGEST_MS = { unsaid: 60_000, said: 86_400_000 };

function ringMsOf(contact: string): number {
  const [, seconds] = /\b(?:leg_timeout|call_timeout|originate_timeout)=(\d{1,9})\b/.exec(contact) ?? [];
  return seconds === undefined ? LONGEST_MS.unsaid : Math.min(Number(seconds) * 1000, LONGEST_MS.said);
}

function paceOf({ contact, wrapUpTime, noAnswerDelayTime, maxNoAnswer, status }: AgentRow): Pace {
  const ms = (seconds: number) => Math.min(Math.max(seconds, 0) * 1000, LONGEST_MS.said);
  return {
    ringMs: ringMsOf(contact),
    wrapUpMs: ms(wrapUpTime),
    noAnswerMs: ms(noAnswerDelayTime),
    ...(maxNoAnswer > 0 && { noAnswerLimit: maxNoAnswer }),
    ...(status === ON_DEMAND && { oneCall: true as const }),
  };
}

/** Tells the ACD, where that is not as it has it. */
export function setPace({ engine }: EslContext, row: AgentRow, requestId: string): void {
  const agent = engine.acd.agents.get(row.id);
  const pace = paceOf(row);
  if (agent === undefined || isSame(agent.pace, pace)) return;
  engine.execute({ type: 'SetPace', agentId: row.id, pace }, { origin: 'connector', dialect: DIALECT, requestId });
}

const isSame = (one: Pace = {}, other: Pace): boolean =>
  one.ringMs === other.ringMs &&
  one.wrapUpMs === other.wrapUpMs &&
  one.noAnswerMs === other.noAnswerMs &&
  one.noAnswerLimit === other.noAnswerLimit &&
  one.oneCall === other.oneCall;
