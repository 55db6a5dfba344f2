// Names in place of ids, and the time of a state: what several views say of an agent.

import { step } from './api.js';
import { html, nothing } from './lit-html/lit-html.js';
import { acdNow } from './model.js';
import { S } from './strings.js';
import { areApart, duration, exactTime, machineDuration } from './time.js';

export const agentName = ({ agents }, id) => agents.get(id)?.name || id;

export const queueName = ({ queues }, id) => queues.get(id)?.name || id;

/** `07 (Doctor)`, or the code alone. */
export function reasonName({ reasons }, code) {
  const label = reasons.find((reason) => reason.code === code)?.label;
  return label ? `${code} (${label})` : code;
}

export const agentAddress = (id) => `#/agents/${step(id)}`;

export const agentLink = (model, id) => html`<a href=${agentAddress(id)}>${agentName(model, id)}</a>`;

const lasting = (milliseconds, shown = duration(milliseconds)) =>
  html`<time datetime=${machineDuration(milliseconds)}>${shown}</time>`;

/** How long it has been since `at`, in ACD time. */
export const timeSince = (model, at) => lasting(acdNow(model) - at);

/** How long the agent has been in their state, as far as the board has heard. */
export function timeInState(model, agentId) {
  const since = model.since.get(agentId);
  const milliseconds = acdNow(model) - (since ?? model.heardSince ?? acdNow(model));
  return since === undefined ? lasting(milliseconds, S.agent.atLeast(duration(milliseconds))) : lasting(milliseconds);
}

/** When something happened: ACD time, and wall time beside it where that is another. */
export const timesOf = ({ at, realAt }) => html`
  <time datetime=${new Date(at).toISOString()}>${exactTime(at)}</time>${
    realAt === undefined || !areApart(at, realAt)
      ? nothing
      : html` <small class="wall">${S.clock.wallAt(exactTime(realAt))}</small>`
  }`;

/** How long until `at`, in ACD time. */
export const timeUntil = (model, at) => duration(at - acdNow(model) + 999);

/** Whether `agent` is meant by what somebody typed. */
export function isMeant({ id, name, extension }, typed) {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' || [id, name, extension].some((text) => text.toLowerCase().includes(wanted));
}
