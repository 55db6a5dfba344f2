// The ACD clock: it follows a wall clock, made up here, or stands still until it is moved; it never goes back; and what
// is due is run in the order of time, each at its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clock, type ClockMode, createClock, createManualClock } from './clock.ts';

/** A wall clock that goes when the test says so, and may be set back. */
function madeUpWall(start = 1_000) {
  let time = start;
  let armed: { readonly at: number; readonly run: () => void } | undefined;
  const waits: number[] = [];
  return {
    wall: {
      now: () => time,
      after(milliseconds: number, run: () => void) {
        assert.equal(armed, undefined, 'the clock asks to be woken for one timer at a time');
        assert.ok(milliseconds >= 0, `nobody is woken in ${milliseconds} ms`);
        const wake = { at: time + milliseconds, run };
        armed = wake;
        waits.push(milliseconds);
        return () => {
          if (armed?.run === wake.run) armed = undefined;
        };
      },
    },
    /** How long the clock asked to sleep, each time. */
    waits,
    isArmed: () => armed !== undefined,
    /** As real ones are: who asked to be woken is woken after the time that was asked for, whatever the hands say. */
    setBack: (milliseconds: number) => {
      time -= milliseconds;
      if (armed !== undefined) armed = { ...armed, at: armed.at - milliseconds };
    },
    /** Lets time go by, as it does: whoever is to be woken is woken `late`, if anything. */
    pass(milliseconds: number, late = 0) {
      const end = time + milliseconds;
      for (let wake = armed; wake !== undefined && wake.at + late <= end; wake = armed) {
        time = wake.at + late;
        armed = undefined;
        wake.run();
      }
      time = end;
    },
  };
}

function clockOn(mode: ClockMode, start?: number) {
  const made = madeUpWall(start);
  const clock = createClock({ mode, wall: made.wall });
  const ran: [string, number][] = [];
  const at = (time: number, name: string) => clock.schedule(time, () => ran.push([name, clock.now()]));
  return { ...made, clock, ran, at };
}

test('a real clock follows the wall clock, and runs what is due when it is due', () => {
  const { clock, ran, at, pass } = clockOn('real');
  at(1_200, 'late');
  at(1_100, 'early');
  assert.equal(clock.now(), 1_000);
  assert.equal(clock.nextTimer(), 1_100);
  pass(99);
  assert.deepEqual(ran, []);
  pass(101);
  assert.deepEqual(ran, [
    ['early', 1_100],
    ['late', 1_200],
  ]);
  assert.equal(clock.now(), 1_200);
  assert.equal(clock.nextTimer(), undefined);
});

test('timers that are due at the same time run in the order in which they were set', () => {
  const { clock, ran, at } = clockOn('manual');
  for (const name of ['2a', '1a', '2b', '1b', '2c']) at(1_000 + Number(name[0]), name);
  clock.advanceTo(1_002);
  assert.equal(ran.map(([name]) => name).join(' '), '1a 1b 2a 2b 2c');
});

test('a wall clock that wakes late, or too early, or not for a very long time, keeps the order', () => {
  const { clock, ran, at, pass, waits, setBack } = clockOn('real');
  at(1_010, 'a');
  at(1_020, 'b');
  pass(100, 15);
  assert.deepEqual(ran, [
    ['a', 1_025],
    ['b', 1_025],
  ]);
  at(1_200, 'c');
  setBack(50);
  pass(100);
  assert.equal(ran.length, 2, 'woken too early, it goes on sleeping');
  pass(50);
  assert.deepEqual(ran.at(-1), ['c', 1_200]);
  const far = 1_200 + 2 ** 31 + 5;
  at(far, 'far');
  assert.equal(waits.at(-1), 2 ** 31 - 1, 'no wall clock is asked for more than it can do');
  pass(2 ** 31 + 5);
  assert.deepEqual(ran.at(-1), ['far', far]);
  assert.equal(clock.nextTimer(), undefined);
});

test('what is due already still waits its turn', () => {
  for (const mode of ['real', 'manual'] as const) {
    const { clock, ran, at, pass } = clockOn(mode);
    at(500, 'overdue');
    assert.deepEqual(ran, [], 'nothing runs inside the call that sets it');
    if (mode === 'real') pass(0);
    else clock.advanceTo(clock.now());
    assert.deepEqual(ran, [['overdue', 1_000]], mode);
  }
});

test('a manual clock stands still until it is moved', () => {
  const { clock, ran, at, pass, isArmed } = clockOn('manual');
  at(1_100, 'a');
  pass(10_000);
  assert.deepEqual([clock.now(), clock.realNow(), ran, isArmed()], [1_000, 11_000, [], false]);
  clock.advanceTo(1_099);
  assert.deepEqual(ran, []);
  clock.advanceTo(1_500);
  assert.deepEqual(ran, [['a', 1_100]], 'at its own time, not at the end of the way');
  assert.equal(clock.now(), 1_500);
});

test('what is set on the way is run on the way', () => {
  const { clock, ran } = clockOn('manual');
  const tick = (): void => {
    ran.push(['tick', clock.now()]);
    if (ran.length < 10) clock.schedule(clock.now() + 10, tick);
  };
  clock.schedule(1_010, tick);
  clock.advanceTo(1_035);
  assert.deepEqual(
    ran.map(([, time]) => time),
    [1_010, 1_020, 1_030],
  );
  assert.equal(clock.nextTimer(), 1_040);
});

test('a timer that is called off does not run, is not the next, and nobody is woken for it', () => {
  const { clock, ran, at, pass, isArmed } = clockOn('real');
  const callOffs = [at(1_010, 'a'), at(1_020, 'b'), at(1_030, 'c')];
  callOffs[1]?.();
  callOffs[0]?.();
  assert.equal(clock.nextTimer(), 1_030);
  pass(30);
  assert.deepEqual(ran, [['c', 1_030]]);
  callOffs[2]?.();
  at(1_040, 'd')();
  assert.deepEqual([clock.nextTimer(), isArmed()], [undefined, false]);
  pass(100);
  assert.equal(ran.length, 1);
});

test('a timer can call off another that is due at the same time', () => {
  const { clock, ran, at } = clockOn('manual');
  clock.schedule(1_010, () => callOff());
  const callOff = at(1_010, 'never');
  clock.advanceTo(1_010);
  assert.deepEqual(ran, []);
});

test('a real clock cannot be moved', () => {
  const { clock } = clockOn('real');
  assert.throws(() => clock.advanceTo(5_000), /goes by itself/);
  assert.equal(clock.now(), 1_000);
});

/** Everything that may be done to a clock: whatever comes after what, time does not go back. */
const DEEDS: Readonly<Record<string, (made: ReturnType<typeof clockOn>) => void>> = {
  'time goes by': ({ pass }) => pass(70),
  'the wall clock is set back': ({ setBack }) => setBack(500),
  manual: ({ clock }) => clock.setMode('manual'),
  real: ({ clock }) => clock.setMode('real'),
  'is advanced': ({ clock }) => clock.mode === 'manual' && clock.advanceTo(clock.now() + 1_000),
  'is advanced backwards': ({ clock }) => clock.mode === 'manual' && clock.advanceTo(clock.now() - 1_000),
};

for (const start of ['real', 'manual'] as const)
  test(`a clock that starts ${start} never goes back, whatever is done to it`, () => {
    const names = Object.keys(DEEDS);
    for (const first of names)
      for (const second of names)
        for (const third of names) {
          const made = clockOn(start);
          const told = [made.clock.now()];
          for (const deed of [first, second, third]) {
            DEEDS[deed]?.(made);
            told.push(made.clock.now());
          }
          assert.deepEqual(
            told,
            told.toSorted((a, b) => a - b),
            `${first}, ${second}, ${third}`,
          );
        }
  });

test('a clock that is switched goes on from where it was, and so do its timers', () => {
  const { clock, ran, at, pass } = clockOn('real');
  at(1_100, 'a');
  at(61_000, 'b');
  pass(50);
  clock.setMode('manual');
  pass(5_000);
  assert.deepEqual([clock.mode, clock.now(), ran], ['manual', 1_050, []]);
  clock.advanceTo(60_000);
  clock.setMode('real');
  assert.equal(clock.now(), 60_000, 'ahead of the wall clock from now on');
  pass(999);
  assert.deepEqual(ran, [['a', 1_100]]);
  pass(1);
  assert.deepEqual(ran.at(-1), ['b', 61_000]);
});

test('a manual clock of a world that stands still starts where it is told to', () => {
  const clock: Clock = createManualClock(7);
  clock.advanceTo(9);
  assert.deepEqual([clock.mode, clock.now(), clock.realNow()], ['manual', 9, 7]);
});
