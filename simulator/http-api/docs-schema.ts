// JSON Schema as people read it: what a value is in a few words, and the members of an object as a table.

import { type Html, html, joined, type Piece, prose } from './html.ts';
import type { JsonSchema } from './json-schema.ts';

/** What a value is. */
export function kindOf(schema: JsonSchema): Piece {
  const { $ref, enum: words, items, oneOf, anyOf } = schema;
  if ($ref !== undefined) return linkTo($ref);
  if ('const' in schema) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (words !== undefined)
    return joined(
      words.map((word) => html`<code>${String(word)}</code>`),
      ' | ',
    );
  if (items !== undefined) return ['list of ', kindOf(items)];
  const choices = oneOf ?? anyOf;
  if (choices !== undefined) return joined(choices.map(kindOf), ' or ');
  return schema.type === 'object' ? kindOfObject(schema) : plainKind(schema);
}

function linkTo(ref: string): Html {
  const name = ref.replace(/^.*\//, '');
  return html`<a href="#schema-${name}">${name}</a>`;
}

function kindOfObject({ properties, additionalProperties }: JsonSchema): Piece {
  if (properties === undefined && typeof additionalProperties === 'object')
    return ['map of ', kindOf(additionalProperties)];
  const members = Object.entries(properties ?? {}).map(([name, member]) => [name, ': ', kindOf(member)]);
  return members.length === 0 ? 'object' : ['{ ', joined(members, ', '), ' }'];
}

const WORDS: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number', boolean: 'true or false' };

function plainKind({ type = 'anything', pattern }: JsonSchema): Piece {
  const word = WORDS[type] ?? type;
  return pattern === undefined ? word : [word, ' like ', html`<code>${String(pattern)}</code>`];
}

/** The members of an object, row by row; of anything else what it is. */
export function shapeOf(schema: JsonSchema): Piece {
  const { properties, required = [], oneOf } = schema;
  if (oneOf?.every((one) => one.properties)) return joined(oneOf.map(shapeOf), html`<p>or</p>`);
  if (properties === undefined) return html`<p>${kindOf(schema)}</p>`;
  const rows = Object.entries(properties).map(([name, member]) => memberRow(name, member, required.includes(name)));
  return table(['member', 'is', ''], rows);
}

function memberRow(name: string, member: JsonSchema, isRequired: boolean): Html {
  const standard =
    member.default === undefined ? undefined : [' Default ', html`<code>${JSON.stringify(member.default)}</code>.`];
  return html`<tr><td><code>${name}</code>${isRequired ? '' : html` <small>optional</small>`}</td><td>${kindOf(member)}</td>
<td>${prose(member.description)}${standard}</td></tr>
`;
}

export function table(heads: readonly string[], rows: readonly Piece[]): Html {
  const head = heads.map((text) => html`<th scope="col">${text}</th>`);
  return html`<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>
${rows}</tbody></table></div>
`;
}
