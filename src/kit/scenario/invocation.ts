// An invocation: one activity on one page, and what was seen of it.

import type { AdapterActivity, AgentStateActivity, CallActivity } from '../../connector/activity.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import type { AgentAtAcd, Exchange } from '../acd/acd-under-test.ts';
import type { Person } from './fixtures.ts';

/** One activity on one page, and all that was seen of it. */
export interface Invocation {
  readonly activity: AgentStateActivity | AdapterActivity | CallActivity;
  /** Whether the framework called it by itself: scenarios do not speak of it. */
  readonly isRoutine: boolean;
  readonly person: Person;
  readonly before: ClipboardPage;
  readonly result: ActivityResult;
  readonly exchange: Exchange;
  /** The agent at the ACD; undefined where the ACD knows no such agent. */
  readonly agentBefore: AgentAtAcd | undefined;
  readonly agentAfter: AgentAtAcd | undefined;
}
