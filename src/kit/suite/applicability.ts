// What of the suite applies in a dialect at all, whoever is certified: what it cannot carry, nobody can be held to, no CTI server
// either.

import { type Catalogue, requirementIdOf } from './catalogue.ts';
import { type Spoken, uncarried } from './dialects.ts';
import type { Scenario } from './features.ts';
import { isOnWire, needsOf } from './needs.ts';

const WIRE_NEEDS = ['extensions', 'correlation', 'subscription'] as const;

export interface Applying {
  /** The scenarios that can be played. */
  readonly scenarios: readonly Scenario[];
  /** The active requirements that at least one of them shows. */
  readonly requirementIds: readonly string[];
  /** The active requirements that none of them shows. */
  readonly notApplicable: readonly string[];
}

export function applyingIn(catalogue: Catalogue, scenarios: readonly Scenario[], spoken: Spoken): Applying {
  const lack = (needs: readonly string[]) =>
    uncarried(needs, spoken).length > 0 || WIRE_NEEDS.some((need) => needs.includes(need) && !isOnWire(need, spoken));
  const playable = scenarios.filter(({ tags }) => !lack(needsOf(catalogue, tags)));
  const shown = new Set(playable.flatMap(({ tags }) => tags.flatMap((tag) => requirementIdOf(tag) ?? [])));
  const active = catalogue.requirements.filter(({ status }) => status === 'active').map(({ id }) => id);
  const lacks = catalogue.requirements.filter(({ needs }) => lack(needs)).map(({ id }) => id);
  const applies = (id: string) => shown.has(id) && !lacks.includes(id);
  return {
    scenarios: playable,
    requirementIds: active.filter(applies),
    notApplicable: active.filter((id) => !applies(id)),
  };
}
