// The kit's own probe: asks the CTI server what a connector could have asked, over the dialect's own wire, and looks at nothing
// else. It shares no code with any connector, nor with the simulator.

import { amiLink } from './links/ami.ts';
import type { ProbedAnswer, ProbeLink, ProbeRequest, Watch, Watched } from './links/link.ts';
import type { Look, LookOrder } from './links/look.ts';
import { nativeLink } from './links/native.ts';

export type { AskedCommand, ProbedAnswer, ProbeRequest, Told, Watch } from './links/link.ts';
export type { Look, LookOrder, SeenAnswer } from './links/look.ts';

const LINKS: Readonly<Record<string, ProbeLink | undefined>> = { native: nativeLink, ami: amiLink };

export interface Probe {
  /** Rejects where there is no answer in time, or none of the protocol; `signal`: nobody waits for it any longer. */
  ask(request: ProbeRequest, signal?: AbortSignal): Promise<ProbedAnswer>;
  /** A client that listens to a device; to nobody's where none is given. Rejects where it cannot. */
  watch(device?: Watched): Promise<Watch>;
  /** Asks one request, the first that it comes to, and looks at what arrives, byte by byte. */
  look(request: ProbeRequest, order: LookOrder): Promise<Look>;
  /** Whether an answer is the protocol's own word for a failure: `timed-out`, say. */
  isWord(answer: Look['answers'][number], word: string): boolean;
}

/** How long an answer may take, in milliseconds of wire time. */
const TIMEOUT_MS = 5000;

export const canProbe = (dialect: string): boolean => LINKS[dialect] !== undefined;

/** Whether a login in the dialect says at which extension it is. */
export const namesExtensions = (dialect: string): boolean => LINKS[dialect]?.namesExtensions ?? false;

/** Undefined where there is no link for the dialect: then nobody can ask in a connector's place. */
export function probeFor(dialect: string, server: Readonly<Record<string, unknown>>): Probe | undefined {
  const link = LINKS[dialect];
  return (
    link && {
      ask: (request, signal = AbortSignal.timeout(TIMEOUT_MS)) => link.ask(server, request, signal),
      watch: (device) => link.watch(server, device),
      look: (request, order) => link.look(server, request, order),
      isWord: link.isWord,
    }
  );
}
