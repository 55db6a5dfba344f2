// messages.ndjson: every message of the run, one JSON text a line. All verdicts are made of it, today and when a
// certificate is verified.

import type { Envelope } from '@cucumber/messages';
import type { RunReport } from './run-report.ts';

/** The text of the file, byte for byte. */
export const messagesNdjson = ({ messages }: Pick<RunReport, 'messages'>): string => messages.map(toLine).join('');

const toLine = (message: Envelope): string => `${JSON.stringify(message)}\n`;
