// The dialects that a run can be played in, as they say of themselves: what they can carry, whose rules an ACD of that
// kind follows where nobody says, and what of a link's description is secret.

import { DIALECTS, findDialect } from '../../../simulator/index.ts';
import { CALL_ACTIVITIES, type CallActivity } from '../../connector/activity.ts';
import { CAPABILITIES, type Capability } from '../../connector/connector.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { FieldPattern, OutsideDialect, RunParameters } from '../../report-model/run-report.ts';

export const DIALECT_NAMES: readonly string[] = DIALECTS.map(({ name }) => name);

/** Under which no agent goes off the calls or logs out without a reason. */
export const PROFILES_DEMANDING_REASONS: readonly string[] = ['reason-required', 'finesse-cce', 'finesse-ccx'];

/** The name of a dialect that the product brings, or the description of another. */
export type Spoken = string | OutsideDialect;

/** What is spoken in a run. */
export const spokenIn = ({ dialect, outside }: Pick<RunParameters, 'dialect' | 'outside'>): Spoken =>
  outside ?? dialect;

/**
 * What is meant by a name, by a file or by a package, looked up from `folder`; the profile is the one that goes with it.
 * Throws a `Failure` of the simulator's where it is not there or is no dialect, `InvalidSetting` where it says that it
 * carries what no connector can declare.
 */
export async function chooseDialect(
  called: string,
  folder: string,
): Promise<Pick<RunParameters, 'dialect' | 'outside' | 'profile'>> {
  const { name, profile, capabilities, callActivities, secrets, idPatterns, lacks, description } = await findDialect(
    called,
    folder,
  );
  refuseStray(called, capabilities, { known: CAPABILITIES, what: 'capability' });
  refuseStray(called, callActivities ?? [], { known: CALL_ACTIVITIES, what: 'activity about calls' });
  const isOwn = DIALECT_NAMES.includes(called);
  const outside = isOwn
    ? undefined
    : { source: called, profile, capabilities, callActivities, secrets, idPatterns, lacks, description };
  return { dialect: name, outside, profile };
}

function refuseStray(
  called: string,
  carried: readonly string[],
  { known, what }: { readonly known: readonly string[]; readonly what: string },
): void {
  const stray = carried.find((name) => !known.includes(name));
  if (stray === undefined) return;
  throw new KitFailure('InvalidSetting', `The dialect ${called} says that it carries ${stray}, which is no ${what}.`, {
    hint: `There is ${known.join(', ')}.`,
  });
}

/** Of one that nobody knows nothing is known: it may carry everything, and has no secrets. */
const UNKNOWN = {
  ...{ profile: 'opencti', capabilities: CAPABILITIES, secrets: [] },
  callActivities: CALL_ACTIVITIES,
};

const manifestOf = (spoken: Spoken): Omit<OutsideDialect, 'source'> =>
  typeof spoken === 'string' ? (DIALECTS.find(({ name }) => name === spoken) ?? UNKNOWN) : spoken;

/** Which values a dialect's messages can carry, by field. */
export const patternsOf = (spoken: Spoken): Readonly<Record<string, FieldPattern | undefined>> =>
  manifestOf(spoken).idPatterns ?? {};

/** The profile that goes with a dialect. */
export const profileOf = (spoken: Spoken): string => manifestOf(spoken).profile;

/**
 * The capabilities that a dialect can carry. Declining what it cannot carry is no choice of the connector's, and declaring
 * it changes nothing: what needs it does not apply. No profile takes anything away: a refusal is carried too.
 */
export function carriedBy(spoken: Spoken): readonly Capability[] {
  const { capabilities } = manifestOf(spoken);
  return CAPABILITIES.filter((capability) => capabilities.includes(capability));
}

/** The activities about calls that it can carry. */
export function callsCarriedBy(spoken: Spoken): readonly CallActivity[] {
  const { callActivities = [] } = manifestOf(spoken);
  return CALL_ACTIVITIES.filter((activity) => callActivities.includes(activity));
}

const CARRIABLE: readonly string[] = [...CAPABILITIES, ...CALL_ACTIVITIES];

/** Which of `needs` are capabilities, or activities about calls, that a dialect cannot carry. */
export function uncarried(needs: readonly string[], spoken: Spoken): readonly string[] {
  const carried: readonly string[] = [...carriedBy(spoken), ...callsCarriedBy(spoken)];
  return needs.filter((need) => CARRIABLE.includes(need) && !carried.includes(need));
}

/** Whether the wire of a dialect has what may be missing on one. */
export const hasOnWire = (trait: string, spoken: Spoken): boolean =>
  manifestOf(spoken).lacks?.some((one) => one === trait) !== true;

/** Whether it is of a switch that has one policy: a dialect of others always is. */
export const isOfOneSwitch = (spoken: Spoken): boolean =>
  typeof spoken !== 'string' || DIALECTS.find(({ name }) => name === spoken)?.isOfOneSwitch === true;

/** What of the description of a CTI server is secret. */
export const secretNamesOf = (spoken: Spoken): readonly string[] => manifestOf(spoken).secrets;

/** What a link logs in with, as `server` describes it: it must show nowhere. */
export const secretsOf = (spoken: Spoken, server: Readonly<Record<string, unknown>>): readonly string[] =>
  secretNamesOf(spoken).flatMap((name) => {
    const secret = server[name];
    return typeof secret === 'string' && secret !== '' ? [secret] : [];
  });
