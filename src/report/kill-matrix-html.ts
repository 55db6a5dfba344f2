// kill-matrix.html: the proof as a page of its own: what is wrong with the suite first, then what each requirement
// kills, and mutants against requirements cell by cell; servers apart from connectors.

import type { MemberKind, Proof, ProvenRequirement, Trial, TrialRuling } from '../report-model/proof.ts';
import { isUnmet } from '../report-model/requirement.ts';
import { asText as text } from './escape.ts';
import { htmlPage } from './html-page.ts';
import { STYLE } from './html-style.ts';
import { endOf, trialsOf } from './kill-matrix.ts';
import { summarizeProof } from './kill-matrix-text.ts';

const MATRIX_STYLE = `
.matrix { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: .6rem; }
.matrix table { width: auto; font-size: .85rem; }
.matrix thead th { position: sticky; top: 0; background: var(--panel); writing-mode: vertical-rl; padding: .5rem .1rem; z-index: 1; }
.matrix thead th:first-child { writing-mode: horizontal-tb; left: 0; z-index: 2; padding: .5rem; }
.matrix th[scope=row] { position: sticky; left: 0; background: var(--panel); white-space: nowrap; font-weight: normal; }
.matrix td { text-align: center; padding: .1rem .3rem; color: var(--soft); }
.matrix td.kill { color: var(--pass); font-weight: 700; } .matrix td.collateral { color: var(--warn); }
.matrix td.wrong { color: var(--paper); background: var(--fail); font-weight: 700; }
.key span { margin-right: 1.2rem; white-space: nowrap; } .issues { color: var(--fail); }
@media print { .matrix { max-height: none; overflow: visible; } }
`;

/** What a cell shows, and what that means; so that colour is never alone. */
const MARKS = {
  kill: ['●', 'kills whoever aims at it'],
  collateral: ['○', 'fails it besides, as that one says'],
  wrong: ['✗', 'is wrong: survived, or failed without being named'],
  met: ['·', 'is met'],
  'not-exercised': ['?', 'not exercised'],
  'not-applicable': ['–', 'does not apply'],
  'not-played': ['', 'was not played'],
} as const;

type Mark = keyof typeof MARKS;

export function killMatrixHtml(proof: Proof): string {
  const verdict = proof.issues.length === 0 ? 'proven' : 'not proven';
  return htmlPage({
    title: `Kill matrix: ${verdict}`,
    style: STYLE + MATRIX_STYLE,
    body: [
      header(proof, verdict),
      issueSection(proof),
      requirementSection(proof),
      matrix(proof, 'mutant', 'Mutants and requirements on connectors'),
      matrix(proof, 'broken-server', 'Broken servers and requirements on servers'),
      others(proof),
      absent(proof),
    ].join('\n'),
  });
}

function header(proof: Proof, verdict: string): string {
  const { kit, dialect, isFull } = proof;
  const colour = verdict === 'proven' ? 'certified' : 'not-certified';
  const played = isFull
    ? 'Everybody played everything.'
    : 'Mutants and broken servers played what they aim at and a few requirements more.';
  return `<header>
<h1><span class="verdict ${colour}">${verdict}</span></h1>
<p>That the suite fails whom it must and nobody else: ${text(summarizeProof(proof))}. ${played} The dialect was ${text(dialect)}.
${text(`${kit.name} ${kit.version}`)}.</p>
</header>`;
}

function issueSection({ issues }: Proof): string {
  if (issues.length === 0) return '';
  const items = issues.map(({ sentence }) => `<li>${text(sentence)}</li>`);
  return `<section><h2>What is wrong</h2><ul class="issues">${items.join('\n')}</ul></section>`;
}

function requirementSection({ requirements, trials }: Proof): string {
  const about = new Map(trials.map(({ member }) => [member.name, member.about]));
  const kills = ({ killers }: ProvenRequirement) =>
    killers.map((name) => `<code>${text(name)}</code><br><small>${text(about.get(name) ?? '')}</small>`).join('<br>') ||
    '<strong class="issues">nobody</strong>';
  const rows = requirements.map(
    (one) =>
      `<tr><th scope="row">${one.id}<br><small>${one.level}</small></th><td>${text(one.requirement)}</td><td>${kills(one)}</td></tr>`,
  );
  return `<section><h2>What each requirement kills</h2>
<table><thead><tr><th scope="col">Id</th><th scope="col">What must hold</th><th scope="col">Kills</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

function absent({ leftOut }: Proof): string {
  if (leftOut.length === 0) return '';
  const rows = leftOut.map(
    ({ name, kind, why }) =>
      `<tr><th scope="row"><code>${text(name)}</code></th><td>${kind}</td><td>${text(why)}</td></tr>`,
  );
  return `<section><h2>Who was left out</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">Is a</th><th scope="col">Why</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

/** Whoever aims at something, of one kind, against the requirements on such: on connectors or on servers. */
function matrix(proof: Proof, kind: MemberKind, title: string): string {
  const requirements = proof.requirements.filter(({ isOfServer }) => isOfServer === (kind === 'broken-server'));
  const aiming = trialsOf(kind, proof.trials);
  if (aiming.length === 0) return '';
  const heads = requirements.map(({ id }) => `<th scope="col">${id}</th>`).join('');
  const mutants = requirements.flatMap(({ id }) => aiming.filter(({ member }) => member.target === id));
  const rows = mutants.map((trial) => {
    const cells = requirements.map(({ id }) => cell(trial, id)).join('');
    return `<tr><th scope="row" title="${text(trial.member.about)}">${text(trial.member.name)}</th>${cells}</tr>`;
  });
  const key = Object.values(MARKS).map(([mark, means]) => `<span><strong>${mark || 'empty'}</strong> ${means}</span>`);
  return `<section><h2>${title}</h2><p class="key">A requirement ${key.join(' ')}</p>
<div class="matrix" role="region" aria-label="${title}" tabindex="0">
<table><thead><tr><th scope="col">Who</th>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

function cell({ member, rulings }: Trial, id: string): string {
  const ruling = rulings.find((one) => one.id === id);
  const mark = markOf(ruling, { isTarget: member.target === id, isNamed: member.collateral.includes(id) });
  const why = ruling?.seen === undefined ? MARKS[mark][1] : `${ruling.verdict}: ${ruling.seen}`;
  return `<td class="${mark}" title="${text(`${id} ${why}`)}">${MARKS[mark][0]}</td>`;
}

function markOf(
  ruling: TrialRuling | undefined,
  { isTarget, isNamed }: { readonly isTarget: boolean; readonly isNamed: boolean },
): Mark {
  if (ruling !== undefined && isUnmet(ruling)) {
    if (isTarget) return ruling.verdict === 'untestable' ? 'wrong' : 'kill';
    return isNamed ? 'collateral' : 'wrong';
  }
  if (isTarget) return 'wrong';
  if (ruling === undefined) return 'not-played';
  return ruling.verdict === 'pass' ? 'met' : 'not-applicable';
}

function others({ trials }: Proof): string {
  const section = (title: string, some: readonly Trial[]) => {
    const rows = some.map(
      (trial) =>
        `<tr><th scope="row"><code>${text(trial.member.name)}</code></th><td>${text(trial.member.about)}</td><td>${text(endOf(trial))}</td></tr>`,
    );
    return `<section><h2>${title}</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">What it does</th><th scope="col">Ends as</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
  };
  return [
    section('Variants, who keep to the contract in their own way', trialsOf('variant', trials)),
    section('Declinings, who declare less and are certified for the rest', trialsOf('declining', trials)),
    section('Pathological ones, who deserve no certificate', trialsOf('pathological', trials)),
    section('Our own CTI server, which meets what servers must', trialsOf('server', trials)),
  ].join('\n');
}
