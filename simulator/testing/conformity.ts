// Whether a reply is what the OpenAPI document says: path, method and status name the schema. The tests' HTTP agents
// hold every reply against it, so that the document cannot drift from what is answered.

import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import supertest from 'supertest';
import type { OpenApi } from '../http-api/openapi.ts';
import type { Operation } from '../http-api/operation-docs.ts';
import { type Answer, assertProblem } from './problem.ts';

/** Throws where `answer` is none that the document allows there. */
export type Conformity = (asked: Asked, answer: Answer) => void;

/** `port` by the name that the document gives it. */
interface Asked {
  readonly port: string;
  readonly method: string;
  readonly path: string;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'options'] as const;
type Method = (typeof METHODS)[number];

export type CheckedAgent = { readonly [M in Method]: (path: string) => supertest.Test };

/** What Signoff's documents add to JSON Schema: to be read by people. */
const ANNOTATIONS = ['x-enumDescriptions'];

/** Where the document has no operation there is one answer, and these are its codes by status. */
const NOWHERE: Readonly<Record<number, string>> = {
  400: 'MalformedPath',
  401: 'LinkUnauthorised',
  404: 'NoSuchResource',
  405: 'MethodNotAllowed',
};

export function conformityTo(document: OpenApi): Conformity {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  ajv.addVocabulary([...ANNOTATIONS, ...Object.keys(document)]).addSchema({ $id: 'openapi', ...document });
  return (asking, answer) => {
    const found = findOperation(document, asking);
    if (found === undefined) return assertProblem(answer, answer.status, NOWHERE[answer.status] ?? 'none');
    const { method } = asking;
    const asked = `${method.toUpperCase()} ${found.template} -> ${answer.status}`;
    const described = found.operation.responses[answer.status];
    assert.ok(described, `${asked} is not in the document: ${answer.text}`);
    if (described.content === undefined) return assert.equal(answer.text ?? '', '', `${asked} has no body`);
    const type = String(answer.headers['content-type']).replace(/;.*/, '');
    assert.ok(type in described.content, `${asked} does not come as ${type}`);
    const way = ['paths', found.template, method, 'responses', String(answer.status), 'content', type, 'schema'];
    const validate = ajv.getSchema(`openapi#/${way.map(pointer).join('/')}`) as ValidateFunction;
    const body = /[/+]json$/.test(type) ? JSON.parse(answer.text) : answer.text;
    assert.ok(validate(body), `${asked} ${ajv.errorsText(validate.errors)}: ${answer.text}`);
  };
}

/** A step of a JSON pointer in a URI's fragment. */
const pointer = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

function findOperation(
  { paths }: OpenApi,
  { port, method, path }: Asked,
): { template: string; operation: Operation } | undefined {
  const [place = ''] = path.split('?');
  const matches = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(place);
  for (const [template, operations] of Object.entries(paths)) {
    const operation = operations[method];
    if (operation?.tags.includes(port) && matches(template)) return { template, operation };
  }
  return undefined;
}

/** supertest, with every reply checked before the test's own expectations. */
export function checkedAgent(url: string, port: string, conforms: Conformity): CheckedAgent {
  const agent = supertest(url);
  const ask = (method: Method) => (path: string) =>
    agent[method](path).expect((answer) => conforms({ port, method, path }, answer));
  return Object.fromEntries(METHODS.map((method) => [method, ask(method)])) as CheckedAgent;
}
