// The policy as JSON: made of the core's own table of choices.

import { z } from 'zod';
import { CHOICES, type Choice, type Policy, PROFILE_NAMES, valuesOf } from '../../core/model/policy.ts';

type ChoiceSchemas = { readonly [C in keyof typeof CHOICES]: z.ZodEnum<{ [V in Choice<C> & string]: V }> };

/** `about: refuse is refused; ignore is done, and changes nothing` */
const sentenceOf = (choice: keyof typeof CHOICES): string => {
  const meanings: Readonly<Record<string, string>> = CHOICES[choice];
  return `${meanings.about}: ${valuesOf(choice)
    .map((value) => `\`${value}\` ${meanings[value]}`)
    .join('; ')}.`;
};

const choices = Object.fromEntries(
  (Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((choice) => [
    choice,
    z.enum(valuesOf(choice)).describe(sentenceOf(choice)),
  ]),
) as unknown as ChoiceSchemas;

const milliseconds = z.int().min(0).max(86_400_000);

export const policy = z
  .strictObject({
    profile: z.enum(PROFILE_NAMES).describe('The profile that it is, or began as.'),
    ...choices,
    logoutFrom: z
      .array(z.enum(['NotReady', 'Ready', 'AfterCallWork']))
      .readonly()
      .describe('From which states, no call in progress, an agent may log out.'),
    ringTimeoutMs: milliseconds.describe(
      'How long a queue’s call rings at an agent, in ACD time; 0: until somebody gives up.',
    ),
    wrapUpMs: milliseconds.describe(
      'How long after-call work lasts before it ends by itself; 0: until the agent ends it.',
    ),
    outcomeDelayMs: milliseconds.describe('How much later an outcome comes, where it does, in ACD time.'),
  })
  .meta({ id: 'Policy', description: 'What ACDs disagree on.' }) satisfies z.ZodType<Policy>;

export type PolicyView = z.infer<typeof policy>;
