// The defaults of a run, and what the kit grants a connector.

import type { RunParameters } from '../../report-model/run-report.ts';

/** The longest that one activity may take, in milliseconds, whatever the connector declares. */
export const KIT_TIMEOUT_MS = 2_000;

export const DEFAULT_PARAMETERS: RunParameters = {
  connector: { kind: 'reference' },
  dialect: 'native',
  profile: 'opencti',
  seed: 1,
};
