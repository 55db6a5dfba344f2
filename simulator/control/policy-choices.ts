// Control: every profile and every choice that a policy makes, as data: for whoever shows rules to people, and lets them
// be changed. It is the core's own tables; PUT /control/policy takes what is chosen.

import { z } from 'zod';
import { CHOICES, PROFILE_NAMES, valuesOf } from '../core/model/policy.ts';
import { PROFILE_TABLE, PROFILES } from '../core/model/profiles.ts';
import type { Route } from '../http-api/route-docs.ts';
import { policy } from '../http-api/schema/policy-schema.ts';

const policyChoices = z
  .strictObject({
    profiles: z.array(z.strictObject({ name: z.string(), about: z.string(), policy })),
    choices: z.array(
      z.strictObject({
        name: z.string().describe('The member of the policy.'),
        about: z.string().describe('What it decides; with a meaning it is a sentence.'),
        values: z.array(z.strictObject({ value: z.string(), meaning: z.string() })),
      }),
    ),
  })
  .meta({ id: 'PolicyChoices', description: 'What a policy can be.' });

const CHOICE_NAMES = Object.keys(CHOICES) as (keyof typeof CHOICES)[];

export const policyChoicesRoute: Route = {
  method: 'GET',
  path: '/control/policy/choices',
  handle: () => ({
    status: 200,
    body: {
      profiles: PROFILE_NAMES.map((name) => ({ name, about: PROFILE_TABLE[name].about, policy: PROFILES[name] })),
      choices: CHOICE_NAMES.map((name) => ({ name, about: CHOICES[name].about, values: meaningsOf(name) })),
    } satisfies z.infer<typeof policyChoices>,
  }),
  docs: {
    summary: 'What the policy can be',
    answers: { 200: { description: 'Profiles and choices.', schema: policyChoices } },
  },
};

function meaningsOf(name: keyof typeof CHOICES) {
  const meanings: Readonly<Record<string, string>> = CHOICES[name];
  return valuesOf(name).map((value) => ({ value, meaning: meanings[value] ?? '' }));
}
