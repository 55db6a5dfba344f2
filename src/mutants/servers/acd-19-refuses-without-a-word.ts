// Refuses with a code, and without a word: the texts are the client's concern, which has them in four languages.

import type { Mutant } from '../mutant.ts';
import { served } from './alter.ts';

export const mutant: Mutant = {
  target: 'ACD-19',
  collateral: ['ACD-03', 'ACD-06', 'ACD-08', 'ACD-12', 'ACD-13', 'ACD-15', 'ACD-16'],
  collateralIn: { native: ['ACD-14'] },
};

/** What is said to people, as JSON of two protocols has it, as the lines of another, and as the text of a fourth. */
const wordless = (name: string, value: unknown) =>
  name === 'text' && String(value).startsWith('-ERR ')
    ? '-ERR \n'
    : name === 'detail' || name === 'error'
      ? ''
      : Array.isArray(value) && value[0] === 'Message'
        ? ['Message', '']
        : value;

const silenced = <A>(answer: A): A => JSON.parse(JSON.stringify(answer, wordless));

export default served(({ exchange }) => ({
  exchange: (codec) => {
    const exchanged = exchange(codec);
    return (request, work) => exchanged(request, async (decoded) => silenced(await work(decoded)));
  },
}));
