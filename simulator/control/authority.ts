// The authority whose certificates the dialects' ports show, as a file for whoever is to trust it. It is no secret.

import { z } from 'zod';
import { failures, type Route } from '../http-api/route-docs.ts';
import { Failure } from '../net/failure.ts';

const PEM = 'application/x-pem-file';

/** `ca`: PEM; undefined where TLS is not spoken. */
export const authorityRoute = (ca: string | undefined): Route => ({
  method: 'GET',
  path: '/ca.pem',
  handle() {
    if (ca === undefined) throw new Failure('NoSuchResource', 'No dialect speaks TLS: there is no authority to trust.');
    return { status: 200, headers: { 'Content-Type': PEM }, text: ca };
  },
  docs: {
    summary: 'Whose certificates to trust',
    description: 'With `--tls auto` the ports of the dialects show them; a connector is told the same in `server.ca`.',
    answers: { 200: { description: 'A certificate in PEM.', schema: z.string(), contentType: PEM } },
    errors: failures('NoSuchResource'),
  },
});
