import type { Found } from './use-details';

/** All that is known of one item, for a report of one's own: nothing shortened, nothing in words. */
export function toJsonText({ item, report }: Found): string {
  const { id, kind, src, selector, excerpt, language, verdict } = item;
  const { url, title, extension, engine } = report;
  const whole = {
    page: { url, title },
    item: { id, kind, src, selector, excerpt, language },
    verdict,
    extension,
    models: engine.models.map(({ id: model, version, sha256 }) => ({ id: model, version, sha256 })),
  };
  return JSON.stringify(whole, null, 2);
}
