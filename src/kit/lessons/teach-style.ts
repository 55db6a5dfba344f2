// How the page of the lessons looks: light and dark, from a phone to a wall.

export const TEACH_STYLE = `:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fbfbfa; --line: #c9ccd1; --mark: #0a5fb4; --good: #12693a; --bad: #a3211b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #16191d; --line: #464b52; --mark: #7fb8f5; --good: #6fd19b; --bad: #ff9a91; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { display: flex; gap: 1rem; align-items: baseline; padding: .5rem 1rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.1rem; margin: 0; }
a { color: var(--mark); }
main { display: grid; grid-template-columns: minmax(0, 18rem) minmax(0, 1fr); grid-template-rows: auto 1fr; gap: 1rem; padding: 1rem; }
#lessons { grid-row: 1 / 3; max-height: calc(100vh - 5rem); overflow: auto; }
#lessons h2 { font-size: .95rem; margin: 1rem 0 .25rem; }
#lessons button { display: block; width: 100%; text-align: left; margin: .15rem 0; }
#stage { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
#stage h2 { margin: 0; }
#steps { padding-left: 0; list-style: none; }
#steps li { padding: .2rem .5rem; border-left: .3rem solid var(--line); }
#steps li[aria-current] { border-color: var(--mark); font-weight: 600; font-size: 1.15rem; }
#steps .passed { border-color: var(--good); }
#steps .failed { border-color: var(--bad); }
#steps small { display: block; font-weight: 400; font-size: .9rem; }
#verdict { font-weight: 600; }
button, select { font: inherit; padding: .3rem .7rem; border: 1px solid var(--line); border-radius: .3rem; background: transparent; color: inherit; }
button:focus-visible, a:focus-visible, select:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
button:disabled { opacity: .55; }
#controls:not([hidden]) { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
#board { width: 100%; min-height: 60vh; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); grid-column: 2; }
@media (max-width: 46rem) { main { grid-template-columns: minmax(0, 1fr); } #lessons { grid-row: auto; max-height: 14rem; } #board { grid-column: 1; } }
`;
