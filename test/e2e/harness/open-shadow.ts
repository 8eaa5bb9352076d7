import type { DriverPage } from '../../../cli/browsers/driver.ts';

/** The one element the extension adds to a page. Its shadow root is open in the test build only. */
export const hostSelector = 'touchstone-host';

export interface ShownElement {
  readonly tag: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** CSS px in the viewport. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly isVisible: boolean;
}

/**
 * Elements by a selector whose steps into open shadow roots are written ` >>> `,
 * for example `touchstone-host >>> [data-part=badge]`.
 */
export function elements(page: DriverPage, selector: string): Promise<ShownElement[]> {
  return page.evaluate(describeInPage, selector);
}

/** Elements inside the extension's own root. */
export function insideHost(page: DriverPage, selector: string): Promise<ShownElement[]> {
  return elements(page, `${hostSelector} >>> ${selector}`);
}

/** True when there is a host whose shadow root pages cannot reach, as in every released build. */
export function isHostClosed(page: DriverPage): Promise<boolean> {
  return page.evaluate((host) => document.querySelector(host)?.shadowRoot === null, hostSelector);
}

export async function hover(page: DriverPage, selector: string): Promise<void> {
  const { x, y } = await centreOf(page, selector);
  await page.movePointer(x, y);
}

export async function click(page: DriverPage, selector: string): Promise<void> {
  const { x, y } = await centreOf(page, selector);
  await page.clickAt(x, y);
}

/** Text of the element that has the keyboard's focus, shadow roots included; null when none has. */
export function focused(page: DriverPage): Promise<ShownElement | null> {
  return page.evaluate(focusedInPage);
}

async function centreOf(page: DriverPage, selector: string): Promise<{ x: number; y: number }> {
  await page.evaluate(scrollToInPage, selector);
  const [found] = await elements(page, selector);
  if (!found) throw new Error(`Nothing matches ${selector}.`);
  const { x, y, width, height } = found.box;
  return { x: x + width / 2, y: y + height / 2 };
}

// The functions below run in the page and may use nothing from outside themselves.

function describeInPage(selector: string): ShownElement[] {
  let roots: ParentNode[] = [document];
  let found: Element[] = [];
  for (const step of selector.split(' >>> ')) {
    found = roots.flatMap((root) => [...root.querySelectorAll(step)]);
    roots = found.flatMap((element) => (element.shadowRoot ? [element.shadowRoot] : []));
  }
  return found.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      tag: element.localName,
      text: (element instanceof HTMLElement ? element.innerText : (element.textContent ?? '')).trim(),
      attributes: Object.fromEntries(
        [...element.attributes].map((attribute) => [attribute.name, attribute.value]),
      ),
      box: { x, y, width, height },
      isVisible:
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        width > 0 &&
        height > 0,
    };
  });
}

function scrollToInPage(selector: string): void {
  let root: ParentNode | null = document;
  let found: Element | null = null;
  for (const step of selector.split(' >>> ')) {
    found = root?.querySelector(step) ?? null;
    root = found?.shadowRoot ?? null;
  }
  found?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

function focusedInPage(): ShownElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return null;
  const { x, y, width, height } = element.getBoundingClientRect();
  return {
    tag: element.localName,
    text: (element.textContent ?? '').trim(),
    attributes: Object.fromEntries(
      [...element.attributes].map((attribute) => [attribute.name, attribute.value]),
    ),
    box: { x, y, width, height },
    isVisible: element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  };
}
