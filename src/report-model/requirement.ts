// Requirements, and what may be said of one: the catalogue's words.

import type { CallActivity } from '../connector/activity.ts';
import type { Capability } from '../connector/connector.ts';

/** MUST rests on the source text, SHOULD on inference or practice; a MUST on the server may rest on what verdicts depend on. */
export type Level = 'MUST' | 'SHOULD';

/** S: the LogoutAgent page; P: Pega's other OpenCTI pages; R: what real switches do; I: our inference or the industry's practice. */
export type RequirementSource = 'S' | 'P' | 'R' | 'I';

/** Where each source is written. */
export const SOURCES: Readonly<Record<RequirementSource, string>> = {
  S: "Pega's page on the LogoutAgent activity, 8.6",
  P: "Pega's other OpenCTI pages, 8.5 to 8.7",
  R: 'the recorded or documented behaviour of a real switch',
  I: "our inference, or the industry's practice",
};

/** `planned`: no scenario yet, outside the verdicts; `excluded`: never to be one, for a stated reason. */
type RequirementStatus = 'active' | 'planned' | 'excluded';

export interface Requirement {
  /** For life: never renumbered, never reused. */
  readonly id: string;
  readonly level: Level;
  readonly source: RequirementSource;
  /** The capabilities and activities without which it is not applicable. */
  readonly needs: readonly string[];
  /** The choices of the ACD's policy under which it applies, each `choice=value|value`. */
  readonly policy: readonly string[];
  /** The version of the catalogue that brought it. */
  readonly since: number;
  /** One sentence: what must hold. */
  readonly requirement: string;
  /** How connectors usually get it wrong. */
  readonly pitfall?: string | undefined;
  readonly status: RequirementStatus;
  /** Why it is excluded. */
  readonly reason?: string | undefined;
}

/**
 * The ruling on one requirement: the worst of its scenarios. `warn` is a SHOULD that was not met, `untestable` one that
 * could not be exercised, `not-exercised` one that this rig cannot arrange or see, `not-applicable` one that the dialect,
 * the policy or the connector's declaration rules out.
 */
export type Verdict = 'pass' | 'fail' | 'warn' | 'untestable' | 'not-exercised' | 'not-applicable';

/** Whether a requirement was not met, or could not be exercised. */
export const isUnmet = ({ verdict }: { readonly verdict: Verdict }): boolean =>
  verdict !== 'pass' && verdict !== 'not-applicable';

/** The ruling on a whole run. */
export type RunVerdict = 'certified' | 'not-certified' | 'incomplete' | 'partial' | 'none';

/** How an observation differed from what the requirement asks for. */
export interface Mismatch {
  /** Every answer that would have been right. */
  readonly expected: readonly string[];
  readonly seen: string;
}

/** Whether a connector reached a tier. */
export interface TierRuling {
  readonly tier: string;
  readonly isReached: boolean;
  /** What its requirements need and the dialect carries, and the connector declines. */
  readonly declined?: readonly (Capability | CallActivity)[] | undefined;
  /** The MUSTs that the policy of the ACD rules out. */
  readonly ruledOut?: readonly string[] | undefined;
  /** The MUSTs that this rig could not arrange or see: such a tier is not reached. */
  readonly notExercised?: readonly string[] | undefined;
  /** The ACD takes every logout, and the connector takes its OK for one: LOGOUT-31 is not met. */
  readonly believesSwitch?: true | undefined;
}
