// A switch's file, read: its shape, and what its parts say of one another. Every mistake has its line, its column, and what would be
// right; of a file with a mistake nothing is loaded.

import { basename } from 'node:path';
import { AGENT_STATES } from '../../core/model/agent.ts';
import { type Found, type WrongFile, writePath, wrongFile } from '../../yaml/mistakes.ts';
import { shapeIssues, suggest } from '../../yaml/shape-issue.ts';
import { readDigested } from '../../yaml/text-file.ts';
import { readYaml } from '../../yaml/yaml-text.ts';
import type { Description } from '../dialect.ts';
import { type Compiled, compile } from './compiled.ts';
import {
  type Needed,
  needsOf,
  OPERATIONS,
  type Operation,
  operationsOf,
  type SwitchFile,
  switchFile,
} from './file-schema.ts';
import { gapsIn } from './gaps.ts';
import { meaningAt, membersAt } from './json-schema.ts';
import { overlaps } from './overlaps.ts';
import { inPlainSight } from './plain-sight.ts';
import { type TemplateMistake, valueAt } from './template.ts';
import { withoutWrong } from './without-wrong.ts';

const FILE = { what: 'The switch file', code: 'SwitchUnreadable' } as const;

/** A switch whose text is known. */
export interface ParsedSwitch extends Compiled {
  /** Where a part of it stands: the way down to it in words, and its line. */
  placeIn(path: TemplateMistake['path']): { readonly template: string; readonly line: number };
}

/** A switch, and which file says so. */
export interface ReadSwitch extends ParsedSwitch {
  readonly description: Description;
}

/** The switch at `path`, compiled. Throws `SwitchUnreadable`, `SwitchInvalid`, or `SwitchUnfinished` where gaps are all that is wrong. */
export async function readSwitchFile(path: string, tells?: Pick<WrongFile, 'most'>): Promise<ReadSwitch> {
  const { text, digest } = await readDigested(path, FILE);
  const compiled = parseSwitch(text, path, tells);
  return { ...compiled, description: { file: basename(path), digest, ...compiled.file.provenance } };
}

/** The switch that `text` describes; `path` is what it is called. Throws `SwitchInvalid` or `SwitchUnfinished`. */
export function parseSwitch(text: string, path: string, tells: Pick<WrongFile, 'most'> = {}): ParsedSwitch {
  const { value, mistakes, placeOf, spotOf } = readYaml(text, READING);
  const refuse = (found: readonly Found[], gaps = 0) => {
    const code = gaps > 0 && gaps === found.length ? 'SwitchUnfinished' : 'SwitchInvalid';
    return wrongFile(
      { ...tells, what: FILE.what, path, code, placeOf, has: countOf(found.length - gaps, gaps) },
      found,
    );
  };
  const told = mistakes.map(({ message, ...rest }): Found => ({ path: [], ...rest, message: () => message }));
  if (told.length > 0) throw refuse(told);
  if (value === undefined || value === null || spotOf === undefined)
    throw refuse([
      {
        offset: 0,
        path: [],
        message: () => 'the file says nothing: a switch is a mapping with switch, routes, refusals and more',
      },
    ]);
  const toFound = ({ path: at, message }: TemplateMistake): Found => ({
    ...{ offset: spotOf(at).nameOffset, path: at },
    message: () => message,
  });
  const left = gapsIn(value).map(
    (gap): Found => ({
      offset: spotOf(gap.path).offset,
      path: gap.path,
      message: () => `a gap is left: ${gap.question}`,
    }),
  );
  const read = switchFile.safeParse(value);
  if (!read.success) {
    const isGapAt = new Set(left.map(({ path: at }) => JSON.stringify(at)));
    const issues = shapeIssues(read.error, value, {
      subject: 'the switch',
      membersAt,
      meaningAt,
      sourceOf: (at) => spotOf(at).source,
    });
    const wrong = issues
      .filter(({ path: at, of }) => of === 'name' || !isGapAt.has(JSON.stringify(at)))
      .map(({ path: at, of, message }) => {
        const { offset, nameOffset } = spotOf(at);
        return { offset: of === 'name' ? nameOffset : offset, path: at, message };
      });
    const whole = withoutWrong(value, issues);
    const beyond = whole === undefined ? [] : [...inItself(whole, compile(whole))].map(toFound);
    throw refuse([...left, ...wrong, ...beyond], left.length);
  }
  const compiled = compile(read.data);
  const problems = [...inItself(read.data, compiled), ...absences(read.data), ...wordless(compiled)];
  const placeIn: ParsedSwitch['placeIn'] = (at) => ({
    template: writePath(at),
    line: placeOf(spotOf(at).nameOffset).line,
  });
  if (problems.length === 0 && left.length === 0) return { ...compiled, placeIn };
  throw refuse([...left, ...problems.map(toFound)], left.length);
}

/** `2 mistakes, and 3 gaps are left` */
function countOf(mistakes: number, gaps: number): string | undefined {
  if (gaps === 0) return undefined;
  const left = gaps === 1 ? 'a gap is left' : `${gaps.toLocaleString('en')} gaps are left`;
  if (mistakes === 0) return `is unfinished: ${left}`;
  return `has ${mistakes === 1 ? 'a mistake' : `${mistakes.toLocaleString('en')} mistakes`}, and ${left}`;
}

const READING = { what: 'a switch', advice: 'a switch takes a few hundred lines', mostLexemes: 200_000 };

/** What is wrong with parts of a file of the right shape, whatever else stands in it. */
function* inItself(file: SwitchFile, { mistakes }: Compiled): Generator<TemplateMistake> {
  yield* mistakes;
  yield* inPlainSight(file);
  for (const [first, second] of overlaps(Object.keys(file.routes)))
    yield {
      path: ['routes', second],
      message: `takes the same requests as ${JSON.stringify(first)}: let their paths differ`,
    };
  for (const [target, route] of Object.entries(file.routes)) yield* inRoute(target, route, file);
  for (const [field, { pattern }] of Object.entries(file.ids ?? {}))
    if (!isPattern(pattern)) yield { path: ['ids', field, 'pattern'], message: 'is no regular expression' };
}

/** What a file lacks for what stands in it. */
function* absences(file: SwitchFile): Generator<TemplateMistake> {
  if (Object.keys(file.routes).length === 0)
    yield { path: ['routes'], message: 'has no route: nothing could be asked of such a switch' };
  for (const [target, route] of Object.entries(file.routes)) yield* ofRoute(target, route, file);
  for (const [code, refusal] of Object.entries(file.refusals)) yield* ofAlias(['refusals', code], refusal, file);
  yield* ofEvents(file);
  yield* unsaidWords(file);
  const operations = new Set(Object.values(file.routes).flatMap(operationsOf));
  for (const needed of ['login', 'logout', 'ready', 'notReady'] as const)
    if (
      !operations.has(needed) &&
      !(needed === 'login' && operations.has('queueLogin')) &&
      !(needed === 'logout' && operations.has('queueLogout'))
    )
      yield { path: ['routes'], message: `has no route for ${needed}: ${OPERATIONS[needed]}` };
}

/** What `says` points at must be there in some refusal, or nobody is ever told why. */
function* unsaidWords({ says, refusals, otherRefusals }: SwitchFile): Generator<TemplateMistake> {
  if (says === undefined) return;
  const steps = says.split('.');
  const answers = [otherRefusals, ...Object.values(refusals).filter((one) => typeof one === 'object')];
  if (answers.every(({ body }) => valueAt(body, steps) === undefined))
    yield { path: ['says'], message: `no refusal has anything at ${says}` };
}

function* ofEvents({ events }: SwitchFile): Generator<TemplateMistake> {
  if (events === undefined) return;
  if (events.websocket === undefined && events.webhook === undefined)
    yield { path: ['events'], message: 'does not say how events are told: by websocket, by webhook, or by both' };
  for (const [one, other] of [
    ['Done', 'Refused'],
    ['Refused', 'Done'],
  ] as const)
    if (events.tell[one] !== undefined && events.tell[other] === undefined)
      yield {
        path: ['events', 'tell', one],
        message: `is told, and ${other} is not: whoever waits for what became of a request could wait for ever`,
      };
}

/** A state of which templates speak by its word must have one. */
function* wordless({ file: { words }, wordsNeededAt }: Compiled): Generator<TemplateMistake> {
  const without = AGENT_STATES.filter((state) => words?.[state] === undefined);
  if (wordsNeededAt === undefined || without.length === 0) return;
  yield words === undefined
    ? {
        path: wordsNeededAt,
        message: 'speaks of the word for a state, and the file has no words: say what it calls each',
      }
    : { path: ['words'], message: `has no word for ${without.join(', ')}, and a template may have to say it` };
}

const namesIn = (target: string): readonly string[] =>
  [...target.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name);

function* inRoute(target: string, route: SwitchFile['routes'][string], file: SwitchFile): Generator<TemplateMistake> {
  const at = ['routes', target];
  const inPath = namesIn(target);
  const twice = inPath.find((name, index) => inPath.indexOf(name) !== index);
  if (twice !== undefined) yield { path: at, message: `names {${twice}} twice` };
  for (const { path, place } of placesIn(route)) yield* ofPlace([...at, ...path], place, { inPath, file });
  const roots = rootsOf(route, file);
  if (roots.length > 1)
    yield { path: at, message: `takes ${roots.map((root) => `<${root}>`).join(' and ')}, and XML has one root` };
}

function* ofRoute(target: string, route: SwitchFile['routes'][string], file: SwitchFile): Generator<TemplateMistake> {
  const at = ['routes', target];
  const inPath = namesIn(target);
  const has = (name: Needed) => (name !== 'url' && inPath.includes(name)) || name in (route.take ?? {});
  for (const operation of operationsOf(route)) {
    for (const [name, ...others] of needsOf(operation))
      if (![name, ...others].some(has)) yield { path: at, message: unsaid(name, operation) };
    if (isOfWebhooks(operation) && file.events?.webhook === undefined)
      yield { path: at, message: `has ${operation}, and events has no webhook: nothing would go there` };
  }
  for (const [code, refusal] of Object.entries(route.refusals ?? {}))
    yield* ofAlias([...at, 'refusals', code], refusal, file);
}

const isOfWebhooks = (operation: Operation): boolean => operation === 'subscribe' || operation === 'unsubscribe';

const unsaid = (name: Needed, operation: Operation): string =>
  name === 'url'
    ? 'does not say where events are to go: say in take where the url stands'
    : `does not say which ${name} ${operation} is about: name {${name}} in its path, or say where it stands in take`;

/** Every place that a route names, and where it does. */
const placesIn = ({ take = {}, require = [], do: what }: SwitchFile['routes'][string]) => [
  ...Object.entries(take).flatMap(([name, given = []]) =>
    [given].flat().map((place) => ({ path: ['take', name], place })),
  ),
  ...require.map((place, index) => ({ path: ['require', index], place })),
  ...(typeof what === 'string' ? [] : [{ path: ['do', 'of'], place: what.of }]),
];

function* ofPlace(
  path: readonly (string | number)[],
  place: string,
  { inPath, file }: { readonly inPath: readonly string[]; readonly file: SwitchFile },
): Generator<TemplateMistake> {
  const [where, name = ''] = place.split('.');
  if (where === 'path' && !inPath.includes(name))
    yield { path, message: `there is no {${name}} in the path ${suggest(name, inPath)}` };
  if (where === 'path' && path.at(-1) === 'password')
    yield { path, message: 'a password in a path is in every log: say where it stands in the body, or in a header' };
  if (where === 'body' && file.takes === 'nothing')
    yield { path, message: 'there are no bodies: the file says takes: nothing' };
  if (place === 'body' && file.takes !== 'text' && file.takes !== 'nothing')
    yield { path, message: 'all of a body is a place only where the file says takes: text' };
  if (where === 'body' && place !== 'body' && file.takes === 'text')
    yield { path, message: 'a text has no places in it: body is all of it' };
  if (place === 'body' && path.at(-1) === 'password')
    yield {
      path,
      message: 'a password that is a whole body has no name to be masked by: say where it stands in a header',
    };
}

/** The roots of XML that a request for the route would have. */
const rootsOf = (route: SwitchFile['routes'][string], { takes }: SwitchFile): readonly string[] =>
  takes !== 'xml'
    ? []
    : [
        ...new Set(
          placesIn(route).flatMap(({ place }) => {
            const [where, root] = place.split('.');
            return where === 'body' && root !== undefined ? [root] : [];
          }),
        ),
      ];

/** A refusal that is answered as another is: that one must have an answer of its own. */
function* ofAlias(
  path: readonly (string | number)[],
  refusal: unknown,
  { refusals }: SwitchFile,
): Generator<TemplateMistake> {
  if (typeof refusal !== 'string' || refusal === 'done') return;
  const other = (refusals as Readonly<Record<string, unknown>>)[refusal];
  if (other === undefined || (typeof other === 'string' && other !== 'done'))
    yield { path, message: `is answered as ${refusal}, which has no answer of its own among the refusals` };
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') !== undefined;
  } catch {
    return false;
  }
}
