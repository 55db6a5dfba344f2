// Whether the ACD refuses what an activity about calls was to bring about: by the evidence, and where the connector asked for nothing
// that was refused, the kit asks in its place.

import type { CallActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { AcdUnderTest, CallDeed } from '../acd/acd-under-test.ts';
import { describeCommands } from '../acd/wording.ts';
import { isBlank } from './expectations.ts';
import type { Invocation } from './invocation.ts';
import { Untestable } from './mismatch.ts';

/** How a call stands that an activity means which is given none; of any other that is a refusal by itself. */
const MEANT: Partial<Record<string, string>> = { AnswerCall: 'Ringing', HangUpCall: 'Talking', SendDTMF: 'Talking' };

type Deeds = Readonly<Record<Exclude<CallActivity, 'MakeCall'>, (agentId: string, page: ClipboardPage) => CallDeed>>;

const consulting = (agentId: string, { Destination }: ClipboardPage): CallDeed => ({
  ...{ type: 'Consult', agentId, destination: String(Destination), consultId: 'a-call-of-the-kit' },
});

const DEEDS: Deeds = {
  AnswerCall: (agentId) => ({ type: 'AnswerCall', party: { agentId } }),
  HangUpCall: (agentId) => ({ type: 'HangUp', party: { agentId } }),
  HoldCall: (agentId) => ({ type: 'HoldCall', agentId }),
  RetrieveCall: (agentId) => ({ type: 'RetrieveCall', agentId }),
  SendDTMF: (agentId, { Digits }) => ({ type: 'SendDtmf', agentId, digits: String(Digits) }),
  BlindTransfer: (agentId, { Destination }) => ({ type: 'BlindTransfer', agentId, destination: String(Destination) }),
  TransferInitiate: consulting,
  ConferenceInitiate: consulting,
  ConsultationCall: consulting,
  TransferComplete: (agentId) => ({ type: 'TransferComplete', agentId }),
  ConferenceComplete: (agentId) => ({ type: 'Conference', agentId }),
  DropParty: (agentId, { Party }) => ({ type: 'DropParty', agentId, party: { number: String(Party) } }),
};

/** Throws `Untestable` where it does not. `idAtAcd`: the ACD's id of the call on the page. */
export async function checkCallRefusal(
  { activity, before, person, exchange }: Invocation,
  acd: AcdUnderTest,
  idAtAcd: (onPage: string) => string,
): Promise<void> {
  if (exchange.commands.some(({ outcome }) => outcome === 'refused') || exchange.laterRefusals.length > 0) return;
  if (await isRefused(acd, { activity: activity as CallActivity, page: before, agentId: person.id, idAtAcd })) return;
  throw new Untestable(
    `The ACD is to refuse this, and does not, asked by the kit; the connector had sent ${describeCommands(exchange.commands)}.`,
  );
}

interface Asked {
  readonly activity: CallActivity;
  readonly page: ClipboardPage;
  readonly agentId: string;
  idAtAcd(onPage: string): string;
}

async function isRefused(
  { arrange, view }: AcdUnderTest,
  { activity, page, agentId, idAtAcd }: Asked,
): Promise<boolean> {
  if (activity === 'MakeCall') return fails(arrange.dial(agentId, String(page.Destination)));
  if (!isBlank(page.pyCallID))
    return fails(arrange.doWithCall(idAtAcd(String(page.pyCallID)), DEEDS[activity](agentId, page)));
  const isMeant = (leg: { readonly agentId?: string | undefined; readonly state: string }): boolean =>
    leg.agentId === agentId && leg.state === MEANT[activity];
  return (await view.calls()).every(({ legs }) => !legs.some(isMeant));
}

const fails = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => false,
    (error) => {
      if (error instanceof KitFailure) return true;
      throw error;
    },
  );
