// What a client shows to be let in, kept out of the journal: a reply may quote it, be it that a template does or that a fault has it
// quoted.

import { MASK } from '../../engine/secrets.ts';
import type { HttpRequest, HttpResponse, WrittenReply } from '../../net/http-message.ts';
import { escapedXml } from '../../net/xml.ts';
import type { Sent } from '../exchange.ts';
import { maskedTarget } from '../http-mask.ts';
import type { SwitchFile } from './file-schema.ts';

type Request = Pick<HttpRequest, 'method' | 'url' | 'query' | 'headers'>;

/** Shorter ones are parts of too much else. */
const SHORTEST_PASSWORD = 4;

/** As it stands in the request; undefined: nothing is asked for, or nothing is shown. */
function shownIn(file: SwitchFile, { query, headers }: Request): string | undefined {
  if (file.token === undefined) return undefined;
  const [where, name = ''] = file.token.in.split('.');
  const shown = where === 'query' ? query.get(name) : headers[name.toLowerCase()];
  return typeof shown === 'string' && shown !== '' ? shown : undefined;
}

/** The request in words, with what was shown in it. */
export function quotationOf(file: SwitchFile, request: Request): string {
  const [where, name] = file.token?.in.split('.') ?? [];
  const shown = where === 'header' ? `, ${name}: ${shownIn(file, request) ?? ''}` : '';
  return `The request was ${request.method} ${request.url}${shown}.`;
}

/** A reply that may quote the request. */
interface Quoting {
  readonly response: HttpResponse;
  readonly said?: string | undefined;
  /** What the request called a password. */
  readonly password?: string | undefined;
}

/** A reply without what the request has shown: what was meant, what is said, and what went out. */
export function withoutShown<R extends Quoting>(
  file: SwitchFile,
  request: Request,
  { reply, sent }: { readonly reply: R; readonly sent: Sent<WrittenReply> },
): { readonly reply: R; readonly sent: Sent<WrittenReply> } {
  const shown = shownIn(file, request);
  const went = 'written' in sent ? sent.written.content : Buffer.from(sent.bytes).toString('latin1');
  const { password = '' } = reply;
  const secrets = [shown, password.length < SHORTEST_PASSWORD ? undefined : password].filter(
    (one) => one !== undefined,
  );
  if (secrets.length === 0) return { reply, sent };
  const spelt = secrets.flatMap(spellingsOf);
  const targets = request.url.includes('?') ? spellingsOf(request.url) : [];
  if (![...spelt, ...targets].some((one) => went.includes(one))) return { reply, sent };
  const hide = (text: string): string =>
    spelt.reduce(
      (hidden, one) => hidden.replaceAll(one, MASK),
      targets.reduce((hidden, one) => hidden.replaceAll(one, () => maskedTarget(request.url)), text),
    );
  const { response, said } = reply;
  const body = mapTexts(response.body, hide);
  const text = typeof response.text === 'string' ? hide(response.text) : response.text;
  return {
    reply: { ...reply, response: { ...response, body, text }, said: said && hide(said) },
    sent:
      'written' in sent
        ? { written: { ...sent.written, content: hide(went) } }
        : { bytes: Buffer.from(hide(went), 'latin1') },
  };
}

/** A text as JSON, XML and a form have it. */
const spellingsOf = (text: string): readonly string[] => [
  ...new Set([
    text,
    JSON.stringify(text).slice(1, -1),
    escapedXml(text),
    encodeURIComponent(text),
    new URLSearchParams({ '': text }).toString().slice(1),
  ]),
];

/** The tree with every text in it changed; `change` is told as well what member it is of. */
export const mapTexts = (tree: unknown, change: (text: string, name: string) => string): unknown =>
  mapLeaves(tree, (leaf, name) => (typeof leaf === 'string' ? change(leaf, name) : leaf));

/** The tree with everything in it changed that is neither a list nor an object. */
export function mapLeaves(tree: unknown, change: (leaf: unknown, name: string) => unknown, name = ''): unknown {
  if (Array.isArray(tree)) return tree.map((item) => mapLeaves(item, change, name));
  if (typeof tree !== 'object' || tree === null) return change(tree, name);
  return Object.fromEntries(Object.entries(tree).map(([member, value]) => [member, mapLeaves(value, change, member)]));
}
