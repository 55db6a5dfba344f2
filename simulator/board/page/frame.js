// What stands round every view: where to go, how things stand, and what was said last.

import { chooseLanguage, otherLanguages } from './language.js';
import { html, nothing } from './lit-html/lit-html.js';
import { acdNow } from './model.js';
import { togglePresenting } from './present.js';
import { connectionShape } from './shapes.js';
import { S } from './strings.js';
import { areApart, timeOfDay } from './time.js';
import { VIEWS } from './views.js';

/**
 * The page at `path`: `body` draws what is the view’s own, once there is something to draw; `beside` stands beside it, and
 * `links` behind those to the views.
 */
export function frame(board, { view, path, body, beside, home, links = ownLinks(board) }) {
  const main = html`
    <main id="content" tabindex="-1" data-path=${path}>${board.model.isLoaded ? body() : waiting(board)}</main>`;
  return html`
    ${top([...VIEWS.filter(({ link }) => link !== undefined).map((one) => navLink(one, view)), ...links], { more: status(board), home })}
    ${board.connection === 'lost' ? html`<p class="lost">${S.connection.lostHint}</p>` : nothing}
    ${lessonsPlayed(board)}
    ${beside === undefined ? main : html`<div class="beside">${beside}${main}</div>`}
    ${saidLast(board)}
  `;
}

/** The head of every page: the way to its content, where else to go, and how things stand. */
export const top = (links, { more = nothing, home = '#/agents' } = {}) => html`
  <a class="skip" href="#content" @click=${skip}>${S.skip}</a>
  <header class="top">
    <a class="brand" href=${home}><img src="/board/icon.svg" alt="" width="28" height="28" />${S.product}</a>
    <nav aria-label=${S.navigation}>
      <button class="menu" aria-expanded="false" @click=${toggleMenu}>${S.menu}</button>
      <ul role="list" @click=${closeMenu}>${links}</ul>
    </nav>
    ${more}
  </header>
`;

/** Where there is little room the ways elsewhere are behind a button. */
function toggleMenu({ currentTarget }) {
  currentTarget.ariaExpanded = String(currentTarget.ariaExpanded !== 'true');
}

function closeMenu({ currentTarget }) {
  currentTarget.previousElementSibling.ariaExpanded = 'false';
}

/** Tells the style sheet how high the head is, now and whenever that changes. */
export function measureTop(root) {
  const tell = ([{ target }]) => document.documentElement.style.setProperty('--top', `${target.offsetHeight}px`);
  const observer = new ResizeObserver(tell);
  let observed;
  return () => {
    const head = root.querySelector('.top');
    if (head === observed || head === null) return;
    observer.disconnect();
    observer.observe(head);
    observed = head;
  };
}

/** What was said last, and a button to put it away. */
export const saidLast = (board) => html`
  <div class="said ${board.said?.tone ?? ''}" ?data-empty=${board.said === undefined}>
    <p role="status">${board.said?.text ?? ''}</p>
    ${board.said === undefined ? nothing : dismissal(board)}
  </div>
`;

/** A link to another page. */
export const pageLink = (href, word, isHere = false) =>
  html`<li><a class="tab" href=${href} aria-current=${isHere ? 'page' : nothing}>${word}</a></li>`;

const ownLinks = (board) => [
  board.hasLessons ? pageLink('/teach', S.lessons) : nothing,
  pageLink('/docs', S.documents),
  ...pageButtons(),
];

/** What every page can do: the room, and the other languages, each by its own name. */
export const pageButtons = () => [
  html`<li><button class="tab plain" @click=${togglePresenting}>${S.present}</button></li>`,
  ...otherLanguages().map(
    ([language, name]) =>
      html`<li><button class="tab plain" lang=${language} @click=${() => chooseLanguage(language)}>${name}</button></li>`,
  ),
];

/** Our addresses are views, so the link does by hand what it would do elsewhere. */
function skip(event) {
  event.preventDefault();
  document.getElementById('content').focus();
}

const navLink = ({ link, name, body }, view) => html`
  <li><a class="tab" href=${link} aria-current=${view?.body === body ? 'page' : nothing}>${name}</a></li>
`;

/** Lessons touch nothing that is shown here: whoever wants to sees them. */
function lessonsPlayed(board) {
  const played = board.lessonRuns.filter(({ id, isOver }) => !isOver && !board.lessonsLeft.has(id));
  const [one] = played;
  if (one === undefined) return nothing;
  const leave = () => {
    for (const { id } of played) board.lessonsLeft.add(id);
    board.changed();
  };
  const address = played.length === 1 ? `/teach?run=${one.id}` : '/teach';
  return html`
    <p class="played">
      ${S.lessonsPlayed(played.map(board.lessonTitle))}
      <a href=${address}>${S.watch}</a> <button class="plain" @click=${leave}>${S.leave}</button>
    </p>`;
}

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
