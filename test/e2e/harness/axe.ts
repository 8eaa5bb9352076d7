import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { DriverPage } from '../../../cli/browsers/driver.ts';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface Violation {
  readonly id: string;
  readonly help: string;
  /** Selectors of the elements, steps into shadow roots included. */
  readonly targets: readonly string[];
}

/** What axe finds under the elements of a selector (the whole page when none is given); open shadow roots are read. */
export async function axeViolations(page: DriverPage, selector: string | null = null): Promise<Violation[]> {
  const source = await readFile(axeFile, 'utf8');
  return page.runScript<Violation[]>(`
    ${source};
    const context = ${selector === null ? 'document' : JSON.stringify({ include: [selector] })};
    const { violations } = await window.axe.run(context, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => target.flat().join(' >>> ')) }));`);
}
