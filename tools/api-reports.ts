// The API reports: what each door of the package exports to TypeScript, as text, so that a change of it is seen in a diff.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import extractor from '@microsoft/api-extractor';

/** Each door, and the declarations behind it. */
const DOORS = {
  signoff: 'dist/simulator/index.d.ts',
  dialect: 'dist/simulator/dialects/author.d.ts',
  connector: 'dist/src/connector/author.d.ts',
} as const;

const SILENT = { default: { logLevel: extractor.ExtractorLogLevel.None } };

/** The reports of the package at `root`, which has been built, by their paths. Throws where a door does not compile. */
export function apiReports(root: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-api-'));
  try {
    return Object.fromEntries(
      Object.entries(DOORS).map(([name, door]) => [`docs/api/${name}.api.md`, reportOf({ root, folder, name, door })]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Door {
  readonly root: string;
  readonly folder: string;
  readonly name: string;
  readonly door: string;
}

function reportOf({ root, folder, name, door }: Door): string {
  const compilerOptions = { module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022', types: ['node'] };
  const config = extractor.ExtractorConfig.prepare({
    packageJsonFullPath: join(root, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, door),
      apiReport: { enabled: true, reportFileName: name, reportFolder: folder, reportTempFolder: folder },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      compiler: { overrideTsconfig: { compilerOptions: { ...compilerOptions, skipLibCheck: true } } },
      messages: { extractorMessageReporting: SILENT, tsdocMessageReporting: SILENT },
    },
  });
  const told: string[] = [];
  const { errorCount } = extractor.Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      if (message.category === extractor.ExtractorMessageCategory.Compiler && message.messageId.startsWith('TS'))
        told.push(message.text);
      message.handled = true;
    },
  });
  if (errorCount > 0 || told.length > 0) throw new Error(`${door} does not compile: ${told.join('; ')}`);
  return readFileSync(join(folder, `${name}.api.md`), 'utf8').replaceAll('\r\n', '\n');
}
