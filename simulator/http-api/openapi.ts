// The OpenAPI 3.1 document, made of what stands beside the routes of every port: pure, so that it is never out of date.
// It must not know any route.

import { z } from 'zod';
import { collectSchemas, type JsonSchema } from './json-schema.ts';
import { type Operation, operationOf, type Served, type Server, serverOf } from './operation.ts';
import type { DocumentedPort } from './route-docs.ts';

/** What every problem answer looks like; the facts of the matter stand beside these members. */
const problemBody = z
  .looseObject({
    type: z.string().describe('`urn:signoff:error:` and the code.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence that names the offending value.'),
    code: z.string().describe('What went wrong: stable, for programs.'),
    hint: z.string().optional().describe('What to do about it.'),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details of RFC 9457.' });

export interface OpenApi {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>> & { readonly title: string; readonly version: string };
  readonly servers: readonly Server[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

/** Throws where a route says nothing of itself. */
export function openApi({ version, ports }: { version: string; ports: readonly DocumentedPort[] }): OpenApi {
  const schemas = collectSchemas('#/components/schemas');
  schemas.add(problemBody.array(), 'output'); // every error refers to it by its name
  const paths: Record<string, Record<string, Operation>> = {};
  for (const served of servedBy(ports)) {
    const { method, path } = served.route;
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(served, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: INFO(version),
    servers: ports.map(serverOf),
    tags: ports.map(({ name, description }) => ({ name, description })),
    paths,
    components: { schemas: schemas.named, securitySchemes: { bearer: BEARER } },
  };
}

function servedBy(ports: readonly DocumentedPort[]): readonly Served[] {
  const found = new Map<string, Served>();
  for (const port of ports)
    for (const route of port.routes) {
      const key = `${route.method} ${route.path}`;
      found.set(key, { route, ports: [...(found.get(key)?.ports ?? []), port] });
    }
  return [...found.values()];
}

const INFO = (version: string) => ({
  title: 'Signoff: a simulated CTI server',
  version,
  license: { name: 'MIT', identifier: 'MIT' },
  description:
    'Connectors speak to one port; whoever runs the simulator looks and steers through the other. ' +
    'Whatever goes wrong is a problem of RFC 9457 with a stable `code`.',
});

const BEARER = {
  type: 'http',
  scheme: 'bearer',
  description: 'Asked of connectors where the simulator was started with a token.',
};
