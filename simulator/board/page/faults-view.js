// Faults: what can be spoiled, picked and set; what is spoiled now, and how to end it.

import { knownKinds, readKinds, sentenceOf } from './fault-kinds.js';
import { html, nothing } from './lit-html/lit-html.js';
import { agentName } from './names.js';
import { S } from './strings.js';

const chosen = { kind: '', agentId: '', command: '', times: '', settings: {} };

export const faultsView = {
  async enter(board) {
    await readKinds();
    chosen.kind ||= knownKinds()?.[0]?.kind ?? '';
    board.changed();
  },
  body: (board) => html`
    <h1 tabindex="-1">${S.views.faults}</h1>
    <p class="lead">${S.faults.lead}</p>
    <div class="spoiling">
      <section class="pane kinds" aria-labelledby="kinds">
        <h2 id="kinds">${S.faults.kind}</h2>
        ${knownKinds() === undefined ? html`<p>${S.loading}</p>` : choosing(board)}
      </section>
      <div class="side">
        <section class="pane" aria-labelledby="add">
          <h2 id="add" tabindex="-1">${S.faults.add}</h2>
          ${knownKinds() === undefined ? nothing : adding(board)}
        </section>
        <section class="pane" aria-labelledby="active">
          <h2 id="active">${S.faults.active}</h2>
          ${active(board)}
        </section>
      </div>
    </div>
  `,
};

function active(board) {
  const { faults } = board.model;
  if (faults.length === 0) return html`<p>${S.faults.noneActive}</p>`;
  return html`
    <ul class="faults" role="list">${faults.map((fault) => activeRow(board, fault))}</ul>
    <p><button @click=${() => board.clearFaults()}>${S.faults.clearAll}</button></p>
  `;
}

function activeRow(board, fault) {
  const { id, kind, label, match, used, left, settings } = fault;
  const told = [
    S.faults.used(used),
    left === undefined ? '' : S.faults.left(left),
    match.agentId === undefined ? '' : S.faults.onlyFor(agentName(board.model, match.agentId)),
    match.command === undefined ? '' : S.faults.onlyFor(S.commands[match.command]?.button ?? match.command),
    Object.entries(settings ?? {})
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  ];
  return html`
    <li>
      <span><strong>${sentenceOf(kind) || kind}</strong> <span class="quiet">${label ? `${label} · ` : ''}${kind} · ${id}</span><br /><span class="quiet">${told.filter((part) => part !== '').join(' · ')}</span></span>
      <button aria-label=${S.faults.clearLabel(label || kind)} @click=${() => board.clearFault(fault)}>${S.faults.clear}</button>
    </li>
  `;
}

function adding(board) {
  const kinds = knownKinds();
  const kind = kinds.find((one) => one.kind === chosen.kind) ?? kinds[0];
  const choose =
    (name) =>
    ({ target }) => {
      chosen[name] = target.value;
      board.changed();
    };
  const add = (event) => {
    event.preventDefault();
    board.addFault(orderOf(kind));
  };
  return html`
    <form class="rows" @submit=${add}>
      <p><strong>${sentenceOf(kind.kind)}</strong></p>
      ${Object.entries(kind.settings.properties ?? {}).map(([name, schema]) => setting(kind.kind, name, schema))}
      <label>${S.faults.agent}
        <input list="agent-ids" placeholder=${S.faults.everyAgent} .value=${chosen.agentId} @input=${choose('agentId')} />
      </label>
      <datalist id="agent-ids">${suggestions(board.model)}</datalist>
      <label>${S.faults.command}
        <select @change=${choose('command')}>
          <option value="">${S.faults.everyCommand}</option>
          ${Object.entries(S.commands).map(([type, { button }]) => html`<option value=${type} ?selected=${type === chosen.command}>${button}</option>`)}
        </select>
      </label>
      <label>${S.faults.times}
        <input type="number" min="1" placeholder=${S.faults.timesHint} .value=${chosen.times} @input=${choose('times')} />
      </label>
      <button>${S.faults.start}</button>
    </form>
  `;
}

/** Every kind, in groups by where it acts. */
function choosing(board) {
  const choose = (kind) => {
    Object.assign(chosen, { kind, settings: {} });
    board.changed();
  };
  return Object.entries(S.faults.stages).map(
    ([stage, word]) => html`
    <fieldset>
      <legend>${word}</legend>
      ${knownKinds()
        .filter((one) => one.stage === stage)
        .map((one) => kindChoice(one, choose))}
    </fieldset>`,
  );
}

/** A kind as a sentence; its name is there for those who know it. */
const kindChoice = ({ kind }, choose) => html`
  <label class="check">
    <input type="radio" name="kind" value=${kind} .checked=${kind === chosen.kind} @change=${() => choose(kind)} />
    <span>${sentenceOf(kind)} <code class="quiet">${kind}</code></span>
  </label>
  ${kind === chosen.kind ? html`<button type="button" class="plain to-form" @click=${toForm}>${S.faults.toForm}</button>` : nothing}
`;

/** Where there is little room the form is below every kind. */
function toForm() {
  const heading = document.getElementById('add');
  heading.scrollIntoView();
  heading.focus({ preventScroll: true });
}

/** A browser that is given thousands of suggestions is slow, and nobody reads them. */
const suggestions = ({ agents }) =>
  [...agents.values()].slice(0, 100).map(({ id, name }) => html`<option value=${id}>${name}</option>`);

function setting(kind, name, schema) {
  const { description, default: usual, minimum, maximum, type } = schema;
  const words = wordsOf(schema);
  const take = ({ target }) => {
    chosen.settings[name] = target.value;
  };
  const told = S.simulator.settings[kind]?.[name] ?? description;
  const hint = told === undefined ? nothing : html`<span class="quiet">${told}</span>`;
  const value = chosen.settings[name] ?? usual ?? '';
  if (words !== undefined)
    return html`
      <label>${S.faults.setting(name)} ${hint}
        <select data-kind=${kind} @change=${take}>${words.map((word) => html`<option ?selected=${word === String(value)}>${word}</option>`)}</select>
      </label>
    `;
  return html`
    <label>${S.faults.setting(name)} ${hint}
      <input type="number" step=${type === 'integer' ? 1 : 'any'} min=${minimum ?? nothing} max=${maximum ?? nothing}
        .value=${String(value)} @input=${take} />
    </label>
  `;
}

/** What a setting can be, where that is one of a few. */
const wordsOf = ({ enum: words, type }) => words ?? (type === 'boolean' ? ['false', 'true'] : undefined);

/** The order as the simulator takes it; what was left empty is left out. */
function orderOf({ kind, settings }) {
  const given = Object.entries(chosen.settings).filter(([, value]) => value !== '');
  const typed = ([name, value]) => [name, givenValue(settings.properties[name], value)];
  return {
    kind,
    match: { agentId: chosen.agentId || undefined, command: chosen.command || undefined },
    times: chosen.times === '' ? undefined : Number(chosen.times),
    settings: Object.fromEntries(given.map(typed)),
  };
}

function givenValue({ type, enum: words }, text) {
  if (type === 'boolean') return text === 'true';
  return words === undefined ? Number(text) : text;
}
