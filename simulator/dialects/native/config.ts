// How the native dialect is set up: where a refusal shows. Where nobody says, the name of the profile tells.

import { z } from 'zod';
import type { Policy, ProfileName } from '../../core/model/policy.ts';
import { Failure } from '../../net/failure.ts';

const nativeConfig = z.strictObject({
  refusalShownIn: z
    .enum(['status', 'body'])
    .optional()
    .describe('In the status of the answer, or in the body of a positive answer alone; absent: as the profile has it.'),
});

export type NativeConfig = z.infer<typeof nativeConfig>;

/** Those whose refusals only the body tells; all others show them in the status. */
export const REFUSING_IN_BODY: readonly ProfileName[] = ['yeastar', 'refuses-in-body'];

/** What `startSimulator({ dialects: { native: given } })` says. Throws `InvalidSetting`. */
export function readConfig(given: unknown = {}): NativeConfig {
  const { data, error } = nativeConfig.safeParse(given);
  if (data !== undefined) return data;
  throw new Failure('InvalidSetting', `The native dialect cannot be set up like this: ${z.prettifyError(error)}.`);
}

/** Whether only the body tells a refusal, under the policy of the day. */
export const refusesInBody = ({ refusalShownIn }: NativeConfig, { profile }: Policy): boolean =>
  refusalShownIn === undefined ? REFUSING_IN_BODY.includes(profile) : refusalShownIn === 'body';
