// The clipboard page: what an activity reads from it and the little that it writes.
// Nothing here changes the page it is given. It must not know the CTI server.

import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import { textOf } from './untyped.ts';

/** What Pega's "Handling Errors" asks for: status Fail, and its message in both error properties. */
export const fail = (page: ClipboardPage, message: string): ActivityResult => ({
  page: { ...page, pyStatusMessage: message, pyPegaCTIError: message },
  status: { severity: 'Fail', message },
});

/** The page with the server's own word for the wanted state on its AgentState page. */
export function withState(page: ClipboardPage, word: string): ClipboardPage {
  return { ...page, AgentState: { ...page.AgentState, State: word } };
}

/** Why the agent logs out or is not ready, as unchanged text: "07" is not "7". */
export function reasonCodeOf(page: ClipboardPage): string | undefined {
  return textOf(page.AgentOptions?.pyOpenCTI?.pyReasonCode);
}

/**
 * The server-specific properties that the caller put on the AgentState page; the blank ones are undefined. `State` is
 * ours: an earlier answer's.
 */
export function attributesOf({ AgentState }: ClipboardPage): Record<string, string | undefined> {
  const { State: _ours, ...given } = { ...AgentState };
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, textOf(value)]));
}
