// The requirement catalogue: `features/requirements.yaml`, read and checked. A typo must not silently empty the contract.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ADAPTER_ACTIVITIES, AGENT_STATE_ACTIVITIES, CALL_ACTIVITIES } from '../../connector/activity.ts';
import { CAPABILITIES } from '../../connector/connector.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Requirement } from '../../report-model/requirement.ts';
import { isPolicy } from './policies.ts';

/** What may be needed of the wire of a dialect. */
export const WIRE_NEEDS = [
  'extensions',
  'correlation',
  'subscription',
  'queueLogin',
  'ringTimeout',
  'stateRefusal',
  'callRefusal',
  'callEvents',
  'callIds',
  'deviceSubscription',
  'phoneEvents',
  'callData',
  'directCalls',
] as const;

/** What may be needed of the CTI server of the run, whoever is certified. */
export const SERVER_NEEDS = ['tls', 'logout', 'loginRefusal', ...WIRE_NEEDS] as const;

export type ServerNeed = (typeof SERVER_NEEDS)[number];

/** What may be asked of a connector, capabilities and activities by name, and of the CTI server. */
const need = z.enum([
  ...CAPABILITIES,
  ...AGENT_STATE_ACTIVITIES,
  ...ADAPTER_ACTIVITIES,
  ...CALL_ACTIVITIES,
  ...SERVER_NEEDS,
]);

const row = z
  .strictObject({
    id: z.string().regex(/^[A-Z]+-\d\d$/),
    level: z.enum(['MUST', 'SHOULD']),
    source: z.enum(['S', 'P', 'R', 'I']),
    needs: z.array(need).default([]),
    policy: z.array(z.string().refine(isPolicy, 'there is no such choice of a policy')).default([]),
    since: z.number().int().positive().default(1),
    requirement: z.string().min(1),
    pitfall: z.string().min(1).optional(),
    status: z.enum(['active', 'planned', 'excluded']).default('active'),
    reason: z.string().min(1).optional(),
  })
  .refine(({ status, reason }) => (status === 'excluded') === (reason !== undefined), {
    message: 'an excluded requirement gives a reason, and no other does',
  })
  .refine(({ status, pitfall }) => status !== 'active' || pitfall !== undefined, {
    message: 'an active requirement says how connectors usually get it wrong',
  })
  .refine(({ id, level, source }) => level === 'SHOULD' || source !== 'I' || isOfServer(id), {
    message: 'what rests on inference is SHOULD',
  });

const file = z
  .strictObject({ version: z.number().int().positive(), requirements: z.array(row).min(1) })
  .refine(({ version, requirements }) => requirements.every(({ since }) => since <= version), {
    message: 'a row is of a later version than the catalogue',
  });

export interface Catalogue {
  readonly version: number;
  /** In the catalogue's own order. */
  readonly requirements: readonly Requirement[];
}

/** The package's own catalogue. Throws a `KitFailure` where it is missing or wrong. */
export function loadCatalogue(path = join(PACKAGE_ROOT, 'features', 'requirements.yaml')): Catalogue {
  try {
    return readCatalogue(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new KitFailure('CatalogueUnusable', `The requirement catalogue ${path} cannot be used: ${why}`, {
      hint: 'Install the package anew, or mend the file where it says.',
      cause,
    });
  }
}

/** The catalogue in `text`. Throws where it is not one, or an id stands twice. */
export function readCatalogue(text: string): Catalogue {
  const catalogue = file.parse(parse(text));
  const ids = new Set<string>();
  for (const { id } of catalogue.requirements) {
    if (ids.has(id)) throw new Error(`${id} stands twice.`);
    ids.add(id);
  }
  return catalogue;
}

/** Whether a requirement is one on the CTI server. */
export const isOfServer = (id: string): boolean => id.startsWith('ACD-');

/** Whether a tag names a requirement: `@LOGOUT-06`. */
export const requirementIdOf = (tag: string): string | undefined => /^@([A-Z]+-\d\d)$/.exec(tag)?.[1];

/**
 * What does not agree between catalogue and scenarios, a sentence each: an active requirement without a scenario, a
 * planned or excluded one with one, a tag that names none, a scenario without any.
 */
export function disagreements(
  catalogue: Catalogue,
  scenarios: readonly { readonly name: string; readonly tags: readonly string[] }[],
): readonly string[] {
  const statuses = new Map(catalogue.requirements.map(({ id, status }) => [id, status]));
  const exercised = new Set(scenarios.flatMap(({ tags }) => tags.flatMap((tag) => requirementIdOf(tag) ?? [])));
  const sentences = scenarios.flatMap((scenario) => disagreementsOf(scenario, statuses));
  for (const { id, status } of catalogue.requirements)
    if (status === 'active' && !exercised.has(id)) sentences.push(`${id} has no scenario and is not marked planned.`);
  return sentences;
}

function disagreementsOf(
  { name, tags }: { readonly name: string; readonly tags: readonly string[] },
  statuses: ReadonlyMap<string, Requirement['status']>,
): readonly string[] {
  const ids = tags.flatMap((tag) => requirementIdOf(tag) ?? []);
  const needs = tags.filter((tag) => tag.startsWith('@needs:'));
  const policies = tags.flatMap((tag) => policyIn(tag) ?? []);
  return [
    ...(ids.length === 0 ? [`The scenario "${name}" carries no requirement's tag.`] : []),
    ...ids.flatMap((id) => disagreementOn(id, name, statuses.get(id))),
    ...needs
      .filter((tag) => !isNeed(tag.slice('@needs:'.length)))
      .map((tag) => `The scenario "${name}" carries ${tag}, which no connector can declare.`),
    ...tags
      .flatMap((tag) => undeclaredIn(tag) ?? [])
      .filter((one) => !isNeed(one))
      .map((need) => `The scenario "${name}" carries @undeclared:${need}, which no connector can declare.`),
    ...policies
      .filter((policy) => !isPolicy(policy))
      .map((policy) => `The scenario "${name}" carries @policy:${policy}, which no policy can have.`),
    ...(ids.some(isOfServer) === tags.includes(SERVER_TAG)
      ? []
      : [`The scenario "${name}" exercises the server, or carries ${SERVER_TAG}, but not both.`]),
  ];
}

/** What every scenario carries that exercises the CTI server and no connector. */
export const SERVER_TAG = '@server';

/** The policy that a tag asks for: `@policy:logoutOnCall=refuse`. */
export const policyIn = (tag: string): string | undefined => /^@policy:(.+)$/.exec(tag)?.[1];

/** The capability that a tag says no connector has to declare for the scenario to be played: `@undeclared:look`. */
export const undeclaredIn = (tag: string): string | undefined => /^@undeclared:(.+)$/.exec(tag)?.[1];

const isNeed = (name: string): boolean => need.safeParse(name).success;

function disagreementOn(id: string, name: string, status: Requirement['status'] | undefined): readonly string[] {
  if (status === 'active') return [];
  return status === undefined
    ? [`The scenario "${name}" carries @${id}, which is not in the catalogue.`]
    : [`${id} is ${status}, and yet "${name}" exercises it.`];
}
