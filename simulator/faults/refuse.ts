// The port is closed: nobody gets a connection, and whoever has one loses it.

import { fault, none } from './kind.ts';

export const refuse = fault({
  kind: 'refuse',
  stage: 'port',
  sentence: 'Connections are refused, and those that are open are cut.',
  settings: none,
  act: () => ({ refuse: true }),
});
