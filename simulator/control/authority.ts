// The authority whose certificates the dialects' ports show, as a file for whoever is to trust it. It is no secret.

import { z } from 'zod';
import type { Route } from '../http-api/route-docs.ts';

/** None where TLS is not spoken. */
export function authorityRoutes(ca: string | undefined): readonly Route[] {
  if (ca === undefined) return [];
  return [
    {
      method: 'GET',
      path: '/ca.pem',
      handle: () => ({ status: 200, headers: { 'Content-Type': 'application/x-pem-file' }, text: ca }),
      docs: {
        summary: 'Whose certificates to trust',
        description: 'Of the ports of the dialects, which speak TLS; `server.ca` of a connector is the same.',
        answers: { 200: { description: 'PEM.', schema: z.string(), contentType: 'application/x-pem-file' } },
      },
    },
  ];
}
