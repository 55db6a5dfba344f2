// A described switch as OpenAPI: what each of its routes takes and answers. The same is exported and served at /docs.

import type { OpenApi } from '../../../http-api/openapi.ts';
import type { Operation as Documented, OperationDocs, Server } from '../../../http-api/operation-docs.ts';
import type { Compiled, CompiledRoute } from '../compiled.ts';
import { OPERATIONS, operationsOf } from '../file-schema.ts';
import { type Examples, examplesOf } from './example.ts';
import { requestDocs } from './requests.ts';
import { responseDocs } from './responses.ts';

/** Where an operation keeps what only the switch's file can say: whoever makes such a file of this document reads it. */
export const EXTENSION = 'x-signoff';

export const aboutOf = ({ file: { title, provenance } }: Compiled): string =>
  `${title}, as a file describes it (${provenance.evidence}: ${provenance.source}, ${provenance.date}).`;

/** What the documents say of each route, in the order of the file. */
export function operationsFor(compiled: Compiled): readonly OperationDocs[] {
  const examples = examplesOf(compiled);
  const ids = new Set<string>();
  return compiled.routes.map((route) => {
    const id = idOf(route, ids);
    ids.add(id);
    return operationFor(compiled, route, { id, examples });
  });
}

function operationFor(
  compiled: Compiled,
  route: CompiledRoute,
  { id, examples }: { readonly id: string; readonly examples: Examples },
): OperationDocs {
  const { do: does, take, require } = route.text;
  const summary = [...new Set(operationsOf(route.text))].map((operation) => OPERATIONS[operation]).join('; or ');
  return {
    operationId: id,
    summary: summary.charAt(0).toUpperCase() + summary.slice(1),
    security: compiled.file.token === undefined ? [] : [{ [compiled.file.switch]: [] }],
    ...requestDocs(compiled, route, examples),
    responses: responseDocs(compiled, route, examples),
    [EXTENSION]: { do: does, ...(take && { take }), ...(require && { require }) },
  };
}

/** `POST /agents/{agent}/logoff` is postAgentsByAgentLogoff; two that would be called alike are numbered. */
function idOf({ method, path }: CompiledRoute, taken: ReadonlySet<string>): string {
  const words = path.replace(/:/g, 'By/').split(/[^A-Za-z0-9]+/);
  const id = method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  let number = 1;
  while (taken.has(number === 1 ? id : `${id}${number}`)) number += 1;
  return number === 1 ? id : `${id}${number}`;
}

/** How a client is let in, by the name of the switch; nothing where nobody is asked. */
export function securityOf({ file: { switch: name, token } }: Compiled): Readonly<Record<string, object>> {
  if (token === undefined) return {};
  const [where, parameter = ''] = token.in.split('.');
  const isBearer = token.in.toLowerCase() === 'header.authorization' && token.prefix === 'Bearer ';
  if (isBearer) return { [name]: { type: 'http', scheme: 'bearer' } };
  const before = token.prefix === undefined ? {} : { description: `With ${JSON.stringify(token.prefix)} before it.` };
  return { [name]: { type: 'apiKey', in: where, name: parameter, ...before } };
}

/** The document of one switch. */
export function openApiOf(compiled: Compiled): Omit<OpenApi, 'servers' | 'paths'> & {
  readonly servers?: readonly Server[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDocs>>>>;
} {
  const { switch: name, title, port, provenance } = compiled.file;
  const operations = operationsFor(compiled);
  const paths: Record<string, Record<string, OperationDocs & Pick<Documented, 'tags'>>> = {};
  for (const [index, { method, path }] of compiled.routes.entries()) {
    const template = path.replace(/:(\w+)/g, '{$1}');
    const operation = { ...(operations[index] as OperationDocs), tags: [name] };
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.1',
    info: { title, version: provenance.date, description: aboutOf(compiled) },
    ...(port !== 0 && { servers: [{ url: `http://127.0.0.1:${port}`, description: 'Where it is found by custom.' }] }),
    tags: [{ name, description: aboutOf(compiled) }],
    paths,
    components: { schemas: {}, securitySchemes: securityOf(compiled) },
  };
}
