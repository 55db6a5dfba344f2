// What a person chooses of an ACD's policy on top of a profile, in one line of text.

import { CHOICE_WORDS, nearest } from '../../../simulator/index.ts';
import { KitFailure } from '../../report-model/failure.ts';

/** Of `outcome=later,logoutOnCall=defer`, each choice with its word. Throws `InvalidSetting`. */
export function readPolicyChoices(text: string): Readonly<Record<string, string>> {
  const chosen: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [choice = '', word, ...more] = part.split('=').map((one) => one.trim());
    if (word === undefined || more.length > 0)
      throw invalid(`--policy takes choices as name=word, separated by commas, not ${JSON.stringify(part)}.`);
    const words = Object.hasOwn(CHOICE_WORDS, choice) ? CHOICE_WORDS[choice] : undefined;
    if (words === undefined)
      throw invalid(`A policy has no choice ${JSON.stringify(choice)}.`, hintFor(choice, Object.keys(CHOICE_WORDS)));
    if (!words.includes(word))
      throw invalid(`The policy's ${choice} cannot be ${JSON.stringify(word)}.`, hintFor(word, words));
    if (Object.hasOwn(chosen, choice)) throw invalid(`--policy chooses ${choice} twice.`);
    chosen[choice] = word;
  }
  return chosen;
}

function hintFor(given: string, known: readonly string[]): string {
  const close = nearest(given, known);
  return close === undefined ? `There is ${known.join(', ')}.` : `Did you mean ${close}?`;
}

const invalid = (message: string, hint = 'For example: --policy outcome=later,logoutOnCall=defer'): KitFailure =>
  new KitFailure('InvalidSetting', message, { hint });
