// Reason codes: why an agent is NotReady or LoggedOut. Always text: "07" is not "7".

export type ReasonUse = 'NotReady' | 'LoggedOut';

/** A code that the ACD's administrator has listed, and what it may be used for. */
export interface ReasonCode {
  readonly code: string;
  readonly label: string;
  readonly uses: readonly ReasonUse[];
}
