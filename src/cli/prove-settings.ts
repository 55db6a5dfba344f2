// What `signoff prove` can be told.

import { DECLINING_CHOICES } from '../kit/suite/declining.ts';
import { DIALECT_SETTING } from './connector-settings.ts';
import type { Setting } from './setting.ts';

export const PROVE_SETTINGS: readonly Setting[] = [
  DIALECT_SETTING,
  {
    name: 'full',
    flag: '--full',
    default: false,
    takes: { switch: true },
    sentence: 'play everything against everybody, not only mutants on what they aim at',
  },
  {
    name: 'own',
    flag: '--own',
    default: false,
    takes: { switch: true },
    sentence: 'try only what belongs to this dialect alone; the rest is proven over the native one',
  },
  {
    name: 'declining',
    flag: '--declining',
    placeholder: 'what',
    default: 'pairs',
    takes: { words: DECLINING_CHOICES },
    sentence:
      'try the reference connector without some capabilities and activities, in every profile: every two of them together, or every combination (many thousands of runs)',
  },
  {
    name: 'workers',
    flag: '--workers',
    placeholder: 'number',
    default: '',
    takes: { min: 1, max: 64 },
    sentence:
      'how many trials are held at once, each in a process of its own; without it, three for every two cores: much of a trial is waiting',
  },
  {
    name: 'reports',
    flag: '--reports',
    placeholder: 'folder',
    default: 'reports',
    takes: { text: 'a folder' },
    sentence: 'where the kill matrix goes',
  },
  {
    name: 'json',
    flag: '--json',
    default: false,
    takes: { switch: true },
    sentence: 'print the kill matrix as JSON and nothing else',
  },
];
