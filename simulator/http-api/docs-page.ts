// The API as a page for people, made of the OpenAPI document and of nothing else. It stands alone: no script, nothing
// that is loaded from elsewhere.

import { createHash } from 'node:crypto';
import { headersTable, operationLink, operationSection, type Place } from './docs-operation.ts';
import { shapeOf } from './docs-schema.ts';
import { STYLE } from './docs-style.ts';
import { Html, html, type Piece, prose } from './html.ts';
import type { OpenApi } from './openapi.ts';

/** Allows the page its own style and nothing else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

export function docsPage(document: OpenApi): string {
  const ports = portsOf(document);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>
<h1>${document.info.title}</h1>
<p>${prose(String(document.info.description))}</p>
<p class="links">Version ${document.info.version} · <a href="/openapi.json">OpenAPI 3.1</a> ·
<a href="/asyncapi.json">AsyncAPI 3.0</a> of the events</p>
</header>
<div class="columns">
<nav aria-label="Contents">
${ports.map(contents)}
<h2><a href="#schemas">Schemas</a></h2>
</nav>
<main>
${ports.map(portSection)}
${schemasSection(document)}
</main>
</div>
</body>
</html>
`.markup;
}

interface Port {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly own: readonly Place[];
  /** What an earlier port serves too, told there. */
  readonly shared: readonly Place[];
}

function portsOf({ tags, servers, paths }: OpenApi): readonly Port[] {
  const places = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, operation })),
  );
  return tags.map(({ name, description }, index) => {
    const served = places.filter(({ operation }) => operation.tags.includes(name));
    const own = served.filter(({ operation }) => operation.tags[0] === name);
    const shared = served.filter((place) => !own.includes(place));
    return { name, description, url: servers[index]?.url ?? '', own, shared };
  });
}

const contents = ({ name, own, shared }: Port): Html => html`<h2><a href="#port-${name}">Port: ${name}</a></h2>
<ul>
${own.map(operationLink)}${shared.length > 0 ? html`<li><a href="#shared-${name}">and the reads</a></li>` : ''}
</ul>
`;

const portSection = ({ name, description, url, own, shared }: Port): Html => html`<section id="port-${name}">
<h2>Port: ${name}</h2>
<p>${prose(description)} <code>${url}</code></p>
${headersTable(own)}
${own.map(operationSection)}
${shared.length > 0 ? sharedSection(name, shared) : ''}
</section>
`;

const sharedSection = (name: string, shared: readonly Place[]): Piece => html`<article id="shared-${name}">
<h3>The same reads as above</h3>
<ul>
${shared.map(operationLink)}</ul>
</article>
`;

function schemasSection({ components }: OpenApi): Html {
  const schemas = Object.entries(components.schemas).sort(([one], [other]) => (one < other ? -1 : 1));
  return html`<section id="schemas">
<h2>Schemas</h2>
${schemas.map(
  ([name, schema]) => html`<article id="schema-${name}">
<h3>${name}</h3>
<p>${prose(schema.description)}</p>
${shapeOf(schema)}
</article>
`,
)}</section>
`;
}
