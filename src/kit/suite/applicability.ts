// What of the suite applies in a dialect at all, whoever is certified: what it cannot carry, nobody can be held to, no CTI server
// either.

import { policyOf } from '../../../simulator/index.ts';
import { type Catalogue, requirementIdOf, SERVER_TAG, WIRE_NEEDS } from './catalogue.ts';
import { isOfOneSwitch, profileOf, type Spoken, uncarried } from './dialects.ts';
import type { Scenario } from './features.ts';
import { isOnWire, lackOf, needsOf } from './needs.ts';

export interface Applying {
  /** The scenarios that can be played. */
  readonly scenarios: readonly Scenario[];
  /** The active requirements that at least one of them shows. */
  readonly requirementIds: readonly string[];
  /** The active requirements that none of them shows. */
  readonly notApplicable: readonly string[];
}

/**
 * Connectors are tried under the policy that goes with the dialect, and that rules out as well. Servers are tried under every
 * policy, but for a dialect of one switch.
 */
export function applyingIn(catalogue: Catalogue, scenarios: readonly Scenario[], spoken: Spoken): Applying {
  const policy = policyOf(profileOf(spoken)) ?? {};
  const isLacking = (tags: readonly string[]): boolean => {
    if (isOfOneSwitch(spoken) || !tags.includes(SERVER_TAG))
      return lackOf(catalogue, tags, { spoken, isTls: true, policy }) !== undefined;
    const needs = needsOf(catalogue, tags);
    return (
      uncarried(needs, spoken).length > 0 || WIRE_NEEDS.some((one) => needs.includes(one) && !isOnWire(one, spoken))
    );
  };
  const playable = scenarios.filter(({ tags }) => !isLacking(tags));
  const shown = new Set(playable.flatMap(({ tags }) => tags.flatMap((tag) => requirementIdOf(tag) ?? [])));
  const active = catalogue.requirements.filter(({ status }) => status === 'active').map(({ id }) => id);
  return {
    scenarios: playable,
    requirementIds: active.filter((id) => shown.has(id)),
    notApplicable: active.filter((id) => !shown.has(id)),
  };
}
