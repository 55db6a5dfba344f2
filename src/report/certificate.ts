// certificate.json: the certificate, where the run has one.

import type { RunReport } from '../report-model/run-report.ts';

export const certificateJson = ({ certificate }: RunReport): string | undefined =>
  certificate === undefined ? undefined : `${JSON.stringify(certificate, null, 2)}\n`;
