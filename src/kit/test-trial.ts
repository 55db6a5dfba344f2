// What the tests of proofs share: a member of the zoo, and how its trial ended, of which only what matters is said.

import type { Trial, TrialRuling, ZooMember } from '../contract/proof.ts';

export const member = (more: Partial<ZooMember> = {}): ZooMember => {
  const name = more.name ?? 'logout-06-calls-it-done';
  return { kind: 'breaker', name, about: 'Calls it done.', path: `/zoo/${name}.js`, collateral: [], ...more };
};

/** A breaker that aims at `target`, and how it was ruled on. */
export const breakerTrial = (
  target: string,
  rulings: readonly TrialRuling[],
  { collateral = [], ...more }: Partial<Trial> & { readonly collateral?: readonly string[] } = {},
): Trial => ({
  member: member({ name: `${target.toLowerCase()}-breaks-it`, target, collateral }),
  ...{ verdict: 'partial', exitCode: 1, rulings, scenarios: [], ...more },
});

export const strangerTrial = (more: Partial<Trial> = {}): Trial => ({
  member: member({ kind: 'stranger', name: 'looks-first' }),
  ...{ verdict: 'certified', exitCode: 0, rulings: [{ id: 'LOGOUT-06', verdict: 'pass' }], scenarios: [], ...more },
});

/** The reference connector without a look, which reached a tier that tells so. */
export const declinerTrial = (more: Partial<Trial> = {}): Trial => ({
  member: {
    ...{ kind: 'decliner', name: 'reference under opencti without look', about: 'signoff certify --without look' },
    ...{ declines: ['look'], profile: 'opencti', collateral: [] },
  },
  ...{ verdict: 'certified', exitCode: 0, rulings: [], scenarios: [] },
  ...{ tier: { tier: 'resilient', isReached: true, declined: ['look'] }, ...more },
});

export const degenerateTrial = (more: Partial<Trial> = {}): Trial => ({
  member: member({ kind: 'degenerate', name: 'do-nothing' }),
  ...{ verdict: 'none', exitCode: 2, reason: 'It asked nothing.', rulings: [], scenarios: [], ...more },
});

export const failed = (id: string, seen = 'no status'): TrialRuling => ({ id, verdict: 'fail', seen });
export const passed = (id: string): TrialRuling => ({ id, verdict: 'pass' });
