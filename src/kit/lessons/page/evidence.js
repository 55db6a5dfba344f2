// What went over the wire in a step of a lesson: what the connector sent and what it was answered, byte for byte. It is asked
// of the journal of the lesson’s ACD, once a step.

import { Refused, read } from '/board/api.js';
import { html, nothing } from '/board/lit-html/lit-html.js';
import { said } from './said.js';
import { L } from './strings.js';

/** Of a message that is longer, the beginning is shown. */
const SHOWN = 1500;

/** By the run and the numbers that a step began and ended with. */
const known = new Map();

/** The exchanges of the last step up to the one at `index` in which there was one. */
export function evidence(run, index, changed) {
  for (let at = index; at >= 0; at -= 1) {
    const { from, to, text } = run.steps[at];
    if (to === undefined || to === from) continue;
    const exchanges = exchangesOf(run.id, { from, to }, changed);
    if (exchanges === undefined) return nothing;
    if (exchanges.length > 0) return pane(text, exchanges);
  }
  return nothing;
}

function exchangesOf(runId, { from, to }, changed) {
  const key = `${runId} ${from} ${to}`;
  if (!known.has(key)) {
    known.set(key, undefined);
    ask(from, to).then((exchanges) => {
      known.set(key, exchanges);
      changed();
    });
  }
  return known.get(key);
}

/** Each request of the step with its answers, and whether it was for a Command: the others were looks. */
async function ask(from, to) {
  try {
    const { entries } = await read(`/control/journal?after=${from}&limit=${Math.min(to - from, 10_000)}`);
    const byRequest = Map.groupBy(entries, ({ requestId }) => requestId);
    const found = [...byRequest.values()].map((all) => ({
      isCommand: all.some(({ kind }) => kind === 'command'),
      messages: all.filter(({ kind }) => kind === 'request' || kind === 'reply'),
    }));
    return found.filter(({ messages }) => messages.length > 0);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [];
  }
}

function pane(step, exchanges) {
  const isOpen = exchanges.some(({ isCommand }) => isCommand) ? ({ isCommand }) => isCommand : () => true;
  return html`
    <section class="pane evidence" aria-labelledby="evidence">
      <h2 id="evidence">${L.evidence.title}</h2>
      <p class="quiet small">${L.evidence.ofStep(said(step))}</p>
      ${exchanges.map(
        (exchange) => html`
        <details ?open=${isOpen(exchange)}>
          <summary>${exchange.messages.map(firstLine).join(' → ')}</summary>
          <div class="exchange">${exchange.messages.map(message)}</div>
        </details>`,
      )}
    </section>
  `;
}

const textOf = ({ bytes, wire }) => bytes ?? JSON.stringify(wire, undefined, 2);

const firstLine = (one) =>
  textOf(one)
    .split(/\r?\n/)[0]
    .replace(/ HTTP\/1\.1$|^HTTP\/1\.1 /, '')
    .slice(0, 80);

function message(one) {
  const text = textOf(one);
  const isRequest = one.kind === 'request';
  const word = isRequest ? L.evidence.sent : L.evidence.answered;
  return html`
    <div class=${isRequest ? 'sent' : one.positive ? 'yes' : 'no'}>
      <span class="quiet small">${word}</span>
      <pre tabindex="0" aria-label=${word}>${text.slice(0, SHOWN)}${text.length > SHOWN ? ' …' : ''}</pre>
    </div>
  `;
}
