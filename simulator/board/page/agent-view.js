// One agent: where they are in the state machine, and what may happen next. What the ACD would refuse is greyed and says
// why, by the code of the refusal; a trainer may ask for it all the same, to show the refusal, or ask as a connector does.

import { read, step } from './api.js';
import { askAgain, nothingAsked } from './ask-again.js';
import { callsPane, forgetCalls } from './calls-pane.js';
import { repeat } from './lit-html/directives/repeat.js';
import { html, nothing } from './lit-html/lit-html.js';
import { machineDrawing } from './machine-drawing.js';
import { queueName, reasonName, timeInState, timesOf, timeUntil } from './names.js';
import { rulesPane } from './rules-pane.js';
import { stateBadge, stateClass } from './shapes.js';
import { S } from './strings.js';
import { entryRow } from './timeline-row.js';
import { arriveAtWire, askOverWire, forgetWire, wirePane } from './wire-pane.js';
import { isAbout, whyOf } from './words.js';

const LATELY = 8;

const NOTHING = { queueId: '', reasonCode: '', by: 'trainer' };
const chosen = { ...NOTHING };
/** What each Command would come to. */
const allowed = nothingAsked();
/** How wide the drawing may be, in pixels; measured once it is drawn. */
let room = window.innerWidth - 80;

export const agentView = {
  enter() {
    Object.assign(chosen, NOTHING);
    Object.assign(allowed, nothingAsked());
    forgetCalls();
    forgetWire();
  },
  body(board, [agentId]) {
    const agent = board.model.agents.get(agentId);
    if (agent === undefined) return unknown(agentId);
    askAllowed(board, agentId);
    return body(board, agent);
  },
  after(board, root) {
    arriveAtWire(root);
    const { clientWidth = room } = root.querySelector('.drawing') ?? {};
    if (Math.abs(clientWidth - room) < 1) return;
    room = clientWidth;
    board.changed();
  },
};

const unknown = (agentId) => html`
  <p><a href="#/agents">← ${S.agent.back}</a></p>
  <h1 tabindex="-1">${S.agent.unknown(agentId)}</h1>
`;

const body = (board, agent) => html`
  <div class="heading">
    <a href="#/agents">← ${S.agent.back}</a>
    <h1 tabindex="-1">${agent.name || agent.id}</h1>
    ${stateBadge(agent.state)}
    <p class="unseen" role="status">${S.agent.stands(agent.name || agent.id, agent.state)}</p>
    ${facts(board.model, agent)}
  </div>
  <div class="sides">
    <div class="side">
      <section class="pane may" aria-labelledby="allowed">
        <h2 id="allowed">${S.agent.allowed}</h2>
        ${choices(board, agent)}
        ${board.model.faults.length === 0 ? nothing : html`<p class="spoiled small">${S.agent.spoiled(board.model.faults.length)}</p>`}
        <ul class="allowed" role="list">
          ${(allowed.answer ?? []).map((command) => commandRow(board, agent, command))}
        </ul>
      </section>
      <section class="pane" aria-labelledby="trail">
        <h2 id="trail">${S.agent.trail}</h2>
        ${trail(board.model, agent)}
      </section>
    </div>
    ${callsPane(board, agent)}
    <div class="side main">
      <section class="pane middle ${stateClass(agent.state)}" aria-labelledby="machine">
        <h2 id="machine">${S.agent.machine}</h2>
        <p class="quiet small">${S.agent.machineLead}</p>
        <div class="drawing">${drawing(board, agent)}</div>
      </section>
      ${rulesPane(board)}
    </div>
  </div>
  ${wirePane(board)}
  ${lately(board, agent)}
`;

function drawing(board, agent) {
  const refused = (allowed.answer ?? []).filter(({ outcome }) => outcome === 'refused');
  return machineDrawing(board.model, agent, {
    room,
    refused: new Map(refused.map((one) => [one.type, S.agent.whyNot(whyOf(board.model, one))])),
    take: (type) => board.command(agent.id, type, chosen),
    explain: (why) => board.say(why, 'refused'),
  });
}

function facts(model, { id, extension, queues, reasonCode, stateEndsAt }) {
  const rows = [
    [S.agent.since, timeInState(model, id)],
    [S.agent.ends, stateEndsAt === undefined ? undefined : timeUntil(model, stateEndsAt)],
    [S.agent.queues, queues.map((queue) => queueName(model, queue)).join(', ') || S.agents.noQueue],
    [S.agent.reason, reasonCode === undefined ? undefined : reasonName(model, reasonCode)],
    [S.agent.id, id],
    [S.agent.extension, extension],
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
  const bySupervisor = ({ target }) => {
    chosen.by = target.checked ? 'supervisor' : 'trainer';
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
      <label class="check">
        <input type="checkbox" .checked=${chosen.by === 'supervisor'} @change=${bySupervisor} /> ${S.agent.bySupervisor}
      </label>
    </form>
  `;
}

/** A button that is greyed can still be reached and read: it does nothing but say why. */
function commandRow(board, agent, foreseen) {
  const { type, outcome } = foreseen;
  const isRefused = outcome === 'refused';
  const whyNot = isRefused ? S.agent.whyNot(whyOf(board.model, foreseen)) : undefined;
  const { button } = S.commands[type];
  const act = () => board.command(agent.id, type, chosen);
  const explain = () => board.say(`${button}: ${whyNot}`, 'refused');
  const { queueId, reasonCode } = chosen;
  const overWire = () =>
    askOverWire(board, {
      type,
      agentId: agent.id,
      queueIds: queueId === '' ? undefined : [queueId],
      reasonCode: reasonCode || undefined,
    });
  return html`
    <li>
      <button class="move" aria-disabled=${isRefused} aria-describedby="why-${type}" @click=${isRefused ? explain : act}>
        ${button}
      </button>
      ${isRefused ? html`<button class="plain" aria-label=${S.agent.askAnywayLabel(button)} @click=${act}>${S.agent.askAnyway}</button>` : html`<span></span>`}
      <button class="plain" aria-label=${S.wire.title(button)} @click=${overWire}>${S.wire.button}</button>
      <p id="why-${type}" class=${isRefused ? 'why' : 'quiet'}>
        ${isRefused ? whyNot : outcome === 'deferred' ? S.agent.deferred : S.agent.legal}
      </p>
    </li>
  `;
}

function trail({ trails }, { id }) {
  const moved = trails.get(id) ?? [];
  if (moved.length === 0) return html`<p class="quiet">${S.agent.noTrail}</p>`;
  return html`
    <ol class="trail" start=${moved[0].step}>
      ${moved.map((move) => html`<li>${S.agent.moved(move.from, move.to)} ${timesOf(move)}</li>`)}
    </ol>
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

/** Asks the ACD what each Command would come to. */
function askAllowed(board, agentId) {
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  const path = `/control/agents/${step(agentId)}/allowed-commands?${query}`;
  askAgain(board, allowed, path, () => read(path));
}
