// What is no JSON has nothing bad in it that could be read, whatever its status.

import type { Connector } from '../connector/connector.ts';
import { type RawReply, refusalOf } from './bare.ts';
import { nativeByHand } from './bare-activities.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: [] };

export default (): Connector =>
  nativeByHand({
    read({ text, ...reply }) {
      const body = bodyOf(text);
      return body === undefined ? undefined : refusalOf({ ...reply, body });
    },
  });

function bodyOf(text: RawReply['text']): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
