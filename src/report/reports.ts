// What is written into the reports folder. To add a report: one file that makes its text, one line in the list.

import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KitFailure } from '../contract/failure.ts';
import type { Proof } from '../contract/proof.ts';
import type { RunReport } from '../contract/run-report.ts';
import { badgeSvg } from './badge.ts';
import { certificateJson } from './certificate.ts';
import { certificationJson } from './certification.ts';
import { reportHtml } from './html.ts';
import { junitXml } from './junit.ts';
import { killMatrixJson } from './kill-matrix.ts';
import { killMatrixHtml } from './kill-matrix-html.ts';
import { killMatrixMd } from './kill-matrix-md.ts';
import { messagesNdjson } from './messages.ts';
import { runJson } from './run-record.ts';
import { summaryMd } from './summary.ts';
import { traceabilityCsv, traceabilityHtml } from './traceability.ts';

/** One report: its file, and how it is made of what it tells; undefined where there is none this time. */
interface Report<Told> {
  readonly file: string;
  readonly make: (told: Told) => string | undefined;
}

/** Of a certification. */
export const CERTIFICATION: readonly Report<RunReport>[] = [
  { file: 'certification.json', make: certificationJson },
  { file: 'run.json', make: runJson },
  { file: 'report.html', make: reportHtml },
  { file: 'summary.md', make: summaryMd },
  { file: 'junit.xml', make: junitXml },
  { file: 'badge.svg', make: badgeSvg },
  { file: 'traceability.html', make: traceabilityHtml },
  { file: 'traceability.csv', make: traceabilityCsv },
  { file: 'messages.ndjson', make: messagesNdjson },
  { file: 'certificate.json', make: certificateJson },
];

/** Of a proof. */
export const KILL_MATRIX: readonly Report<Proof>[] = [
  { file: 'kill-matrix.json', make: killMatrixJson },
  { file: 'kill-matrix.md', make: killMatrixMd },
  { file: 'kill-matrix.html', make: killMatrixHtml },
];

/**
 * Makes sure, before anything is run, that the reports can be written, and takes away those of an earlier run: they must
 * not be taken for this one's. Throws `ReportsNotWritable`.
 */
export async function prepareFolder(folder: string, reports: readonly { readonly file: string }[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    for (const { file } of reports) {
      await writeFile(join(folder, file), '');
      await rm(join(folder, file));
    }
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

/** Writes every report that there is to be. Throws `ReportsNotWritable`. */
export async function writeReports<Told>(told: Told, folder: string, reports: readonly Report<Told>[]): Promise<void> {
  try {
    for (const { file, make } of reports) {
      const text = make(told);
      if (text !== undefined) await writeFile(join(folder, file), text);
    }
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

const notWritable = (folder: string, cause: unknown): KitFailure =>
  new KitFailure('ReportsNotWritable', `The reports cannot be written into ${folder}: ${(cause as Error).message}.`, {
    hint: 'Choose a folder that this user may write with --reports.',
    cause,
  });
