// Control: faults, to be added, seen and taken away. This port itself is never spoiled, so that one can always be taken
// away again.

import { z } from 'zod';
import { type ActiveFault, expiry, type Faults, match, STAGES } from '../faults/fault.ts';
import { collectSchemas } from '../http-api/json-schema.ts';
import type { Route } from '../http-api/route-docs.ts';
import { failures } from '../http-api/route-docs.ts';
import { once } from '../net/once.ts';

const stage = z.enum(STAGES).describe('Where it acts.');

const activeFault = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    stage,
    label: z.string().optional(),
    match,
    probability: z.number(),
    seed: z.int(),
    left: z.int().optional().describe('How many uses are left; absent: no end.'),
    used: z.int(),
    expires: expiry.optional(),
    settings: z.unknown(),
  })
  .meta({ id: 'Fault', description: 'A fault that is active.' }) satisfies z.ZodType<ActiveFault>;

const faultKind = z
  .strictObject({ kind: z.string(), stage, sentence: z.string(), settings: z.unknown().describe('As JSON Schema.') })
  .meta({ id: 'FaultKind', description: 'A kind of fault that there is.' });

/** Where a port that was closed cannot be opened again; taking every fault away tries once more. */
export const PORT_TAKEN = ['PortInUse', 'PortNotAvailable'] as const;

export function faultRoutes(faults: Faults): readonly Route[] {
  const kinds = once(() =>
    faults.kinds.map(({ kind, stage: where, sentence, settings }) => ({
      kind,
      stage: where,
      sentence,
      settings: collectSchemas('#').add(settings, 'input'),
    })),
  );
  return [
    {
      method: 'GET',
      path: '/control/faults',
      handle: () => ({ status: 200, body: faults.list() }),
      docs: {
        summary: 'The faults that are active',
        answers: { 200: { description: 'The oldest first.', schema: z.array(activeFault) } },
      },
    },
    {
      method: 'GET',
      path: '/control/faults/kinds',
      handle: () => ({ status: 200, body: kinds() }),
      docs: {
        summary: 'The faults that there are',
        answers: { 200: { description: 'What each does, and its settings.', schema: z.array(faultKind) } },
      },
    },
    {
      method: 'POST',
      path: '/control/faults',
      handle: async ({ json }) => ({ status: 201, body: await faults.add(json()) }),
      docs: {
        summary: 'Spoil something',
        description: 'It strikes Commands alone unless told otherwise, and never this port.',
        request: faults.order,
        answers: { 201: { description: 'It is in force.', schema: activeFault } },
        errors: failures(
          'UnknownFaultKind',
          'FaultConflict',
          'FaultsMultiply',
          'DialectNotServed',
          'TlsNotSpoken',
          ...PORT_TAKEN,
        ),
      },
    },
    {
      method: 'DELETE',
      path: '/control/faults',
      handle: async () => {
        await faults.clear();
        return { status: 204 };
      },
      docs: {
        summary: 'Take every fault away',
        answers: { 204: { description: 'Nothing is spoiled any more.' } },
        errors: failures(...PORT_TAKEN),
      },
    },
    {
      method: 'DELETE',
      path: '/control/faults/:faultId',
      handle: async ({ params }) => {
        await faults.remove(params.faultId ?? '');
        return { status: 204 };
      },
      docs: {
        summary: 'Take a fault away',
        params: { faultId: z.string().meta({ description: 'The fault’s id.', examples: ['fault-1'] }) },
        answers: { 204: { description: 'It is gone, and whatever waited because of it goes on.' } },
        errors: failures('UnknownFault', ...PORT_TAKEN),
      },
    },
  ];
}
