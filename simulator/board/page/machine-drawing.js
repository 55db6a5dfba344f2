// The state machine as the simulator tells it, drawn: the state of an agent lit, the moves that are open to them bold, and
// the way they have come as a trail. The table decides which arrows there are; only where a state stands is known here.

import { html, nothing, svg } from './lit-html/lit-html.js';
import { shapeIn, stateClass } from './shapes.js';
import { S } from './strings.js';

const NODE = { width: 150, height: 48 };

/** Where the states stand on a wide page and on a narrow one, and which arrows go a long way round. */
const WIDE = {
  box: '0 0 760 365',
  at: { LoggedOut: [95, 200], NotReady: [330, 85], Ready: [330, 315], AfterCallWork: [645, 85], Busy: [645, 315] },
  bends: { 'AfterCallWork LoggedOut': [330, -75], 'Busy LoggedOut': [330, 450] },
};
const NARROW = {
  box: '-25 0 390 480',
  at: { LoggedOut: [170, 35], NotReady: [80, 165], AfterCallWork: [260, 235], Ready: [80, 335], Busy: [260, 435] },
  bends: { 'Ready LoggedOut': [-110, 150], 'Busy LoggedOut': [460, 160], 'AfterCallWork LoggedOut': [265, 120] },
};

const narrow = matchMedia('(max-width: 40rem)');

/** The drawing, with a name for those who do not see it; what it shows stands in the lists beside it, too. */
export function machineDrawing({ machine, trails }, agent) {
  const plan = narrow.matches ? NARROW : WIDE;
  const transitions = arrowsOf(machine);
  const trail = trails.get(agent.id) ?? [];
  const traced = new Map(trail.map(({ from, to }, index) => [`${from} ${to}`, trail.length - index]));
  const drawn = transitions.filter(({ from, to }) => from in plan.at && to in plan.at);
  return html`
    <svg class="machine" viewBox=${plan.box} role="img" aria-label=${S.agent.machineLabel(agent.name || agent.id, agent.state)}>
      <defs>
        ${['faint', 'open', 'traced'].map(
          (kind) => svg`
          <marker id="tip-${kind}" class=${kind} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"
            markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" /></marker>`,
        )}
      </defs>
      ${inOrder(drawn, agent, traced).map((arrow) => arrowPath(plan, arrow, { agent, traced }))}
      ${Object.keys(machine.transitions)
        .filter((state) => state in plan.at)
        .map((state) => node(plan, state, agent))}
    </svg>
  `;
}

/** The open and the traced ones last, so that they lie on top. */
const inOrder = (arrows, agent, traced) => {
  const weight = ({ from, to }) => (traced.has(`${from} ${to}`) ? 2 : from === agent.state ? 1 : 0);
  return [...arrows].sort((one, other) => weight(one) - weight(other));
};

/** Every move from state to state, with the Commands that bring it about, and those that come by themselves. */
function arrowsOf({ transitions, policy }) {
  const arrows = new Map();
  const add = (from, to, word, byItself) => {
    if (from === to) return;
    const key = `${from} ${to}`;
    const arrow = arrows.get(key) ?? { from, to, words: [], byItself: true };
    arrow.words.push(word);
    arrow.byItself &&= byItself;
    arrows.set(key, arrow);
  };
  for (const [from, cells] of Object.entries(transitions))
    for (const [command, cell] of Object.entries(cells))
      if (cell.to !== undefined) add(from, cell.to, S.commands[command]?.button ?? command, false);
  const { offered, ended, elapsed } = S.agent.byItself;
  add('Ready', 'Busy', offered, true);
  add('Busy', policy.afterCall, ended, true);
  if (policy.wrapUpMs > 0) add('AfterCallWork', 'Ready', elapsed, true);
  return [...arrows.values()];
}

function arrowPath(plan, { from, to, words, byItself }, { agent, traced }) {
  const age = traced.get(`${from} ${to}`);
  const isOpen = from === agent.state;
  const kind = age !== undefined ? 'traced' : isOpen ? 'open' : 'faint';
  const { path, middle } = curve(plan, from, to);
  return svg`
    <path class="arrow ${kind} ${byItself ? 'by-itself' : ''} ${isOpen ? 'is-open' : ''}" d=${path}
      marker-end="url(#tip-${kind})" />
    ${isOpen ? svg`<text class="word" x=${middle[0]} y=${middle[1]}>${words.join(', ')}</text>` : nothing}
  `;
}

/** From the edge of one box to the edge of the other, bent so that two that go to and fro lie side by side. */
function curve({ at, bends }, from, to) {
  const [start, end] = [at[from], at[to]];
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy);
  const aside = 34;
  const bend = bends[`${from} ${to}`] ?? [
    (start[0] + end[0]) / 2 - (dy / length) * aside,
    (start[1] + end[1]) / 2 + (dx / length) * aside,
  ];
  const [first, last] = [edge(start, bend), edge(end, bend)];
  const middle = [0, 1].map((axis) => (first[axis] + 2 * bend[axis] + last[axis]) / 4);
  const point = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return { path: `M${point(first)} Q${point(bend)} ${point(last)}`, middle };
}

/** Where the line from the middle of a box towards a point leaves the box. */
function edge([x, y], [towardsX, towardsY]) {
  const [dx, dy] = [towardsX - x, towardsY - y];
  const [halfWidth, halfHeight] = [NODE.width / 2 + 3, NODE.height / 2 + 3];
  const scale = Math.min(halfWidth / Math.abs(dx || 1e-9), halfHeight / Math.abs(dy || 1e-9));
  return [x + dx * scale, y + dy * scale];
}

function node({ at }, state, agent) {
  const [x, y] = at[state];
  const isHere = state === agent.state;
  return svg`
    <g class="node ${stateClass(state)} ${isHere ? 'here' : ''}" transform="translate(${x - NODE.width / 2} ${y - NODE.height / 2})">
      <rect width=${NODE.width} height=${NODE.height} rx="10" />
      <g class="shape" transform="translate(12 16)">${shapeIn(state)}</g>
      <text x="36" y="29">${state}</text>
    </g>
  `;
}
