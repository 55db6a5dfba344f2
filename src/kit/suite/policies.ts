// What a requirement or a scenario can ask of an ACD's policy: a choice, and the values of it that will do.

import { CHOICE_WORDS } from '../../../simulator/index.ts';

/** Each choice and what it can be. */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(CHOICE_WORDS),
  ['logoutFrom', ['NotReady', 'Ready', 'AfterCallWork']] as const,
]);

/** Every choice of a policy, by its name. */
export type PolicyInForce = Readonly<Record<string, unknown>>;

/** `logoutOnCall=refuse|defer` as a choice and its values; undefined where there is no such choice, or a value that it cannot have. */
function readPolicy(text: string): { readonly choice: string; readonly values: readonly string[] } | undefined {
  const [, choice = '', given = ''] = /^(\w+)=(\w+(?:\|\w+)*)$/.exec(text) ?? [];
  const values = given.split('|');
  return values.every((value) => VALUES.get(choice)?.includes(value)) ? { choice, values } : undefined;
}

/** Whether it is something that can be asked of a policy. */
export const isPolicy = (text: string): boolean => readPolicy(text) !== undefined;

/** What `policy` chooses, where none of the values that are wanted is among it: `logoutOnCall is allow`. */
export function notChosen(wanted: string, policy: PolicyInForce): string | undefined {
  const { choice = wanted, values = [] } = readPolicy(wanted) ?? {};
  const chosen = [policy[choice]].flat().map(String);
  return chosen.some((value) => values.includes(value)) ? undefined : `${choice} is ${chosen.join(', ')}`;
}
