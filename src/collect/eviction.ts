import type { Binding, Bindings } from './bindings';
import { distanceFromScreen, priorityOf, type Viewport } from './visibility';

/**
 * Retires the items that are farthest from the screen, never those within one viewport of it.
 * @param wanted how many should go at most
 * @returns how many went
 */
export function retireFarthest(
  candidates: readonly Binding[],
  wanted: number,
  viewport: Viewport,
  bindings: Bindings,
): number {
  if (wanted === 0) return 0;
  const far = candidates
    .map((binding) => ({ binding, rect: binding.owner.getBoundingClientRect() }))
    .filter(({ rect }) => priorityOf(rect, viewport) === 2)
    .sort((a, b) => distanceFromScreen(b.rect, viewport).y - distanceFromScreen(a.rect, viewport).y)
    .slice(0, wanted);
  for (const { binding } of far) bindings.retire(binding);
  return far.length;
}
