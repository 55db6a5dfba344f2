// How a fault is written down: its settings, each with its limits, and what it does with them. Every file beside this
// one that is a fault uses it, and nothing else of this folder.

import { z } from 'zod';
import { REJECTION_CODES } from '../core/rejection.ts';
import type { FaultKind } from './fault.ts';

/** A fault as it stands in the list, its settings checked by its own schema. */
export const fault = <S>(kind: FaultKind<S>): FaultKind => kind as FaultKind;

/** Of a fault that has no settings. */
export const none = z.strictObject({});

export const milliseconds = z.int().min(0).max(600_000);
export const bytes = z
  .int()
  .min(0)
  .max(64 * 1024 * 1024);
export const rejectionCode = z.enum(REJECTION_CODES);
