// A moment that has passed: the ACD as it was after an entry of the journal, to be read alone; and the way to go on from there.

import { ask, Refused, read, step } from './api.js';
import { html, nothing } from './lit-html/lit-html.js';
import { timesOf } from './names.js';
import { stateBadge, stateClass } from './shapes.js';
import { S } from './strings.js';

/** Of more agents, these many are shown. */
const MOST_SHOWN = 200;

/** What was found of the moment that is looked at. */
const shown = { number: undefined, floor: undefined, problem: undefined };

export const momentView = {
  async enter(board, [number]) {
    Object.assign(shown, { number, floor: undefined, problem: undefined });
    try {
      const floor = await read(`/control/snapshot?at=${step(number)}`);
      if (shown.number === number) shown.floor = floor;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      shown.problem = error.message;
    }
    board.changed();
  },
  body(board, [number]) {
    const entry = board.model.entries.find((one) => one.number === Number(number));
    return html`
      <p><a href="#/timeline">← ${S.views.timeline}</a></p>
      <h1 tabindex="-1">${S.moment.title(number)}</h1>
      <p class="lead">${S.moment.lead} ${entry === undefined ? nothing : timesOf(entry)}</p>
      ${neighbours(board.model, Number(number))}
      ${shown.problem === undefined ? nothing : html`<p class="why" role="alert">${shown.problem}</p>`}
      ${shown.floor === undefined ? nothing : floorThen(board, number, shown.floor)}
    `;
  },
};

/** The moments before and after at which something happened. */
function neighbours({ entries }, number) {
  const isMoment = ({ kind }) => kind === 'event' || kind === 'snapshot';
  const before = entries.findLast((entry) => isMoment(entry) && entry.number < number);
  const after = entries.find((entry) => isMoment(entry) && entry.number > number);
  return html`
    <p class="buttons">
      ${before === undefined ? nothing : html`<a href="#/moment/${before.number}">← ${S.moment.earlier}</a>`}
      ${after === undefined ? nothing : html`<a href="#/moment/${after.number}">${S.moment.later} →</a>`}
    </p>`;
}

function floorThen(board, number, { agents = [], calls = [], queues = [] }) {
  const nameOf = new Map(queues.map(({ id, name }) => [id, name ?? id]));
  return html`
    <p class="buttons"><button @click=${() => goOn(board, number)} aria-describedby="go-on">${S.moment.goOn}</button></p>
    <p class="quiet small" id="go-on">${S.moment.goOnHint}</p>
    <h2>${S.views.agents}</h2>
    <ul class="then" role="list">${agents.slice(0, MOST_SHOWN).map((agent) => agentThen(agent, nameOf))}</ul>
    ${agents.length > MOST_SHOWN ? html`<p class="quiet">${S.queues.more(agents.length - MOST_SHOWN)}</p>` : nothing}
    <h2>${S.calls.title}</h2>
    ${calls.length === 0 ? html`<p class="quiet">${S.moment.noCall}</p>` : html`<ul>${calls.map((call) => html`<li>${call.id} ${nameOf.get(call.queueId) ?? ''}</li>`)}</ul>`}
  `;
}

function agentThen({ id, name = id, state = 'LoggedOut', queues = [], reasonCode }, nameOf) {
  const where = queues.map((login) => nameOf.get(login.queue ?? login) ?? login.queue ?? login);
  return html`
    <li class="tile ${stateClass(state)}">
      <strong>${name}</strong> ${stateBadge(state)}
      <span class="quiet">${[reasonCode, ...where].filter(Boolean).join(', ') || S.agents.noQueue}</span>
    </li>`;
}

/** Puts that moment in place of this one. */
async function goOn(board, number) {
  const isDone = await board.attempt(
    async () => ask('PUT', '/control/snapshot', await read(`/control/snapshot?at=${step(number)}`)),
    () => S.moment.restored(number),
  );
  if (!isDone) return;
  location.hash = '#/agents';
  board.say(S.moment.restored(number));
}
