import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from './entry.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import { plotsOf } from './plots.ts';
import { partsOf, reportPart } from './report.ts';
import { tablesText } from './tables.ts';
import { worstOf } from './worst.ts';

/** Writes `report.json`, `tables.md`, `worst.json` and `plots/` from what the product said. */
export async function writeReport(
  folder: string,
  facts: Omit<EvaluationReport, 'parts'>,
  entries: readonly Entry[],
): Promise<EvaluationReport> {
  const parts = partsOf(entries).map((part) => ({ part, figures: reportPart(part, facts.prior) }));
  const report = { ...facts, parts: parts.map(({ figures }) => figures) };
  const plots = join(folder, 'plots');
  await rm(plots, { recursive: true, force: true });
  await mkdir(plots, { recursive: true });
  for (const { part, figures } of parts) {
    for (const [name, svg] of await plotsOf(figures, part, facts.prior))
      await writeFile(join(plots, name), svg);
  }
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
  await writeFile(join(folder, 'tables.md'), tablesText(report));
  await writeFile(join(folder, 'worst.json'), `${JSON.stringify(worstOf(entries), null, 1)}\n`);
  return report;
}
