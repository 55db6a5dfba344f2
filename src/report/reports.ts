// What is written into the reports folder. To add a report: one file that makes its text, one line in the list.

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { createFiles, isPart, regularFileAt, replaceFiles } from '../files/write-file.ts';
import { KitFailure } from '../report-model/failure.ts';
import { messagesNdjson } from '../report-model/messages.ts';
import type { Proof } from '../report-model/proof.ts';
import type { RunReport, ServerComparison } from '../report-model/run-report.ts';
import { badgeSvg } from './badge.ts';
import { certificateJson } from './certificate.ts';
import { certificationJson } from './certification.ts';
import { fidelityMd } from './fidelity.ts';
import { reportHtml } from './html.ts';
import { junitXml } from './junit.ts';
import { killMatrixJson } from './kill-matrix.ts';
import { killMatrixHtml } from './kill-matrix-html.ts';
import { killMatrixMd } from './kill-matrix-md.ts';
import { runJson } from './run-record.ts';
import { serverJson } from './server-text.ts';
import { summaryMd } from './summary.ts';
import { traceabilityCsv, traceabilityHtml } from './traceability.ts';

/** One report: its file, and how it is made of what it tells; undefined where there is none this time. */
interface Report<Told> {
  readonly file: string;
  readonly make: (told: Told) => string | undefined;
}

/** Of a certification, in the order in which they are put in place: what claims most comes behind what it rests on. */
export const CERTIFICATION: readonly Report<RunReport>[] = [
  { file: 'messages.ndjson', make: messagesNdjson },
  { file: 'run.json', make: runJson },
  { file: 'traceability.html', make: traceabilityHtml },
  { file: 'traceability.csv', make: traceabilityCsv },
  { file: 'report.html', make: reportHtml },
  { file: 'summary.md', make: summaryMd },
  { file: 'junit.xml', make: junitXml },
  { file: 'certification.json', make: certificationJson },
  { file: 'badge.svg', make: badgeSvg },
  { file: 'certificate.json', make: certificateJson },
];

/** Of a CTI server that was held to its own requirements. */
export const SERVER_CHECK: readonly Report<ServerComparison>[] = [
  { file: 'fidelity.md', make: fidelityMd },
  { file: 'server.json', make: serverJson },
];

/** Of a proof. */
export const KILL_MATRIX: readonly Report<Proof>[] = [
  { file: 'kill-matrix.json', make: killMatrixJson },
  { file: 'kill-matrix.md', make: killMatrixMd },
  { file: 'kill-matrix.html', make: killMatrixHtml },
];

/**
 * Makes sure, before anything is run, that the reports can be written, and takes away those of an earlier run: they must
 * not be taken for this one's. What is there in place of a report and is no regular file is left alone. Throws
 * `ReportsNotWritable`.
 */
export async function prepareFolder(folder: string, reports: readonly { readonly file: string }[]): Promise<void> {
  try {
    await makeFolder(folder);
    const paths = reports.map(({ file }) => join(folder, file));
    for (const path of paths) await regularFileAt(path);
    const parts = (await readdir(folder)).filter(isPart).map((file) => join(folder, file));
    for (const path of [...paths, ...parts]) await rm(path, { force: true });
    await createFiles(paths.slice(0, 1).map((path) => ({ path, content: '' })));
    for (const path of paths) await rm(path, { force: true });
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

/** Writes every report that there is to be, or none. Throws `ReportsNotWritable`. */
export async function writeReports<Told>(told: Told, folder: string, reports: readonly Report<Told>[]): Promise<void> {
  try {
    await replaceFiles(
      reports.flatMap(({ file, make }) => {
        const content = make(told);
        return content === undefined ? [] : [{ path: join(folder, file), content }];
      }),
    );
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

const notWritable = (folder: string, cause: unknown): KitFailure =>
  new KitFailure('ReportsNotWritable', `The reports cannot be written into ${folder}: ${(cause as Error).message}.`, {
    hint: 'Choose a folder that this user may write with --reports.',
    cause,
  });
