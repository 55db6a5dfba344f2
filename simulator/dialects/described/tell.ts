// What a described switch comes to, for whoever wants to know before it is served.

import { AGENT_REJECTIONS } from '../../core/rejection.ts';
import type { Dialect } from '../dialect.ts';
import { asyncApiOf } from './documents/asyncapi.ts';
import { openApiOf } from './documents/openapi.ts';
import { type Operation, operationsOf } from './file-schema.ts';
import { capabilitiesOf } from './index.ts';
import { patternsOf } from './patterns.ts';
import { readSwitchFile } from './read-switch.ts';

export interface SwitchFacts {
  readonly name: string;
  readonly title: string;
  readonly provenance: { readonly source: string; readonly evidence: string; readonly date: string };
  readonly profile: string;
  readonly capabilities: readonly string[];
  /** Which values its messages can carry, by field. */
  readonly idPatterns: NonNullable<Dialect['idPatterns']>;
  readonly routes: readonly { readonly target: string; readonly does: readonly Operation[] }[];
  /** The refusals that have no row of their own. */
  readonly byDefault: readonly string[];
}

/** More mistakes and gaps than anybody mends before the next look. */
const MOST_TOLD = 10_000;

/** Throws `SwitchUnreadable`, `SwitchInvalid` or `SwitchUnfinished`, which tell all that is wrong. */
export async function describeSwitch(path: string): Promise<SwitchFacts> {
  const compiled = await readSwitchFile(path, { most: MOST_TOLD });
  const { switch: name, title, provenance, profile, routes } = compiled.file;
  return {
    ...{ name, title, provenance, profile, capabilities: capabilitiesOf(compiled), idPatterns: patternsOf(compiled) },
    routes: Object.entries(routes).map(([target, route]) => ({
      target,
      does: [...new Set(operationsOf(route))],
    })),
    byDefault: AGENT_REJECTIONS.filter((code) => !compiled.refusals.has(code)),
  };
}

/** What a file describes, as a document for other tools; undefined: it tells no events. Throws as `describeSwitch` does. */
export async function switchDocument(path: string, kind: 'openapi' | 'asyncapi'): Promise<object | undefined> {
  const compiled = await readSwitchFile(path);
  return kind === 'openapi' ? openApiOf(compiled) : asyncApiOf(compiled);
}
