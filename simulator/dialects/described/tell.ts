// What a described switch comes to, for whoever wants to know before it is served.

import { AGENT_REJECTIONS } from '../../core/rejection.ts';
import { type Operation, operationsOf } from './file-schema.ts';
import { capabilitiesOf } from './index.ts';
import { readSwitchFile } from './read-switch.ts';

export interface SwitchFacts {
  readonly name: string;
  readonly title: string;
  readonly provenance: { readonly source: string; readonly evidence: string; readonly date: string };
  readonly profile: string;
  readonly capabilities: readonly string[];
  readonly routes: readonly { readonly target: string; readonly does: readonly Operation[] }[];
  /** The refusals that have no row of their own. */
  readonly byDefault: readonly string[];
}

/** Throws `SwitchUnreadable` or `SwitchInvalid`. */
export async function describeSwitch(path: string): Promise<SwitchFacts> {
  const compiled = await readSwitchFile(path);
  const { switch: name, title, provenance, profile, routes } = compiled.file;
  return {
    ...{ name, title, provenance, profile, capabilities: capabilitiesOf(compiled) },
    routes: Object.entries(routes).map(([target, route]) => ({
      target,
      does: [...new Set(operationsOf(route))],
    })),
    byDefault: AGENT_REJECTIONS.filter((code) => !compiled.refusals.has(code)),
  };
}
