// How something is asked of a described switch: the request that a route would read it from.

import type { ExampleRequest } from '../../net/http-message.ts';
import { type Compiled, type CompiledRoute, IN_PATHS } from './compiled.ts';
import type { Argument, Operation } from './file-schema.ts';
import { FORMATS } from './formats.ts';

/** What is asked, argument by argument. */
export type Arguments = Readonly<Partial<Record<Argument, string>>>;

/** What stands where a route requires something that is of no use here. */
const FILLER = 'default';

/** Undefined where no route does it. */
export function requestFor(
  compiled: Compiled,
  { url, token }: { readonly url: string; readonly token: string | undefined },
  operation: Operation,
  args: Arguments,
): ExampleRequest | undefined {
  const { file } = compiled;
  const route = routeFor(compiled, operation);
  if (route === undefined) return undefined;
  const values = valuesIn(route, operation, args);
  if (file.token !== undefined && token !== undefined) values.set(file.token.in, `${file.token.prefix ?? ''}${token}`);
  const of = (where: string) =>
    [...values].flatMap(([place, value]) =>
      place.startsWith(`${where}.`) ? [[place.slice(where.length + 1), value]] : [],
    );
  const path = route.path.replace(/:([\w-]+)/g, (_whole, name: string) =>
    encodeURIComponent(values.get(`path.${name}`) ?? name),
  );
  const query = new URLSearchParams(of('query') as [string, string][]).toString();
  const members = of('body') as [string, string][];
  const body = values.get('body') ?? (members.length === 0 ? undefined : nested(members));
  const { type = '', write = () => '' } = file.takes === 'nothing' ? {} : FORMATS[file.takes];
  return {
    method: route.method,
    url: `${url}${path}${query === '' ? '' : `?${query}`}`,
    headers: { ...Object.fromEntries(of('header')), ...(body !== undefined && { 'Content-Type': type }) },
    body,
    text: body === undefined || file.takes === 'json' ? undefined : onOneLine(write(body)),
  };
}

/** XML without its declaration, which it can do without: a request is shown as one line. */
const onOneLine = (text: string): string => text.replace(/^<\?xml[^>]*>\n/, '').trimEnd();

/** The first route that does it. */
export const routeFor = ({ routes }: Compiled, operation: Operation): CompiledRoute | undefined =>
  routes.find(({ text }) => wordFor(text.do, operation) !== undefined);

/** The word that has a route do it; '' where it does nothing else, undefined where it does not. */
function wordFor(what: CompiledRoute['text']['do'], operation: Operation): string | undefined {
  if (typeof what === 'string') return what === operation ? '' : undefined;
  return Object.entries(what.is).find(([, does]) => does === operation)?.[0];
}

/** Place by place, what is to stand there. */
export function valuesIn({ text }: CompiledRoute, operation: Operation, args: Arguments): Map<string, string> {
  const values = new Map<string, string>();
  for (const place of text.require ?? []) values.set(place, FILLER);
  for (const name of IN_PATHS) if (args[name] !== undefined) values.set(`path.${name}`, args[name]);
  for (const [name, places = []] of Object.entries(text.take ?? {})) {
    const [place = ''] = [places].flat();
    const value = args[name as Argument];
    if (value !== undefined) values.set(place, value);
  }
  if (typeof text.do !== 'string') values.set(text.do.of, wordFor(text.do, operation) ?? '');
  return values;
}

/** `data.status` is a member of a member. */
export function nested(members: readonly (readonly [way: string, value: string])[]): object {
  const root: Record<string, unknown> = {};
  for (const [way, value] of members) {
    const steps = way.split('.');
    const last = steps.pop() as string;
    let at = root;
    for (const step of steps) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    at[last] = value;
  }
  return root;
}
