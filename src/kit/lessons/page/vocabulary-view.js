// The vocabulary: every step that a feature of one's own can say, with examples, to be searched. It is asked for once.

import { askAt, Refused } from '/board/api.js';
import { html, nothing } from '/board/lit-html/lit-html.js';
import { inLanguage } from './said.js';
import { L } from './strings.js';

/** Of more examples than that, all but the first are behind a click. */
const EXAMPLES_SHOWN = 3;

const state = { steps: undefined, problem: undefined, isAsking: false, typed: '' };

async function askOnce(changed) {
  if (state.steps !== undefined || state.isAsking) return;
  state.isAsking = true;
  try {
    state.steps = await askAt('GET', '/lessons/steps');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    state.problem = error.message;
  }
  changed();
}

export function vocabularyView(changed) {
  askOnce(changed);
  const { steps, problem, typed } = state;
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (steps ?? []).filter((step) => words.every((word) => textOf(step).includes(word)));
  const type = ({ target }) => {
    state.typed = target.value;
    changed();
  };
  return html`
    <p><a href="/teach">← ${L.all}</a></p>
    <h1 tabindex="-1">${L.vocabulary.title}</h1>
    <p class="lead">${L.vocabulary.lead}</p>
    <dl class="values">
      ${Object.entries(L.vocabulary.values).map(([name, about]) => html`<div><dt><code>{${name}}</code></dt><dd>${about}</dd></div>`)}
    </dl>
    <form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <label>${L.vocabulary.search}
        <input type="search" placeholder=${L.vocabulary.searchHint} .value=${typed} @input=${type} />
      </label>
    </form>
    <p class="count" role="status">${problem ?? (steps === undefined ? L.vocabulary.loading : L.vocabulary.found(found.length, steps.length))}</p>
    <div class="panes vocabularies">${[...new Set(found.map(({ keyword }) => keyword))].map(
      (keyword) => html`
      <section class="pane" aria-labelledby="steps-${keyword}">
        <h2 id="steps-${keyword}">${L.vocabulary.keyword(keyword)}</h2>
        <ul class="vocabulary" role="list">${found.filter((step) => step.keyword === keyword).map(row)}</ul>
      </section>`,
    )}</div>
  `;
}

const textOf = ({ pattern, examples }) =>
  `${pattern} ${examples.join(' ')} ${examples.map(inLanguage).join(' ')}`.toLowerCase();

function row({ pattern, examples }) {
  const [first] = examples;
  const meaning = inLanguage(first);
  const others = examples.filter((example) => example !== pattern);
  return html`
    <li>
      <code class="pattern">${pattern.split(/(\{[^}]*\})/).map((part, at) => (at % 2 === 0 ? part : html`<b>${part}</b>`))}</code>
      ${meaning === first ? nothing : html`<span class="meaning">${meaning}</span>`}
      ${others.length > EXAMPLES_SHOWN ? html`<details><summary>${L.vocabulary.examples(others.length)}</summary>${list(others)}</details>` : list(others)}
    </li>
  `;
}

const list = (examples) =>
  examples.length === 0
    ? nothing
    : html`<ul class="examples" role="list">${examples.map((example) => html`<li>${example}</li>`)}</ul>`;
