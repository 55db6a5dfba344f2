// Everybody who works here: a card each, to be searched and filtered. Only the cards that can be seen are on the page, and
// the one that has the focus: two thousand agents are drawn as fast as twenty.

import { callsOf } from './calls-model.js';
import { columnsOf, keepFocus, measure, placeOf, rangeOf } from './grid.js';
import { repeat } from './lit-html/directives/repeat.js';
import { html, nothing } from './lit-html/lit-html.js';
import { agentAddress, isMeant, queueName, reasonName, timeInState, timeUntil } from './names.js';
import { stateBadge, stateClass } from './shapes.js';
import { S } from './strings.js';

const chosen = { search: '', state: '', queue: '', sort: 'floor' };
/** Who listens is told how many are shown when they have chosen anew, and not whenever somebody moves. */
let told = '';
let isToBeTold = false;
const grid = { columns: 1, rowHeight: 150, top: 300, focus: undefined };

export const agentsView = {
  followsScroll: true,
  body,
  after: (board, root) => measure(grid, root.querySelector('.cards'), board.changed),
};

function body(board) {
  const { model } = board;
  const all = [...model.agents.values()];
  const asked = all.filter(
    (agent) => isMeant(agent, chosen.search) && (chosen.queue === '' || agent.queues.includes(chosen.queue)),
  );
  const shown = sorted(
    model,
    asked.filter(({ state }) => chosen.state === '' || state === chosen.state),
  );
  if (isToBeTold) told = S.agents.shown(shown.length, all.length);
  isToBeTold = false;
  return html`
    <h1 tabindex="-1">${S.views.agents}</h1>
    <p class="lead">${S.agents.lead}</p>
    ${filters(board, asked)}
    <p class="count">${S.agents.shown(shown.length, all.length)}</p>
    ${together(board, shown)}
    <p class="unseen" role="status">${told}</p>
    ${shown.length === 0 ? nobody(board, all.length) : cards(board, shown)}
  `;
}

/** How one comes before another; as they came where nothing is said. */
const SORTS = {
  floor: undefined,
  name: () => (one, other) => (one.name || one.id).localeCompare(other.name || other.id),
  state: () => (one, other) => STATE_ORDER.indexOf(one.state) - STATE_ORDER.indexOf(other.state),
  since:
    ({ since }) =>
    (one, other) =>
      (since.get(one.id) ?? 0) - (since.get(other.id) ?? 0),
};
const STATE_ORDER = ['Busy', 'Ready', 'AfterCallWork', 'NotReady', 'LoggedOut'];

const sorted = (model, agents) =>
  SORTS[chosen.sort] === undefined ? agents : agents.toSorted(SORTS[chosen.sort](model));

/** What can be done with all that are shown at once. */
function together(board, shown) {
  const out = shown.filter(({ state }) => state === 'LoggedOut').map(({ id }) => id);
  const inside = shown.filter(({ state }) => state !== 'LoggedOut').map(({ id }) => id);
  if (out.length < 2 && inside.length < 2) return nothing;
  return html`<p class="together">${[
    out.length < 2
      ? nothing
      : html`<button class="plain" @click=${() => board.commandAll(out, 'LogIn')}>${S.agents.logInAll(out.length)}</button>`,
    inside.length < 2
      ? nothing
      : html`<button class="plain" @click=${() => board.commandAll(inside, 'LogOut')}>${S.agents.logOutAll(inside.length)}</button>`,
  ]}</p>`;
}

function nobody(board, count) {
  if (count === 0) return html`<p>${S.agents.none} <a href="/docs">${S.documents}</a></p>`;
  const showAll = () => {
    Object.assign(chosen, { search: '', state: '', queue: '', sort: chosen.sort });
    isToBeTold = true;
    board.changed();
  };
  return html`<p>${S.agents.nobody}</p><p><button @click=${showAll}>${S.agents.showAll}</button></p>`;
}

function filters(board, asked) {
  const choose = (name) => (event) => {
    chosen[name] = event.target.value;
    isToBeTold = true;
    board.changed();
  };
  return html`
    <form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <label>${S.agents.search}
        <input type="search" placeholder=${S.agents.searchHint} .value=${chosen.search} @input=${choose('search')} />
      </label>
      <label>${S.agents.queue}
        <select @change=${choose('queue')}>
          <option value="">${S.agents.everyQueue}</option>
          ${[...board.model.queues.values()].map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen.queue}>${name}</option>`)}
        </select>
      </label>
      <label>${S.agents.sort}
        <select @change=${choose('sort')}>
          ${Object.entries(S.agents.sorts).map(([sort, word]) => html`<option value=${sort} ?selected=${sort === chosen.sort}>${word}</option>`)}
        </select>
      </label>
      <fieldset>
        <legend>${S.agents.state}</legend>
        ${stateChoice(board, '', S.agents.everyState, asked.length)}
        ${Object.keys(S.states).map((state) => stateChoice(board, state, stateBadge(state), asked.filter((agent) => agent.state === state).length))}
      </fieldset>
    </form>
  `;
}

function stateChoice(board, state, word, count) {
  const choose = () => {
    chosen.state = state;
    isToBeTold = true;
    board.changed();
  };
  return html`
    <button type="button" class="choice" aria-pressed=${chosen.state === state} @click=${choose}>
      ${word} <span class="number">${count.toLocaleString('en')}</span>
    </button>
  `;
}

function cards(board, shown) {
  const { from, to } = rangeOf(grid, shown.length);
  const pinned = [grid.focus, grid.goTo].map((wanted) => shown.findIndex(({ id }) => id === wanted));
  // In order: a card that is moved within the page would lose the focus.
  const indexes = [
    ...pinned.filter((index) => index >= 0 && index < from),
    ...Array.from({ length: to - from }, (_, index) => from + index),
    ...pinned.filter((index) => index >= to),
  ].sort((one, other) => one - other);
  const rows = Math.ceil(shown.length / columnsOf(grid));
  return html`
    <ul class="cards" role="list" aria-label=${S.agents.list} .style=${`height:${rows * grid.rowHeight}px`}
      @keydown=${(event) => walk(board, event, shown)}
      @focusin=${({ target }) => keepFocus(grid, target)} @focusout=${() => keepFocus(grid)}>
      ${repeat(
        [...new Set(indexes)],
        (index) => shown[index].id,
        (index) => card(board.model, shown[index], { index, count: shown.length }),
      )}
    </ul>
  `;
}

function card(model, agent, { index, count }) {
  const { id, name, state, extension } = agent;
  return html`
    <li class="card ${stateClass(state)}" aria-setsize=${count} aria-posinset=${index + 1} .style=${placeOf(grid, index)}>
      <a class="tile" href=${agentAddress(id)} data-agent=${id}>
        <span class="line"><strong>${name || id}</strong>${timeInState(model, id)}</span>
        <span class="line">${stateBadge(state)}<span class="quiet">${detailsOf(model, agent)}</span></span>
        <span class="line queues">${agent.queues.map((queue) => queueName(model, queue)).join(', ') || S.agents.noQueue}</span>
        <span class="line quiet">${id} · ${S.agents.extension(extension)}</span>
      </a>
    </li>
  `;
}

function detailsOf(model, { id, reasonCode, stateEndsAt }) {
  const details = [
    reasonCode === undefined ? '' : reasonName(model, reasonCode),
    ...callsOf(model, id).map((call) => call.id),
    stateEndsAt === undefined ? '' : S.agents.ends(timeUntil(model, stateEndsAt)),
  ];
  return details.filter((detail) => detail !== '').join(' · ') || nothing;
}

/** The arrow keys go from card to card, whether it is on the page yet or not. */
function walk(board, event, shown) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columnsOf(grid), ArrowUp: -columnsOf(grid) }[event.key];
  const at = shown.findIndex(({ id }) => id === grid.focus);
  const ends = { Home: 0, End: shown.length - 1 };
  const to = event.key in ends ? ends[event.key] : at + (step ?? Number.NaN);
  if (at < 0 || !(to >= 0 && to < shown.length)) return;
  event.preventDefault();
  grid.goTo = shown[to].id;
  board.changed();
}
