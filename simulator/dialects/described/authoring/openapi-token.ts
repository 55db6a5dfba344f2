// What a client shows to be let in, out of the security schemes of an OpenAPI document.

import { listOf, type Members, membersOf, type OpenApiDocument, orBroken } from './openapi-document.ts';

export interface OpenApiToken {
  /** Undefined: the document asks for nothing, or for nothing that the notation has. */
  readonly token?: { readonly in: string; readonly prefix?: string } | undefined;
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
}

/** By the first scheme that is asked for and can be said; the others are left out. */
export function tokenOf({ root, follow }: OpenApiDocument): OpenApiToken {
  const schemes = membersOf(membersOf(root.components).securitySchemes);
  const asked = listOf(root.security).flatMap((one) => Object.keys(membersOf(one)));
  const names = new Set([...asked, ...Object.keys(schemes)]);
  const read = [...names].map((name) => {
    const scheme = orBroken(() => membersOf(follow(schemes[name])));
    return { name, token: typeof scheme === 'string' ? scheme : shownBy(scheme) };
  });
  const [chosen] = read.flatMap(({ name, token }) => (typeof token === 'string' ? [] : [{ name, token }]));
  const leftOut = read.flatMap(({ name, token }) => {
    if (name === chosen?.name) return [];
    const why = typeof token === 'string' ? token : `a switch has one token, and ${chosen?.name} is taken`;
    return [{ what: `the security scheme ${name}`, why }];
  });
  return { token: chosen?.token, leftOut };
}

const BEARER = { in: 'header.Authorization', prefix: 'Bearer ' };

/** Or why it cannot be said. */
function shownBy({ type, scheme, name, in: where }: Members): { in: string; prefix?: string } | string {
  if (type === 'oauth2' || type === 'openIdConnect') return BEARER;
  if (type === 'http' && String(scheme).toLowerCase() === 'bearer') return BEARER;
  const isPlain = typeof name === 'string' && /^[\w-]+$/.test(name);
  if (type === 'apiKey' && isPlain && (where === 'header' || where === 'query')) return { in: `${where}.${name}` };
  const words = [type, scheme, where].filter((one) => typeof one === 'string').join(' ');
  return `a token stands in a header or in the query, and this is ${words === '' ? 'neither' : words}`;
}
