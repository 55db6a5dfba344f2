// What `signoff init` can be told.

import type { Setting } from './setting.ts';

export const LANGUAGES = ['typescript', 'javascript', 'python', 'java'] as const;

export const INIT_SETTINGS: readonly Setting[] = [
  {
    name: 'language',
    flag: '--language',
    placeholder: 'name',
    default: '',
    takes: { words: LANGUAGES },
    sentence: 'the language that the connector is to be written in',
  },
  {
    name: 'dir',
    flag: '--dir',
    placeholder: 'folder',
    default: '.',
    takes: { text: 'a folder' },
    sentence: 'where the connector and its settings go',
  },
];
