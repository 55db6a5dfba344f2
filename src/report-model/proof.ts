// The proof that the suite bites, and bites nobody who is innocent: who was tried, how each trial ended, and what keeps
// the suite from being proven. Made by the kit, told by the reports.

import type { Level, RunVerdict, TierRuling, Verdict } from './requirement.ts';
import type { ScenarioResult, ServerRuling } from './run-report.ts';

/**
 * What a member of the proof is there for: a mutant breaks one requirement, a variant keeps to the contract in its own
 * way, a pathological one does nothing that deserves a certificate; a declining is the reference connector, which declares less
 * than it could do and must be certified for the rest. A broken server is a CTI server that breaks one requirement on servers; a
 * server is our own as it is, under one policy, which must meet them all.
 */
export type MemberKind = 'mutant' | 'variant' | 'declining' | 'pathological' | 'broken-server' | 'server';

export interface TrialMember {
  readonly kind: MemberKind;
  /** The name of its file: `logout-06-calls-it-done`; of a declining, what it is. */
  readonly name: string;
  /** What it does, in a sentence or two. */
  readonly about: string;
  /** Absent: the reference connector, or our own CTI server as it is. */
  readonly path?: string | undefined;
  /** The requirement that a mutant or a broken server aims at; the others aim at none. */
  readonly target?: string | undefined;
  /** The other requirements that it cannot help failing; all of them, and no more. */
  readonly collateral: readonly string[];
  /** What it cannot help failing besides in some dialects, by dialect. */
  readonly collateralIn?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The dialects that it is of; absent: whichever the reference connector speaks. */
  readonly dialects?: readonly string[] | undefined;
  /** The dialects in which it has nothing to break, since they lack what it takes. */
  readonly exceptIn?: readonly string[] | undefined;
  /** Whether the CTI server speaks TLS in its trial. */
  readonly isTls?: boolean | undefined;
  /** The capabilities and activities that a declining does without. */
  readonly declines?: readonly string[] | undefined;
  /** Under whose rules it is tried; absent: those that go with the dialect. */
  readonly profile?: string | undefined;
  /** The choices that are made on top of the profile. */
  readonly policy?: Readonly<Record<string, string>> | undefined;
}

/** A member that was not tried, and why: one sentence without its end. */
export interface LeftOut {
  readonly kind: MemberKind;
  readonly name: string;
  readonly why: string;
}

/** How a requirement was ruled on in a trial; `seen` says what was seen where it was not met. */
export interface TrialRuling {
  readonly id: string;
  readonly verdict: Verdict;
  readonly seen?: string | undefined;
}

/** A scenario that was played in a trial. */
interface TrialScenario {
  readonly name: string;
  /** Feature file and line: `logout-agent/refusals.feature:7`. */
  readonly location: string;
  readonly result: ScenarioResult;
}

/** How the suite judged a member. */
export interface Trial {
  readonly member: TrialMember;
  readonly verdict: RunVerdict | ServerRuling['verdict'];
  readonly exitCode: 0 | 1 | 2;
  /** Why, where it is not plain from the rulings. */
  readonly reason?: string | undefined;
  /** The highest tier that it reached. */
  readonly tier?: TierRuling | undefined;
  /** Of a declining only what it does not meet: there may be many of them. */
  readonly rulings: readonly TrialRuling[];
  readonly scenarios: readonly TrialScenario[];
  /** Why there was no trial at all: the kit itself broke, or took too long. */
  readonly accident?: string | undefined;
}

/** What keeps a suite from being proven. */
export interface ProofIssue {
  /** `idle-collateral` is a requirement that a mutant names and does not fail; the rest is as the words say. */
  readonly kind:
    | 'no-trial'
    | 'survivor'
    | 'unnamed-killer'
    | 'idle-collateral'
    | 'failed-variant'
    | 'refused-declining'
    | 'untold-decline'
    | 'certified-pathological'
    | 'failed-server'
    | 'no-killer'
    | 'toothless-scenario'
    | 'unpassed-scenario';
  /** A member, a requirement or a scenario, by name. */
  readonly who: string;
  /** One sentence: who, and what was seen. */
  readonly sentence: string;
}

/** A requirement, and the mutants, or broken servers, aimed at it that it failed. */
export interface ProvenRequirement {
  readonly id: string;
  /** Whether it is one on the CTI server; else it is one on connectors. */
  readonly isOfServer: boolean;
  readonly level: Level;
  readonly requirement: string;
  readonly killers: readonly string[];
}

/** All that the reports say of one proof. */
export interface Proof {
  readonly kit: { readonly name: string; readonly version: string };
  /** The protocol that was spoken. */
  readonly dialect: string;
  /** Whether mutants and broken servers too were played on everything. */
  readonly isFull: boolean;
  /** Those that apply in the dialect. */
  readonly requirements: readonly ProvenRequirement[];
  /** The ids of those that do not: the dialect cannot carry what they need. */
  readonly notApplicable: readonly string[];
  /** Who was not tried. */
  readonly leftOut: readonly LeftOut[];
  readonly trials: readonly Trial[];
  readonly issues: readonly ProofIssue[];
  /** 0 where there is no issue: the suite is proven. */
  readonly exitCode: 0 | 1;
}

/** Whether a verdict says that the requirement was exercised, and not met. */
export const isKill = ({ verdict }: TrialRuling): boolean => verdict === 'fail' || verdict === 'warn';
