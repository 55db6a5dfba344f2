// Whether a scenario applies to a connector: what its requirements and its own tags need, against what is declared and
// what the dialect can carry.

import { CAPABILITIES, canDo, type Declaration } from '../../connector/connector.ts';
import { type Catalogue, requirementIdOf } from './catalogue.ts';
import { type Spoken, uncarried } from './dialects.ts';

/** What the requirements and the scenario itself need, each once: activities and capabilities. */
export function needsOf(catalogue: Catalogue, tags: readonly string[]): readonly string[] {
  const ids = tags.flatMap((tag) => requirementIdOf(tag) ?? []);
  const ofRequirements = catalogue.requirements.filter(({ id }) => ids.includes(id)).flatMap(({ needs }) => needs);
  const ofScenario = tags.flatMap((tag) => /^@needs:(.+)$/.exec(tag)?.[1] ?? []);
  return [...new Set([...ofRequirements, ...ofScenario])];
}

/** What `tags` need and the connector does not declare; empty where the scenario applies. */
export function lacking(catalogue: Catalogue, tags: readonly string[], declaration: Declaration): readonly string[] {
  return needsOf(catalogue, tags).filter((need) => !declares(declaration, need));
}

/** Why a scenario does not apply. */
export interface Lack {
  /** What the connector does not declare. */
  readonly lacks: readonly string[];
  /** What the dialect cannot carry. */
  readonly uncarried: readonly string[];
}

/** Undefined where the scenario applies. */
export function lackOf(
  catalogue: Catalogue,
  tags: readonly string[],
  under: { readonly declaration: Declaration; readonly spoken: Spoken },
): Lack | undefined {
  const lack = {
    lacks: lacking(catalogue, tags, under.declaration),
    uncarried: uncarried(needsOf(catalogue, tags), under.spoken),
  };
  return lack.lacks.length + lack.uncarried.length === 0 ? undefined : lack;
}

/** Whether a capability or an activity is declared. */
export function declares(declaration: Declaration, need: string): boolean {
  const capability = CAPABILITIES.find((name) => name === need);
  return capability === undefined ? declaration.activities.includes(need) : canDo(declaration, capability);
}
