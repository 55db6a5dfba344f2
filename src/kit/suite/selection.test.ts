// What a run plays is known before it begins; a wish that names what there is not, or comes to nothing, is refused by name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KitFailure } from '../../report-model/failure.ts';
import { readCatalogue } from './catalogue.ts';
import { select, type Wish } from './selection.ts';

const row = (id: string, status = 'active') => ({
  ...{ id, level: 'SHOULD', source: 'S', requirement: 'It holds.', pitfall: 'It does not.', status },
  ...(status === 'excluded' ? { reason: 'Nobody can see it.' } : {}),
});
const scenario = (name: string, ...tags: string[]) => ({ name, location: `a.feature:${name}`, tags });
const SUITE = {
  catalogue: readCatalogue(
    JSON.stringify({
      version: 1,
      requirements: [
        ...[row('LOGOUT-01'), row('LOGOUT-02'), row('LOGOUT-03', 'planned'), row('LOGOUT-04', 'excluded')],
        ...[row('LOGIN-01'), row('FAULT-01', 'planned')],
      ],
    }),
  ),
  scenarios: [
    scenario('1', '@LOGOUT-01'),
    scenario('2', '@LOGOUT-01', '@LOGOUT-02', '@slow'),
    scenario('3', '@LOGIN-01'),
    scenario('4', '@LOGIN-01', '@LOGOUT-02'),
  ],
};

const SELECTED: readonly [wish: Wish, names: string, isFiltered: boolean][] = [
  [{}, '1234', false],
  [{ tags: '@LOGOUT-01' }, '12', true],
  [{ tags: '@LOGOUT-01 and not @slow' }, '1', true],
  [{ tags: 'not (@LOGIN-01 or @slow)' }, '1', true],
  [{ requirement: 'LOGOUT-02' }, '24', true],
  [{ requirement: 'logout-01, @LOGIN-01' }, '1234', true],
  [{ scenario: 'a.feature:3' }, '3', true],
  [{ scenario: './features/a.feature:2' }, '2', true],
  [{ tier: 'logout' }, '124', false],
  [{ tier: 'agent-state' }, '1234', false],
];

for (const [wish, names, isFiltered] of SELECTED)
  test(`${JSON.stringify(wish)} plays ${names}${isFiltered ? ' and certifies nothing' : ''}`, () => {
    const selection = select(wish, SUITE);
    assert.deepEqual(selection.planned.map(({ name }) => name).join(''), names);
    assert.equal(selection.isFiltered, isFiltered);
  });

const REFUSED: readonly [wish: Wish, code: string, says: RegExp, hint: RegExp][] = [
  [{ tags: '@NO-SUCH' }, 'UnknownTag', /the tag @NO-SUCH\./, /./],
  [{ tags: '@LOGUOT-01' }, 'UnknownTag', /@LOGUOT-01/, /^Did you mean @LOGOUT-01\?$/],
  [{ tags: 'LOGOUT-01' }, 'InvalidSetting', /not "LOGOUT-01"/, /@LOGOUT-06/],
  [{ tags: '@LOGOUT-01 or (' }, 'InvalidSetting', /cannot be read: .*Unmatched/, /@LOGOUT-06/],
  [{ tags: '@LOGOUT-01 @slow' }, 'InvalidSetting', /cannot be read: .*operator/, /@LOGOUT-06/],
  [{ tags: '@LOGIN-01 and @slow' }, 'NothingSelected', /^--tags @LOGIN-01 and @slow selects no scenario\.$/, /proves/],
  [{ requirement: 'LOGOUT-99' }, 'UnknownRequirement', /LOGOUT-99/, /./],
  [{ requirement: 'LOGOUT-01,LOGINN-01' }, 'UnknownRequirement', /LOGINN-01/, /^Did you mean LOGIN-01\?$/],
  [{ requirement: '' }, 'UnknownRequirement', /requirement \./, /./],
  [{ requirement: 'LOGOUT-03' }, 'RequirementPlanned', /LOGOUT-03 is planned/, /list/],
  [{ requirement: 'LOGOUT-04' }, 'RequirementPlanned', /LOGOUT-04 is excluded/, /list/],
  [{ scenario: 'a.feature:9' }, 'UnknownScenario', /a\.feature:9/, /^Did you mean a\.feature:1\?$/],
  [{ tier: 'resilient' }, 'TierPlanned', /resilient is planned/, /list/],
  [
    { tier: 'logout', requirement: 'LOGOUT-01' },
    'InvalidSetting',
    /--tier and --requirement|--requirement and --tier/,
    /one/,
  ],
];

for (const [wish, code, says, hint] of REFUSED)
  test(`${JSON.stringify(wish)} is refused: ${code}`, () => {
    assert.throws(
      () => select(wish, SUITE),
      (failure: KitFailure) => {
        assert.equal(failure.code, code);
        assert.match(failure.message, says);
        assert.match(failure.hint, hint);
        return true;
      },
    );
  });

test('a suite without scenarios is refused, whatever is asked for', () => {
  assert.throws(() => select({}, { ...SUITE, scenarios: [] }), { code: 'NothingSelected' });
  assert.throws(() => select({ tier: 'logout' }, { ...SUITE, scenarios: [] }), { code: 'NothingSelected' });
});
