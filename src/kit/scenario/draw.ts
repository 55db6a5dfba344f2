// Draws the values of a scenario: for each field a shape that its dialect can carry, and values of that shape. The same
// seed and scenario draw the same.

import { KitFailure } from '../../report-model/failure.ts';
import type { FieldPattern } from '../../report-model/run-report.ts';
import { derive } from '../suite/seed.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** The fields whose values are a site's own; the order in which they take their turns at the shapes. */
const FIELDS = ['agentId', 'queueId', 'extension', 'password', 'reasonCode', 'name'] as const;

export type Field = (typeof FIELDS)[number];

/** How values are drawn, and for which scenario. */
export interface DrawOrder {
  readonly seed: number;
  /** What the scenario is for. */
  readonly id: string;
  /** What the dialect can carry, by field; absent: digits. */
  readonly patterns: Readonly<Record<string, FieldPattern | undefined>>;
  /** In a lesson agents and queues are called as the feature calls them, and have plain ids; absent: all is drawn. */
  readonly isTaught?: boolean | undefined;
}

/** What is put before and after a value, so that one is part of another. */
export interface Joint {
  readonly before?: string;
  readonly after?: string;
}

/** A value and the shape that it has; nearly the same: its twin, where the field tells the two apart. */
export interface Kind {
  readonly shape: string;
  readonly value: string;
  readonly twin?: string | undefined;
}

const DIGITS: FieldPattern = { pattern: '^[0-9]+$', longest: 32 };

/** What joints may take, in bytes. */
const ROOM = 8;

export function createDraw({ seed, id, patterns }: DrawOrder) {
  const patternOf = (field: Field): FieldPattern => patterns[field] ?? DIGITS;
  const start = Number.parseInt(derive(seed, `${id} shapes`), 16);
  const drawn: (readonly [field: Field, shape: string])[] = [];

  const fitting = new Map<string, readonly Shape[]>();

  /** The shapes of which a field takes values, and joints round them. */
  function shapesOf(field: Field, joint: Joint): readonly Shape[] {
    const key = JSON.stringify([field, joint]);
    const shapes = fitting.get(key) ?? fittingShapes(field, joint);
    fitting.set(key, shapes);
    return shapes;
  }

  function fittingShapes(field: Field, joint: Joint): readonly Shape[] {
    const pattern = patternOf(field);
    const shapes = SHAPES.filter((shape) =>
      [{}, joint].every((one) => fits(pattern, joined(made(shape, field, 'any', ROOM), one))),
    );
    if (shapes.length > 0) return shapes;
    const least = joined(made(SHAPES[0] as Shape, field, 'any', ROOM), joint);
    throw new KitFailure(
      'DialectUnusable',
      `No value that the suite draws for ${field} fits ${pattern.pattern}, at most ${pattern.longest} bytes: ${least.length} digits would have to.`,
      { hint: "Widen the dialect's idPatterns, or ids in the switch's file, as far as the real server takes values." },
    );
  }

  const made = (shape: Shape, field: Field, key: string, room: number): string =>
    shape.value(seed, `${id} ${field} ${key}`, patternOf(field).longest - room);

  function shapeOf(field: Field, turn: number, joint: Joint): Shape {
    const shapes = shapesOf(field, joint);
    const shape = shapes[(start + turn + 2 * FIELDS.indexOf(field)) % shapes.length] as Shape;
    drawn.push([field, shape.name]);
    return shape;
  }

  return {
    /** The value called `key`; whoever has the same `turn` at the shapes has one of the same shape. */
    value(field: Field, key: string, { turn = 0, joint = {}, joints = joint }: DrawOptions = {}): string {
      return joined(made(shapeOf(field, turn, joints), field, key, ROOM), joint);
    },
    /** Nearly the same value: another one to whoever takes it as it is. */
    nearly(field: Field, key: string, { turn = 0, joint = {}, joints = joint }: DrawOptions = {}): string {
      const shape = shapeOf(field, turn, joints);
      const value = made(shape, field, key, ROOM);
      const twin = twinOf(shape, value, patternOf(field)) ?? made(shape, field, `${key}, another`, ROOM);
      return joined(twin, joint);
    },
    /** A value of every kind that the field can hold, each with its twin. */
    everyKind(field: Field): readonly Kind[] {
      return shapesOf(field, {}).map((shape) => {
        const value = made(shape, field, shape.name, 0);
        drawn.push([field, shape.name]);
        return { shape: shape.name, value, twin: twinOf(shape, value, patternOf(field)) };
      });
    },
    /** The shapes that were drawn, and for which field. */
    shapes: (): readonly (readonly [field: Field, shape: string])[] => drawn,
  };
}

interface DrawOptions {
  readonly turn?: number;
  readonly joint?: Joint;
  /** The widest that a value of that shape may have; absent: its own. */
  readonly joints?: Joint;
}

const joined = (value: string, { before = '', after = '' }: Joint): string => `${before}${value}${after}`;

const fits = ({ pattern, longest }: FieldPattern, text: string): boolean =>
  new RegExp(pattern, 'u').test(text) && Buffer.byteLength(text) <= longest;

/** Whether a field can hold `text`. */
export const canHold = (pattern: FieldPattern | undefined, text: string): boolean => fits(pattern ?? DIGITS, text);

function twinOf({ twin }: Shape, value: string, pattern: FieldPattern): string | undefined {
  const other = twin(value);
  const isOne = pattern.ignoresCase === true && other.toLowerCase() === value.toLowerCase();
  return other === value || isOne || !fits(pattern, other) ? undefined : other;
}
