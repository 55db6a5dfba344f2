// The timeline: every entry of the journal as it happens, the newest first, to be filtered and held still.

import { at } from './api.js';
import { repeat } from './lit-html/directives/repeat.js';
import { html, nothing } from './lit-html/lit-html.js';
import { isMeant } from './names.js';
import { S } from './strings.js';
import { entryRow } from './timeline-row.js';

const ROWS = 100;
const chosen = { agent: '', origin: 'all', messages: false, rows: ROWS, pausedAt: undefined };

export const timelineView = {
  enter() {
    chosen.rows = ROWS;
  },
  body(board) {
    const { shown, hasMore } = rowsOf(board.model);
    return html`
      <h1 tabindex="-1">${S.views.timeline}</h1>
      <p class="lead">${S.timeline.lead}</p>
      ${controls(board)}
      <p class="count">${stateOf(board.model, shown.length)}</p>
      ${shown.length === 0 ? html`<p>${S.timeline.empty}</p>` : nothing}
      <ol class="timeline" role="list" aria-label=${S.timeline.list}>
        ${repeat(
          shown,
          ({ number }) => number,
          (entry) => entryRow(board, entry),
        )}
      </ol>
      ${hasMore ? html`<button @click=${() => more(board)}>${S.timeline.older}</button>` : nothing}
      <p class="quiet">${S.timeline.oldest} <a href=${at('/control/journal/export')} download="journal.ndjson">${S.timeline.export}</a></p>
    `;
  },
};

function controls(board) {
  const choose = (name, value) => (event) => {
    chosen[name] = value(event.target);
    chosen.rows = ROWS;
    board.changed();
  };
  return html`
    <form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <label>${S.timeline.agent}
        <input type="search" placeholder=${S.timeline.agentHint} .value=${chosen.agent} @input=${choose('agent', ({ value }) => value)} />
      </label>
      <label>${S.timeline.origin}
        <select @change=${choose('origin', ({ value }) => value)}>
          ${Object.entries(S.timeline.origins).map(([origin, word]) => html`<option value=${origin} ?selected=${origin === chosen.origin}>${word}</option>`)}
        </select>
      </label>
      <label class="check">
        <input type="checkbox" .checked=${chosen.messages} @change=${choose('messages', ({ checked }) => checked)} /> ${S.timeline.messages}
      </label>
      <button type="button" aria-pressed=${chosen.pausedAt !== undefined} @click=${() => pause(board)}>
        ${chosen.pausedAt === undefined ? S.timeline.pause : S.timeline.resume}
      </button>
    </form>
  `;
}

function pause(board) {
  chosen.pausedAt = chosen.pausedAt === undefined ? board.model.last : undefined;
  board.changed();
}

function more(board) {
  chosen.rows += ROWS;
  board.changed();
}

const stateOf = ({ last }, count) =>
  chosen.pausedAt === undefined ? S.timeline.following(count) : S.timeline.paused(last - chosen.pausedAt);

/** The newest entries that are asked for. */
function rowsOf(model) {
  const { entries } = model;
  const upTo = chosen.pausedAt ?? Number.POSITIVE_INFINITY;
  const isShown = filterOf(model);
  const shown = [];
  for (let index = entries.length - 1; index >= 0 && shown.length <= chosen.rows; index -= 1)
    if (entries[index].number <= upTo && isShown(entries[index])) shown.push(entries[index]);
  return { shown: shown.slice(0, chosen.rows), hasMore: shown.length > chosen.rows };
}

function filterOf(model) {
  const requests = requestsOf(model);
  return (entry) =>
    (entry.kind === 'missed' || chosen.messages || isWorthTelling(entry)) &&
    isByWhom(entry, requests) &&
    isOfWhom(model, entry, requests);
}

/** The messages themselves are behind each Command; one that was not understood became none. */
const isWorthTelling = ({ kind, understood }) =>
  !['request', 'snapshot'].includes(kind) && (kind !== 'reply' || !understood);

/** Who asked and whom it is about, by request: events and messages belong to the Command that brought them about. */
function requestsOf({ entries }) {
  const requests = new Map();
  if (chosen.origin === 'all' && chosen.agent.trim() === '') return requests;
  for (const { kind, requestId, origin, command } of entries)
    if (kind === 'command') requests.set(requestId, { origin, agentId: command.agentId });
  return requests;
}

const SPOKEN = { request: 'connector', reply: 'connector' };

function isByWhom({ kind, origin, requestId }, requests) {
  if (chosen.origin === 'all' || kind === 'missed') return true;
  return (origin ?? SPOKEN[kind] ?? requests.get(requestId)?.origin) === chosen.origin;
}

function isOfWhom({ agents }, { kind, agentId, event, command, requestId }, requests) {
  if (chosen.agent.trim() === '' || kind === 'missed') return true;
  const id = agentId ?? event?.agentId ?? command?.agentId ?? requests.get(requestId)?.agentId;
  return id !== undefined && isMeant(agents.get(id) ?? { id, name: id, extension: '' }, chosen.agent);
}
