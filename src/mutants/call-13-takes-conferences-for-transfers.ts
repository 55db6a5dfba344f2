// Begins a conference as a transfer without a word, and completes it as one: in the end two are left.

import type { Mutant } from './mutant.ts';
import { type PageHabit, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-13', collateral: [] };

export default wrapReference((_server, _notify, run) => {
  const passOn: PageHabit = (page) => run('BlindTransfer', page);
  return {
    ConferenceInitiate: passOn,
    ConsultationCall: passOn,
    ConferenceComplete: (page) => run('TransferComplete', page),
  };
});
