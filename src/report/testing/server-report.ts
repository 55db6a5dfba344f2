// What the tests of the reports on CTI servers share: a server that was checked, of which only what matters is said.

import type { Ruling, ServerReport } from '../../report-model/run-report.ts';

export const serverReport = (more: Partial<ServerReport> = {}): ServerReport => ({
  kit: { name: 'signoff', version: '1.2.3' },
  parameters: { connector: { kind: 'reference' }, dialect: 'native', profile: 'opencti', seed: 42 },
  policy: { outcome: 'immediate' },
  isStrict: false,
  outcomes: [],
  rulings: [],
  ruling: { verdict: 'met', exitCode: 0 },
  messages: [],
  ...more,
});

export const serverRuling = (id: string, verdict: Ruling['verdict'], more: Partial<Ruling> = {}): Ruling => ({
  ...{ id, verdict, level: 'MUST', requirement: `What ${id} asks.`, scenarios: [] },
  ...more,
});
