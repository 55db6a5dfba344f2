// Then: the status and the page as the activity left them.

import { Then } from '@cucumber/cucumber';
import {
  ERROR_PROPERTIES,
  expectErrorProperties,
  expectFailWithMessage,
  expectMessageFromAcd,
  expectNoSecret,
  expectNoStatus,
  expectUnchanged,
} from '../src/kit/scenario/expectations.ts';
import { expect } from '../src/kit/scenario/mismatch.ts';
import type { SignoffWorld } from './world.ts';

Then('the status is Fail, with a message', function (this: SignoffWorld) {
  expectFailWithMessage(this.last);
});

Then('no status is set', function (this: SignoffWorld) {
  expectNoStatus(this.last);
});

Then('the message carries what the ACD said', function (this: SignoffWorld) {
  expectFailWithMessage(this.last);
  expectMessageFromAcd(this.last);
});

Then('pyStatusMessage and pyPegaCTIError are as they were', function (this: SignoffWorld) {
  const { before, result } = this.last;
  const changed = ERROR_PROPERTIES.filter((name) => result.page[name] !== before[name]);
  expect(
    changed.length === 0,
    'both error properties as they were',
    changed.map((name) => `${name} is ${JSON.stringify(result.page[name])}`).join(', '),
  );
});

Then('no property of the page has changed but AgentState', function (this: SignoffWorld) {
  expectUnchanged(this.last, ['AgentState']);
});

Then(
  'no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError',
  function (this: SignoffWorld) {
    expectUnchanged(this.last, ['AgentState', ...ERROR_PROPERTIES]);
  },
);

Then('no password and no token shows', function (this: SignoffWorld) {
  expectNoSecret(this.last, this.secrets());
});

Then('no password and no token shows in message, event or log', function (this: SignoffWorld) {
  const events = this.scenario.events().map(({ page }) => JSON.stringify(page));
  expectNoSecret(this.last, this.secrets(), [...this.scenario.log, ...events]);
});

Then('{word} hears of no error', function (this: SignoffWorld, name: string) {
  expectNoStatus(this.invocationOf(name));
});

Then('{word} hears that the logout failed', function (this: SignoffWorld, name: string) {
  expectFailWithMessage(this.invocationOf(name));
});

Then('the error properties carry the status message, or are left alone', function (this: SignoffWorld) {
  expectErrorProperties(this.last);
});
