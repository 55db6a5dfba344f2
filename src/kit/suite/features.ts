// The features as they stand, without playing them: which scenarios there are, and what they are tagged with.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle, type Step } from '@cucumber/messages';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { exampleValues, valuesAt } from './example-values.ts';

export interface Scenario {
  readonly name: string;
  /** Of a row of an outline, what it puts in: `blank: nothing`. */
  readonly examples?: string | undefined;
  /** Feature file and line: `logout-agent/refusals.feature:7`. */
  readonly location: string;
  readonly tags: readonly string[];
}

/** A scenario with what is written in it. */
export interface WrittenScenario extends Scenario {
  /** Without their keywords. */
  readonly steps: readonly { readonly text: string }[];
}

/** Every scenario, a row of an outline being one, in the order of the feature files. */
export function readScenarios(folder = join(PACKAGE_ROOT, 'features')): readonly WrittenScenario[] {
  return featureFiles(folder).flatMap((file) => scenariosIn(readFileSync(join(folder, file), 'utf8'), file));
}

/** A scenario with what is said in it, to be played as a lesson. */
export interface TaughtScenario {
  readonly name: string;
  /** Of a row of an outline whose name does not hold them, the values that it puts in: `null, an empty text`. */
  readonly examples?: string | undefined;
  readonly tags: readonly string[];
  /** The feature's own name. */
  readonly feature: string;
  /** Its file: below the features folder, or as it was named. */
  readonly file: string;
  /** Where Cucumber finds it. */
  readonly location: string;
  /** Each with its keyword. */
  readonly steps: readonly string[];
  /** The same without it, and in which line of the file each stands. */
  readonly written: readonly { readonly text: string; readonly line: number }[];
}

/** The scenarios of the package's own features. */
export const readSuitePickles = (folder = join(PACKAGE_ROOT, 'features')): readonly TaughtScenario[] =>
  featureFiles(folder).flatMap((file) =>
    readPickles(readFileSync(join(folder, file), 'utf8'), { uri: file, name: file }),
  );

/** The scenarios in `text`. Throws where it is no Gherkin. */
export function readPickles(
  text: string,
  { uri, name: file }: { readonly uri: string; readonly name: string },
): readonly TaughtScenario[] {
  const { document, pickles } = parse(text, uri);
  const all = new Map(stepsIn(document).map((step) => [step.id, step]));
  const values = exampleValues(document);
  return pickles.map(({ name, location, tags, astNodeIds, steps }) => ({
    name,
    ...namedBy(name, valuesAt(astNodeIds, values).examples),
    tags: tags.map((tag) => tag.name),
    feature: document.feature?.name ?? file,
    file,
    location: `${uri}:${location?.line ?? 0}`,
    steps: steps.map((step) => `${all.get(step.astNodeIds[0] ?? '')?.keyword ?? ''}${step.text}`),
    written: steps.map(({ text, astNodeIds: [id = ''] }) => ({ text, line: all.get(id)?.location.line ?? 0 })),
  }));
}

/** `blank: nothing, queue: sales` as values alone, those that a name holds already left out. */
function namedBy(name: string, examples: string | undefined): Pick<TaughtScenario, 'examples'> {
  const values = (examples ?? '').split(/(?:^|, )[\w ]+: /);
  const told = values.filter((value) => value !== '' && !name.includes(value));
  return told.length === 0 ? {} : { examples: told.join(', ') };
}

/** Every step of a document, those of backgrounds and rules too. */
export function stepsIn({ feature }: GherkinDocument): readonly Step[] {
  const children = feature?.children ?? [];
  return children.flatMap(({ background, scenario, rule }) => [
    ...(background?.steps ?? []),
    ...(scenario?.steps ?? []),
    ...(rule?.children ?? []).flatMap((child) => [
      ...(child.background?.steps ?? []),
      ...(child.scenario?.steps ?? []),
    ]),
  ]);
}

const featureFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.feature'))
    .sort();

function scenariosIn(text: string, file: string): readonly WrittenScenario[] {
  const { document, pickles } = parse(text, file);
  const values = exampleValues(document);
  return pickles.map(({ name, uri, location, tags, astNodeIds, steps }) => ({
    name,
    ...valuesAt(astNodeIds, values),
    location: `${uri}:${location?.line ?? 0}`,
    tags: tags.map((tag) => tag.name),
    steps: steps.map(({ text }) => ({ text })),
  }));
}

function parse(text: string, uri: string): { document: GherkinDocument; pickles: readonly Pickle[] } {
  const newId = IdGenerator.incrementing();
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
  return { document, pickles: compile(document, uri, newId) };
}
