// Our own CTI server as a member of the proof: under each of the policies that together have every requirement on servers apply.

import type { TrialMember } from '../../report-model/proof.ts';
import { carriedBy, isOfOneSwitch, profileOf, spokenIn } from '../suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import type { ProvenDialect } from './proven-dialect.ts';

/** A profile, and what is chosen on top of it. */
type Rules = Pick<TrialMember, 'policy' | 'isTls'> & { readonly profile: string };

const RULES: readonly Rules[] = [
  ...['opencti', 'finesse-cce', 'finesse-ccx', 'asterisk', 'freeswitch', 'wazo', 'kazoo'].map((profile) => ({
    profile,
  })),
  { profile: 'opencti', policy: { outcome: 'later' } },
  { profile: 'opencti', isTls: true },
];

/** A dialect of one switch has one policy. */
const rulesOf = (proven: ProvenDialect): readonly Rules[] => {
  if (!isOfOneSwitch(spokenIn(proven))) return RULES;
  const profile = profileOf(spokenIn(proven));
  return [{ profile }, { profile, policy: { outcome: 'later' } }, { profile, isTls: true }];
};

/** Those that a dialect can be served under: what is settled later, it must be able to tell. */
export const serversIn = (proven: ProvenDialect): readonly TrialMember[] =>
  rulesOf(proven)
    .filter(({ policy }) => policy === undefined || carriedBy(spokenIn(proven)).includes('asyncOutcome'))
    .map(toMember(proven.dialect));

const toMember =
  (dialect: string) =>
  ({ profile, policy, isTls }: Rules): TrialMember => {
    const choices = Object.entries(policy ?? {}).map(([choice, value]) => `${choice}=${value}`);
    const spoken = dialect === DEFAULT_PARAMETERS.dialect ? '' : ` --dialect ${dialect}`;
    return {
      kind: 'server',
      name: ['simulator under', profile, ...choices, ...(isTls ? ['over TLS'] : [])].join(' '),
      about: `signoff acd${spoken} --profile ${profile}${choices.map((choice) => ` --policy ${choice}`).join('')}${isTls ? ' --tls auto' : ''}`,
      profile,
      policy,
      isTls,
      collateral: [],
    };
  };
