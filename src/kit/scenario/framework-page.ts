// The page as the framework prepares it for an activity: who, on which device, and what the ACD demands; and, as on a page
// that has been in use for a while, everything else that one can hold, so that "nothing else changed" says something.

import { type AgentStateActivity, type CallActivity, isCallActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { PolicyChoices } from '../acd/acd-under-test.ts';
import { derive } from '../suite/seed.ts';
import type { Person } from './fixtures.ts';

/**
 * The code that is picked where the ACD demands a reason and the scenario says nothing of one. It is not drawn: a site has
 * one, known to the ACD before the first scenario, and mutants that make a reason up have to know it.
 */
export const ROUTINE_REASON = 'S1';

/** What the ACD must know for that. */
export const ROUTINE_CODES = [{ code: ROUTINE_REASON, label: 'Routine', uses: ['NotReady', 'LoggedOut'] }];

/** Absent, null and '' mean the same. */
const BLANKS = [undefined, null, ''] as const;

type Blank = (typeof BLANKS)[number];

/** What an activity for which it means nothing finds in WorkMode. */
const LEFT_WORK_MODE: Partial<Record<string, string>> = {
  LoginAgent: 'MANUAL_IN',
  LogoutAgent: 'AFTER_CALL_WORK',
  SetAgentReady: 'AFTER_CALL_WORK',
};

export interface PageOrder {
  readonly policy: PolicyChoices;
  /** They come on top; one that is given as undefined is left out. */
  readonly properties?: ClipboardPage | undefined;
  /** The run's: in which way an activity finds a property blank. */
  readonly seed: number;
  /** Which page of its scenario it is, from 1: what an earlier one held is not on it. */
  readonly turn: number;
}

export function preparePage(
  { id, extension, password }: Person,
  activity: AgentStateActivity | CallActivity,
  { policy, properties = {}, seed, turn }: PageOrder,
): ClipboardPage {
  const blank = (property: string): Blank =>
    BLANKS[Number.parseInt(derive(seed, `blank ${property} for ${activity}`), 16) % BLANKS.length];
  return {
    ...foreignProperties(turn),
    AgentID: id,
    AgentPassword: password,
    DN: extension,
    Queue: blank('Queue'),
    WorkMode: LEFT_WORK_MODE[activity] ?? blank('WorkMode'),
    AgentOptions: reasonOptions(demandsReason(activity, policy) ? ROUTINE_REASON : blank('pyReasonCode')),
    AgentState: { DeviceName: `SEP${id}`, SiteCode: '' }, // no more than texts: it goes with the request
    pyStatusMessage: 'a message from elsewhere',
    pyPegaCTIError: 'an error from elsewhere',
    ...(isCallActivity(activity) && { pyCallID: blank('pyCallID') }),
    ...properties,
  };
}

/** The AgentOptions page that holds a chosen reason code, or none. */
export const reasonOptions = (code: string | Blank): NonNullable<ClipboardPage['AgentOptions']> => ({
  pyOpenCTI: { pyReasonCode: code, pyReasonLabel: 'as shown on the desktop', pyChosenAt: '' },
  pyPreferred: { pyLanguage: 'de', pyHeadset: null },
  pyOptionList: ['first', 'second'],
});

/** Of no concern to any activity: texts, numbers, pages in pages, lists, and blanks of each kind. */
const foreignProperties = (turn: number): ClipboardPage => ({
  pxObjClass: 'ChannelServices-Embed-Adapter-OpenCTI-Signoff',
  pyWorkstation: 'WS-0815',
  pyLabel: 'späte Schicht, Ä/ö "x"',
  pySkillLevel: 0,
  pyIsTemporary: false,
  pyNote: '',
  pySupervisor: null,
  pyInteraction: {
    pyID: `I-${turn}`,
    pySubject: '',
    pyOwner: null,
    pyParties: [
      { pyName: 'Grete', pyRole: 'caller' },
      { pyName: 'Per', pyRole: null },
    ],
  },
  pyQueueList: ['first choice', 'second choice'],
  ...(turn % 2 === 1 ? { pyCallbackNumber: `+49 30 ${turn}` } : {}),
});

/** The suite has listed a reason for each use. */
const isDemanded = (rule: PolicyChoices['logoutReason']): boolean => rule === 'required' || rule === 'whereListed';

function demandsReason(activity: string, { logoutReason, notReadyReason }: PolicyChoices): boolean {
  if (activity === 'LogoutAgent') return isDemanded(logoutReason);
  return activity === 'SetAgentNotReady' && isDemanded(notReadyReason);
}
