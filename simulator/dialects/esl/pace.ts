// How calls come to an agent, as the ACD is told of it: how long his contact lets a phone ring, and his delays and limits.

import type { Pace } from '../../core/model/agent.ts';
import { type AgentRow, ON_DEMAND } from './agents.ts';
import { DIALECT, type EslContext } from './context.ts';

/** The longest that can be said, in milliseconds. */
const LONGEST_MS = 86_400_000;

const TIMEOUT = /\b(?:leg_timeout|call_timeout|originate_timeout)=(\d{1,9})\b/;

/** What is not said is as the policy has it. */
function paceOf({ contact, wrapUpTime, noAnswerDelayTime, maxNoAnswer, status, ...row }: AgentRow): Pace {
  const ms = (seconds: number) => Math.min(seconds * 1000, LONGEST_MS);
  const rings = contact.includes('timeout=') ? TIMEOUT.exec(contact)?.[1] : undefined;
  return {
    ringMs: rings === undefined ? undefined : ms(Number(rings)),
    wrapUpMs: wrapUpTime > 0 ? ms(wrapUpTime) : undefined,
    noAnswerMs: noAnswerDelayTime > 0 ? ms(noAnswerDelayTime) : undefined,
    rejectMs: row.rejectDelayTime > 0 ? ms(row.rejectDelayTime) : undefined,
    noAnswerLimit: maxNoAnswer > 0 ? maxNoAnswer : undefined,
    oneCall: status === ON_DEMAND ? true : undefined,
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
  one.rejectMs === other.rejectMs &&
  one.noAnswerLimit === other.noAnswerLimit &&
  one.oneCall === other.oneCall;
