// How the page of the API looks: light and dark, wide and narrow, on paper. Its hash stands in the page's policy.

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --card: #ffffff; --ink: #22262b; --quiet: #5c6570; --line: #dedbd2; --link: #14567a; --code: #f1eee6;
  --get: #14567a; --put: #80500a; --post: #1d6638; --delete: #a02a2a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1b1f23; --ink: #e4e6e8; --quiet: #9da7b1; --line: #343a41; --link: #85c1e6; --code: #252a30;
    --get: #85c1e6; --put: #e3b55f; --post: #7fcf9a; --delete: #f09a94;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, .columns { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
.columns { display: grid; grid-template-columns: 18rem minmax(0, 1fr); gap: 2.5rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.35rem; }
h3 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 0.25rem; font-size: 0.85rem; color: var(--quiet); }
p { margin: 0.5rem 0; }
.links, small, th { color: var(--quiet); }
a { color: var(--link); text-underline-offset: 0.15em; }
h3 a, nav a { color: inherit; text-decoration: none; }
h3 a:hover, nav a:hover { text-decoration: underline; }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 0.875em; }
td code, p code { padding: 0.05em 0.3em; border-radius: 3px; background: var(--code); overflow-wrap: anywhere; }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-bottom: 2rem; }
nav h2 { margin-top: 1.25rem; font-size: 0.95rem; }
nav ul { list-style: none; margin: 0; padding: 0; font-size: 0.875rem; }
nav li { padding: 0.125rem 0; overflow-wrap: anywhere; }
nav li a { display: flex; align-items: baseline; }
article { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); scroll-margin-top: 1rem; }
article:target { border-color: var(--link); }
.method { display: inline-block; flex: none; min-width: 5em; font-size: 0.8em; font-weight: 700; text-transform: uppercase; }
.get { color: var(--get); } .put { color: var(--put); } .post { color: var(--post); } .delete { color: var(--delete); }
pre { margin: 0.75rem 0; padding: 0.625rem 0.75rem; border-radius: 6px; background: var(--code); white-space: pre-wrap; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-size: 0.8rem; font-weight: 500; }
tbody tr:last-child td { border-bottom: 0; }
th:first-child { width: 30%; } th:nth-child(2) { width: 34%; }
td { overflow-wrap: anywhere; }
details { margin-top: 0.75rem; }
summary { cursor: pointer; color: var(--quiet); font-size: 0.9rem; }
@media (max-width: 56rem) {
  .columns { display: block; }
  nav { position: static; max-height: none; padding-bottom: 0; border-bottom: 1px solid var(--line); }
  article { padding: 0.75rem; }
}
@media (max-width: 30rem) {
  header, .columns { padding-left: 0.75rem; padding-right: 0.75rem; }
  thead { display: none; }
  tr { display: block; padding: 0.375rem 0; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  td, td:first-child { display: block; width: auto; padding: 0.0625rem 0; border: 0; }
  td:empty { display: none; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --card: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --link: #000000; --code: #f4f4f4; --get: #000000; --put: #000000; --post: #000000; --delete: #000000; }
  nav { display: none; }
  .columns { display: block; }
  article, tr, pre { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; }
}
`;
