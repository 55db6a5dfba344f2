// The features as they stand, without playing them: which scenarios there are, and what they are tagged with.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type Pickle } from '@cucumber/messages';
import { PACKAGE_ROOT } from '../package-root.ts';

export interface Scenario {
  readonly name: string;
  /** Feature file and line: `logout-agent/refusals.feature:7`. */
  readonly location: string;
  readonly tags: readonly string[];
}

/** Every scenario, a row of an outline being one, in the order of the feature files. */
export function readScenarios(folder = join(PACKAGE_ROOT, 'features')): readonly Scenario[] {
  return readdirSync(folder, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.feature'))
    .sort()
    .flatMap((file) => picklesOf(readFileSync(join(folder, file), 'utf8'), file))
    .map(({ name, uri, location, tags }) => ({
      name,
      location: `${uri}:${location?.line ?? 0}`,
      tags: tags.map((tag) => tag.name),
    }));
}

function picklesOf(text: string, uri: string): readonly Pickle[] {
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  return compile(parser.parse(text), uri, newId);
}
