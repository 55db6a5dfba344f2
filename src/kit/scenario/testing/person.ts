// An agent for tests, with values that are short and plain.

import type { Person } from '../fixtures.ts';

export const plainPerson = (id: string, name = id): Person => ({
  ...{ name, id, fullName: name, password: `pw-${id}`, wrongPassword: `no-${id}` },
  ...{ extension: `6${id}`, otherExtension: `76${id}` },
});
