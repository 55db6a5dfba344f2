// The page as the framework prepares it for an activity: who, on which device, and what the ACD demands.

import type { AgentStateActivity } from '../contract/activity.ts';
import type { ClipboardPage } from '../contract/page.ts';
import type { PolicyChoices } from './acd-under-test.ts';
import type { Person } from './cast.ts';

/** The code that the framework picks where the ACD demands a reason and the scenario says nothing of one. */
const ROUTINE_REASON = 'S1';

/** What the ACD must know for that. */
export const ROUTINE_CODES = [{ code: ROUTINE_REASON, label: 'Routine', uses: ['NotReady', 'LoggedOut'] }];

/** `properties` come on top; one that is given as undefined is left out. */
export function preparePage(
  { id, extension, password }: Person,
  activity: AgentStateActivity,
  { policy, properties = {} }: { readonly policy: PolicyChoices; readonly properties?: ClipboardPage | undefined },
): ClipboardPage {
  const base: ClipboardPage = { AgentID: id, DN: extension };
  if (activity === 'LoginAgent') base.AgentPassword = password;
  if (demandsReason(activity, policy)) base.AgentOptions = reasonOptions(ROUTINE_REASON);
  return { ...base, ...properties };
}

/** The AgentOptions page that holds a chosen reason code. */
export const reasonOptions = (code: string): NonNullable<ClipboardPage['AgentOptions']> => ({
  pyOpenCTI: { pyReasonCode: code },
});

function demandsReason(activity: AgentStateActivity, { logoutReason, notReadyReason }: PolicyChoices): boolean {
  if (activity === 'LogoutAgent') return logoutReason === 'required';
  return activity === 'SetAgentNotReady' && notReadyReason === 'required';
}
