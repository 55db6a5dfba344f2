// Every sentence of the lessons, in the language that was chosen. A language is a file and a row here.

import { language } from '/board/language.js';
import { DE } from './strings-de.js';
import { EN } from './strings-en.js';

export const L = { en: EN, de: DE }[language()];
