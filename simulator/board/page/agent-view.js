// One agent: where they are in the state machine, and what may happen next. What the ACD would refuse is greyed and says
// why, in the ACD's own words; a trainer may ask for it all the same, to show the refusal.

import { Refused, read, step } from './api.js';
import { repeat } from './lit-html/directives/repeat.js';
import { html, nothing } from './lit-html/lit-html.js';
import { machineDrawing } from './machine-drawing.js';
import { queueName, reasonName, timeInState, timeUntil } from './names.js';
import { stateBadge, stateClass } from './shapes.js';
import { S } from './strings.js';
import { exactTime } from './time.js';
import { entryRow } from './timeline-row.js';
import { isAbout } from './words.js';

/** Moves are asked for again no sooner than this, in milliseconds. */
const ASK_AGAIN_MS = 100;
const LATELY = 8;

const chosen = { queueId: '', reasonCode: '' };
/** What each Command would come to: of whom, and as of which version of the model. */
const allowed = { list: [], of: undefined, isAsking: false };

export const agentView = {
  enter() {
    Object.assign(chosen, { queueId: '', reasonCode: '' });
    Object.assign(allowed, { list: [], of: undefined });
  },
  body(board, [agentId]) {
    const agent = board.model.agents.get(agentId);
    if (agent === undefined) return unknown(agentId);
    askAllowed(board, agentId);
    return body(board, agent);
  },
};

const unknown = (agentId) => html`
  <p><a href="#/agents">← ${S.agent.back}</a></p>
  <h1 tabindex="-1">${S.agent.unknown(agentId)}</h1>
`;

const body = (board, agent) => html`
  <p><a href="#/agents">← ${S.agent.back}</a></p>
  <div class="heading">
    <h1 tabindex="-1">${agent.name || agent.id}</h1>
    ${stateBadge(agent.state)}
  </div>
  <p class="lead" role="status">${S.agent.stands(agent.name || agent.id, agent.state)}</p>
  <div class="sides">
    <div class="side">
      <section class="pane" aria-labelledby="allowed">
        <h2 id="allowed">${S.agent.allowed}</h2>
        <p class="quiet">${S.agent.allowedLead}</p>
        ${choices(board, agent)}
        <ul class="allowed" role="list">
          ${allowed.list.map((command) => commandRow(board, agent, command))}
        </ul>
      </section>
      <section class="pane" aria-labelledby="calls">
        <h2 id="calls">${S.agent.calls}</h2>
        ${calls(board, agent)}
      </section>
    </div>
    <div class="side ${stateClass(agent.state)}">
      <section class="pane" aria-labelledby="machine">
        <h2 id="machine">${S.agent.machine}</h2>
        <p class="quiet">${S.agent.machineLead}</p>
        ${machineDrawing(board.model, agent)}
      </section>
      <div class="panes">
        <section class="pane" aria-labelledby="facts">
          <h2 id="facts">${S.agent.facts}</h2>
          ${facts(board.model, agent)}
        </section>
        <section class="pane" aria-labelledby="trail">
          <h2 id="trail">${S.agent.trail}</h2>
          ${trail(board.model, agent)}
        </section>
      </div>
    </div>
  </div>
  ${lately(board, agent)}
`;

function facts(model, { id, extension, queues, reasonCode, callId, stateEndsAt }) {
  const rows = [
    [S.agent.id, id],
    [S.agent.extension, extension],
    [S.agent.since, timeInState(model, id)],
    [S.agent.ends, stateEndsAt === undefined ? undefined : timeUntil(model, stateEndsAt)],
    [S.agent.queues, queues.map((queue) => queueName(model, queue)).join(', ') || S.none],
    [S.agent.reason, reasonCode === undefined ? undefined : reasonName(model, reasonCode)],
    [S.agent.call, callId],
  ];
  return html`
    <dl class="facts">
      ${rows.filter(([, value]) => value !== undefined).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>
  `;
}

function choices(board, agent) {
  const choose = (name) => (event) => {
    chosen[name] = event.target.value;
    board.changed();
  };
  const { queues, reasons } = board.model;
  return html`
    <form class="filters" @submit=${(event) => event.preventDefault()}>
      <label>${S.agent.forQueue}
        <select @change=${choose('queueId')}>
          <option value="" ?selected=${chosen.queueId === ''}>${S.agent.allQueues}</option>
          ${[...queues.values()].map(
            ({ id, name }) => html`
            <option value=${id} ?selected=${id === chosen.queueId}>${agent.queues.includes(id) ? '● ' : ''}${name}</option>`,
          )}
        </select>
      </label>
      <label>${S.agent.forReason}
        <select @change=${choose('reasonCode')}>
          <option value="" ?selected=${chosen.reasonCode === ''}>${S.agent.noReason}</option>
          ${reasons.map(
            ({ code, label }) => html`
            <option value=${code} ?selected=${code === chosen.reasonCode}>${code} ${label}</option>`,
          )}
        </select>
      </label>
    </form>
  `;
}

/** A button that is greyed can still be reached and read: it does nothing but say why. */
function commandRow(board, agent, { type, outcome, detail }) {
  const isRefused = outcome === 'refused';
  const { button } = S.commands[type];
  const act = () => board.command(agent.id, type, chosen);
  const explain = () => board.say(`${button}: ${S.agent.whyNot(detail)}`, 'refused');
  return html`
    <li>
      <button class="move" aria-disabled=${isRefused} aria-describedby="why-${type}" @click=${isRefused ? explain : act}>
        ${button}
      </button>
      <p id="why-${type}" class=${isRefused ? 'why' : 'quiet'}>
        ${isRefused ? S.agent.whyNot(detail) : outcome === 'deferred' ? S.agent.deferred : S.agent.legal}
      </p>
      ${isRefused ? html`<button class="plain" aria-label=${S.agent.askAnywayLabel(button)} @click=${act}>${S.agent.askAnyway}</button>` : nothing}
    </li>
  `;
}

function calls(board, agent) {
  const call = board.model.calls.get(agent.callId);
  return html`
    ${
      call === undefined
        ? nothing
        : html`
      <p>${call.id} · ${S.queues.caller(call.from)} · ${queueName(board.model, call.queueId)}</p>`
    }
    <p class="buttons">
      ${call?.state === 'Offered' ? html`<button @click=${() => board.answerCall(call.id)}>${S.agent.answer}</button>` : nothing}
      ${call === undefined ? nothing : html`<button @click=${() => board.endCall(call.id)}>${S.agent.hangUp}</button>`}
      ${agent.queues.map(
        (queueId) => html`
        <button @click=${() => board.placeCall(queueId)}>${S.agent.callTo(queueName(board.model, queueId))}</button>`,
      )}
    </p>
    ${agent.queues.length === 0 ? html`<p class="quiet">${S.agent.noQueueForCall}</p>` : nothing}
  `;
}

function trail({ trails }, { id }) {
  const moved = trails.get(id) ?? [];
  return html`
    ${
      moved.length === 0
        ? html`<p class="quiet">${S.agent.noTrail}</p>`
        : html`
      <ol class="trail">
        ${moved.map(({ from, to, at }) => html`<li><time>${exactTime(at)}</time> ${S.agent.moved(from, to)}</li>`)}
      </ol>`
    }
  `;
}

function lately(board, agent) {
  const entries = [];
  for (let index = board.model.entries.length - 1; index >= 0 && entries.length < LATELY; index -= 1)
    if (isAbout(board.model.entries[index], agent.id)) entries.push(board.model.entries[index]);
  return html`
    <section class="pane full" aria-labelledby="lately">
      <h2 id="lately">${S.agent.lately}</h2>
      ${
        entries.length === 0
          ? html`<p>${S.timeline.empty}</p>`
          : html`
        <ol class="timeline" role="list">
          ${repeat(
            entries,
            ({ number }) => number,
            (entry) => entryRow(board, entry),
          )}
        </ol>`
      }
    </section>
  `;
}

/** Asks the ACD what each Command would come to, whenever something has changed since; one question at a time. */
async function askAllowed(board, agentId) {
  const asking = [agentId, chosen.queueId, chosen.reasonCode, board.model.version].join('\n');
  if (allowed.of === asking || allowed.isAsking) return;
  allowed.isAsking = true;
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  try {
    const list = await read(`/control/agents/${step(agentId)}/allowed-commands?${query}`);
    Object.assign(allowed, { list, of: asking });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    allowed.of = asking;
  }
  board.changed();
  setTimeout(() => {
    allowed.isAsking = false;
    board.changed();
  }, ASK_AGAIN_MS);
}
