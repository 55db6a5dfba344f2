// The port that every dialect implements: it says what it is, and is given a site on which it speaks its protocol. A
// dialect knows no other dialect, and nobody but its own folder knows anything of it.

import type { AskedOfAgent } from '../core/commands.ts';
import type { Decision } from '../core/decision.ts';
import type { AgentCommandType, AgentState } from '../core/model/agent.ts';
import type { Rejection, RejectionCode } from '../core/rejection.ts';
import type { Engine } from '../engine/engine.ts';
import type { AnswerWord, FaultInjector } from '../faults/fault.ts';
import type { DocumentedPort, Route } from '../http-api/route-docs.ts';
import type { ExampleRequest } from '../net/http-message.ts';
import type { Line } from '../net/line-server.ts';
import type { Address, Place } from '../net/listener.ts';
import type { Delivery, MakeExchange } from './exchange.ts';

/** What its messages can carry in one kind of field. Plain JSON: it travels. */
export interface IdPattern {
  /** The source of a RegExp with the flag `u`, that fits a whole text that can be carried, and no other. */
  readonly pattern: string;
  /** The longest, in bytes of UTF-8. */
  readonly longest: number;
  /** Texts that differ in case alone are the same there; absent: they are two. */
  readonly ignoresCase?: boolean | undefined;
}

/** The fields whose values are a site's own. */
export const ID_FIELDS = ['agentId', 'name', 'password', 'queueId', 'extension', 'reasonCode'] as const;

/** By field; of one that is absent, digits alone can be carried. */
export type IdPatterns = Readonly<Partial<Record<(typeof ID_FIELDS)[number], IdPattern>>>;

/**
 * What may be missing on a wire: that an answer names the request that it answers, that who listens says to whom, that a login says at
 * which extension it is, that one is to a single queue of several, that how long a call rings
 * is up to the ACD's policy, and what becomes of who does not answer, that a logout which is refused for the agent's state, or for a call, is
 * answered as one that is refused; that calls are told of, by the ids that the ACD gives them and with what was dialled, that who
 * listens to one device has subscribed to that one, that calls which an agent makes at the telephone are told, what
 * a call carries, and that a call shows which came to an agent's extension, and from no queue.
 */
export const WIRE_TRAITS = [
  'correlation',
  'subscription',
  'extensions',
  'queueLogin',
  'ringTimeout',
  'stateRefusal',
  'callRefusal',
  'callEvents',
  'callIds',
  'deviceSubscription',
  'phoneEvents',
  'callData',
  'directCalls',
] as const;

/** The file that a dialect was made of, and how what it says is known. */
export interface Description {
  /** Its name, without a folder. */
  readonly file: string;
  /** Of the bytes that were read: `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** What it is known from: `source`, `documentation`, `recording` or `memory`. */
  readonly evidence: string;
  /** Where that is. */
  readonly source: string;
  /** When it was looked at: a day. */
  readonly date: string;
}

/** What a dialect says of itself, whether it is served or not. */
export interface Manifest {
  /** What chooses it: `--dialect NAME`, `--port NAME=5038`. Lower case, digits, hyphens. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Whose rules an ACD of that kind follows where nobody says. */
  readonly profile: string;
  /** The port by custom; 0: none, a free one is found. */
  readonly port: number;
  /** Which of the capabilities that a connector can declare its messages can carry at all. */
  readonly capabilities: readonly string[];
  /** Which of OpenCTI's activities about calls they can carry, by name; absent: none. */
  readonly callActivities?: readonly string[] | undefined;
  /** The members of what a connector is told of the CTI server that not everybody may know. */
  readonly secrets: readonly string[];
  /** What it says where a fault asks for a word that every protocol has, for people; absent: its own documents tell. */
  readonly faultWords?: Readonly<Record<AnswerWord, string>> | undefined;
  /** Which values its messages can carry: the suite draws ids, passwords and the like inside. What is absent: digits alone. */
  readonly idPatterns?: IdPatterns | undefined;
  /** Of one that is made of a file; no other has one. */
  readonly description?: Description | undefined;
  /** What its wire does not have; absent: nothing is missing. */
  readonly lacks?: readonly (typeof WIRE_TRAITS)[number][] | undefined;
  /** What its words mean is what the switch of its profile does: under the rules of others they would not say what is done. */
  readonly isOfOneSwitch?: boolean | undefined;
}

/** Where a dialect is served, and with what. */
export interface Site {
  readonly engine: Engine;
  /** What spoils its answers and events. */
  readonly faults: FaultInjector;
  /** The way from a request to its answer. */
  readonly exchange: MakeExchange;
  /** The connector-facing address; port 0 finds a free one. With `tls` whoever listens there speaks TLS. */
  readonly address: Place;
  /** Serves a protocol of lines at the address. Throws a `Failure` where the port cannot be had. */
  serveLines<A>(service: LineService<A>): Promise<ServedLines>;
  /** A refusal as one plain sentence. */
  sentenceOf(rejection: Rejection): string;
  /** What faults have an ACD say, whether it is true or not. */
  readonly fabricate: {
    rejection(
      asked: { readonly [M in keyof AskedOfAgent]?: AskedOfAgent[M] | undefined },
      code: RejectionCode,
    ): Rejection;
    stateAfter(type: AgentCommandType): AgentState;
    /** The state that a false success names; undefined where the ACD has decided. */
    reportedState(decision: Decision): AgentState | undefined;
  };
  /** Host names that requests may be addressed to, besides localhost and addresses. */
  readonly allowHosts?: readonly string[] | undefined;
  /** What connectors must show to be let in, where the link asks for it. */
  readonly token?: string | undefined;
  /** The simulator's own version, for documents. */
  readonly version: string;
}

/** Lines in, answers out: `encode` makes the text that goes out, line ends included. */
export interface LineService<A> {
  /** What is said to whoever connects. */
  readonly greeting?: string | undefined;
  readonly answer: (line: Line) => Delivery<A, string> | undefined | Promise<Delivery<A, string> | undefined>;
  readonly encode: (answer: A) => string;
}

export interface ServedLines extends Address {
  /** Says something to everybody who is connected. */
  tell(text: string): void;
  /** What a running dialect has to offer of its port. */
  readonly running: Pick<RunningDialect, 'usage' | 'refuse' | 'stop'>;
}

export interface RunningDialect {
  /** What a connector needs to be told, as it stands in `initialize`; the authority of TLS is told with it. */
  readonly server: Readonly<Record<string, unknown>>;
  /** Where it is spoken, for people: what, and its address. */
  readonly greeting: readonly (readonly [what: string, address: string])[];
  /** How an agent is logged in, out, and out once more; absent where it takes more than a request. */
  readonly examples?:
    | ((agent: { readonly id: string; readonly password: string }) => readonly ExampleRequest[])
    | undefined;
  /** How a connector asks for a Command; absent where that takes more than a request over HTTP. */
  readonly request?: ((command: AskedOfAgent) => ExampleRequest) | undefined;
  /** Of one that is made of a file: the parts of the file that have failed, and how often. */
  readonly failures?:
    | (() => readonly {
        readonly template: string;
        readonly line: number;
        readonly cause: string;
        readonly count: number;
      }[])
    | undefined;
  /** What its events can be called; absent where it does not tell. */
  readonly events?: readonly string[] | undefined;
  /** Has events posted to the URL too; absent where it posts none. Throws `InvalidRequest` where they may not go there. */
  readonly postTo?: ((url: string) => void) | undefined;
  /** Reads that the main port serves as well, out of reach of any fault. */
  readonly reads?: readonly Route[] | undefined;
  /** Its connector-facing port, as the documents describe it; absent where it is none of HTTP. */
  readonly port?: DocumentedPort | undefined;
  /** Documents of its own that the main port serves: of its events, say. */
  readonly documents?: readonly Route[] | undefined;
  /** What connectors hold on to at this moment. */
  usage(): { readonly connections: number; readonly subscriptions: number };
  /** Closes its connector-facing port and cuts who is there, or opens it again. */
  refuse(isRefusing: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** `C`: how it is set up, in its own terms. */
export interface Dialect<C = unknown> extends Manifest {
  /** Reads what it is set up with; throws where that is none. Absent: it is given as it is. */
  readonly config?: { parse(given: unknown): C } | undefined;
  start(site: Site, config: C): Promise<RunningDialect>;
}
