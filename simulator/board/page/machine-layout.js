// Where the states of a machine stand, and which way its arrows go: dagre ranks the states and finds room for the words;
// here an arrow runs straight through every row beside what stands in it, and bends between rows alone. So none meets a
// state or a word, its own or another's.

import { Graph, layout } from './dagre/dagre.esm.js';

const NODE = { width: 170, height: 44 };
const WORD_HEIGHT = 20;
/** A character of a word is about that wide; a word stands that far right of its arrow, and numbers on the arrow. */
const CHARACTER = 7.2;
const BESIDE = 12;

/** How much straighter than others an arrow to the next state is to be. */
const NEXT_WEIGHT = 4;

export const NODE_SIZE = NODE;

/**
 * @param {string[]} states  the first is to stand at the top
 * @param {{ from: string, to: string, word: string }[]} arrows  between two states each; a `word` may be empty
 * @param {number} margin  what is left free all round
 * @returns the box of the drawing, the middle of each state, and the arrows, each with its `path`, the place `at` which its
 *   word begins, if it has one, and where a `number` stands on it
 */
export function layOut(states, arrows, margin) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 18, edgesep: 20, ranksep: 64 });
  for (const state of states) graph.setNode(state, { ...NODE });
  arrows.forEach(({ from, to, word }, index) => {
    const size = { width: widthOf(word), height: WORD_HEIGHT, labelpos: 'r', labeloffset: BESIDE };
    const isNext = states.indexOf(to) === states.indexOf(from) + 1;
    graph.setEdge(from, to, { ...size, weight: isNext ? NEXT_WEIGHT : 1 }, String(index));
  });
  layout(graph);
  const at = Object.fromEntries(states.map((state) => [state, pointOf(graph.node(state))]));
  const laid = arrows.map((arrow, index) => {
    const { y, points } = graph.edge(arrow.from, arrow.to, String(index));
    // The first and the last point are on the edges of the states, which are divided below.
    const stops = points.slice(1, -1).map(pointOf);
    const number = stops.find((stop) => Math.abs(stop.y - y) < 1);
    return { ...arrow, stops, number, at: arrow.word === '' ? undefined : { x: number.x + BESIDE, y } };
  });
  const rows = rowsOf(at, laid);
  const ends = divideEdges(at, laid);
  return {
    ...boxOf(at, laid, margin),
    at,
    arrows: laid.map((arrow, index) => ({ ...arrow, path: pathOf(arrow.stops, ends[index], rows) })),
  };
}

const widthOf = (word) => word.length * CHARACTER;

const pointOf = ({ x, y }) => ({ x, y });

/** What is drawn takes as much room; dagre counts words twice. */
function boxOf(at, laid, margin) {
  const xs = [
    ...Object.values(at).flatMap(({ x }) => [x - NODE.width / 2, x + NODE.width / 2]),
    ...laid.flatMap(({ stops }) => stops.map(({ x }) => x)),
    ...laid.flatMap((arrow) => (arrow.at === undefined ? [] : [arrow.at.x + widthOf(arrow.word)])),
  ];
  const ys = Object.values(at).flatMap(({ y }) => [y - NODE.height / 2, y + NODE.height / 2]);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return { left, top, width: Math.max(...xs) + margin - left, height: Math.max(...ys) + margin - top };
}

/** Half the height of each row, by the height at which its middle is: a row is of states, or of words. */
function rowsOf(at, laid) {
  const rows = new Map();
  for (const { stops } of laid) for (const { y } of stops) rows.set(Math.round(y), WORD_HEIGHT / 2);
  for (const { y } of Object.values(at)) rows.set(Math.round(y), NODE.height / 2);
  return rows;
}

/** Where each arrow leaves its state and where it arrives: side by side along an edge, in the order in which they go on. */
function divideEdges(at, laid) {
  const ends = laid.map(() => ({}));
  const edges = new Map();
  laid.forEach(({ from, to, stops }, index) => {
    for (const [state, next, name] of [
      [from, stops[0], 'start'],
      [to, stops.at(-1), 'end'],
    ]) {
      const side = Math.sign(next.y - at[state].y);
      const key = `${state} ${side}`;
      edges.set(key, [
        ...(edges.get(key) ?? []),
        { state, side, x: next.x, put: (point) => (ends[index][name] = point) },
      ]);
    }
  });
  for (const edge of edges.values())
    [...edge]
      .sort((one, other) => one.x - other.x)
      .forEach(({ state, side, put }, place) => {
        const x = at[state].x - NODE.width / 2 + (NODE.width * (place + 1)) / (edge.length + 1);
        put({ x, y: at[state].y + (side * NODE.height) / 2 });
      });
  return ends;
}

function pathOf(stops, { start, end }, rows) {
  let path = `M${show(start)}`;
  let from = start;
  const bendTo = (to) => {
    const middle = (from.y + to.y) / 2;
    path += ` C${show({ x: from.x, y: middle })} ${show({ x: to.x, y: middle })} ${show(to)}`;
    from = to;
  };
  for (const { x, y } of stops) {
    const half = rows.get(Math.round(y)) * Math.sign(end.y - start.y);
    bendTo({ x, y: y - half });
    from = { x, y: y + half };
    path += ` L${show(from)}`;
  }
  bendTo(end);
  return path;
}

const show = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
