// Whether a scenario applies to a connector: what its requirements and its own tags need, against what is declared, what
// the dialect can carry and what the CTI server of the run does.

import { CAPABILITIES, canDo, type Declaration } from '../../connector/connector.ts';
import { type Catalogue, requirementIdOf, SERVER_NEEDS } from './catalogue.ts';
import { type Spoken, uncarried } from './dialects.ts';

/** What the requirements and the scenario itself need, each once: activities, capabilities, and what the server is to do. */
export function needsOf(catalogue: Catalogue, tags: readonly string[]): readonly string[] {
  const ids = tags.flatMap((tag) => requirementIdOf(tag) ?? []);
  const ofRequirements = catalogue.requirements.filter(({ id }) => ids.includes(id)).flatMap(({ needs }) => needs);
  const ofScenario = tags.flatMap((tag) => /^@needs:(.+)$/.exec(tag)?.[1] ?? []);
  return [...new Set([...ofRequirements, ...ofScenario])];
}

/** What `tags` need and the connector does not declare; empty where the scenario applies. */
export function lacking(catalogue: Catalogue, tags: readonly string[], declaration: Declaration): readonly string[] {
  return needsOf(catalogue, tags).filter((need) => !SERVER_NEEDS.includes(need) && !declares(declaration, need));
}

/** Why a scenario does not apply. */
export interface Lack {
  /** What the connector does not declare. */
  readonly lacks: readonly string[];
  /** What the dialect cannot carry. */
  readonly uncarried: readonly string[];
  /** What the CTI server of the run does not do. */
  readonly unserved: readonly string[];
}

/** Against what the needs of a scenario are held; `isTls`: the CTI server speaks TLS. */
export interface Circumstances {
  readonly declaration: Declaration;
  readonly spoken: Spoken;
  readonly isTls: boolean;
}

/** Undefined where the scenario applies. */
export function lackOf(
  catalogue: Catalogue,
  tags: readonly string[],
  { declaration, spoken, isTls }: Circumstances,
): Lack | undefined {
  const needs = needsOf(catalogue, tags);
  const lack = {
    lacks: lacking(catalogue, tags, declaration),
    uncarried: uncarried(needs, spoken),
    unserved: needs.filter((need) => need === 'tls' && !isTls),
  };
  return Object.values(lack).every((list) => list.length === 0) ? undefined : lack;
}

/** Whether a capability or an activity is declared. */
export function declares(declaration: Declaration, need: string): boolean {
  const capability = CAPABILITIES.find((name) => name === need);
  return capability === undefined ? declaration.activities.includes(need) : canDo(declaration, capability);
}
