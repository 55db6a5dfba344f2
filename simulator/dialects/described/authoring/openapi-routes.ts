// The routes of a switch's file, out of the operations of an OpenAPI document: what is sure is said, all else is left as a gap with what
// the document says of it beside it.

import { Failure } from '../../../net/failure.ts';
import { type SwitchFile, switchFile } from '../file-schema.ts';
import { overlaps } from '../overlaps.ts';
import { answersOf, type ShownAnswer } from './openapi-answers.ts';
import { listOf, type Members, membersOf, type OpenApiDocument, orBroken } from './openapi-document.ts';
import { pathName, takenBy } from './openapi-places.ts';
import { commentOf, routeOf } from './sketched-route.ts';

export interface SketchedRoute {
  readonly target: string;
  /** What stands above it in the file. */
  readonly comment: readonly string[];
  readonly route: Members;
  readonly takes: SwitchFile['takes'] | undefined;
  readonly answers: readonly ShownAnswer[];
}

export interface SketchedRoutes {
  readonly routes: readonly SketchedRoute[];
  /** What the notation cannot say, and why. */
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
}

/** More than any switch is asked for, and as much as anybody fills in. */
const MOST_ROUTES = 500;

const METHODS = ['get', 'put', 'post', 'delete'] as const;
const OTHERS = ['patch', 'options', 'head', 'trace'] as const;

export interface RouteChoice {
  /** Words of which a path must contain one; none: all are taken. */
  readonly words: readonly string[];
  /** Where the token stands, which no route takes. */
  readonly token: string | undefined;
}

/** Throws `OpenApiUnusable` where there is nothing of what is chosen, or too much. */
export function routesOf(document: OpenApiDocument, choice: RouteChoice): SketchedRoutes {
  const { words } = choice;
  const leftOut: { what: string; why: string }[] = [];
  const chosen = operationsIn(document, words);
  const refuse = (why: string) => new Failure('OpenApiUnusable', `The OpenAPI document ${document.path} ${why}`);
  if (chosen.length === 0)
    throw refuse(`has no operation in ${words.length === 0 ? 'its paths' : `the paths with ${words.join(' or ')}`}.`);
  if (chosen.length > MOST_ROUTES)
    throw refuse(
      `has ${chosen.length.toLocaleString('en')} operations there, and a switch takes ${MOST_ROUTES} at most: choose with --paths, agent,queue say.`,
    );
  const routes = new Map<string, SketchedRoute>();
  for (const asked of chosen) {
    const sketched = sketch(asked, document, choice);
    const [clash] = 'why' in sketched ? [] : overlaps([...routes.keys(), sketched.target]);
    if ('why' in sketched) leftOut.push(sketched);
    else if (clash !== undefined || routes.has(sketched.target))
      leftOut.push({ what: nameOf(asked), why: `it takes the same requests as ${clash?.[0] ?? sketched.target}` });
    else routes.set(sketched.target, sketched);
  }
  const webhooks = Object.keys(membersOf(document.root.webhooks));
  if (webhooks.length > 0) leftOut.push({ what: 'webhooks', why: 'what is told stands in events: write them there' });
  return { routes: [...routes.values()], leftOut };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly operation: Members;
  readonly shared: readonly unknown[];
  readonly prefix: string;
  /** Why nothing can be said of it. */
  readonly broken?: string | undefined;
}

const nameOf = ({ method, path }: Pick<Asked, 'method' | 'path'>): string => `${method.toUpperCase()} ${path}`;

function operationsIn({ root, follow }: OpenApiDocument, words: readonly string[]): readonly Asked[] {
  return Object.entries(membersOf(root.paths)).flatMap(([path, given]): readonly Asked[] => {
    if (words.length > 0 && !words.some((word) => path.includes(word))) return [];
    const read = orBroken(() => membersOf(follow(given)));
    const about = { path, shared: [], prefix: '', operation: {} };
    if (typeof read === 'string') return [{ ...about, method: 'any', broken: read }];
    return [...METHODS, ...OTHERS].flatMap((method) => {
      const operation = membersOf(read[method]);
      if (Object.keys(operation).length === 0) return [];
      const prefix = prefixIn(operation.servers ?? read.servers ?? root.servers);
      return [{ method, path, operation, prefix, shared: listOf(read.parameters) }];
    });
  });
}

/** What its first server has before every path: `/v2` of https://api.example.org/v2, its variables filled in. */
function prefixIn(servers: unknown): string {
  const { url, variables } = membersOf(listOf(servers)[0]);
  if (typeof url !== 'string') return '';
  const filled = url.replace(/\{([^{}]+)\}/g, (_whole, name: string) =>
    String(membersOf(membersOf(variables)[name]).default ?? ''),
  );
  return filled
    .replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}

function sketch(
  asked: Asked,
  document: OpenApiDocument,
  { token }: RouteChoice,
): SketchedRoute | { readonly what: string; readonly why: string } {
  const what = nameOf(asked);
  const { method, operation, broken } = asked;
  if (broken !== undefined) return { what, why: broken };
  if (!METHODS.some((one) => one === method))
    return { what, why: `a route is of one of ${METHODS.map((one) => one.toUpperCase()).join(', ')}` };
  const path = (asked.prefix + asked.path).replace(/\{([^{}]*)\}/g, (_whole, name: string) => `{${pathName(name)}}`);
  const target = `${method.toUpperCase()} ${path}`;
  if (!switchFile.shape.routes.keyType.safeParse(target).success)
    return { what, why: 'each part of a path is a fixed word or one {name}' };
  const [twice] = (path.match(/\{\w+\}/g) ?? []).filter((name, index, all) => all.indexOf(name) !== index);
  if (twice !== undefined) return { what, why: `its path names ${twice} twice` };
  const read = orBroken(() => ({
    taken: takenBy(operation, asked.shared, document),
    answers: answersOf(operation, document),
  }));
  if (typeof read === 'string') return { what, why: read };
  const { taken, answers } = read;
  const about = { operation, places: taken.places.filter(({ place }) => place !== token), answers };
  return {
    ...{ target, answers, takes: taken.takes },
    comment: commentOf(about, taken.unsaid),
    route: routeOf(about),
  };
}
