// Whether a scenario applies to a connector: what its requirements and its own tags need, against what is declared, what
// the dialect can carry and what the CTI server of the run does.

import { CAPABILITIES, canDo, type Declaration } from '../../connector/connector.ts';
import { namesExtensions } from '../probe/probe.ts';
import {
  type Catalogue,
  policyIn,
  requirementIdOf,
  SERVER_NEEDS,
  SERVER_TAG,
  type ServerNeed,
  undeclaredIn,
  type WIRE_NEEDS,
} from './catalogue.ts';
import { hasOnWire, type Spoken, uncarried } from './dialects.ts';
import { notChosen, type PolicyInForce } from './policies.ts';

/** What the requirements and the scenario itself need, each once: activities, capabilities, and what the server is to do. */
export function needsOf(catalogue: Catalogue, tags: readonly string[]): readonly string[] {
  const ids = tags.flatMap((tag) => requirementIdOf(tag) ?? []);
  const ofRequirements = catalogue.requirements.filter(({ id }) => ids.includes(id)).flatMap(({ needs }) => needs);
  const ofScenario = tags.flatMap((tag) => /^@needs:(.+)$/.exec(tag)?.[1] ?? []);
  return [...new Set([...ofRequirements, ...ofScenario])];
}

/** What `tags` need and the connector does not declare; empty where the scenario applies. */
export function lacking(catalogue: Catalogue, tags: readonly string[], declaration: Declaration): readonly string[] {
  const asked = needsOf(catalogue, tags).filter((need) => !isServerNeed(need) && !declares(declaration, need));
  return asked.filter((need) => !tags.some((tag) => undeclaredIn(tag) === need));
}

/** Why a scenario does not apply. */
export interface Lack {
  /** What the connector does not declare. */
  readonly lacks: readonly string[];
  /** What the dialect cannot carry. */
  readonly uncarried: readonly string[];
  /** What the CTI server of the run does not do. */
  readonly unserved: readonly ServerNeed[];
  /** What the policy of the ACD rules out: `logoutOnCall is allow`. */
  readonly ruledOut: readonly string[];
}

/** Against what the needs of a scenario are held; `isTls`: the CTI server speaks TLS. */
export interface Circumstances {
  /** Absent: no connector takes part. */
  readonly declaration?: Declaration | undefined;
  readonly spoken: Spoken;
  readonly isTls: boolean;
  /** The policy that the CTI server declares. */
  readonly policy: PolicyInForce;
}

/** Undefined where the scenario applies. */
export function lackOf(
  catalogue: Catalogue,
  tags: readonly string[],
  { declaration, spoken, isTls, policy }: Circumstances,
): Lack | undefined {
  const needs = needsOf(catalogue, tags);
  const lack = {
    lacks: declaration === undefined || tags.includes(SERVER_TAG) ? [] : lacking(catalogue, tags, declaration),
    uncarried: uncarried(needs, spoken),
    unserved: needs.filter(isServerNeed).filter((need) => !isServed(need, { spoken, isTls, policy })),
    ruledOut: ruledOut(catalogue, tags, policy),
  };
  return Object.values(lack).every((list) => list.length === 0) ? undefined : lack;
}

const isServerNeed = (need: string): need is ServerNeed => (SERVER_NEEDS as readonly string[]).includes(need);

/** Whether the CTI server of the run does what is needed of it. */
function isServed(need: ServerNeed, { spoken, isTls, policy }: Omit<Circumstances, 'declaration'>): boolean {
  if (need === 'tls') return isTls;
  if (need === 'logout') return policy.logoutReason === 'optional' || uncarried(['reasonCodes'], spoken).length === 0;
  if (need === 'loginRefusal') return policy.repeatedLogin === 'refuse' || isOnWire('extensions', spoken);
  return isOnWire(need, spoken);
}

/** Whether the dialect's wire has what is needed of it, whoever serves it. */
export function isOnWire(need: (typeof WIRE_NEEDS)[number], spoken: Spoken): boolean {
  if (need === 'extensions' && typeof spoken === 'string') return namesExtensions(spoken);
  return hasOnWire(need, spoken);
}

/** What the policy chooses that the requirements of a scenario, or its own tags, do not apply under. */
const ruledOut = (catalogue: Catalogue, tags: readonly string[], policy: PolicyInForce): readonly string[] => [
  ...new Set(policiesOf(catalogue, tags).flatMap((one) => notChosen(one, policy) ?? [])),
];

/** What the requirements and the scenario itself ask of the ACD's policy: `logoutOnCall=refuse|defer`. */
export function policiesOf(catalogue: Catalogue, tags: readonly string[]): readonly string[] {
  const ids = tags.flatMap((tag) => requirementIdOf(tag) ?? []);
  const ofRequirements = catalogue.requirements.filter(({ id }) => ids.includes(id)).flatMap((row) => row.policy);
  return [...ofRequirements, ...tags.flatMap((tag) => policyIn(tag) ?? [])];
}

/** Whether a capability or an activity is declared. */
export function declares(declaration: Declaration, need: string): boolean {
  const capability = CAPABILITIES.find((name) => name === need);
  return capability === undefined ? declaration.activities.includes(need) : canDo(declaration, capability);
}
