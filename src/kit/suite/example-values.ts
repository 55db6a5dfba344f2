// The values that tell the rows of a scenario outline apart: all of them bear the outline's name.

import type { Examples, GherkinDocument } from '@cucumber/messages';

/** What each row of the outlines in `document` puts in, as `blank: nothing, queue: sales`, by the id of the row. */
export function exampleValues({ feature }: GherkinDocument): ReadonlyMap<string, string> {
  const children = feature?.children ?? [];
  const inRules = children.flatMap(({ rule }) => rule?.children ?? []);
  const tables = [...children, ...inRules].flatMap(({ scenario }) => scenario?.examples ?? []);
  return new Map(tables.flatMap(rowsOf));
}

const rowsOf = ({ tableHeader, tableBody }: Examples): readonly (readonly [id: string, values: string])[] =>
  tableBody.map(({ id, cells }) => [
    id,
    cells.map(({ value }, column) => `${tableHeader?.cells[column]?.value}: ${value}`).join(', '),
  ]);

/** Those of the pickle that was made of these nodes; a scenario that is no outline has none. */
export const valuesAt = (astNodeIds: readonly string[], values: ReadonlyMap<string, string>): { examples?: string } => {
  const examples = astNodeIds.map((id) => values.get(id)).find((text) => text !== undefined);
  return examples === undefined ? {} : { examples };
};
