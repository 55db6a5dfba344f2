// A Command asked as a connector asks it, over a dialect's own port: the bytes of request and answer, what each field of
// them means, and the same as curl. What a fault does to an answer shows here as it does to a connector.

import { ask, Refused, read } from './api.js';
import { explain } from './explain.js';
import { readKinds, sentenceOf } from './fault-kinds.js';
import { html, nothing } from './lit-html/lit-html.js';
import { agentName } from './names.js';
import { stateBadge } from './shapes.js';
import { S } from './strings.js';

/** Of a message that is longer, the beginning is shown. */
const SHOWN = 4000;

/** What was asked last and what came of it; and the dialects and the document that explain it, asked for once. */
const shown = { order: undefined, exchange: undefined, problem: undefined, isAsking: false, isNew: false };
let dialects = [];
let document = {};
let dialect;

export function forgetWire() {
  Object.assign(shown, { order: undefined, exchange: undefined, problem: undefined, isNew: false });
}

/** Asks for `type` of an agent, and shows what comes of it. */
export async function askOverWire(board, order) {
  Object.assign(shown, { order, exchange: undefined, problem: undefined, isAsking: true, isNew: true });
  board.said = undefined;
  board.changed();
  try {
    if (dialects.length === 0)
      [dialects, document] = await Promise.all([read('/control/wire'), read('/openapi.json'), readKinds()]);
    shown.exchange = await ask('POST', '/control/wire', { ...order, dialect });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    shown.problem = error.message;
  }
  shown.isAsking = false;
  board.changed();
}

/** What is new is brought into sight once it is drawn. */
export function arriveAtWire(root) {
  if (!shown.isNew) return;
  shown.isNew = shown.isAsking;
  root.querySelector('#wire')?.focus();
  root.querySelector('.wire')?.scrollIntoView({ block: 'start' });
}

export function wirePane(board) {
  const { order, exchange, problem, isAsking } = shown;
  if (order === undefined) return nothing;
  const close = () => {
    forgetWire();
    board.changed();
  };
  return html`
    <section class="pane full wire" aria-labelledby="wire">
      <h2 id="wire" tabindex="-1">${S.wire.title(S.commands[order.type].button)}</h2>
      <p role="status">${isAsking ? S.wire.asking : (problem ?? S.wire.ends[exchange.end]?.(Math.round(exchange.tookMs)))}</p>
      ${exchange === undefined ? nothing : heldNow(board, order.agentId)}
      ${spoiled(board)}
      <div class="buttons">
        <button aria-disabled=${isAsking} @click=${() => !isAsking && askOverWire(board, order)}>${S.wire.again}</button>
        ${exchange === undefined ? nothing : html`<button @click=${() => copy(board, exchange.request)}>${S.wire.copy}</button>`}
        ${dialects.length > 1 ? choice(board) : nothing}
        <button class="plain" @click=${close}>${S.wire.close}</button>
      </div>
      ${exchange === undefined ? nothing : bothSides(exchange)}
    </section>
  `;
}

/** Whatever was answered, this is what counts. */
function heldNow({ model }, agentId) {
  const agent = model.agents.get(agentId);
  return agent === undefined
    ? nothing
    : html`<p class="held">${S.wire.held(agentName(model, agentId))} ${stateBadge(agent.state)}</p>`;
}

/** What is spoiled now may be why an answer looks as it does. */
const spoiled = ({ model }) => html`
  <p class="small">
    ${model.faults.length === 0 ? S.wire.nothingSpoiled : S.wire.isSpoiled(model.faults.map(({ label, kind }) => [label, sentenceOf(kind) || kind].filter(Boolean).join(': ')))}
    <a href="#/faults">${model.faults.length === 0 ? S.wire.spoil : S.wire.seeFaults}</a>
  </p>
`;

function choice(board) {
  const choose = ({ target }) => {
    dialect = target.value;
    askOverWire(board, shown.order);
  };
  return html`
    <label class="check">${S.wire.dialect}
      <select @change=${choose}>${dialects.map(({ name, title }) => html`<option value=${name} .selected=${name === dialect}>${title}</option>`)}</select>
    </label>
  `;
}

const bothSides = ({ request, sent, received }) => html`
  <div class="panes">
    ${side(S.wire.request, sent, explain(document, request, sent))}
    ${side(S.wire.answer, received, explain(document, request, received))}
  </div>
`;

const side = (title, text, fields) => html`
  <div class="message">
    <h3>${title}</h3>
    ${text === '' ? html`<p class="quiet">${S.wire.noBytes}</p>` : html`<pre class="bytes" tabindex="0" aria-label=${S.wire.bytesOf(title)}>${inLines(text.slice(0, SHOWN))}</pre>`}
    ${text.length > SHOWN ? html`<p class="quiet">${S.wire.more(text.length - SHOWN)}</p>` : nothing}
    ${
      fields.length === 0
        ? html`<p class="quiet">${text === '' ? nothing : S.wire.noFields}</p>`
        : html`
      <h4>${S.wire.fields}</h4>
      <dl class="fields">
        ${fields.map(({ name, value, about }) => html`<div><dt><code>${name}</code></dt><dd><code>${visible(value.slice(0, 200))}</code>${about === '' ? nothing : html` <span class="quiet">${about}</span>`}</dd></div>`)}
      </dl>`
    }
  </div>
`;

/** Every line end shown as what it is, too. */
const inLines = (text) =>
  text
    .split(/(?<=\r\n)/)
    .map((line) =>
      line.endsWith('\r\n') ? html`${visible(line.slice(0, -2))}<span class="end">\\r\\n</span>\n` : visible(line),
    );

/** Bytes that have no shape by their number. */
const visible = (text) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\udc80-\udcff]/g, (one) => {
      const byte = one.charCodeAt(0) & 0xff;
      return `\\x${byte.toString(16).padStart(2, '0')}`;
    });

async function copy(board, request) {
  try {
    await navigator.clipboard.writeText(curlOf(request));
    board.say(S.wire.copied);
  } catch {
    board.say(S.wire.notCopied(curlOf(request)), 'refused');
  }
}

/** The request for a shell, secrets included; over TLS it is to trust the simulator's own authority. */
function curlOf({ method, url, headers, body }) {
  const ca = url.startsWith('https:') ? ['--cacert ca.pem'] : [];
  const given = Object.entries(headers).map(([name, value]) => `-H ${inQuotes(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`-d ${inQuotes(JSON.stringify(body))}`];
  return ['curl -i', ...ca, `-X ${method}`, inQuotes(url), ...given, ...data].join(' ');
}

const inQuotes = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
