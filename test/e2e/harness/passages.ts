import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../cli/paths.ts';

const page = readFileSync(join(root, 'assets/public/sample/index.html'), 'utf8');
const articles = [...page.matchAll(/<article[^>]*>(.*?)<\/article>/gs)].map(([, inside = '']) =>
  [...inside.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text = '']) => text.replace(/\s+/g, ' ').trim()),
);

const [machine, dickens, short, japanese] = articles;
if (!machine || !dickens || !short || !japanese || articles.length > 4)
  throw new Error('The sample page holds other texts than the tests expect.');

/** The passages of the bundled sample page, as paragraphs: written by a language model, by Dickens, too short, Japanese. */
export const passages = { machine, dickens, short, japanese };

export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('\n');
}
