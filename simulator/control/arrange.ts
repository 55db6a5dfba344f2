// Control: what the ACD is made of. Reset, seed, policy.

import type { z } from 'zod';
import { MOST_ENTRIES } from '../core/limits.ts';
import { type Floor, floorProblems } from '../core/model/floor.ts';
import { assignmentsTo } from '../core/model/membership.ts';
import type { Policy } from '../core/model/policy.ts';
import { PROFILES } from '../core/model/profiles.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Engine } from '../engine/engine.ts';
import type { Faults } from '../faults/fault.ts';
import type { Route } from '../http-api/route-docs.ts';
import { failures } from '../http-api/route-docs.ts';
import { type PolicyView, policy } from '../http-api/schema/policy-schema.ts';
import { floor, policyChange, seed as seedRequest } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import { Failure } from '../net/failure.ts';
import type { HttpRequest, HttpResponse } from '../net/http-message.ts';
import { PORT_TAKEN } from './faults.ts';

export interface ArrangeOptions {
  readonly engine: Engine;
  readonly faults: Faults;
  /** What a reset goes back to: the ACD, and the faults. */
  readonly opening: Snapshot;
  readonly orders: readonly unknown[];
}

export function arrangeRoutes({ engine, faults, opening, orders }: ArrangeOptions): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/control/reset',
      handle: async () => {
        await faults.clear();
        engine.restore(opening);
        for (const order of orders) await faults.add(order);
        return { status: 204 };
      },
      docs: {
        summary: 'Back to how it started',
        description: 'Floor, policy and faults as they were; what was seeded since is gone. The clock goes on.',
        answers: { 204: { description: 'Done.' } },
        errors: failures(...PORT_TAKEN),
      },
    },
    {
      method: 'POST',
      path: '/control/seed',
      handle: (request) => seed(engine, request),
      docs: {
        summary: 'Add agents, queues, reason codes',
        description: 'All of it, or nothing where a part is wrong.',
        request: seedRequest,
        answers: { 204: { description: 'Added.' } },
        errors: failures('DuplicateId'),
      },
    },
    {
      method: 'GET',
      path: '/control/reason-codes',
      handle: () => ({ status: 200, body: [...engine.acd.reasonCodes.values()] }),
      docs: {
        summary: 'The reason codes',
        answers: {
          200: { description: 'Code, label, and what each is listed for.', schema: floor.shape.reasonCodes.unwrap() },
        },
      },
    },
    {
      method: 'GET',
      path: '/control/policy',
      handle: () => ({ status: 200, body: engine.acd.policy satisfies PolicyView }),
      docs: { summary: 'The policy', answers: { 200: { description: 'Every choice.', schema: policy } } },
    },
    {
      method: 'PUT',
      path: '/control/policy',
      handle: ({ json }) => {
        engine.setPolicy(changedPolicy(engine.acd.policy, json()));
        return { status: 200, body: engine.acd.policy satisfies PolicyView };
      },
      docs: {
        summary: 'Change the policy',
        description: 'A profile, choices of one’s own, or both: the choices then count.',
        request: policyChange,
        answers: { 200: { description: 'The policy as it is now.', schema: policy } },
      },
    },
  ];
}

/** Adds to the floor: all of it, or nothing where a part is wrong. */
function seed(engine: Engine, { json }: HttpRequest): HttpResponse {
  const addition = toFloor(validate(seedRequest, json()));
  const problems = floorProblems(engine.acd, addition);
  const [first] = problems;
  if (first === undefined) {
    refuseTooMany(engine, addition);
    engine.seed(addition);
    return { status: 204 };
  }
  const issues = problems.map(({ code, path, value }) => ({ path: path.join('.'), message: `${code}: ${value}` }));
  const code = first.code === 'DuplicateId' ? 'DuplicateId' : 'InvalidRequest';
  throw new Failure(code, `The floor cannot be seeded: ${first.path.join('.')} is ${first.value} (${first.code}).`, {
    issues,
  });
}

const toFloor = ({ agents, ...rest }: z.infer<typeof seedRequest>): Floor => ({
  ...rest,
  agents: agents.map(({ defaultQueueIds, assignments = assignmentsTo(defaultQueueIds), ...agent }) => ({
    ...agent,
    assignments,
  })),
});

/** More than a snapshot can hold. */
function refuseTooMany({ acd }: Engine, addition: Floor): void {
  for (const list of ['agents', 'queues', 'reasonCodes'] as const)
    if (acd[list].size + addition[list].length > MOST_ENTRIES)
      throw new Failure('InvalidRequest', `The floor cannot be seeded: ${list} would be more than ${MOST_ENTRIES}.`);
}

function changedPolicy(current: Policy, body: unknown): Policy {
  const { profile, ...choices } = validate(policyChange, body);
  const chosen = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
  return { ...(profile === undefined ? current : PROFILES[profile]), ...chosen };
}
