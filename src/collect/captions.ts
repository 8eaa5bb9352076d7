/** Visible words about a medium, innermost first. */
export function captionsOf(_element: Element): readonly string[] {
  return [];
}

/** Address of the link around a medium; null when there is none. */
export function linkAround(element: Element): string | null {
  const link = element.closest('a[href]');
  return link instanceof HTMLAnchorElement ? link.href : null;
}
