// The state machine as the simulator tells it, drawn: the state of an agent lit, an arrow for each Command that can be
// clicked to ask for it, and the way they have come numbered. The table decides which arrows there are.

import { html, nothing, svg } from './lit-html/lit-html.js';
import { layOut, NODE_SIZE } from './machine-layout.js';
import { shapeIn, stateClass } from './shapes.js';
import { S } from './strings.js';

/** Round the drawing, for numbers and outlines that lie on its edge. */
const MARGIN = 12;
/** How much smaller than it was laid out a drawing may be shown: below that, words would be hard to read. */
const SMALLEST = 0.8;

/** The drawings that were laid out last, by what they show: laying out takes longer than drawing. */
const laidOut = new Map();
const KEPT = 20;

/**
 * @param {object} model
 * @param {object} agent
 * @param {{ room: number, refused: Map<string, string>, take: (command: string) => void, explain: (why: string) => void }} on
 *   how wide it may be in pixels; why Commands would be refused; what a click asks for, and what one says that cannot
 */
export function machineDrawing({ machine, trails }, agent, on) {
  const arrows = arrowsOf(machine);
  const plan = planFor(Object.keys(machine.transitions), arrows, { state: agent.state, room: on.room });
  const numbers = numbersOn(arrows, trails.get(agent.id) ?? []);
  const box = [plan.left, plan.top, plan.width, plan.height].map(Math.round).join(' ');
  const drawn = plan.arrows.map((arrow, index) => ({ ...arrow, word: arrows[index].word, numbers: numbers[index] }));
  return html`
    <svg class="machine" viewBox=${box} .style=${`--wide:${Math.round(plan.width)}px`} role="group"
      aria-label=${S.agent.machineLabel(agent.name || agent.id, agent.state)}>
      <defs>
        ${['faint', 'open', 'traced'].map(
          (kind) => svg`
          <marker id="tip-${kind}" class=${kind} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"
            markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" /></marker>`,
        )}
      </defs>
      ${inOrder(drawn, agent.state).map((arrow) => arrowIn(arrow, agent, on))}
      ${Object.entries(plan.at).map(([state, at]) => node(at, state, agent))}
    </svg>
  `;
}

/** Every Command that leads from one state to another, and what comes by itself. */
function arrowsOf({ transitions, policy }) {
  const arrows = [];
  for (const [from, cells] of Object.entries(transitions))
    for (const [command, { to }] of Object.entries(cells))
      if (to !== undefined && to !== from)
        arrows.push({ from, to, command, word: S.commands[command]?.button ?? command });
  const byItself = (from, to, name) => arrows.push({ from, to, byItself: name, word: S.agent.byItself[name].word });
  byItself('Ready', 'Busy', 'offered');
  byItself('Busy', policy.afterCall, 'ended');
  if (policy.wrapUpMs > 0) byItself('AfterCallWork', 'Ready', 'elapsed');
  return arrows;
}

/** With every word where there is room; else with those alone that are of use now. */
function planFor(states, arrows, { state, room }) {
  const whole = planOf(states, arrows);
  if (whole.width * SMALLEST <= room) return whole;
  return planOf(
    states,
    arrows.map((arrow) => (arrow.from === state ? arrow : { ...arrow, word: '' })),
  );
}

function planOf(states, arrows) {
  const key = JSON.stringify([states, arrows]);
  if (!laidOut.has(key)) {
    if (laidOut.size >= KEPT) laidOut.clear();
    laidOut.set(key, layOut(states, arrows, MARGIN));
  }
  return laidOut.get(key);
}

/** Of each arrow the numbers of the moves that went along it. */
function numbersOn(arrows, trail) {
  const numbers = arrows.map(() => []);
  for (const { from, to, command, step } of trail) {
    const along = arrows.flatMap((arrow, index) => (arrow.from === from && arrow.to === to ? [index] : []));
    const index = along.find((one) => arrows[one].command === command) ?? along[0];
    numbers[index]?.push(step);
  }
  return numbers;
}

/** The open and the traced ones last, so that they lie on top. */
const inOrder = (arrows, state) => {
  const weight = ({ from, numbers }) => (numbers.length > 0 ? 1 : 0) + (from === state ? 2 : 0);
  return [...arrows].sort((one, other) => weight(one) - weight(other));
};

/** An arrow from where the agent is can be reached by the keyboard; each of the others says on a click where it begins. */
function arrowIn(arrow, agent, { refused, take, explain }) {
  const { from, to, command, byItself, word, path, at, number, numbers } = arrow;
  const isOpen = from === agent.state;
  const why = whyNot(arrow, isOpen, refused);
  const kind = numbers.length > 0 ? 'traced' : isOpen ? 'open' : 'faint';
  const act = () => (why === undefined ? take(command) : explain(`${word}: ${why}`));
  const press = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
  const isRefused = isOpen && byItself === undefined && why !== undefined;
  const classes = { 'is-open': isOpen, 'by-itself': byItself, 'is-closed': why !== undefined, 'is-refused': isRefused };
  const held = Object.keys(classes).filter((name) => classes[name]);
  const shown = svg`
    <path class="reach" d=${path} />
    <path class="line" d=${path} marker-end="url(#tip-${kind})" />
    ${at === undefined ? nothing : svg`<text class="word" x=${at.x} y=${at.y}>${word}</text>`}
    ${numbers.length === 0 ? nothing : badge(number, numbers.join(' '))}
  `;
  const [name, id] = [`arrow ${kind} ${held.join(' ')}`, `${from} ${to} ${command ?? byItself}`];
  if (!isOpen) return svg`<g class=${name} data-arrow=${id} aria-hidden="true" @click=${act}>${shown}</g>`;
  return svg`
    <g class=${name} data-arrow=${id} role="button" tabindex="0" aria-label=${S.agent.arrowLabel(word, to)}
      aria-disabled=${why !== undefined} @click=${act} @keydown=${press}>${shown}</g>
  `;
}

/** Why a click on it asks for nothing. */
function whyNot({ from, command, byItself }, isOpen, refused) {
  if (!isOpen) return S.agent.beginsAt(from);
  return byItself === undefined ? refused.get(command) : S.agent.byItself[byItself].why;
}

/** As wide as its numbers, which grow to the left: the word stands on the right. */
function badge({ x, y }, text) {
  const width = 12 + text.length * 7;
  return svg`
    <g class="step">
      <rect x=${x + 9 - width} y=${y - 10} width=${width} height="20" rx="10" />
      <text x=${x + 9 - width / 2} y=${y}>${text}</text>
    </g>
  `;
}

function node({ x, y }, state, agent) {
  const { width, height } = NODE_SIZE;
  return svg`
    <g class="node ${stateClass(state)} ${state === agent.state ? 'here' : ''}" transform="translate(${x - width / 2} ${y - height / 2})">
      <rect width=${width} height=${height} rx="10" />
      <g class="shape" transform="translate(14 14)">${shapeIn(state)}</g>
      <text x="40" y=${height / 2}>${state}</text>
    </g>
  `;
}
