// Shapes that say what colour says: a state is told by word, colour and shape, so that none of them is needed.

import { html, nothing, svg } from './lit-html/lit-html.js';

const SHAPES = {
  LoggedOut: svg`<circle class="hollow" cx="8" cy="8" r="5.75" />`,
  NotReady: svg`<path d="M2.5 2h4v12h-4zM9.5 2h4v12h-4z" />`,
  Ready: svg`<path d="M3 1.2 14.8 8 3 14.8z" />`,
  Busy: svg`<circle cx="8" cy="8" r="7" />`,
  AfterCallWork: svg`<path d="M8 .5 15.5 8 8 15.5 .5 8z" />`,
};

const known = (state) => (Object.hasOwn(SHAPES, state) ? state : 'other');

/** The name of a state as a class. */
export const stateClass = (state) => `state-${known(state)}`;

/** The shape of a state, to be placed in a drawing at (0, 0), 16 units wide. */
export const shapeIn = (state) => SHAPES[known(state)] ?? nothing;

/** The shape of a state, beside its word. */
export const stateShape = (state) =>
  html`<svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shapeIn(state)}</svg>`;

/** A state by word, colour and shape. */
export const stateBadge = (state) => html`<span class="badge ${stateClass(state)}">${stateShape(state)}${state}</span>`;

const CONNECTION = {
  live: svg`<circle cx="8" cy="8" r="6" />`,
  connecting: svg`<circle class="hollow" cx="8" cy="8" r="5" />`,
  lost: svg`<path d="M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z" />`,
};

export const connectionShape = (connection) =>
  html`<svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${CONNECTION[connection]}</svg>`;
