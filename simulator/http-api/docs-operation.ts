// One operation of the OpenAPI document as a section of the page: what it takes, what it answers, what can go wrong, and
// a curl that can be pasted as it stands.

import { kindOf, shapeOf, table } from './docs-schema.ts';
import { type Html, html, type Piece, prose } from './html.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Answer, Content, Operation, Parameter } from './operation-docs.ts';

export interface Place {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function operationSection({ method, path, operation }: Place): Html {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const answers = Object.entries(responses);
  const own = parameters.filter(isOwn);
  const problems = answers.filter(([, answer]) => isProblem(answer));
  return html`<article id="${operationId}">
<h3><a href="#${operationId}"><span class="method ${method}">${method}</span> <code>${path}</code></a></h3>
<p class="summary"><strong>${summary}.</strong> ${prose(description)}</p>
<pre class="curl" tabindex="0">${curlOf({ method, path, operation })}</pre>
${own.length > 0 ? [html`<h4>Parameters</h4>`, table(['name', 'is', ''], own.map(parameterRow))] : ''}
${requestBody && [html`<h4>Body</h4>`, shapeOf(schemaIn(requestBody.content))]}
<h4>Answers</h4>
${table(['status', 'body', ''], answers.filter(([, answer]) => !isProblem(answer)).map(answerRow))}
${
  problems.length === 0
    ? ''
    : html`<details><summary>What can go wrong</summary>
${table(['status', 'code', ''], problems.flatMap(problemRows))}</details>
`
}</article>
`;
}

/** Headers are a matter of the port: told there, once. */
const isOwn = (parameter: Parameter): boolean => parameter.in !== 'header';

/** The headers that the requests to a port may carry. */
export function headersTable(places: readonly Place[]): Piece {
  const headers = places.flatMap(({ operation }) => operation.parameters.filter((parameter) => !isOwn(parameter)));
  const byName = new Map(headers.map((header) => [header.name, header]));
  return byName.size === 0 ? '' : table(['with every request', 'is', ''], [...byName.values()].map(parameterRow));
}

function parameterRow({ name, in: place, required, description, schema }: Parameter): Html {
  const from = html` <small>${place}${required ? '' : ', optional'}</small>`;
  return html`<tr><td><code>${name}</code>${from}</td><td>${kindOf(schema)}</td><td>${prose(description)}</td></tr>
`;
}

const schemaIn = (content: Content): JsonSchema => Object.values(content)[0]?.schema ?? {};

const isProblem = ({ content = {} }: Answer): boolean => 'application/problem+json' in content;

function answerRow([status, { description, content = {} }]: [string, Answer]): Html {
  const bodies = Object.values(content).map(({ schema }) => kindOf(schema));
  return html`<tr><td>${status}</td><td>${bodies.length > 0 ? bodies : 'none'}</td><td>${prose(description)}</td></tr>
`;
}

function problemRows([status, { content = {} }]: [string, Answer]): readonly Html[] {
  const code = schemaIn(content).properties?.code;
  const meanings = (code?.['x-enumDescriptions'] ?? {}) as Record<string, string>;
  return Object.entries(meanings).map(
    ([name, meaning]) => html`<tr><td>${status}</td><td><code>${name}</code></td><td>${prose(meaning)}</td></tr>
`,
  );
}

/** As a shell takes it: the first example of each parameter of the path and of the body. */
function curlOf({ method, path, operation }: Place): string {
  const { parameters, requestBody, servers } = operation;
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(exampleOf(name, parameters)));
  const how = method === 'get' ? '' : `-X ${method.toUpperCase()} `;
  const [body] = requestBody === undefined ? [] : (schemaIn(requestBody.content).examples ?? [{}]);
  const data = body === undefined ? '' : ` -d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`;
  return `curl ${how}${servers[0]?.url}${filled}${data}`;
}

function exampleOf(name: string, parameters: readonly Parameter[]): string {
  const [example = name] = parameters.find((parameter) => parameter.name === name)?.schema.examples ?? [];
  return String(example);
}

/** A line that leads to an operation. */
export function operationLink({ method, path, operation }: Place): Piece {
  return html`<li><a href="#${operation.operationId}"><span class="method ${method}">${method}</span> <code>${path}</code></a></li>
`;
}
