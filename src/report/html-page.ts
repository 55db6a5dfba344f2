// What every page of ours shares: a document of its own, nothing loaded from elsewhere, nothing scripted, and whatever
// came from a connector or a server as text.

import { asText } from './escape.ts';

export interface Page {
  /** Text, not yet escaped. */
  readonly title: string;
  readonly style: string;
  /** HTML. */
  readonly body: string;
}

export function htmlPage({ title, style, body }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${asText(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
