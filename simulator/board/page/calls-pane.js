// The calls of one agent: who takes part in each, and what can be done about it now, or why not, as the ACD says; and calls to
// be made, or to come from outside. To add a Command: a row in `COMMANDS`, and its words in strings.js.

import { read, step } from './api.js';
import { askAgain, nothingAsked } from './ask-again.js';
import { callsOf } from './calls-model.js';
import { html, nothing } from './lit-html/lit-html.js';
import { agentLink, agentName, queueName, timeSince } from './names.js';
import { S } from './strings.js';
import { whyOf } from './words.js';

/** What the agent can do about a call, and what the Command needs besides. */
const COMMANDS = [
  { type: 'AnswerCall', order: ({ agentId }) => ({ party: { agentId } }) },
  { type: 'HoldCall', order: ({ agentId }) => ({ agentId }) },
  { type: 'RetrieveCall', order: ({ agentId }) => ({ agentId }) },
  { type: 'HangUp', order: ({ agentId }) => ({ party: { agentId } }) },
  { type: 'BlindTransfer', goesOn: true, order: ({ agentId, destination }) => ({ agentId, destination }) },
  { type: 'Consult', goesOn: true, order: (about) => about },
  { type: 'Conference', order: ({ agentId }) => ({ agentId }) },
  { type: 'TransferComplete', order: ({ agentId }) => ({ agentId }) },
];
/** More than that are not offered to be called: whoever means another types the extension. */
const OFFERED_AT_MOST = 200;

const typed = { destination: '' };
/** What each Command would come to, by call. */
const allowed = nothingAsked();

export function forgetCalls() {
  typed.destination = '';
  Object.assign(allowed, nothingAsked());
}

export function callsPane(board, agent) {
  const calls = callsOf(board.model, agent.id);
  askAllowed(board, agent, calls);
  return html`
    <section class="pane calls-pane" aria-labelledby="calls">
      <h2 id="calls">${S.calls.title}</h2>
      ${making(board, agent)}
      ${
        calls.length === 0
          ? html`<p class="quiet small">${agent.queues.length === 0 ? S.calls.noneToCome : S.calls.none}</p>`
          : html`<ul role="list" aria-label=${S.calls.title}>${calls.map((call) => callRow(board, agent, call))}</ul>`
      }
    </section>
  `;
}

/** Of each call, what its Commands would come to. */
function askAllowed(board, { id }, calls) {
  const { destination } = typed;
  const query = new URLSearchParams({ agentId: id.toWellFormed(), ...(destination !== '' && { destination }) });
  askAgain(board, allowed, `${id}\n${destination}`, async () => {
    const lists = await Promise.all(
      calls.map((call) => read(`/control/calls/${step(call.id)}/allowed-commands?${query}`)),
    );
    return new Map(calls.map((call, index) => [call.id, lists[index]]));
  });
}

/** Calls to be made by the agent, and calls that come from outside. */
function making(board, agent) {
  const make = (event) => {
    event.preventDefault();
    if (typed.destination === '') board.say(S.calls.noDestination, 'refused');
    else board.makeCall(agent.id, typed.destination);
  };
  const type = ({ target }) => {
    typed.destination = target.value;
    board.changed();
  };
  return html`
    <form class="making" @submit=${make}>
      <label>${S.calls.destination}
        <input list="destinations" autocomplete="off" placeholder=${S.calls.destinationHint} .value=${typed.destination} @input=${type} />
      </label>
      <datalist id="destinations">${destinations(board.model, agent)}</datalist>
      <button>${S.calls.make}</button>
    </form>
    ${
      agent.queues.length === 0
        ? nothing
        : html`<p class="buttons small"><span class="quiet">${S.calls.outside}</span>
      ${agent.queues.map((queueId) => fromOutside(board, queueName(board.model, queueId), { queueId }))}
      ${fromOutside(board, S.calls.straight, { dialled: agent.extension })}
    </p>`
    }
  `;
}

const fromOutside = (board, whom, order) => html`
  <button class="small" aria-label=${S.calls.outsideTo(whom)} @click=${() => board.placeCall(order)}>${whom}</button>
`;

const destinations = ({ queues, agents }, { id }) => html`
  ${[...queues.values()].map((queue) => html`<option value=${queue.id}>${queue.name}</option>`)}
  ${[...agents.values()]
    .filter((agent) => agent.id !== id && agent.queues.length > 0)
    .slice(0, OFFERED_AT_MOST)
    .map(({ extension, name }) => html`<option value=${extension}>${name}</option>`)}
`;

function callRow(board, agent, call) {
  const list = allowed.answer?.get(call.id) ?? [];
  const foreseen = new Map(list.map((one) => [one.type, one]));
  const { model } = board;
  const about = [
    call.queueId === undefined ? S.calls.between(call.from, call.dialled) : queueName(model, call.queueId),
    call.parentId === undefined ? '' : S.calls.beside(call.parentId),
  ];
  return html`
    <li class="call">
      <h3>${call.id} <small class="quiet">${about.filter(Boolean).join(' · ')}</small></h3>
      ${call.data === undefined ? nothing : html`<p class="quiet small">${S.calls.data(Object.entries(call.data))}</p>`}
      <ul class="legs" role="list">
        ${call.legs.map((leg) => legRow(board, { agent, call, leg, isDroppable: foreseen.get('DropParty')?.outcome === 'done' }))}
      </ul>
      ${doable(board, { agent, call, foreseen })}
    </li>
  `;
}

/** Who takes part; whoever is at the other end answers and hangs up as the trainer likes. */
function legRow(board, { agent, call, leg, isDroppable }) {
  const { agentId, number, state, since } = leg;
  const { model } = board;
  const who = agentId === undefined ? number : agentName(model, agentId);
  const party = agentId === undefined ? { number } : { agentId };
  const button = (type, order, word) => html`
    <button class="small" aria-label=${S.calls.label(`${who}: ${word}`, call.id)} @click=${() => board.callCommand(call.id, type, order)}>${word}</button>`;
  const isOther = agentId !== agent.id;
  return html`
    <li class="leg ${state}">
      <span>${agentId === undefined || !isOther ? who : agentLink(model, agentId)}
        <span class="standing">${S.calls.standings[state] ?? state}</span> <span class="quiet">${timeSince(model, since)}</span></span>
      ${
        !isOther
          ? nothing
          : html`
        <span class="buttons">
          ${state === 'Ringing' ? button('AnswerCall', { party }, S.calls.answers) : nothing}
          ${button('HangUp', { party }, S.calls.hangsUp)}
          ${isDroppable ? button('DropParty', { agentId: agent.id, party }, S.calls.buttons.DropParty) : nothing}
        </span>`
      }
    </li>
  `;
}

/** Every Command in its place, and below them why not: those that are refused for the same reason are told together. */
function doable(board, { agent, call, foreseen }) {
  const whyNot = ({ type, goesOn }) => {
    const one = foreseen.get(type);
    if (one?.outcome === 'refused') return whyOf(board.model, one);
    return goesOn && typed.destination === '' ? S.calls.noDestination : undefined;
  };
  const refused = [...COMMANDS, { type: 'DropParty' }].filter((command) => whyNot(command) !== undefined);
  const reasons = [...Map.groupBy(refused, whyNot)];
  const order = { agentId: agent.id, destination: typed.destination, consultId: freeId(board.model, call.id) };
  const reasonId = (why) => `why-${call.id}-${reasons.findIndex(([reason]) => reason === why)}`;
  const button = (command) => {
    const why = whyNot(command);
    const word = S.calls.buttons[command.type];
    const act = () => board.callCommand(call.id, command.type, command.order(order));
    const explain = () => board.say(`${word}: ${S.agent.whyNot(why)}`, 'refused');
    return html`
      <button class="small" aria-label=${S.calls.label(word, call.id)} aria-disabled=${why !== undefined}
        aria-describedby=${why === undefined ? nothing : reasonId(why)} @click=${why === undefined ? act : explain}>${word}</button>`;
  };
  return html`
    <p class="buttons">${COMMANDS.map(button)}</p>
    <ul class="small" role="list" aria-label=${S.calls.refused}>
      ${reasons.map(
        ([why, commands]) => html`
        <li>${S.calls.these(commands.map(({ type }) => S.calls.buttons[type]))} <span id=${reasonId(why)} class="why">${why}</span></li>`,
      )}
    </ul>
  `;
}

/** An id for the call that is made beside another. */
function freeId({ calls }, id) {
  let count = 1;
  while (calls.has(`${id}-${count}`)) count += 1;
  return `${id}-${count}`;
}
