// What a dialect can carry at all. Declining what the dialect cannot carry is no choice of the connector's, and declaring
// it changes nothing: what needs it does not apply.

import { CAPABILITIES, type Capability } from '../../connector/connector.ts';

/** By dialect. No profile takes anything away: a policy refuses, and a refusal is carried too. */
const CARRIED: Readonly<Record<string, readonly Capability[]>> = {
  native: CAPABILITIES,
  ami: ['queueLogout', 'breakReasons', 'look', 'concurrent'],
};

/** The capabilities that `dialect` can carry; all of them where nothing is known of it. */
export const carriedBy = (dialect: string): readonly Capability[] => CARRIED[dialect] ?? CAPABILITIES;

/** Which of `needs` are capabilities that `dialect` cannot carry. */
export function uncarried(needs: readonly string[], dialect: string): readonly string[] {
  const carried: readonly string[] = carriedBy(dialect);
  return needs.filter((need) => (CAPABILITIES as readonly string[]).includes(need) && !carried.includes(need));
}
