import * as v from 'valibot';
import { parseItems } from './parse-item';
import { parsePageMarks } from './parse-page-marks';
import type { CheckWork } from './protocol';

const workSchema = v.object({ items: v.unknown(), page: v.unknown() });

/** One message of a content script, parsed part by part; see `parseItems` and `parsePageMarks`. */
export function parseWork(message: unknown, pageUrl: string): CheckWork {
  const work = v.safeParse(workSchema, message);
  if (!work.success) return { items: [], page: null };
  return { items: parseItems(work.output.items, pageUrl), page: parsePageMarks(work.output.page) };
}
