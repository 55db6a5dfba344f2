// The calls of a scenario, by the names that the feature gives them: how they come about at the telephone, behind the connector's
// back, and how the ACD holds them. What the connector says of a call is not looked at.

import { KitFailure } from '../../report-model/failure.ts';
import type { AcdUnderTest, CallAtAcd, CallDeed, CallParty } from '../acd/acd-under-test.ts';
import { derive } from '../suite/seed.ts';
import type { Desktop, EventPage } from './desktop.ts';
import type { DrawOrder } from './draw.ts';
import { isBlank } from './expectations.ts';
import type { Fixtures, Person } from './fixtures.ts';
import { NotExercised } from './mismatch.ts';

/** What the consultation of a scenario is called. */
export const CONSULTATION = 'the consultation';

/** How long it is waited for an event that says what a call is called, in milliseconds of wire time. */
const TOLD_MS = 3_000;

/** The queue that a call comes from where no call comes straight to an extension. */
const QUEUE = 'sales';

export function createTelephone(acd: AcdUnderTest, fixtures: Fixtures, { seed, id }: DrawOrder) {
  const ids = new Map<string, string>();
  /** The number that each call comes from, by the name of the call: no other in the scenario has it. */
  const numbers = new Map<string, string>();
  /** By what the CTI server calls it, where that is something else. */
  const onWire = new Map<string, string>();

  /** An id that no other scenario uses, of a shape that every switch knows. */
  function newId(name: string): string {
    const digits = derive(seed, `${id} call ${name}`) + derive(seed, `call ${name} of ${id}`) + derive(seed, name);
    const callId = digits.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
    ids.set(name, callId);
    return callId;
  }

  function idOf(name: string): string {
    const callId = ids.get(name);
    if (callId === undefined) throw new Error(`There is no call ${name} in this scenario.`);
    return callId;
  }

  const find = async (name: string): Promise<CallAtAcd | undefined> => {
    const callId = idOf(name);
    return (await acd.view.calls()).find((call) => call.id === callId);
  };

  const act = (name: string, deed: CallDeed): Promise<void> => acd.arrange.doWithCall(idOf(name), deed);

  /** Rings at the person; from a queue where `isDirect` is false. */
  async function come(name: string, person: Person, isDirect: boolean): Promise<void> {
    const details = { callId: newId(name), from: `+1555010${ids.size}` };
    numbers.set(name, details.from);
    if (isDirect) return void (await acd.arrange.callExtension(person.extension, details));
    const { state } = await acd.view.agent(person.id);
    if (state !== 'Ready') await acd.arrange.command(person.id, { type: 'SetReady' });
    await acd.arrange.placeCall(await fixtures.queue(QUEUE), details);
  }

  /** The agent calls somebody beside the call, who answers. */
  async function consult(name: string, { id: agentId }: Person, destination: string, other: CallParty): Promise<void> {
    await act(name, { type: 'Consult', agentId, destination, consultId: newId(CONSULTATION) });
    await act(CONSULTATION, { type: 'AnswerCall', party: other });
  }

  return {
    come,
    consult,
    find,
    idOf,
    async answered(name: string, person: Person, isDirect: boolean): Promise<void> {
      await come(name, person, isDirect);
      await act(name, { type: 'AnswerCall', party: { agentId: person.id } });
    },
    hold: (name: string, { id: agentId }: Person): Promise<void> => act(name, { type: 'HoldCall', agentId }),
    /** The three of them are in the call. */
    async share(name: string, person: Person, destination: string, other: CallParty): Promise<void> {
      await consult(name, person, destination, other);
      await act(name, { type: 'Conference', agentId: person.id });
    },
    end: (name: string): Promise<void> => acd.arrange.endCall(idOf(name)),
    /** What a page calls it: the ACD's own id, or what the desktop was told in an event of that caller's. */
    async idOnPage(name: string, desktop?: Desktop): Promise<string> {
      if (desktop === undefined) return idOf(name);
      const isTold = ({ pyANI, pyCallID }: EventPage) => pyANI === numbers.get(name) && !isBlank(pyCallID);
      const events = await desktop.until((all) => all.some(isTold), TOLD_MS);
      const { pyCallID } = events.find(isTold) ?? {};
      if (typeof pyCallID !== 'string')
        throw new NotExercised(
          `The connector hands on no event of call ${name}, and nothing else says what the CTI server calls it.`,
        );
      onWire.set(pyCallID, idOf(name));
      return pyCallID;
    },
    /** The ACD's id of what a page calls so. */
    idAtAcd: (onPage: string): string => onWire.get(onPage) ?? onPage,
    /** The calls in which the agent takes part. */
    async callsOf({ id: agentId }: Person): Promise<readonly CallAtAcd[]> {
      return (await acd.view.calls()).filter(({ legs }) => legs.some((leg) => leg.agentId === agentId));
    },
    /** From now on the call is called so. */
    name: (name: string, { id: callId }: CallAtAcd): void => void ids.set(name, callId),
    /** Ends what is left; `isUsed`: the connector may have made calls. */
    async close(isUsed: boolean): Promise<void> {
      if (!isUsed && ids.size === 0) return;
      const agentIds = fixtures.people().map((person) => person.id);
      const isOurs = ({ id: callId, legs }: CallAtAcd) =>
        [...ids.values()].includes(callId) || legs.some(({ agentId = '' }) => agentIds.includes(agentId));
      for (const { id: callId } of (await acd.view.calls()).filter(isOurs)) await endIfThere(acd, callId);
    },
  };
}

/** With one call another one may have ended that was made beside it. */
export async function endIfThere({ arrange }: AcdUnderTest, callId: string): Promise<void> {
  await arrange.endCall(callId).catch((error) => {
    if (!(error instanceof KitFailure)) throw error;
  });
}
