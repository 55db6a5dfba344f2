// The ACD answers success and does nothing.

import { liedAbout } from '../core/rejecting.ts';
import { fault, none } from './kind.ts';

export const lie = fault({
  kind: 'lie',
  stage: 'decision',
  decides: true,
  sentence: 'The answer is success, and nothing is done.',
  settings: none,
  act: () => ({ judge: ({ command }) => liedAbout(command) }),
});
