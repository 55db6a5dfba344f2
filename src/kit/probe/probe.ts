// The kit's own probe: asks the CTI server what a connector could have asked, over the dialect's own wire, and looks at nothing
// else. It shares no code with any connector, nor with the simulator.

import { amiLink } from './links/ami.ts';
import { eslLink } from './links/esl.ts';
import type {
  Hear,
  Named,
  ProbedAnswer,
  ProbeLink,
  ProbeRequest,
  SeenStanding,
  Standing,
  Watch,
  Watched,
} from './links/link.ts';
import type { Look, LookOrder } from './links/look.ts';
import { nativeLink } from './links/native.ts';
import { wazoAgentdLink } from './links/wazo-agentd.ts';

export {
  type AskedCommand,
  type Hear,
  type Named,
  type ProbedAnswer,
  type ProbeRequest,
  type SeenStanding,
  ServerUnusable,
  type Standing,
  type Told,
  type Watch,
} from './links/link.ts';
export type { Look, LookOrder, SeenAnswer } from './links/look.ts';

const LINKS: Readonly<Record<string, ProbeLink | undefined>> = {
  native: nativeLink,
  ami: amiLink,
  esl: eslLink,
  'wazo-agentd': wazoAgentdLink,
};

/** The dialects that the probe speaks, by name. */
export const PROBED: readonly string[] = Object.keys(LINKS);

type Server = Readonly<Record<string, unknown>>;

export interface Probe {
  /** Rejects where there is no answer in time, or none of the protocol; `signal`: nobody waits for it any longer. */
  ask(request: ProbeRequest, signal?: AbortSignal): Promise<ProbedAnswer>;
  /** A client that listens to a device; to nobody's where none is given. Rejects where it cannot. */
  watch(device?: Watched): Promise<Watch>;
  /** Asks one request, the first that it comes to, and looks at what arrives, byte by byte. */
  look(request: ProbeRequest, order: LookOrder): Promise<Look>;
  /** Whether the protocol has an answer that says no more than that a request is accepted. */
  readonly saysAccepted: boolean;
  /** Whether an answer is the protocol's own word for a failure: `timed-out`, say. */
  isWord(answer: Look['answers'][number], word: string): boolean;
}

/** Looks at queue logins, and brings them about: for a switch that has no control API. Each rejects with `ServerUnusable`. */
export interface Standings {
  read(about: Named, signal?: AbortSignal): Promise<readonly SeenStanding[]>;
  /** Changes what is not so yet; answers the words of what was refused. */
  put(wanted: readonly Standing[], signal?: AbortSignal): Promise<readonly string[]>;
}

/** How long an answer may take, in milliseconds of wire time. */
const TIMEOUT_MS = 5000;

const timeout = (): AbortSignal => AbortSignal.timeout(TIMEOUT_MS);

/** The same, or until `signal` is aborted. */
export const timeoutOr = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, timeout()]);

export const canProbe = (dialect: string): boolean => LINKS[dialect] !== undefined;

/** Whether a login in the dialect says at which extension it is. */
export const namesExtensions = (dialect: string): boolean => LINKS[dialect]?.namesExtensions ?? false;

/** Undefined where there is no link for the dialect: then nobody can ask in a connector's place. */
export function probeFor(dialect: string, server: Server, hear?: Hear): Probe | undefined {
  const link = LINKS[dialect];
  return (
    link && {
      ask: (request, signal = timeout()) => link.ask(server, request, { signal, hear }),
      watch: (device) => link.watch(server, device),
      look: (request, order) => link.look(server, request, order),
      saysAccepted: link.saysAccepted,
      isWord: link.isWord,
    }
  );
}

/** Undefined where the wire does not show how agents stand in queues. */
export function standingsOf(dialect: string, server: Server, hear?: Hear): Standings | undefined {
  const link = LINKS[dialect]?.standings;
  return (
    link && {
      read: (about, signal = timeout()) => link.read(server, about, { signal, hear }),
      put: (wanted, signal = timeout()) => link.put(server, wanted, { signal, hear }),
    }
  );
}
