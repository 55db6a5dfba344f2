// The kill matrix in its four forms: the same facts in each, and whatever a connector said as text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killMatrixJson } from './kill-matrix.ts';
import { killMatrixHtml } from './kill-matrix-html.ts';
import { killMatrixMd } from './kill-matrix-md.ts';
import { formatProof, introduceProof, summarizeProof } from './kill-matrix-text.ts';
import { HOSTILE, SOUND, UNPROVEN } from './testing/proof.ts';

const told =
  '2 of 4 requirements killed 1 of 3 mutants and 1 of 1 broken server; 1 of 1 variant, 0 of 1 declining variant and 0 of 1 pathological connector are certified, and 0 of 1 server meet their requirements; 1 issue';

test('the summary counts who was killed and who was certified', () => {
  assert.equal(summarizeProof(UNPROVEN), told);
  assert.equal(
    summarizeProof(SOUND),
    '2 of 2 requirements killed 1 of 1 mutant and 1 of 1 broken server; 1 of 1 variant, 1 of 1 declining variant and 0 of 1 pathological connector are certified, and 1 of 1 server meet their requirements',
  );
});

test('on a terminal: a line a requirement, a line for each who is no mutant, the issues and the verdict', () => {
  assert.equal(
    formatProof(UNPROVEN, '/here/reports', '/here').replace(HOSTILE, '!').replace(`${HOSTILE}`, '?'),
    [
      '',
      'LOGOUT-06     kills logout-06-breaks-it',
      'LOGOUT-14     NO KILLER',
      'LOGOUT-20     NO KILLER',
      'ACD-03        kills acd-03-breaks-it',
      '',
      'variant       looks-first: certified, exit code 0',
      'pathological  do-nothing: none, exit code 2: !',
      'server        simulator under kazoo: not-met, exit code 1',
      '',
      'ISSUE  logout-14-breaks-it survives: ?.',
      '',
      `NOT PROVEN: ${told}`,
      'Reports: reports/ (open kill-matrix.html first)',
      '',
    ].join('\n'),
  );
  assert.match(formatProof(SOUND, '/here', '/here'), /\nPROVEN: .*\nReports: \.\/ /);
  assert.doesNotMatch(formatProof(SOUND, '/here', '/here'), /ISSUE/);
});

test('the first line says who is tried, and on what', () => {
  const members = UNPROVEN.trials.map(({ member }) => member);
  assert.equal(
    introduceProof({ members, leftOut: [] }, { isFull: false, workers: 2 }),
    'Trying 3 mutants and 1 broken server on what they aim at, 1 variant, 1 declining variant, 1 pathological connector and 1 server on everything, 2 at once.\n',
  );
  assert.equal(
    introduceProof({ members, leftOut: [] }, { isFull: true, workers: 1 }),
    'Trying 3 mutants and 1 broken server, 1 variant, 1 declining variant, 1 pathological connector and 1 server on everything, 1 at once.\n',
  );
});

test('who was left out, and what does not apply, is told in every form', () => {
  const why = 'is of the dialect native alone';
  const leftOut = [
    { kind: 'variant', name: 'looks-first', why },
    { kind: 'mutant', name: 'logout-09-breaks-it', why: 'LOGOUT-09 does not apply in the dialect ami' },
    { kind: 'pathological', name: 'hangs', why },
  ] as const;
  const proof = { ...SOUND, dialect: 'ami', notApplicable: ['LOGOUT-09'], leftOut };
  assert.match(summarizeProof(proof), / meet their requirements; 1 requirement not applicable, 3 members left out$/);
  assert.match(formatProof(proof, '/here', '/here'), /\nLOGOUT-09 {4}does not apply in the dialect ami\n/);
  assert.equal(
    introduceProof({ members: [], leftOut }, { isFull: true, workers: 1 }).split('\n')[1],
    `Left out: 3 members (${why}: looks-first, hangs; LOGOUT-09 does not apply in the dialect ami: logout-09-breaks-it).`,
  );
  const matrix = JSON.parse(killMatrixJson(proof));
  assert.deepEqual([matrix.dialect, matrix.notApplicable, matrix.leftOut], ['ami', ['LOGOUT-09'], leftOut]);
  assert.match(killMatrixMd(proof), /\n\| hangs \| pathological \| is of the dialect native alone \|\n/);
  assert.match(killMatrixHtml(proof), /<h2>Who was left out<\/h2>[\s\S]*<code>hangs<\/code>/);
  assert.doesNotMatch(killMatrixHtml(SOUND), /left out/);
});

test('as JSON: verdict, issues, killers, and what each trial ended as', () => {
  const matrix = JSON.parse(killMatrixJson(UNPROVEN));
  assert.deepEqual(
    [matrix.proven, matrix.full, matrix.kit.version, matrix.issues.length, matrix.requirements.length],
    [false, false, '1.2.3', 1, 4],
  );
  const [hopeful, killed, survivor] = matrix.mutants;
  assert.deepEqual([hopeful.killed, killed.killed, survivor.killed], [false, true, false]);
  assert.deepEqual([killed.target, killed.collateral, killed.verdict], ['LOGOUT-06', ['LOGOUT-14'], 'partial']);
  assert.deepEqual(killed.unmet, [
    { id: 'LOGOUT-06', verdict: 'fail', seen: HOSTILE },
    { id: 'LOGOUT-14', verdict: 'fail', seen: 'no status' },
  ]);
  assert.deepEqual(
    matrix.variants.map(({ name, verdict, exitCode }: Record<string, unknown>) => [name, verdict, exitCode]),
    [['looks-first', 'certified', 0]],
  );
  const [declining] = matrix.declining;
  assert.deepEqual(
    [declining.name, declining.profile, declining.declines, declining.verdict, declining.unmet],
    [
      'reference under opencti without look',
      'opencti',
      ['look'],
      'incomplete',
      [{ id: 'READY-02', verdict: 'untestable' }],
    ],
  );
  assert.deepEqual([matrix.pathological[0].verdict, matrix.pathological[0].exitCode], ['none', 2]);
  const [broken] = matrix.brokenServers;
  assert.deepEqual(
    [broken.name, broken.target, broken.profile, broken.killed, broken.verdict],
    ['acd-03-breaks-it', 'ACD-03', 'kazoo', true, 'not-met'],
  );
  assert.deepEqual(
    matrix.servers.map(({ name, profile, verdict, unmet }: Record<string, unknown>) => [name, profile, verdict, unmet]),
    [['simulator under kazoo', 'kazoo', 'not-met', [{ id: 'ACD-03', verdict: 'fail', seen: 'no status' }]]],
  );
  assert.deepEqual([JSON.parse(killMatrixJson(SOUND)).proven, JSON.parse(killMatrixJson(SOUND)).full], [true, true]);
});

test('as Markdown: tables that nothing breaks out of', () => {
  const text = killMatrixMd(UNPROVEN);
  assert.match(text, /^## Kill matrix: not proven\n/);
  assert.match(text, /\n\| simulator under kazoo \| server \| not-met, exit code 1 \|\n/);
  assert.match(text, /\n\| LOGOUT-06 \| MUST \| logout-06-breaks-it \|\n\| LOGOUT-14 \| MUST \| {2}\|\n/);
  assert.match(text, /\n- logout-14-breaks-it survives: \\<img .*\n/);
  for (const line of text.split('\n')) assert.doesNotMatch(line, /(?<!\\)[<>`]/, line);
  assert.match(killMatrixMd(SOUND), /^## Kill matrix: proven\n/);
});

test('who declines something is told with how far it came without', () => {
  const end = 'certified, exit code 0: resilient, without a look at the outcome';
  assert.ok(killMatrixMd(SOUND).includes(`| reference under opencti without look | declining | ${end} |`));
  assert.ok(killMatrixHtml(SOUND).includes(`<td>signoff certify --without look</td><td>${end}</td>`));
  assert.equal(JSON.parse(killMatrixJson(SOUND)).declining[0].tier.tier, 'resilient');
  assert.doesNotMatch(formatProof(SOUND, '/here', '/here'), /without look/, 'there may be many thousands');
});

/** The cells of the row of `mutant`, each as `class mark`. */
function cellsOf(html: string, mutant: string): readonly string[] {
  const row = new RegExp(`title="[^"]*">${mutant}</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? '';
  return [...row.matchAll(/<td class="([\w-]+)" title="[^"]*">(.?)<\/td>/gs)].map(
    ([, name, mark]) => `${name} ${mark}`,
  );
}

test('as a page: every mutant against every requirement', () => {
  const html = killMatrixHtml(UNPROVEN);
  assert.deepEqual(cellsOf(html, 'logout-06-breaks-it'), ['kill ●', 'collateral ○', 'met ·']);
  assert.deepEqual(cellsOf(html, 'logout-14-breaks-it'), ['wrong ✗', 'wrong ✗', 'not-played ']);
  assert.deepEqual(cellsOf(html, 'logout-20-hopes'), ['not-played ', 'not-played ', 'wrong ✗']);
  assert.deepEqual(cellsOf(html, 'acd-03-breaks-it'), ['kill ●'], 'servers are held to what servers must alone');
  assert.ok(html.includes('simulator under kazoo</code>'));
  assert.ok(html.indexOf('What is wrong') < html.indexOf('What each requirement kills'), 'issues come first');
  assert.doesNotMatch(killMatrixHtml(SOUND), /What is wrong/);
});

test('the page stands alone, and what a connector said is text', () => {
  const html = killMatrixHtml(UNPROVEN);
  assert.match(html, /^<!doctype html>\n<html lang="en">/);
  assert.doesNotMatch(html, /<script|<link|<img|src=x onerror="|https?:|url\(/);
  assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; `*_|'));
  assert.match(html, /<title>Kill matrix: not proven<\/title>/);
  assert.match(killMatrixHtml(SOUND), /<span class="verdict certified">proven<\/span>/);
});
