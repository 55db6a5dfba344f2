// The templates of a described switch, compiled once: a tree of JSON whose texts may hold outputs. Liquid fills texts and nothing
// else: nothing of it reaches files, other templates or the program, and it has its limits of time and memory.

import { Context, Drop, Liquid, toValueSync, Value } from 'liquidjs';
import { suggest } from '../../yaml/shape-issue.ts';

/** Renders to a value; throws `TemplateFailed` where the template fails, or takes too long. */
export type Render = (context: object) => unknown;

/** What a template fails with, and where: the way down to it in its tree. */
export interface TemplateMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Thrown where a template fails while it is rendered: which one, by the way down to it. */
export class TemplateFailed extends Error {
  readonly path: TemplateMistake['path'];

  constructor(path: TemplateMistake['path'], cause: unknown) {
    super(firstLine(cause), { cause });
    this.path = path;
  }
}

/** Tags that reach for other templates. */
const REMOVED = ['include', 'render', 'layout', 'block'];

/** Characters of a template; milliseconds and units of memory of one rendering. */
const LIMITS = { parseLimit: 100_000, renderLimit: 1_000, memoryLimit: 1_000_000 };

function makeEngine(): Liquid {
  const engine = new Liquid({
    ...LIMITS,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    dynamicPartials: false,
  });
  for (const tag of REMOVED) delete (engine.tags as Record<string, unknown>)[tag];
  return engine;
}

/** A leaf that is one output and nothing else. */
export const ONE_OUTPUT = /^\s*\{\{-?((?:(?!\}\}).)*?)-?\}\}\s*$/s;

/** Without a filter: a way down to a value. */
const PLAIN = /^\s*[A-Za-z_][\w-]*(\.[\w-]+)*\s*$/;

/**
 * What templates can speak of besides the names that they give themselves, and of each its members; undefined where it has those that a
 * request happens to have.
 */
export type Vocabulary = Readonly<Record<string, readonly string[] | undefined>>;

export function createTemplates(vocabulary: Vocabulary) {
  const engine = makeEngine();
  const mistakes: TemplateMistake[] = [];
  const made: { readonly path: TemplateMistake['path']; readonly text: string; readonly render: Render }[] = [];

  /** `own`: the names that `each` gives, around it. */
  function compile(tree: unknown, path: readonly (string | number)[], own: readonly string[] = []): Render {
    if (typeof tree === 'string') return compileText(tree, path, own);
    if (Array.isArray(tree)) {
      const items = tree.map((item, index) => compile(item, [...path, index], own));
      return (context) => items.map((item) => item(context));
    }
    if (typeof tree !== 'object' || tree === null) return () => tree;
    if ('each' in tree) return compileEach(tree as Each, path, own);
    const members = Object.entries(tree).map(
      ([name, value]) => [compileText(name, path, own), compile(value, [...path, name], own)] as const,
    );
    return (context) => Object.fromEntries(members.map(([name, value]) => [String(name(context)), value(context)]));
  }

  interface Each {
    readonly each: unknown;
    readonly as?: unknown;
    readonly body?: unknown;
  }

  /** One of the tree for each of a list. */
  function compileEach(
    { each, as = 'item', body, ...rest }: Each,
    path: readonly (string | number)[],
    own: readonly string[],
  ): Render {
    const [stray] = Object.keys(rest);
    if (typeof each !== 'string' || !PLAIN.test(each) || typeof as !== 'string' || stray !== undefined) {
      mistakes.push({
        path,
        message: 'each takes a list such as agent.queues, with as, a name, and body, a tree, and nothing else',
      });
      return () => [];
    }
    const item = compile(body, [...path, 'body'], [...own, as]);
    const steps = each.trim().split('.');
    checkNames([steps], [...path, 'each'], own);
    return (context) => {
      const list = valueAt(context, steps);
      return Array.isArray(list) ? list.map((one) => item({ ...context, [as]: one })) : [];
    };
  }

  function compileText(text: string, path: readonly (string | number)[], own: readonly string[]): Render {
    if (!text.includes('{{') && !text.includes('{%')) return () => text;
    try {
      const render = placed(renderOf(text), path);
      checkNames(engine.globalVariableSegmentsSync(text), path, own);
      made.push({ path, text, render });
      return render;
    } catch (error) {
      mistakes.push({ path, message: `is no template: ${firstLine(error)}` });
      return () => text;
    }
  }

  function renderOf(text: string): Render {
    const [, output] = ONE_OUTPUT.exec(text) ?? [];
    if (output !== undefined && PLAIN.test(output)) {
      const steps = output.trim().split('.');
      return (context) => valueAt(context, steps) ?? null;
    }
    const template = engine.parse(text);
    if (output === undefined) return (context) => engine.renderSync(template, context) as string;
    const value = new Value(output, engine);
    return (context) => plain(toValueSync(value.value(new Context(context, engine.options, { sync: true })))) ?? null;
  }

  /** Says of each way that begins with what there is not, or goes on with what that has not. Liquid takes such a thing for nothing. */
  function checkNames(
    ways: readonly (readonly unknown[])[],
    path: TemplateMistake['path'],
    own: readonly string[],
  ): void {
    for (const [root, member] of ways) {
      const name = String(root);
      if (own.includes(name)) continue;
      const say = (message: string) => mistakes.push({ path, message });
      if (!Object.hasOwn(vocabulary, name))
        say(`there is no ${name} ${suggest(name, [...Object.keys(vocabulary), ...own])}`);
      else if (typeof member === 'string' && vocabulary[name]?.includes(member) === false)
        say(`there is no ${name}.${member} ${suggest(member, vocabulary[name] ?? [])}`);
    }
  }

  /** Those that take more time or memory than they may where next to nothing is filled in: they would whatever it is. */
  function endless(): readonly TemplateMistake[] {
    return made.flatMap(({ path, render }) => {
      try {
        render({});
      } catch (error) {
        if (/limit exceeded/.test(firstLine(error)))
          return [{ path, message: `takes more than a template may: ${firstLine(error)}: let it repeat less` }];
      }
      return [];
    });
  }

  return {
    compile,
    /** What was wrong in what has been compiled. */
    mistakes: mistakes as readonly TemplateMistake[],
    endless,
    /** Where a template speaks of what is called so. */
    speaksOf: (name: string) => made.find(({ text }) => new RegExp(`\\.${name}\\b`).test(text))?.path,
  };
}

/** A failure that says where it was. */
export const placed =
  <T>(render: (context: object) => T, path: TemplateMistake['path']): ((context: object) => T) =>
  (context) => {
    try {
      return render(context);
    } catch (cause) {
      throw cause instanceof TemplateFailed ? cause : new TemplateFailed(path, cause);
    }
  };

/** Liquid's own nothing, blank and empty are objects. */
const plain = (value: unknown): unknown => (value instanceof Drop ? value.valueOf() : value);

const firstLine = (error: unknown): string => String((error as Error).message).split('\n')[0] ?? '';

/** What stands at the end of `steps`; undefined where there is nothing. Members alone, nothing inherited. */
export function valueAt(root: unknown, steps: readonly string[]): unknown {
  let value = root;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
