// The activities, put together over a link to the CTI server.
// It must not know which dialect the link speaks, nor who invokes.

import type { AgentStateActivity } from '../connector/activity.ts';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import { type Context, changeState, type StateChange } from './change-state.ts';
import { loginAgent } from './login-agent.ts';
import { logoutAgent } from './logout-agent.ts';
import { setAgentNotReady } from './set-agent-not-ready.ts';
import { setAgentReady } from './set-agent-ready.ts';

/** Each activity takes the page and answers with a copy of it and the status, if it set one. It throws only on a bug. */
export type Reference = Readonly<Record<AgentStateActivity, (page: ClipboardPage) => Promise<ActivityResult>>>;

/** The four activities over `link`, each of which takes `timeoutMs` at most. */
export function createReference(context: Context): Reference {
  const activity = (change: StateChange) => (page: ClipboardPage) => changeState(page, change, context);
  return {
    LoginAgent: activity(loginAgent),
    LogoutAgent: activity(logoutAgent),
    SetAgentReady: activity(setAgentReady),
    SetAgentNotReady: activity(setAgentNotReady),
  };
}
