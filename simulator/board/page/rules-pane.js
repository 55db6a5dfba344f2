// The rules of the ACD: which profile, what each choice does, after-call work, and the way back to how it all started.
// Whoever changes one sees at once what may happen now. What there is to choose from is the simulator's to say.

import { read } from './api.js';
import { html, nothing } from './lit-html/lit-html.js';
import { S } from './strings.js';
import { duration } from './time.js';

const SECOND = 1000;
/** A choice of that name is stricter than others: it refuses, or demands. */
const STRICT = ['refuse', 'required', 'whereListed'];
/** How many characters a field shows on the narrowest page, about. */
const FIELD_LENGTH = 26;
const LOGOUT_STATES = ['NotReady', 'Ready', 'AfterCallWork'];

/** Profiles and choices; asked for once. */
let known;
let isAsking = false;
/** Whether a reset has to be confirmed yet. */
let isResetting = false;

export function rulesPane(board) {
  const { policy } = board.model.machine;
  askOnce(board);
  const current = known?.profiles.find((profile) => isSame(profile.policy, policy));
  return html`
    <section class="pane rules" data-profile=${current?.name ?? ''} aria-labelledby="rules">
      <h2 id="rules">${S.rules.title}</h2>
      ${
        known === undefined
          ? html`<p>${S.loading}</p>`
          : html`
        <div class="first">
          <div>${profiles(board, policy, current)}</div>
          <div>${seconds(board, policy, 'wrapUpMs', S.rules.wrapUp)}</div>
        </div>
        <ul class="choices" role="list" aria-label=${S.rules.choices}>
          ${logoutFrom(board, policy)}
          <li>${seconds(board, policy, 'ringTimeoutMs', S.rules.ringing)}</li>
          ${known.choices.map((choice) => choiceRow(board, policy, choice))}
        </ul>`
      }
      ${reset(board)}
    </section>
  `;
}

async function askOnce(board) {
  if (known !== undefined || isAsking) return;
  isAsking = true;
  known = await read('/control/policy/choices').catch(() => undefined);
  isAsking = false;
  board.changed();
}

function profiles(board, policy, current) {
  return html`
    <label>${S.rules.profile}
      <select @change=${({ target }) => board.setPolicy({ profile: target.value }, S.rules.isNow(target.value))}>
        ${current === undefined ? html`<option value="" .selected=${true} disabled>${S.rules.changedFrom(policy.profile)}</option>` : nothing}
        ${known.profiles.map(({ name }) => html`<option value=${name} .selected=${name === current?.name}>${name}</option>`)}
      </select>
    </label>
    <p class="quiet small">${current === undefined ? S.rules.changedHint : (S.simulator.profiles[current.name] ?? current.about)}</p>
  `;
}

const isSame = (one, other) =>
  Object.keys({ ...one, ...other }).every((name) => String(one[name]) === String(other[name]));

/** A time of the policy, in seconds; `words` say what it is, and what it comes to. */
function seconds(board, policy, name, words) {
  const told = (milliseconds) => words.lasts(milliseconds === 0 ? undefined : duration(milliseconds));
  const take = ({ target }) => {
    if (!target.checkValidity() || target.value === '') return;
    const milliseconds = Math.round(Number(target.value) * SECOND);
    board.setPolicy({ [name]: milliseconds }, `${words.label}: ${told(milliseconds)}`);
  };
  return html`
    <label>${words.label}
      <input type="number" min="0" max="86400" step="1" .value=${String(policy[name] / SECOND)} @change=${take} />
    </label>
    <p class="quiet small">${told(policy[name])}</p>
  `;
}

function logoutFrom(board, policy) {
  const change = ({ target }) => {
    const states = LOGOUT_STATES.filter((state) =>
      state === target.value ? target.checked : policy.logoutFrom.includes(state),
    );
    board.setPolicy({ logoutFrom: states }, S.rules.changed(S.rules.logoutFrom));
  };
  const isStrict = policy.logoutFrom.length < LOGOUT_STATES.length;
  return html`
    <li class=${isStrict ? 'strict' : ''}>
      <fieldset>
        <legend>${S.rules.logoutFrom}</legend>
        ${LOGOUT_STATES.map(
          (state) => html`
          <label class="check">
            <input type="checkbox" value=${state} .checked=${policy.logoutFrom.includes(state)} @change=${change} /> ${state}
          </label>`,
        )}
      </fieldset>
    </li>
  `;
}

/** What is longer than its field is told once more, whole. */
function choiceRow(board, policy, { name, about: inEnglish, values }) {
  const words = S.simulator.choices[name];
  const about = words?.about ?? inEnglish;
  const meaningOf = ({ value, meaning }) => words?.[value] ?? meaning;
  const current = values.find(({ value }) => value === policy[name]);
  const meaning = current === undefined ? '' : meaningOf(current);
  return html`
  <li class=${STRICT.includes(policy[name]) ? 'strict' : ''}>
    <label>${about}
      <select data-choice=${name} @change=${({ target }) => board.setPolicy({ [name]: target.value }, S.rules.changed(about))}>
        ${values.map((one) => html`<option value=${one.value} .selected=${one.value === policy[name]}>${meaningOf(one)}</option>`)}
      </select>
    </label>
    ${meaning.length > FIELD_LENGTH ? html`<p class="quiet small">${meaning}</p>` : nothing}
  </li>
`;
}

function reset(board) {
  const set = (value) => () => {
    isResetting = value;
    board.changed();
  };
  const doIt = () => {
    isResetting = false;
    board.reset();
  };
  if (!isResetting) return html`<p class="buttons"><button @click=${set(true)}>${S.rules.reset}</button></p>`;
  return html`
    <p class="small">${S.rules.resetHint}</p>
    <p class="buttons">
      <button @click=${doIt}>${S.rules.resetNow}</button>
      <button class="plain" @click=${set(false)}>${S.rules.keep}</button>
    </p>
  `;
}
