// The ACD clock: real or manual, and where it is manual, moved.

import { html, nothing } from './lit-html/lit-html.js';
import { acdNow } from './model.js';
import { timeUntil } from './names.js';
import { S } from './strings.js';
import { areApart, day, duration, exactTime, timeOfDay } from './time.js';

/** How long what was read of the clock is good for, in milliseconds, where nothing happens: others may move it. */
const GOOD_FOR_MS = 1000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
let isReading = false;
/** The last entry that was heard when the clock was read: what has happened since may have set a timer. */
let readAt;

export const clockView = {
  enter: (board) => board.model.isLoaded && readAgain(board),
  body(board) {
    const { clock } = board.model;
    if (readAt !== board.model.last || performance.now() - clock.readAt > GOOD_FOR_MS) readAgain(board);
    const now = acdNow(board.model);
    return html`
      <h1 tabindex="-1">${S.views.clock}</h1>
      <p class="lead">${S.clock.lead}</p>
      <section class="pane" aria-labelledby="now">
        <h2 id="now" class="unseen">${S.clock.times}</h2>
        <dl class="clocks">
          ${time(S.clock.now, now, clock.mode === 'manual' ? exactTime(now) : timeOfDay(now))}
          ${time(S.clock.wall, Date.now(), timeOfDay(Date.now()))}
        </dl>
        ${areApart(now, Date.now()) ? html`<p class="quiet">${S.clock.apart(now - Date.now() > 0, duration(Math.abs(now - Date.now())))}</p>` : nothing}
        ${modes(board, clock)}
        <p id="next-timer"><strong>${S.clock.next}</strong> ${clock.nextTimer === undefined ? S.clock.noTimer : S.clock.nextIn(timeUntil(board.model, clock.nextTimer))}</p>
        ${advances(board, clock)}
      </section>
    `;
  },
};

const time = (word, at, shown) => html`
  <div><dt>${word}</dt><dd class="clock"><time>${shown}</time> <span class="quiet">${day(at)}</span></dd></div>
`;

const modes = (board, { mode }) => html`
  <fieldset>
    <legend>${S.clock.mode}</legend>
    ${['real', 'manual'].map(
      (one) => html`
      <button class="choice" aria-pressed=${mode === one} @click=${() => board.setClockMode(one)}>${S.clock[one]}</button>`,
    )}
    <span class="quiet">${mode === 'real' ? S.clock.realHint : S.clock.manualHint}</span>
  </fieldset>
`;

/** Each way to move it is greyed where it cannot be had, and says why. */
function advances(board, { mode, nextTimer }) {
  const real = mode === 'real' ? { text: S.clock.isReal, id: 'why-clock' } : undefined;
  const idle = nextTimer === undefined ? { text: S.clock.noTimer, id: 'next-timer' } : undefined;
  return html`
    <h3>${S.clock.advance}</h3>
    <p class="buttons">
      ${advance(board, S.clock.second, { order: { by: SECOND }, why: real })}
      ${advance(board, S.clock.minute, { order: { by: MINUTE }, why: real })}
      ${advance(board, S.clock.toNext, { order: { toNextTimer: true }, why: real ?? idle })}
    </p>
    ${real === undefined ? nothing : html`<p class="why" id=${real.id}>${real.text}</p>`}
  `;
}

function advance(board, word, { order, why }) {
  const act = () => (why === undefined ? board.advanceClock(order, exactTime) : board.say(why.text, 'refused'));
  return html`<button aria-disabled=${why !== undefined} aria-describedby=${why?.id ?? nothing} @click=${act}>${word}</button>`;
}

async function readAgain(board) {
  if (isReading) return;
  isReading = true;
  readAt = board.model.last;
  await board.readClock().catch(() => undefined);
  isReading = false;
}
