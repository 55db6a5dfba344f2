// A step in the language of the page.

import { stepsIn } from './step-text.js';
import { L } from './strings.js';

const translated = stepsIn(L);
/** What was said already: the search says every step at each key. */
const known = new Map();

/** A step without its keyword in the language of the page. */
export function inLanguage(text) {
  if (!known.has(text)) known.set(text, translated(text) ?? text);
  return known.get(text);
}

/** A step with its keyword in the language of the page. */
export function said(step) {
  const [, keyword, text] = /^(\S+)\s+(.*)$/s.exec(step) ?? ['', '', step];
  return `${L.keywords[keyword] ?? keyword} ${inLanguage(text)}`;
}
