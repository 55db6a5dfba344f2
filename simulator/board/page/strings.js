// Every sentence of the board, in the language that was chosen. A language is a file and a row here.

import { language } from './language.js';
import { DE } from './strings-de.js';
import { EN } from './strings-en.js';

export const S = { en: EN, de: DE }[language()];
