// A switch that is described, compiled: what a request asks, and how each answer is made. Everything of the file that can go wrong
// has gone wrong before a port is opened.

import { validateHeaderName } from 'node:http';
import type { AgentState } from '../../core/model/agent.ts';
import type { AnswerWord } from '../../faults/fault.ts';
import type { HttpRequest } from '../../net/http-message.ts';
import type { AnswerText, Argument, Operation, Refusal, RouteText, SwitchFile, Told } from './file-schema.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { checkedHeaders, wrongHeader } from './headers.ts';
import { createTemplates, placed, type Render, type TemplateMistake, valueAt } from './template.ts';
import { VOCABULARY } from './views.ts';
import { type Reply, written } from './written.ts';

/** An answer, made of what is known when it is given. Throws where one of its templates fails, or its tree cannot be written. */
export type MakeAnswer = (context: object) => Reply;

/** How a refusal is answered: with an answer, as another is, or as if all were well. */
type Refusing = MakeAnswer | 'done' | { readonly as: string };

/** Throws where one of its templates fails, or HTTP cannot carry what it gives. */
type CompiledHeaders = (context: object) => Readonly<Record<string, string>>;

/** Reads one text out of a request; undefined where none of its places holds one. */
export type Read = (input: Input) => string | undefined;

/** A request as the places of the file see it. */
export interface Input {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface CompiledRoute {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** As the router has it: `/agents/:agent/logoff`. */
  readonly path: string;
  /** Undefined: the word that stands there is none that this route knows. */
  operation(input: Input): Operation | undefined;
  /** What a request lacks, by the places of the file. */
  missing(input: Input): readonly string[];
  /** The places of the file where a list or a mapping stands, and no value. */
  misshapen(input: Input): readonly string[];
  readonly take: Readonly<Partial<Record<Argument, Read>>>;
  readonly answer: MakeAnswer;
  readonly accepted: MakeAnswer;
  readonly refusals: ReadonlyMap<string, Refusing>;
  readonly text: RouteText;
}

export interface Compiled {
  readonly file: SwitchFile;
  readonly routes: readonly CompiledRoute[];
  readonly refusals: ReadonlyMap<string, Refusing>;
  readonly otherRefusals: MakeAnswer;
  readonly malformed: MakeAnswer;
  readonly notFound: MakeAnswer;
  /** Never throws. */
  readonly failed: MakeAnswer;
  readonly unauthorised: MakeAnswer;
  readonly faults: Readonly<Record<AnswerWord, MakeAnswer>>;
  readonly tell: Readonly<Partial<Record<Told, Render>>>;
  /** How a route answers a refusal: by its own row, by that of the refusal whose place it takes, or as all others. */
  refusing(route: CompiledRoute, code: string): MakeAnswer | 'done';
  /** What that is written in. */
  readonly eventsAs: FormatName;
  readonly webhookHeaders: CompiledHeaders;
  /** What it calls each state. */
  wordOf(state: AgentState): string;
  /** Where a template speaks of such a word; undefined: none does. */
  readonly wordsNeededAt: TemplateMistake['path'] | undefined;
  readonly mistakes: readonly TemplateMistake[];
}

type Path = readonly (string | number)[];

/** What a route takes from its path without saying so. */
export const IN_PATHS = ['agent', 'queue', 'subscription'] as const;

export function compile(file: SwitchFile): Compiled {
  const templates = createTemplates(VOCABULARY);
  const mistakes: TemplateMistake[] = [];

  function answerOf({ status, headers = {}, body, as = file.answers }: AnswerText, path: Path): MakeAnswer {
    const head = headersOf(headers, [...path, 'headers']);
    if (body === undefined) return (context) => ({ status, headers: head(context), as });
    if (status === 204 || status === 304)
      mistakes.push({ path: [...path, 'body'], message: `nothing can stand in an answer of ${status}` });
    const render = bodyOf(body, as, [...path, 'body']);
    return placed(
      (context) => {
        const value = render(context);
        const isText = as === 'json' && typeof value === 'string';
        return written({ status, headers: head(context), body: value, as: isText ? 'text' : as });
      },
      [...path, 'body'],
    );
  }

  /** A tree that can be written so, as far as it shows. */
  function bodyOf(body: unknown, as: FormatName, path: Path): Render {
    const message = FORMATS[as].fault(body);
    if (message !== undefined) mistakes.push({ path, message });
    return templates.compile(body, path);
  }

  function headersOf(headers: Readonly<Record<string, string>>, path: Path): CompiledHeaders {
    const names = Object.keys(headers);
    if (names.length === 0) return () => ({});
    for (const [name, value] of Object.entries(headers)) {
      const message = isHeaderName(name) ? wrongHeader(name, value) : 'no header can be called so';
      if (message !== undefined) mistakes.push({ path: [...path, name], message });
    }
    const render = templates.compile(headers, path) as (context: object) => Readonly<Record<string, unknown>>;
    return placed((context) => checkedHeaders(render(context)), path);
  }

  const refusingOf = (refusal: Refusal, path: Path): Refusing => {
    if (refusal === 'done') return 'done';
    return typeof refusal === 'string' ? { as: refusal } : answerOf(refusal, path);
  };

  const refusalsOf = (rows: Readonly<Record<string, Refusal | undefined>>, path: Path) =>
    new Map(
      Object.entries(rows).flatMap(([code, refusal]) =>
        refusal === undefined ? [] : [[code, refusingOf(refusal, [...path, code])] as const],
      ),
    );

  function routeOf(target: string, route: RouteText): CompiledRoute {
    const [method = '', path = ''] = target.split(' ');
    const at = ['routes', target];
    const names = [...path.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name);
    const implied = Object.fromEntries(
      names.filter((name) => IN_PATHS.some((one) => one === name)).map((name) => [name, readerOf([`path.${name}`])]),
    );
    const taken = Object.entries(route.take ?? {}).map(([name, places = []]) => [name, readerOf([places].flat())]);
    const required = (route.require ?? []).map((place) => [place, readerOf([place])] as const);
    const places = [...Object.values(route.take ?? {}).flat(), ...(typeof route.do === 'string' ? [] : [route.do.of])];
    const ways = [...new Set(places)].map((place) => [place, wayTo(place)] as const);
    const answer = answerOf(route.answer, [...at, 'answer']);
    return {
      method: method as CompiledRoute['method'],
      path: path.replace(/\{([\w-]+)\}/g, ':$1'),
      operation: operationOf(route.do),
      missing: (input) => required.flatMap(([place, read]) => (read(input) === undefined ? [place] : [])),
      misshapen: (input) => ways.flatMap(([place, way]) => (isTree(scalarAt(input, way)) ? [place] : [])),
      take: { ...implied, ...Object.fromEntries(taken) },
      answer,
      accepted: route.accepted === undefined ? answer : answerOf(route.accepted, [...at, 'accepted']),
      refusals: refusalsOf(route.refusals ?? {}, [...at, 'refusals']),
      text: route,
    };
  }

  const own = (name: 'otherRefusals' | 'malformed' | 'notFound' | 'failed') => answerOf(file[name], [name]);
  /** Should its own words fail as well, its status is left. */
  const failedWords = own('failed');
  function failedWith(context: object): Reply {
    try {
      return failedWords(context);
    } catch {
      return { status: file.failed.status, as: file.answers };
    }
  }
  const { tell: told = {}, as: eventsAs = file.answers, webhook } = file.events ?? {};
  const tell = Object.entries(told).map(([name, body]) => [name, bodyOf(body, eventsAs, ['events', 'tell', name])]);
  const faults = Object.entries(file.faults).map(([word, answer]) => [word, answerOf(answer, ['faults', word])]);
  const refusals = refusalsOf(file.refusals, ['refusals']);
  const otherRefusals = own('otherRefusals');
  function refusing(route: CompiledRoute, code: string): MakeAnswer | 'done' {
    const found = route.refusals.get(code) ?? refusals.get(code) ?? otherRefusals;
    if (typeof found === 'function' || found === 'done') return found;
    const other = route.refusals.get(found.as) ?? refusals.get(found.as);
    return typeof other === 'function' || other === 'done' ? other : otherRefusals;
  }
  return {
    file,
    routes: Object.entries(file.routes).map(([target, route]) => routeOf(target, route)),
    refusals,
    otherRefusals,
    refusing,
    malformed: own('malformed'),
    notFound: own('notFound'),
    failed: failedWith,
    unauthorised: file.token === undefined ? failedWith : answerOf(file.token.refused, ['token', 'refused']),
    faults: Object.fromEntries(faults),
    tell: Object.fromEntries(tell),
    eventsAs,
    webhookHeaders: headersOf(webhook?.headers ?? {}, ['events', 'webhook', 'headers']),
    wordOf: (state) => file.words?.[state] ?? state,
    wordsNeededAt: templates.speaksOf('word'),
    mistakes: [...templates.mistakes, ...templates.endless(), ...mistakes],
  };
}

function operationOf(what: RouteText['do']): CompiledRoute['operation'] {
  if (typeof what === 'string') return () => what;
  const word = readerOf([what.of]);
  return (input) => {
    const said = word(input);
    return said !== undefined && Object.hasOwn(what.is, said) ? what.is[said] : undefined;
  };
}

/**
 * The first of the places that holds a text; a number or a truth value is one too, and so is an element of XML that has attributes. Of
 * headers the name is in any case.
 */
export function readerOf(places: readonly string[]): Read {
  const ways = places.map(wayTo);
  return (input) => {
    for (const way of ways) {
      const value = scalarAt(input, way);
      if (typeof value === 'string' && value !== '') return value;
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    }
    return undefined;
  };
}

function wayTo(place: string): readonly string[] {
  const steps = place.split('.');
  return steps[0] === 'header' ? ['header', steps.slice(1).join('.').toLowerCase()] : steps;
}

/** What stands at the end of `steps`; of an element of XML with attributes, its text. */
export function scalarAt(root: unknown, steps: readonly string[]): unknown {
  const value = valueAt(root, steps);
  return isTree(value) ? (valueAt(value, ['#text']) ?? value) : value;
}

const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** What a request says, where its places are looked up. Throws a `Failure` where its body is not what the switch takes. */
export function inputOf(
  request: HttpRequest,
  params: Readonly<Record<string, string>>,
  takes: SwitchFile['takes'],
): Input {
  return {
    path: params,
    query: Object.fromEntries(request.query),
    header: request.headers,
    body: bodyIn(request, takes),
  };
}

/** Of a body that cannot be had, `json` knows why. */
function bodyIn({ text, json }: HttpRequest, takes: SwitchFile['takes']): unknown {
  if (takes === 'nothing') return undefined;
  return takes === 'json' || text === undefined ? json() : FORMATS[takes].read(text);
}

function isHeaderName(name: string): boolean {
  try {
    validateHeaderName(name);
    return true;
  } catch {
    return false;
  }
}
