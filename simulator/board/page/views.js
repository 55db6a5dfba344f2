// The views, as data: where each is, what it is called, and how it is drawn. `enter` is called when somebody comes to it,
// `after` when it has been drawn. To add one: a file, and a row here.

import { agentView } from './agent-view.js';
import { agentsView } from './agents-view.js';
import { clockView } from './clock-view.js';
import { faultsView } from './faults-view.js';
import { momentView } from './moment-view.js';
import { queuesView } from './queues-view.js';
import { rulesView } from './rules-view.js';
import { S } from './strings.js';
import { timelineView } from './timeline-view.js';

export const VIEWS = [
  { path: /^agents$/, link: '#/agents', name: S.views.agents, ...agentsView },
  { path: /^agents\/(.+)$/, ...agentView },
  { path: /^queues$/, link: '#/queues', name: S.views.queues, ...queuesView },
  { path: /^timeline$/, link: '#/timeline', name: S.views.timeline, ...timelineView },
  { path: /^moment\/(\d+)$/, ...momentView },
  { path: /^rules$/, link: '#/rules', name: S.views.rules, ...rulesView },
  { path: /^clock$/, link: '#/clock', name: S.views.clock, ...clockView },
  { path: /^faults$/, link: '#/faults', name: S.views.faults, ...faultsView },
];

/** The view at `path`, and what its path says; none where there is none. */
export function viewAt(path) {
  for (const view of VIEWS) {
    const found = view.path.exec(path);
    if (found !== null) return { view, params: found.slice(1).map(decoded) };
  }
  return { view: undefined, params: [] };
}

/** Whatever somebody typed into the address. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
