// Every fault there is, by where it acts. To add one: its row in one of the five tables.

import type { FaultKind } from './fault.ts';
import { ANSWER_FAULTS } from './kinds/answer.ts';
import { BYTES_FAULTS } from './kinds/bytes.ts';
import { DECISION_FAULTS } from './kinds/decision.ts';
import { EVENT_FAULTS } from './kinds/event.ts';
import { PORT_FAULTS } from './kinds/port.ts';

export const FAULT_KINDS: readonly FaultKind[] = [
  ...PORT_FAULTS,
  ...DECISION_FAULTS,
  ...ANSWER_FAULTS,
  ...BYTES_FAULTS,
  ...EVENT_FAULTS,
];
