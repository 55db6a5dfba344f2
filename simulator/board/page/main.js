// Starts the board: one model, one page that is drawn anew from it whenever something has changed, once a frame at most.

import { createBoard } from './board.js';
import { frame, measureTop } from './frame.js';
import { language } from './language.js';
import { html, render } from './lit-html/lit-html.js';
import { hearPresentKey, lightChanges } from './present.js';
import { S } from './strings.js';
import { viewAt } from './views.js';

const root = document.getElementById('board');
const afterTop = measureTop(root);
let isDue = false;
let shownPath;
let shownView;

const board = createBoard(schedule);

function schedule() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(draw);
}

function draw() {
  isDue = false;
  const path = location.hash.replace(/^#\/?/, '') || 'agents';
  const { view, params } = viewAt(path);
  const isNew = path !== shownPath;
  shownView = view;
  if (isNew) board.arrived();
  if (isNew) view?.enter?.(board, params);
  const body = view?.body ?? (() => html`<h1 tabindex="-1">${S.notFound}</h1>`);
  render(frame(board, { view, path, body: () => body(board, params) }), root);
  afterTop();
  view?.after?.(board, root);
  if (isNew) arrive(path);
  const title = S.title(root.querySelector('h1')?.textContent.trim() ?? S.product);
  if (document.title !== title) document.title = title;
}

/** Whoever goes to another view is at its beginning; whoever opens the page is where the browser puts them. */
function arrive(path) {
  if (shownPath !== undefined) {
    window.scrollTo(0, 0);
    root.querySelector('h1')?.focus({ preventScroll: true });
  }
  shownPath = path;
}

document.documentElement.lang = language();
hearPresentKey();
lightChanges(root);
addEventListener('hashchange', schedule);
addEventListener('resize', schedule);
addEventListener('scroll', () => shownView?.followsScroll && schedule(), { passive: true });
setInterval(schedule, 1000);
board.start();
schedule();
