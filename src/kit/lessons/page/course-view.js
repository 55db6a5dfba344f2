// The course: its lessons in their order, which of them somebody has seen, and behind a search all that can be played besides.

import { html, nothing } from '/board/lit-html/lit-html.js';
import { isSeen } from './progress.js';
import { said } from './said.js';
import { L } from './strings.js';

/** How many of what was found are listed. */
const MOST_FOUND = 30;

const typed = { text: '' };

export const titleOf = ({ guide, name, key = guide?.key }) => L.lessons[key]?.title ?? name;

/** `open` shows a lesson. */
export function courseView({ lessons, runs, wrongLink, changed }) {
  const course = lessons.filter(({ guide }) => guide !== undefined);
  const own = lessons.filter(({ isOwn }) => isOwn);
  const seen = course.filter(({ guide }) => isSeen(guide.key)).length;
  return html`
    <h1 tabindex="-1">${L.title}</h1>
    ${wrongLink === undefined ? nothing : html`<p class="why wrong" role="alert">${wrongLink}</p>`}
    <p class="lead">${L.lead}</p>
    ${played(runs)}
    ${own.length === 0 ? nothing : html`<h2>${L.own}</h2><ul class="lessons" role="list">${own.map(row)}</ul>`}
    <h2>${L.course}</h2>
    <p class="count">${L.progress(seen, course.length)}
      <progress max=${course.length} value=${seen} aria-label=${L.progressLabel}></progress></p>
    <ol class="lessons course" role="list">${course.map(card)}</ol>
    ${search(lessons, changed)}
    <h2>${L.vocabulary.own}</h2>
    <p class="lead">${L.vocabulary.ownLead}</p>
    <p><a href="/teach?steps">${L.vocabulary.link}</a></p>
  `;
}

const address = ({ id }) => `/teach?lesson=${encodeURIComponent(id)}`;

function card(lesson, index) {
  const { guide } = lesson;
  return html`
    <li class="lesson ${guide.temper}">
      <a class="tile" href=${address(lesson)}>
        <span class="quiet small">${L.number(index + 1)} · ${L.tempers[guide.temper]}</span>
        <strong>${titleOf(lesson)}</strong>
        <span class="small">${L.lessons[guide.key]?.summary}</span>
        ${isSeen(guide.key) ? html`<span class="seen">✓ ${L.seen}</span>` : nothing}
      </a>
    </li>
  `;
}

const row = (lesson) => html`<li><a href=${address(lesson)}>${titleOf(lesson)}</a></li>`;

const played = (runs) =>
  runs.length === 0
    ? nothing
    : html`
    <h2>${L.beingPlayed}</h2>
    <ul class="lessons" role="list">
      ${runs.map((run) => html`<li><a href="/teach?run=${run.id}">${titleOf(run)}</a> <span class="quiet">${run.isOver ? L.isOver : ''}</span></li>`)}
    </ul>`;

function search(lessons, changed) {
  const words = typed.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = lessons.filter(({ name, feature, steps }) => {
    const text = `${name} ${feature} ${steps.join(' ')} ${steps.map(said).join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const shown = words.length === 0 ? [] : found.slice(0, MOST_FOUND);
  const type = ({ target }) => {
    typed.text = target.value;
    changed();
  };
  return html`
    <h2>${L.more}</h2>
    <form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <label>${L.search(lessons.length)}
        <input type="search" placeholder=${L.searchHint} .value=${typed.text} @input=${type} />
      </label>
    </form>
    <p class="count" role="status">${words.length === 0 ? '' : L.found(found.length, shown.length)}</p>
    ${[...new Set(shown.map(({ feature }) => feature))].map(
      (feature) => html`
      <h3>${feature}</h3>
      <ul class="lessons" role="list">${shown.filter((one) => one.feature === feature).map(row)}</ul>`,
    )}
  `;
}
