/** Marks the element that carries our chips; nothing of it is an item of the page. */
export const OWN_HOST_ATTRIBUTE = 'data-touchstone-host';

export type Root = Document | ShadowRoot;

/**
 * True for our overlay host. It has no children of its own (all is in its shadow root), so a page that sets the attribute
 * on its own elements cannot hide what is inside them.
 */
export function isOwnHost(node: Node): boolean {
  return node instanceof HTMLElement && node.hasAttribute(OWN_HOST_ATTRIBUTE) && node.firstChild === null;
}

/**
 * `querySelectorAll` that also works where the page has `<img name="querySelectorAll">`: named elements shadow the
 * methods of their document.
 */
export function queryAll(root: Root | Element, selector: string): NodeListOf<Element> {
  if (root instanceof Document) return Document.prototype.querySelectorAll.call(root, selector);
  return root instanceof Element
    ? Element.prototype.querySelectorAll.call(root, selector)
    : root.querySelectorAll(selector);
}

/** The element itself and all below it, not crossing into shadow roots. A fixed list: the page may change while it is read. */
export function elementsBelow(root: Root | Element): Element[] {
  const below = [...queryAll(root, '*')];
  return root instanceof Element ? [root, ...below] : below;
}

/** The open shadow root of an element, if there is one to look into. */
export function openShadowRoot(element: Element): ShadowRoot | null {
  const root: unknown = element.shadowRoot;
  if (root === null) return null;
  // A form control named "shadowRoot" shadows the property of its form.
  return root instanceof ShadowRoot && !isOwnHost(element) ? root : null;
}

/** Parent in the tree that is drawn, as far as it is open to us. */
export function parentAcrossShadow(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** Absolute address, or null for what cannot be resolved. */
export function absoluteUrl(address: string, base: string): string | null {
  const trimmed = address.trim();
  return trimmed !== '' && URL.canParse(trimmed, base) ? new URL(trimmed, base).href : null;
}

/** The document's address; frames without one (`about:srcdoc`, `about:blank`) go by that of the page that made them. */
export function pageUrlOf(view: Window, element: Element): string {
  const { href } = view.location;
  return href.startsWith('about:') ? element.baseURI : href;
}
