// A lesson: what it is about, its steps, what may be done, and at its end the question. Before it has begun it is a page of its
// own; while it is played it stands beside the board.

import { html, nothing } from '/board/lit-html/lit-html.js';
import { titleOf } from './course-view.js';
import { inLanguage, said } from './said.js';
import { L } from './strings.js';

const verdictOf = ({ result, why, mismatch }) =>
  L.verdict({
    result,
    why: mismatch === undefined ? why : L.mismatch(mismatch.expected.map(inLanguage), mismatch.seen),
  });

const MARKS = { 'to come': '○', waits: '▸', 'is played': '…', passed: '✓', failed: '✗' };

/** A lesson that has not begun. */
export function lessonPage({ lesson, number, count, notice, begin, isBeginning }) {
  return html`
    <p><a href="/teach">← ${L.all}</a></p>
    ${notice === undefined ? nothing : html`<p class="why wrong" role="alert">${notice}</p>`}
    ${number === undefined ? html`<p class="quiet">${lesson.feature}</p>` : html`<p class="quiet">${L.of(number, count)}</p>`}
    <h1 tabindex="-1">${titleOf(lesson)}</h1>
    <p class="lead introduction">${L.lessons[lesson.guide?.key]?.introduction}</p>
    ${lesson.guide === undefined ? nothing : html`<p class="quiet small">${L.spoken(lesson.guide.dialect, lesson.guide.profile)}</p>`}
    <p class="buttons"><button class="main" aria-disabled=${isBeginning} @click=${begin}>${isBeginning ? L.beginning : L.begin}</button></p>
    <h2>${L.stepList}</h2>
    <ol class="steps" role="list">${lesson.steps.map((text) => html`<li><span class="mark" aria-hidden="true">○</span> ${said(text)}</li>`)}</ol>
    <p class="small"><a href="/teach?steps">${L.vocabulary.link}</a></p>
  `;
}

/** Beside the board: `shown` is the step that the board shows. */
export function lessonPane(lesson, run, { shown, mine, playing, answered, number, count, does }) {
  const key = run.key;
  return html`
    <aside class="lesson-pane" aria-labelledby="lesson">
      <p class="quiet small">${number === undefined ? L.lesson : L.of(number, count)}</p>
      <h2 id="lesson">${titleOf(run)}</h2>
      ${run.isOver ? nothing : html`<p class="introduction">${L.lessons[key]?.introduction}</p>`}
      ${run.isOver ? closing(run, { answered, does, hasNext: number !== undefined && number < count }) : nothing}
      <ol class="steps" role="list" aria-label=${L.stepList}>${run.steps.map((step, index) => stepRow(step, index, { shown, does }))}</ol>
      <p class="unseen" role="status">${spoken(run)}</p>
      ${mine ? controls(run, { playing, does }) : watching(does)}
      ${lesson === undefined ? nothing : html`<p class="small"><a href="/teach?lesson=${encodeURIComponent(lesson.id)}">${L.link}</a></p>`}
    </aside>
  `;
}

function stepRow({ text, status, asked }, index, { shown, does }) {
  const isNow = status === 'waits' || status === 'is played';
  return html`
    <li class=${status.replaceAll(' ', '-')} aria-current=${isNow ? 'step' : nothing} ?data-shown=${index === shown}>
      <button class="plain" aria-disabled=${status === 'to come'} @click=${() => does.look(index)}>
        <span class="mark" aria-hidden="true">${MARKS[status]}</span><span class="unseen">${L.statuses[status]}: </span><span>${said(text)}</span>
      </button>
      ${asked.map((one) => html`<p class="asked ${one.status?.severity === 'Fail' ? 'failed' : ''}">${L.asked(one)}</p>`)}
    </li>
  `;
}

/** For whoever listens: the step that waits, or how it ended. */
function spoken(run) {
  const waits = run.steps.find(({ status }) => status === 'waits');
  return run.isOver ? verdictOf(run) : waits === undefined ? '' : L.waits(said(waits.text));
}

const controls = (run, { playing, does }) =>
  run.isOver
    ? html`<p class="buttons"><button @click=${does.again}>${L.again}</button><button @click=${does.leave}>${L.leave}</button></p>`
    : html`
    <p class="buttons controls">
      <button class="main" aria-disabled=${run.steps.every(({ status }) => status !== 'waits')} @click=${does.forward}>${L.next}</button>
      <button aria-pressed=${playing.isOn} @click=${does.play}>${L.play}</button>
      <button @click=${does.skip}>${L.skip}</button>
      <button @click=${does.leave}>${L.leave}</button>
    </p>
    <label class="check">${L.speed}
      <select @change=${({ target }) => does.setSpeed(Number(target.value))}>
        ${Object.entries(L.speeds).map(([ms, word]) => html`<option value=${ms} .selected=${Number(ms) === playing.ms}>${word}</option>`)}
      </select>
    </label>
    <p class="quiet small">${L.keys}</p>`;

const watching = (does) => html`
  <p class="quiet">${L.watching}</p>
  <p class="buttons"><button @click=${does.leave}>${L.leave}</button><button @click=${does.takeOver}>${L.takeOver}</button></p>
`;

function closing(run, { answered, does, hasNext }) {
  const { question, answer } = L.lessons[run.key] ?? {};
  return html`
    <section class="closing" aria-label=${L.closing}>
      <p class="verdict ${run.result}">${verdictOf(run)}</p>
      ${question === undefined ? nothing : html`<p class="question">${question}</p>`}
      ${question === undefined || answered ? nothing : html`<p><button class="main" @click=${does.answer}>${L.showAnswer}</button></p>`}
      ${answered ? html`<p class="answer" role="status">${answer}</p>` : nothing}
      ${hasNext && answered ? html`<p><button class="main" @click=${does.nextLesson}>${L.nextLesson}</button></p>` : nothing}
    </section>
  `;
}
