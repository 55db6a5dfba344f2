// What the native dialect hands to whoever writes documents: its port as data, and a document of its own.

import { z } from 'zod';
import type { Route } from '../../http-api/route-docs.ts';
import { type DocumentedPort, failures } from '../../http-api/route-docs.ts';
import { once } from '../../net/once.ts';
import { asyncApi } from './asyncapi.ts';
import { HEADERS } from './schema.ts';

export const documentedPort = (url: string, routes: readonly Route[]): DocumentedPort => ({
  name: 'connectors',
  description: 'What connectors are told of: the native dialect. Faults act here.',
  url,
  routes,
  errors: failures('LinkUnauthorised', 'HostNotAllowed', 'OriginNotAllowed'),
  headers: HEADERS,
  bearer: true,
});

export function asyncApiRoute(about: Parameters<typeof asyncApi>[0]): Route {
  const document = once(() => asyncApi(about));
  return {
    method: 'GET',
    path: '/asyncapi.json',
    handle: () => ({ status: 200, body: document() }),
    docs: {
      summary: 'The events, as AsyncAPI',
      answers: { 200: { description: 'An AsyncAPI 3.0 document.', schema: z.looseObject({ asyncapi: z.string() }) } },
    },
  };
}
