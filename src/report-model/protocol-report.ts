// What a protocol check found: a step each, in the order in which they were played.

import type { Declaration } from '../connector/connector.ts';

export interface ProtocolStep {
  readonly name: string;
  readonly result: 'ok' | 'wrong' | 'not-tried';
  /** What was seen. */
  readonly said: string;
  /** What to do, where it is wrong. */
  readonly todo?: string | undefined;
}

export interface ProtocolReport {
  readonly steps: readonly ProtocolStep[];
  /** Absent where the connector could not be initialized. */
  readonly declaration?: Declaration | undefined;
  /** 0: every step is ok; 1: one is wrong; 2: it could not be judged. */
  readonly exitCode: 0 | 1 | 2;
}
