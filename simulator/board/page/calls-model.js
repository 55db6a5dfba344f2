// What the board makes of the Events about calls: which there are, and who takes part in each. A call is here as REST shows
// it. But for two, each Event sets what it says, so that hearing one that was read already changes nothing.

const isParty = (one, other) => one.agentId === other.agentId && one.number === other.number;

/** The calls that an agent takes part in. */
export const callsOf = ({ calls }, agentId) =>
  [...calls.values()].filter(({ legs }) => legs.some((leg) => leg.agentId === agentId));

/** What each Event says of the calls, which happened `at` a time of the ACD. */
export const OF_CALLS = {
  CallArrived(calls, { callId: id, queueId, from, dialled, data, maxWaitMs }, at) {
    const waitsUntil = maxWaitMs === undefined ? undefined : at + maxWaitMs;
    begin(calls, {
      id,
      queueId,
      from,
      dialled,
      data,
      waitsUntil,
      legs: [{ number: from, state: 'Talking', since: at }],
    });
  },
  CallMade: (calls, { callId: id, agentId, from, dialled, data, parentId }, at) =>
    begin(calls, { id, from, dialled, data, parentId, legs: [{ agentId, state: 'Talking', since: at }] }),
  CallQueued: change((call, { queueId, maxWaitMs }, { at }) => {
    call.queueId = queueId;
    if (maxWaitMs !== undefined) call.waitsUntil = at + maxWaitMs;
  }),
  CallOffered: change((call, { agentId, ringsUntil }, { at }) => {
    enter(call, { agentId, state: 'Ringing', since: at, ...(ringsUntil !== undefined && { ringsUntil }) });
  }),
  CallAnswered: change((call, { agentId }, { at }) => {
    call.waitsUntil = undefined;
    turn(call, { agentId }, { state: 'Talking', at });
  }),
  CallHeld: change((call, { agentId }, { at }) => turn(call, { agentId }, { state: 'Held', at })),
  CallRetrieved: change((call, { agentId }, { at }) => turn(call, { agentId }, { state: 'Talking', at })),
  CallReturned: change((call, { agentId }) => leave(call, { agentId })),
  PartyLeft: change((call, { agentId }) => leave(call, { agentId })),
  NumberRang: change((call, { number }, { at }) => enter(call, { number, state: 'Ringing', since: at })),
  NumberAnswered: change((call, { number }, { at }) => turn(call, { number }, { state: 'Talking', at })),
  NumberLeft: change((call, { number }) => leave(call, { number })),
  CallTransferred: change((call, { agentId, consultId }, { calls }) => {
    Object.assign(call, { queueId: undefined, waitsUntil: undefined });
    leave(call, { agentId });
    merge(call, calls, { consultId, agentId });
  }),
  CallConferenced: change((call, { agentId, consultId }, { calls, at }) => {
    merge(call, calls, { consultId, agentId });
    turn(call, { agentId }, { state: 'Talking', at });
  }),
  CallDataSet: change((call, { data }) => {
    call.data = Object.keys(data).length === 0 ? undefined : data;
  }),
  CallEnded: (calls, { callId }) => calls.delete(callId),
};

/** These make one call of two: whoever has read the calls meanwhile cannot tell whether before or after that. */
export const MERGES = ['CallTransferred', 'CallConferenced'];

/** In the order in which they began, whichever of them were read already. */
function begin(calls, call) {
  calls.delete(call.id);
  calls.set(call.id, settled(call));
}

/** Changes the call that an Event is about, where it is not over. */
function change(how) {
  return (calls, event, at) => {
    const call = calls.get(event.callId);
    if (call === undefined) return;
    how(call, event, { calls, at });
    settled(call);
  };
}

function settled(call) {
  const { legs } = call;
  const count = legs.filter(({ state }) => state !== 'Ringing').length;
  call.state = count > 1 ? 'Answered' : count < legs.length ? 'Offered' : 'Waiting';
  call.agentId = legs.find(({ agentId }) => agentId !== undefined)?.agentId;
  return call;
}

function leave(call, party) {
  call.legs = call.legs.filter((leg) => !isParty(leg, party));
}

function enter(call, leg) {
  leave(call, leg);
  call.legs.push(leg);
}

function turn(call, party, { state, at }) {
  call.legs = call.legs.map((leg) => (isParty(leg, party) ? { ...party, state, since: at } : leg));
}

/** Whoever was in the other call is in this one, but for the agent; so is its place in a line. */
function merge(call, calls, { consultId, agentId }) {
  const other = calls.get(consultId);
  if (other === undefined) return;
  for (const leg of other.legs)
    if (leg.agentId !== agentId && !call.legs.some((one) => isParty(one, leg))) call.legs.push(leg);
  calls.delete(consultId);
  if (other.data !== undefined) call.data = { ...call.data, ...other.data };
  if (other.queueId !== undefined) Object.assign(call, { queueId: other.queueId, waitsUntil: other.waitsUntil });
}
