// What is known of a finished run: outcomes of scenarios, rulings on requirements, the ruling on the run. Made by the
// kit, told by the reports.

import type { Envelope } from '@cucumber/messages';
import type { GateRuling } from './baseline.ts';
import type { Certificate } from './certificate.ts';
import type { Description, FileFailure } from './description.ts';
import type { Level, Mismatch, Requirement, RunVerdict, TierRuling, Verdict } from './requirement.ts';
import type { Transcript } from './transcript.ts';

/**
 * How the connector under test is reached; `reference` is the built-in one, which does without what it `declines`:
 * capabilities and activities. A module is an absolute path, or a package as
 * seen from the folder `from`; a command is run in `cwd`; `given` is what the person typed.
 */
export type ConnectorTarget =
  | { readonly kind: 'reference'; readonly declines?: readonly string[] | undefined }
  | { readonly kind: 'module'; readonly path: string; readonly from?: string; readonly given?: string }
  | { readonly kind: 'command'; readonly words: readonly string[]; readonly cwd: string; readonly given: string }
  | { readonly kind: 'service'; readonly url: string };

/** How the connector and the kit find each other where they are not on one machine. */
export interface Reach {
  /** `HOST:PORT` that the CTI server listens at; absent: a free port on loopback. */
  readonly listen?: string | undefined;
  /** The URL of the CTI server that the connector is told. */
  readonly advertise?: string | undefined;
  /** The URL that a service is told to post its notifications to. */
  readonly callbackAdvertise?: string | undefined;
  /** Names of this machine that requests may be addressed to, besides those that are known anyway. */
  readonly allowHosts?: readonly string[] | undefined;
}

/** A dialect that the product does not bring: where it comes from, a file or a package, and what it says of itself. */
export interface OutsideDialect {
  readonly source: string;
  readonly profile: string;
  readonly capabilities: readonly string[];
  readonly secrets: readonly string[];
  /** Which activities about calls its messages can carry; absent: none. */
  readonly callActivities?: readonly string[] | undefined;
  /** Which values its messages can carry, by field; what is absent: digits alone. */
  readonly idPatterns?: Readonly<Record<string, FieldPattern>> | undefined;
  /** What its wire does not have, `correlation` say; absent: nothing is known to be missing. */
  readonly lacks?: readonly string[] | undefined;
  /** Of one that is made of a file. */
  readonly description?: Description | undefined;
}

/** What fits into a field: the source of a RegExp for all of it, bytes of UTF-8, and whether case makes no difference. */
export interface FieldPattern {
  readonly pattern: string;
  readonly longest: number;
  readonly ignoresCase?: boolean | undefined;
}

/** What a run is asked to do, as plain JSON: it travels to the workers as Cucumber's world parameters. */
export interface RunParameters {
  readonly connector: ConnectorTarget;
  readonly reach?: Reach | undefined;
  readonly dialect: string;
  readonly outside?: OutsideDialect | undefined;
  readonly profile: string;
  /** Choices of the ACD's policy on top of the profile, each a word: `outcome` is `later`. */
  readonly policy?: Readonly<Record<string, string>> | undefined;
  readonly seed: number;
  /** `auto`: the CTI server of the run speaks TLS, with certificates made for it; absent: it does not. */
  readonly tls?: 'auto' | undefined;
  /** The main port of a simulator that runs already; absent: the run has its own. */
  readonly simulator?: string | undefined;
  /** What that one asks for; a secret: it is in no report, and no connector is told. */
  readonly controlToken?: string | undefined;
  /** What is logged in with at that one's CTI server, where it has an account; a secret too, and the connector is told. */
  readonly serverSecret?: string | undefined;
  /** The address of a switch in use, without its secret; absent: a simulator is held to the requirements. */
  readonly at?: string | undefined;
  /** Whom and what of a switch in use may be touched, and how it calls an agent's device; goes with `at`. */
  readonly named?: {
    readonly agentIds: readonly string[];
    readonly queueIds: readonly string[];
    readonly device: string;
  };
}

export type ScenarioResult = 'passed' | 'failed' | 'untestable' | 'not-exercised' | 'not-applicable' | 'unfinished';

/** A step of a scenario as it was played: `Given ` and the like, its words, and Cucumber's own word for how it ended. */
export interface PlayedStep {
  readonly keyword: string;
  readonly text: string;
  readonly status: string;
}

export interface ScenarioOutcome {
  readonly name: string;
  /** Of a row of an outline, what it puts in: `blank: nothing`. */
  readonly examples?: string | undefined;
  /** Feature file and line: `logout-agent/refusals.feature:7`. */
  readonly location: string;
  readonly requirementIds: readonly string[];
  readonly result: ScenarioResult;
  /** How it failed. */
  readonly mismatch?: Mismatch | undefined;
  /** Why it could not be exercised, or does not apply. */
  readonly reason?: string | undefined;
  /** What the policy of the ACD chooses, where it rules the scenario out. */
  readonly ruledOut?: readonly string[] | undefined;
  /** Where the file that describes the switch failed it: nothing can be said of whoever asked then. */
  readonly fileFailures?: readonly FileFailure[] | undefined;
  /** How often the connector turned to the CTI server. */
  readonly requests: number;
  /** How long it took, where it finished. */
  readonly durationMs?: number | undefined;
  /** Why the run stopped with this scenario, where it did. */
  readonly stoppedRun?: string | undefined;
  /** What happened, where it did not pass. */
  readonly transcript?: Transcript | undefined;
  /** Step by step, where it did not pass. */
  readonly steps?: readonly PlayedStep[] | undefined;
}

/** The ruling on one requirement. */
export interface Ruling {
  readonly id: string;
  readonly level: Level;
  readonly requirement: string;
  readonly verdict: Verdict;
  readonly scenarios: readonly ScenarioOutcome[];
  /** Of the scenario that decided it. */
  readonly mismatch?: Mismatch | undefined;
  readonly reason?: string | undefined;
}

export interface RunRuling {
  readonly verdict: RunVerdict;
  readonly exitCode: 0 | 1 | 2;
  /** Why, where it is not plain from the rulings. */
  readonly reason?: string | undefined;
}

/** What the messages of a run come to. */
export interface RunJudgement {
  readonly outcomes: readonly ScenarioOutcome[];
  readonly rulings: readonly Ruling[];
  /** The tiers that were open to the connector, lowest first; none in a filtered run. */
  readonly tiers: readonly TierRuling[];
  readonly ruling: RunRuling;
}

/** All that the reports say of one run. */
export interface RunReport extends RunJudgement {
  readonly kit: { readonly name: string; readonly version: string };
  readonly connector: { readonly name: string; readonly version: string };
  readonly parameters: RunParameters;
  /** Whether the CTI server spoke TLS. */
  readonly isTls?: boolean | undefined;
  /** Whether a SHOULD that is not met fails. */
  readonly isStrict?: boolean | undefined;
  /** The requirements that keep the run from being green, whether a baseline knows them or not. */
  readonly blockers: readonly string[];
  /** Where the run is certified. */
  readonly certificate?: Certificate | undefined;
  /** Where the run was held against a baseline. */
  readonly gate?: GateRuling | undefined;
  readonly workers: number;
  /** The whole catalogue, in its order. */
  readonly requirements: readonly Requirement[];
  /** The requirements that no scenario exercises yet. */
  readonly planned: readonly string[];
  readonly messages: readonly Envelope[];
  /** What the run was to do besides and could not, such as writing down its baseline. */
  readonly undone?: readonly Undone[] | undefined;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** What a CTI server was found to do, held to its own requirements; no connector took part. */
export interface ServerReport {
  readonly kit: { readonly name: string; readonly version: string };
  readonly parameters: RunParameters;
  /** Whether it was asked by a client that is made from its own file. */
  readonly isFromFile?: boolean | undefined;
  /** The policy that it declares, and was held to. */
  readonly policy: Readonly<Record<string, unknown>>;
  /** Whether a SHOULD that is not met fails. */
  readonly isStrict: boolean;
  readonly outcomes: readonly ScenarioOutcome[];
  readonly rulings: readonly Ruling[];
  readonly ruling: ServerRuling;
  readonly messages: readonly Envelope[];
  /** What was to be done besides and could not. */
  readonly undone?: readonly Undone[] | undefined;
}

/** A CTI server that was checked, and the product's own simulator beside it where the server is another. */
export interface ServerComparison {
  readonly server: ServerReport;
  readonly simulator?: ServerReport | undefined;
}

export interface ServerRuling {
  /** `met`: all that could be exercised; `incomplete`: something could not be told. */
  readonly verdict: 'met' | 'not-met' | 'incomplete';
  readonly exitCode: 0 | 1 | 2;
  readonly reason?: string | undefined;
}

/** Something that could not be done: its code, one sentence, and what to do. */
interface Undone {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

type Ended = Pick<RunReport, 'gate' | 'undone'> & { readonly ruling: Pick<RunRuling, 'exitCode'> };

/** What the process ends with: the gate's word where there is one, and no success where something is left undone. */
export function exitCodeOf({ ruling, gate, undone = [] }: Ended): 0 | 1 | 2 {
  const exitCode = gate?.exitCode ?? ruling.exitCode;
  return exitCode === 0 && undone.length > 0 ? 2 : exitCode;
}
