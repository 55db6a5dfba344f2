// The suite on paper: catalogue and scenarios as the package holds them, nothing missing and no disagreement between them.

import { KitFailure } from '../../report-model/failure.ts';
import { disagreements, loadCatalogue } from './catalogue.ts';
import { readScenarios } from './features.ts';
import type { SuiteOnPaper } from './selection.ts';
import { checkSuiteFiles } from './suite-files.ts';

/** Throws a `KitFailure` where the suite is not whole, or catalogue and scenarios do not agree. */
export function readSuite(): SuiteOnPaper {
  checkSuiteFiles();
  const catalogue = loadCatalogue();
  const scenarios = readScenarios();
  const problems = disagreements(catalogue, scenarios);
  if (problems.length === 0) return { catalogue, scenarios };
  throw new KitFailure('SuiteIncoherent', `Catalogue and scenarios do not agree: ${problems.join(' ')}`, {
    hint: 'Mend features/requirements.yaml or the tags of the features.',
  });
}
