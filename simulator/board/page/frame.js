// What stands round every view: where to go, how things stand, and what was said last.

import { html, nothing } from './lit-html/lit-html.js';
import { acdNow } from './model.js';
import { connectionShape } from './shapes.js';
import { S } from './strings.js';
import { areApart, timeOfDay } from './time.js';
import { VIEWS } from './views.js';

/** The page at `path`: `body` draws what is the view’s own, once there is something to draw. */
export function frame(board, { view, path, body }) {
  return html`
    <a class="skip" href="#content" @click=${skip}>${S.skip}</a>
    <header class="top">
      <a class="brand" href="#/agents"><img src="/board/icon.svg" alt="" width="28" height="28" />${S.product}</a>
      <nav aria-label=${S.navigation}>
        <ul role="list">
          ${VIEWS.filter(({ link }) => link !== undefined).map((one) => navLink(one, view))}
          ${board.hasLessons ? html`<li><a class="tab" href="/teach" target="_top">${S.lessons}</a></li>` : nothing}
          <li><a class="tab" href="/docs">${S.documents}</a></li>
        </ul>
      </nav>
      ${status(board)}
    </header>
    ${board.connection === 'lost' ? html`<p class="lost">${S.connection.lostHint}</p>` : nothing}
    <main id="content" tabindex="-1" data-path=${path}>${board.model.isLoaded ? body() : waiting(board)}</main>
    <div class="said ${board.said?.tone ?? ''}" ?data-empty=${board.said === undefined}>
      <p role="status">${board.said?.text ?? ''}</p>
      ${board.said === undefined ? nothing : dismissal(board)}
    </div>
  `;
}

/** Our addresses are views, so the link does by hand what it would do elsewhere. */
function skip(event) {
  event.preventDefault();
  document.getElementById('content').focus();
}

const navLink = ({ link, name, body }, view) => html`
  <li><a class="tab" href=${link} aria-current=${view?.body === body ? 'page' : nothing}>${name}</a></li>
`;

function status({ connection, model }) {
  const { clock, faults } = model;
  return html`
    <ul class="status" role="list">
      <li class="connection ${connection}">${connectionShape(connection)}${S.connection[connection]}</li>
      ${clock === undefined ? nothing : html`<li><a href="#/clock">${clockStatus(clock, acdNow(model))}</a></li>`}
      ${faults.length === 0 ? nothing : html`<li class="spoiled"><a href="#/faults">${S.faults.count(faults.length)}</a></li>`}
    </ul>
  `;
}

/** ACD time, and wall time beside it where that is another. */
const clockStatus = ({ mode }, now) =>
  areApart(now, Date.now())
    ? S.clock.bothTimes(S.clock.status[mode], timeOfDay(now), timeOfDay(Date.now()))
    : `${S.clock.status[mode]} ${timeOfDay(now)}`;

const waiting = ({ connection }) => html`
  <h1 tabindex="-1">${S.product}</h1>
  <p>${connection === 'connecting' ? S.loading : S.unreachable}</p>
`;

function dismissal(board) {
  const dismiss = () => {
    board.said = undefined;
    board.changed();
  };
  return html`<button class="plain" @click=${dismiss}>${S.dismiss}</button>`;
}
