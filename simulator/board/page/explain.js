// What an HTTP message says, field by field: start line, headers, members of its body, each with what it means. The
// meanings stand in the simulator's own OpenAPI document; those of HTTP itself in the strings.

import { S } from './strings.js';

/** How deep members are told, and how many in all. */
const DEEPEST = 3;
const MOST_FIELDS = 60;

/**
 * @param {object} document  OpenAPI
 * @param {{ method: string, url: string }} request
 * @param {string} text  the message as it went
 * @returns {{ name: string, value: string, about: string }[]} none where it is no HTTP
 */
export function explain(document, request, text) {
  const [head, ...rest] = text.split('\r\n\r\n');
  const [start, ...headers] = head.split('\r\n');
  const operation = operationAt(document, request);
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(start)?.[1];
  if (status === undefined && !start.startsWith(`${request.method} `)) return [];
  const schema = status === undefined ? operation?.requestBody : operation?.responses?.[status];
  const about = status === undefined ? operation?.summary : statusAbout(status, operation);
  return [
    { name: status === undefined ? S.wire.asks : S.wire.status, value: start, about: about ?? '' },
    ...headers.map(headerRow),
    ...bodyRows(document, contentOf(schema), rest.join('\r\n\r\n')),
  ].slice(0, MOST_FIELDS);
}

function statusAbout(status, operation) {
  const answer = operation?.responses?.[status];
  if (answer === undefined) return S.wire.unknownStatus;
  return Number(status) < 400 ? answer.description : S.wire.refusedStatus;
}

function headerRow(line) {
  const [, name = line, value = ''] = /^([^:]*):\s*(.*)$/s.exec(line) ?? [];
  return { name, value, about: S.wire.headers[name.toLowerCase()] ?? '' };
}

/** The operation at a request's address; `{agentId}` stands for any step. */
function operationAt({ paths = {} }, { method, url }) {
  const steps = new URL(url).pathname.split('/');
  const isAt = (path) => {
    const wanted = path.split('/');
    return (
      wanted.length === steps.length && wanted.every((step, index) => step.startsWith('{') || step === steps[index])
    );
  };
  return Object.entries(paths).find(([path]) => isAt(path))?.[1]?.[method.toLowerCase()];
}

const contentOf = (part) => Object.values(part?.content ?? {})[0]?.schema;

function bodyRows(document, schema, text) {
  if (text === '') return [];
  try {
    return memberRows(document, { schemas: variants(document, schema), value: JSON.parse(text), path: '' });
  } catch {
    return [{ name: S.wire.body, value: text, about: S.wire.noJson }];
  }
}

/** A row for each member, and for those inside it. */
function memberRows(document, { schemas, value, path, depth = 1 }) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ name: path || S.wire.body, value: JSON.stringify(value), about: '' }];
  return Object.entries(value).flatMap(([name, member]) => {
    const found = schemas.map(({ properties }) => properties?.[name]).filter((one) => one !== undefined);
    const inner = found.flatMap((one) => variants(document, one));
    const about = aboutOf([...found, ...inner], member);
    const own = { name: path + name, about };
    const isDeep = typeof member === 'object' && member !== null && !Array.isArray(member) && depth < DEEPEST;
    if (!isDeep) return [{ ...own, value: JSON.stringify(member) }];
    const below = memberRows(document, { schemas: inner, value: member, path: `${path}${name}.`, depth: depth + 1 });
    return [{ ...own, value: '' }, ...below];
  });
}

/** What a member is, and what the very value means where that is told. */
function aboutOf(schemas, value) {
  const meaning = schemas.map((schema) => schema['x-enumDescriptions']?.[value]).find(Boolean);
  const description = schemas.map((schema) => schema.description).find(Boolean);
  return meaning ?? description ?? '';
}

/** The schemas that a value may have: references followed, unions and sums taken apart. */
function variants(document, schema) {
  if (schema === undefined) return [];
  if (schema.$ref !== undefined) return variants(document, document.components.schemas[schema.$ref.split('/').pop()]);
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => variants(document, part))];
}
