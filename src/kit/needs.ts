// Whether a scenario applies to a connector: what its requirements and its own tags need, against what is declared.

import type { Declaration } from '../contract/connector.ts';
import { type Catalogue, requirementIdOf } from './catalogue.ts';

/** What `tags` need and the connector does not declare; empty where the scenario applies. */
export function lacking(catalogue: Catalogue, tags: readonly string[], declaration: Declaration): readonly string[] {
  const ids = tags.flatMap((tag) => requirementIdOf(tag) ?? []);
  const ofRequirements = catalogue.requirements.filter(({ id }) => ids.includes(id)).flatMap(({ needs }) => needs);
  const ofScenario = tags.flatMap((tag) => /^@needs:(.+)$/.exec(tag)?.[1] ?? []);
  return [...new Set([...ofRequirements, ...ofScenario])].filter((need) => !declares(declaration, need));
}

function declares({ activities, capabilities }: Declaration, need: string): boolean {
  return activities.includes(need) || (capabilities as Record<string, boolean | undefined>)[need] === true;
}
