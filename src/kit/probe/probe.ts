// The kit's own probe: asks the CTI server what a connector could have asked, over the dialect's own wire, and looks at nothing
// else. It shares no code with any connector, nor with the simulator.

import { amiLink } from './links/ami.ts';
import type { ProbeAnswer, ProbeLink, ProbeRequest } from './links/link.ts';
import { nativeLink } from './links/native.ts';

export type { ProbeAnswer, ProbeRequest } from './links/link.ts';

const LINKS: Readonly<Record<string, ProbeLink | undefined>> = { native: nativeLink, ami: amiLink };

export interface Probe {
  /** Rejects where there is no answer in time, or none of the protocol; `signal`: nobody waits for it any longer. */
  ask(request: ProbeRequest, signal?: AbortSignal): Promise<ProbeAnswer>;
}

/** How long an answer may take, in milliseconds of wire time. */
const TIMEOUT_MS = 5000;

export const canProbe = (dialect: string): boolean => LINKS[dialect] !== undefined;

/** Whether a login in the dialect says at which extension it is. */
export const namesExtensions = (dialect: string): boolean => LINKS[dialect]?.namesExtensions ?? false;

/** Undefined where there is no link for the dialect: then nobody can ask in a connector's place. */
export function probeFor(dialect: string, server: Readonly<Record<string, unknown>>): Probe | undefined {
  const link = LINKS[dialect];
  return link && { ask: (request, signal = AbortSignal.timeout(TIMEOUT_MS)) => link.ask(server, request, signal) };
}
