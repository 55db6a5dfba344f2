// What the tests of proofs share: a mutant, variant or pathological connector, and how its trial ended, of which only what matters is said.

import type { Trial, TrialMember, TrialRuling } from '../../../report-model/proof.ts';

export const member = (more: Partial<TrialMember> = {}): TrialMember => {
  const name = more.name ?? 'logout-06-calls-it-done';
  return { kind: 'mutant', name, about: 'Calls it done.', path: `/mutants/${name}.js`, collateral: [], ...more };
};

/** A mutant that aims at `target`, and how it was ruled on. */
export const mutantTrial = (
  target: string,
  rulings: readonly TrialRuling[],
  { collateral = [], ...more }: Partial<Trial> & { readonly collateral?: readonly string[] } = {},
): Trial => ({
  member: member({ name: `${target.toLowerCase()}-breaks-it`, target, collateral }),
  ...{ verdict: 'partial', exitCode: 1, rulings, scenarios: [], ...more },
});

export const variantTrial = (more: Partial<Trial> = {}): Trial => ({
  member: member({ kind: 'variant', name: 'looks-first' }),
  ...{ verdict: 'certified', exitCode: 0, rulings: [{ id: 'LOGOUT-06', verdict: 'pass' }], scenarios: [], ...more },
});

/** The reference connector without a look, which reached a tier that tells so. */
export const decliningTrial = (more: Partial<Trial> = {}): Trial => ({
  member: {
    ...{ kind: 'declining', name: 'reference under opencti without look', about: 'signoff certify --without look' },
    ...{ declines: ['look'], profile: 'opencti', collateral: [] },
  },
  ...{ verdict: 'certified', exitCode: 0, rulings: [], scenarios: [] },
  ...{ tier: { tier: 'resilient', isReached: true, declined: ['look'] }, ...more },
});

export const pathologicalTrial = (more: Partial<Trial> = {}): Trial => ({
  member: member({ kind: 'pathological', name: 'do-nothing' }),
  ...{ verdict: 'none', exitCode: 2, reason: 'It asked nothing.', rulings: [], scenarios: [], ...more },
});

/** A broken server that aims at `target`, and how it was ruled on. */
export const brokenServerTrial = (
  target: string,
  rulings: readonly TrialRuling[],
  more: Partial<Trial> = {},
): Trial => ({
  member: member({ kind: 'broken-server', name: `${target.toLowerCase()}-breaks-it`, target, profile: 'kazoo' }),
  ...{ verdict: 'not-met', exitCode: 1, rulings, scenarios: [], ...more },
});

/** Our own CTI server as it is. */
export const serverTrial = (more: Partial<Trial> = {}): Trial => ({
  member: {
    ...{ kind: 'server', name: 'simulator under kazoo', about: 'signoff acd --profile kazoo' },
    ...{ profile: 'kazoo', collateral: [] },
  },
  ...{ verdict: 'met', exitCode: 0, rulings: [{ id: 'ACD-03', verdict: 'pass' }], scenarios: [], ...more },
});

export const failed = (id: string, seen = 'no status'): TrialRuling => ({ id, verdict: 'fail', seen });
export const passed = (id: string): TrialRuling => ({ id, verdict: 'pass' });
