// Headers that templates have filled: what HTTP cannot carry is told before anything is sent.

import { validateHeaderValue } from 'node:http';

/** The headers as texts, `Content-Type` spelt as the standards do. Throws where HTTP cannot carry one of them. */
export function checkedHeaders(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts = Object.entries(headers).map(([name, value]) => {
    const text = String(value ?? '');
    validateHeaderValue(name, text);
    return [name.toLowerCase() === 'content-type' ? 'Content-Type' : name, text] as const;
  });
  return Object.fromEntries(texts);
}
