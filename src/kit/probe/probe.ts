// The kit's own probe: asks the CTI server what a connector could have asked, over the dialect's own wire, and looks at nothing
// else. It shares no code with any connector, nor with the simulator.

import { askAmi } from './links/ami.ts';
import type { ProbeAnswer, ProbeLink, ProbeRequest } from './links/link.ts';
import { askNative } from './links/native.ts';

const LINKS: Readonly<Record<string, ProbeLink | undefined>> = { native: askNative, ami: askAmi };

/** `signal`: nobody waits for the answer any longer. */
export type Probe = (request: ProbeRequest, signal?: AbortSignal) => Promise<ProbeAnswer>;

/** How long an answer may take, in milliseconds of wire time. */
const TIMEOUT_MS = 5000;

/** Undefined where there is no link for the dialect: then nobody can ask in a connector's place. */
export function probeFor(dialect: string, server: Readonly<Record<string, unknown>>): Probe | undefined {
  const link = LINKS[dialect];
  return link && ((request, signal = AbortSignal.timeout(TIMEOUT_MS)) => link(server, request, signal));
}
