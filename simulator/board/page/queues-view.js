// The queues: who is logged in, who is Ready, which calls wait; and calls to be placed, answered and ended.

import { html, nothing } from './lit-html/lit-html.js';
import { agentLink } from './names.js';
import { stateShape } from './shapes.js';
import { S } from './strings.js';

const NAMED_AT_MOST = 12;

/** What was typed as a caller's number, by queue. */
const callers = new Map();

export const queuesView = {
  body(board) {
    const { queues, calls } = board.model;
    const staff = staffOf(board.model);
    const callsOf = Map.groupBy(calls.values(), ({ queueId }) => queueId);
    return html`
      <h1 tabindex="-1">${S.views.queues}</h1>
      <p class="lead">${S.queues.lead}</p>
      ${queues.size === 0 ? html`<p>${S.queues.none}</p>` : nothing}
      <div class="queues">
        ${[...queues.values()].map((queue, index) => queuePane(board, queue, { index, staff: staff.get(queue.id) ?? [], calls: callsOf.get(queue.id) ?? [] }))}
      </div>
    `;
  },
};

function staffOf({ agents }) {
  const staff = new Map();
  for (const agent of agents.values())
    for (const queueId of agent.queues) {
      if (!staff.has(queueId)) staff.set(queueId, []);
      staff.get(queueId).push(agent);
    }
  return staff;
}

function queuePane(board, { id, name }, { index, staff, calls }) {
  const numbers = [
    [staff.length, S.queues.loggedIn],
    [staff.filter(({ state }) => state === 'Ready').length, S.queues.ready],
    [calls.filter(({ state }) => state === 'Waiting').length, S.queues.waiting],
  ];
  return html`
    <section class="pane" aria-labelledby="queue-${index}">
      <h2 id="queue-${index}">${name || id} ${name && name !== id ? html`<small class="quiet">${id}</small>` : nothing}</h2>
      <ul class="numbers" role="list">
        ${numbers.map(([count, word]) => html`<li><strong>${count.toLocaleString('en')}</strong> ${word}</li>`)}
      </ul>
      ${placing(board, { id, name: name || id })}
      <h3>${S.queues.calls}</h3>
      ${
        calls.length === 0
          ? html`<p class="quiet">${S.queues.noCall}</p>`
          : html`
        <ul class="calls" role="list">${calls.map((call) => callRow(board, call))}</ul>`
      }
      <h3>${S.queues.who}</h3>
      ${people(board.model, staff)}
    </section>
  `;
}

function placing(board, { id, name }) {
  const place = (event) => {
    event.preventDefault();
    board.placeCall({ queueId: id, from: callers.get(id) || undefined });
  };
  return html`
    <form class="filters" @submit=${place}>
      <label>${S.queues.from}
        <input placeholder="+15550100" .value=${callers.get(id) ?? ''} @input=${({ target }) => callers.set(id, target.value)} />
      </label>
      <button aria-label=${S.queues.placeLabel(name)}>${S.queues.place}</button>
    </form>
  `;
}

const callRow = (board, { id, from, state, legs }) => html`
  <li>
    <span><strong>${id}</strong> ${S.queues.caller(from)}, ${S.queues.callStates[state] ?? state}
      ${legs.filter(({ agentId }) => agentId !== undefined).map(({ agentId }, index) => html`${index > 0 ? ', ' : nothing}${agentLink(board.model, agentId)}`)}</span>
    <span class="buttons">
      ${
        state === 'Offered'
          ? html`
        <button aria-label=${S.queues.answerLabel(id)} @click=${() => board.answerCall(id)}>${S.queues.answer}</button>`
          : nothing
      }
      <button aria-label=${S.queues.endLabel(id)} @click=${() => board.endCall(id)}>${S.queues.end}</button>
    </span>
  </li>
`;

function people(model, staff) {
  if (staff.length === 0) return html`<p class="quiet">${S.queues.nobody}</p>`;
  const more = staff.length - NAMED_AT_MOST;
  return html`
    <ul class="people" role="list">
      ${staff.slice(0, NAMED_AT_MOST).map(
        ({ id, state }) => html`
        <li class="state-${state}">${stateShape(state)}${agentLink(model, id)} <span class="quiet">${state}</span></li>`,
      )}
    </ul>
    ${more > 0 ? html`<p class="quiet">${S.queues.more(more)}</p>` : nothing}
  `;
}
