// Control: what connectors hold on to at the CTI server, over all dialects. What grows from round to round is a leak.

import { z } from 'zod';
import type { Route } from '../http-api/route-docs.ts';

const usage = z
  .strictObject({ connections: z.int().min(0), subscriptions: z.int().min(0) })
  .meta({ id: 'Usage', description: 'What connectors hold on to at this moment.' });

export type Usage = Readonly<z.infer<typeof usage>>;

export function usageRoutes(usages: () => readonly Usage[]): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/control/usage',
      handle: () => ({ status: 200, body: total(usages()) }),
      docs: {
        summary: 'What connectors hold on to',
        description: 'Over all dialects; what grows from round to round is a leak.',
        answers: { 200: { description: 'How much.', schema: usage } },
      },
    },
  ];
}

const total = (usages: readonly Usage[]): Usage => ({
  connections: usages.reduce((sum, { connections }) => sum + connections, 0),
  subscriptions: usages.reduce((sum, { subscriptions }) => sum + subscriptions, 0),
});
