// How report.html looks: one style for screens light and dark, narrow and wide, and for paper.

export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #56606e; --line: #d5dae1; --paper: #fff; --panel: #f5f7fa;
  --pass: #146c3c; --fail: #b3202a; --warn: #875a00; --odd: #5b3e99; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7ebf0; --soft: #a5afbd; --line: #37404d; --paper: #14181e; --panel: #1d232c;
    --pass: #6bd49a; --fail: #ff8f93; --warn: #f2c05c; --odd: #c3aaff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 2rem; margin: 0 0 .5rem; text-transform: capitalize; }
h2 { margin: 2.5rem 0 1rem; font-size: 1.35rem; }
h3 { margin: 0; font-size: 1.1rem; } h4 { margin: 0 0 .5rem; font-size: 1rem; }
nav { margin: 0 0 1rem; } nav a { white-space: nowrap; }
small { color: var(--soft); font-weight: normal; }
.verdict.certified { color: var(--pass); } .verdict.not-certified, .verdict.none { color: var(--fail); }
.verdict.incomplete, .verdict.partial { color: var(--warn); }
header dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1rem 0 0; }
header dl div { background: var(--panel); border-radius: .5rem; padding: .6rem .8rem; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; overflow-wrap: anywhere; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; font-size: .85rem;
  font-weight: 600; white-space: nowrap; }
.badge.pass { color: var(--pass); } .badge.fail { color: var(--fail); } .badge.warn { color: var(--warn); }
.badge.untestable { color: var(--odd); } .badge.not-applicable { color: var(--soft); }
article { border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; margin: 0 0 1.25rem; }
.requirement { font-size: 1.1rem; margin: .4rem 0 1rem; }
.scenario { background: var(--panel); border-radius: .5rem; padding: .8rem; margin-top: .8rem; }
.mismatch { margin: 0 0 .6rem; display: grid; grid-template-columns: 6rem 1fr; gap: .2rem .6rem; }
.mismatch dd { font-weight: 600; }
.invocation { border-left: 3px solid var(--line); padding-left: .8rem; margin: .8rem 0; }
.invocation p { margin: .2rem 0; }
table { width: 100%; border-collapse: collapse; } caption { text-align: left; color: var(--soft); font-size: .85rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
.invocation td:first-child { white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
.invocation th { white-space: nowrap; font-weight: 600; }
tr.decision td, tr.decision th { color: var(--odd); }
code, pre { font: .85rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
.fixtures, .planned { color: var(--soft); font-size: .9rem; }
a { color: inherit; }
.steps { list-style: none; margin: 0 0 .8rem; padding: 0; } .steps li { padding: .1rem 0; }
.steps .failed { color: var(--fail); font-weight: 600; } .steps .skipped { color: var(--soft); }
.pitfall { border-left: 3px solid var(--warn); padding-left: .8rem; }
pre { margin: .2rem 0; } .changes ins, .changes del { text-decoration: none; }
.changes ins { color: var(--pass); } .changes del { color: var(--fail); }
h1, h3, h4, p, li, td, th { overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  thead { display: none; } table, tbody, tr, td, th { display: block; }
  tr { border-bottom: 1px solid var(--line); padding: .4rem 0; } th, td { border: 0; padding: .1rem 0; }
  .requirements td:last-child { display: none; } ul { padding-left: 1.2rem; }
  .mismatch { grid-template-columns: 1fr; } .scenario, article { padding: .6rem; } main { padding: 1rem .6rem 3rem; }
  nav a { white-space: normal; } .invocation { padding-left: .5rem; } }
@media print {
  :root { color-scheme: light; } main { max-width: none; padding: 0; } article, .scenario, tr { break-inside: avoid; }
  .scenario, header dl div { background: none; border: 1px solid var(--line); } details { display: none; } }
`;
