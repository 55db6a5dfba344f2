// One entry of the journal as a row: when, who asked, what, and what became of it; and behind a button the bytes that went
// over the wire. Those are asked of the journal when somebody looks: the row itself holds none.

import { Refused, read } from './api.js';
import { html, nothing } from './lit-html/lit-html.js';
import { timesOf } from './names.js';
import { S } from './strings.js';
import { tell } from './words.js';

/** What was found of the entries that are open, by number. */
const opened = new Map();

export function entryRow(board, entry) {
  const { number, kind, outcome, command, origin, cut } = entry;
  const { text, why, tone } = tell(board.model, entry);
  const found = opened.get(number);
  return html`
    <li class="entry ${kind} ${tone ?? ''}">
      <span class="times">${timesOf(entry)}</span>
      <span class="kind">${S.timeline.kinds[kind] ?? kind}</span>
      <span class="text">
        ${command === undefined ? nothing : html`<span class="who ${origin}">${whoOf(entry)}</span>`}
        ${text}
        ${outcome === undefined ? nothing : html`<span class="outcome">${S.timeline.outcomes[outcome]}</span>`}
        ${why ? html`<span class=\"why\">${why}</span>` : nothing}
        ${cut === undefined ? nothing : html`<span class="cut">${S.timeline.cut(cut.of)}</span>`}
      </span>
      ${
        kind === 'missed'
          ? nothing
          : html`
        <span class="acts">
          ${kind === 'event' ? html`<a href="#/moment/${number}" aria-label=${S.moment.linkLabel(number)}>${S.moment.link}</a>` : nothing}
          <button class="plain" aria-expanded=${found !== undefined} aria-label=${S.timeline.detailsLabel(number)}
            @click=${() => toggle(board, entry)}>${S.timeline.details}</button>
        </span>`
      }
      ${found === undefined ? nothing : details(entry, found)}
    </li>
  `;
}

/** A Command is the connector’s or the trainer’s; whoever uses the control API can say on whose behalf. */
const whoOf = ({ origin, command: { by } }) =>
  S.timeline.by[origin === 'connector' ? origin : by] ?? S.timeline.by[origin];

async function toggle(board, entry) {
  const { number } = entry;
  if (opened.delete(number)) return board.changed();
  opened.set(number, { entries: [] });
  board.changed();
  try {
    opened.set(number, { entries: await findAll(entry) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    opened.set(number, { entries: [], problem: error.message });
  }
  return board.changed();
}

/** The entry itself, and the messages of the request that it belongs to. */
async function findAll({ number, requestId }) {
  const [own] = (await read(`/control/journal?after=${number - 1}&limit=1`)).entries;
  if (requestId === undefined) return [own];
  const query = new URLSearchParams({ requestId, limit: '200' });
  const { entries } = await read(`/control/journal?${query}`);
  return [own, ...entries.filter(({ kind }) => kind === 'request' || kind === 'reply')];
}

function details({ requestId, kind }, { entries: [own, ...found], problem }) {
  const messages =
    kind === 'request' || kind === 'reply' ? [own, ...found.filter(({ number }) => number !== own?.number)] : found;
  return html`
    <div class="details">
      ${problem === undefined ? nothing : html`<p class="why">${problem}</p>`}
      ${messages
        .filter(Boolean)
        .sort((one, next) => one.number - next.number)
        .map(message)}
      ${own !== undefined && messages.length === 0 ? html`<p class="quiet">${requestId === undefined ? S.timeline.noRequest : S.timeline.noWire}</p>` : nothing}
      ${
        own === undefined
          ? nothing
          : html`
        <p class="quiet">${S.timeline.entry} ${S.timeline.number(own.number)}</p>
        <pre tabindex="0">${JSON.stringify(own, undefined, 2)}</pre>`
      }
    </div>
  `;
}

const message = ({ kind, bytes, wire, cut }) => html`
  <p class="quiet">
    ${kind === 'request' ? S.timeline.sent : S.timeline.answered}
    ${cut === undefined ? nothing : html`<span class="cut">${S.timeline.cut(cut.of)}</span>`}
  </p>
  <pre tabindex="0">${bytes ?? JSON.stringify(wire, undefined, 2)}</pre>
`;
