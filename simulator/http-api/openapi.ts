// The OpenAPI 3.1 document, made of what stands beside the routes of every port: pure, so that it is never out of date.
// It must not know any route.

import { z } from 'zod';
import { collectSchemas, type JsonSchema } from './json-schema.ts';
import { operationOf, type Served, serverOf } from './operation.ts';
import type { Operation, Server } from './operation-docs.ts';
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
  const { told, untold } = servedBy(ports);
  for (const served of told) {
    const { method, path } = served.route;
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(served, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: INFO(version),
    servers: ports.map(serverOf),
    tags: ports.map((port) => ({ name: port.name, description: port.description + untoldOf(port, untold) })),
    paths,
    components: { schemas: schemas.named, securitySchemes: { bearer: BEARER, ...schemesOf(ports) } },
  };
}

const schemesOf = (ports: readonly DocumentedPort[]) =>
  Object.assign({}, ...ports.map(({ securitySchemes = {} }) => securitySchemes));

interface Told {
  readonly told: readonly Served[];
  /** What has no place in the document, since another port has the same request for something else. */
  readonly untold: readonly { readonly port: DocumentedPort; readonly target: string }[];
}

function servedBy(ports: readonly DocumentedPort[]): Told {
  const found = new Map<string, Served>();
  const untold: { port: DocumentedPort; target: string }[] = [];
  for (const port of ports)
    for (const route of port.routes) {
      const key = `${route.method} ${route.path.replace(/:\w+/g, ':')}`;
      const before = found.get(key);
      const isOther = before !== undefined && (before.route.operation ?? route.operation) !== undefined;
      if (isOther) untold.push({ port, target: `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}` });
      else found.set(key, { route, ports: [...(before?.ports ?? []), port] });
    }
  return { told: [...found.values()], untold };
}

function untoldOf(of: DocumentedPort, untold: Told['untold']): string {
  const targets = untold.flatMap(({ port, target }) => (port === of ? [`\`${target}\``] : []));
  return targets.length === 0
    ? ''
    : ` Not told here, since another port has such a request too: ${targets.join(', ')}.`;
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
