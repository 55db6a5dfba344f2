// The calls of one agent, each with what can be done with it now; and calls to be placed in the agent's queues.
// To add a button for a call: a row in `DOABLE`, an action in board.js, and its words in strings.js.

import { html, nothing } from './lit-html/lit-html.js';
import { queueName } from './names.js';
import { S } from './strings.js';

/** What can be done with a call: in which of its states, and how the board does it. */
const DOABLE = [
  { name: 'answer', states: ['Offered'], act: (board, call) => board.answerCall(call.id) },
  { name: 'hangUp', states: ['Offered', 'Answered'], act: (board, call) => board.endCall(call.id) },
];

const callsOf = ({ calls }, { callId }) => [calls.get(callId)].filter((call) => call !== undefined);

export function callsPane(board, agent) {
  const calls = callsOf(board.model, agent);
  return html`
    <section class="pane" aria-labelledby="calls">
      <h2 id="calls">${S.agent.calls}</h2>
      ${
        calls.length === 0
          ? html`<p class="quiet">${agent.queues.length === 0 ? S.agent.noQueueForCall : S.agent.noCall}</p>`
          : html`<ul class="calls" role="list">${calls.map((call) => callRow(board, call))}</ul>`
      }
      <p class="buttons">
        ${agent.queues.map(
          (queueId) => html`
          <button @click=${() => board.placeCall(queueId)}>${S.agent.callTo(queueName(board.model, queueId))}</button>`,
        )}
      </p>
    </section>
  `;
}

const callRow = (board, call) => html`
  <li>
    <span><strong>${call.id}</strong> ${S.queues.caller(call.from)}${call.queueId === undefined ? nothing : html` · ${queueName(board.model, call.queueId)}`}
      <span class="quiet">${S.agent.callStates[call.state] ?? call.state}</span></span>
    <span class="buttons">
      ${DOABLE.filter(({ states }) => states.includes(call.state)).map(
        ({ name, act }) => html`<button @click=${() => act(board, call)}>${S.agent.call[name]}</button>`,
      )}
    </span>
  </li>
`;
