// The gate in words: what a run came to when it was held against a baseline, and that this is no certificate.

import type { GateRuling, KnownFailure } from '../report-model/baseline.ts';
import type { RunReport } from '../report-model/run-report.ts';
import { onOneLine } from './escape.ts';
import { inQuotes } from './own-command.ts';

/** One line; undefined where the run was not held against a baseline. */
export function gateLine({ gate, ruling }: RunReport): string | undefined {
  if (gate === undefined) return undefined;
  const outcome = gate.isPassed ? 'passed' : 'NOT PASSED';
  const warning = gate.isPassed && ruling.verdict !== 'certified' ? ' This is no certificate.' : '';
  return onOneLine(`Gate against ${gate.baseline}: ${outcome}. ${gate.reason}${warning}${whatToType(gate)}`);
}

/** For entries that are to go. */
function whatToType({ baseline, stale, expired }: GateRuling): string {
  if (stale.length + expired.length === 0) return '';
  return ` Take the entries out of the file, or rewrite it: the same command with --baseline ${inQuotes(baseline)} --update-baseline.`;
}

/** The entry that excuses a requirement; undefined where there is none. */
export const knownAs = (id: string, gate: GateRuling | undefined): KnownFailure | undefined =>
  gate?.known.find(({ requirement }) => requirement === id);

/** Why it is not met, and until when that counts. */
export const knownWords = ({ reason, expires }: KnownFailure): string =>
  `${onOneLine(reason)}${expires === undefined ? '' : ` (until ${expires})`}`;
