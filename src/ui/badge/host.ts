import styles from './overlay.css?inline';

export interface OverlayHost {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Everything is drawn in here. */
  readonly layer: HTMLElement;
}

/** Events that stop at our border, so that a page never reacts to a click on a badge. */
const ownEvents = [
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
  'focusin',
  'focusout',
] as const;

/**
 * Puts one empty element of no size after the page's own content. It has a shadow root, touches no layout and wraps
 * nothing. The name is not a registered custom element: content scripts have no registry.
 */
export function createHost(
  document: Document,
  mode: ShadowRootMode,
  language: { readonly lang: string; readonly dir: string },
): OverlayHost {
  const host = document.createElement('touchstone-host');
  host.setAttribute('data-touchstone-host', '');
  const root = host.attachShadow({ mode });
  addStyles(document, root);
  const layer = document.createElement('div');
  layer.className = 'layer';
  // Inside: Firefox does not match `:lang()` through a shadow host.
  layer.lang = language.lang;
  layer.dir = language.dir;
  root.append(layer);
  for (const type of ownEvents) {
    layer.addEventListener(type, stop, { passive: true });
  }
  document.documentElement.append(host);
  return { host, root, layer };
}

function stop(event: Event): void {
  event.stopPropagation();
}

/**
 * A constructed style sheet, which a page's `style-src` does not block. Older Firefox refuses it to content scripts
 * ("Accessing from Xray wrapper is not supported", https://bugzilla.mozilla.org/show_bug.cgi?id=1751346); there a
 * style element written by a content script is exempt from the page's policy.
 */
function addStyles(document: Document, root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = styles;
    root.append(element);
  }
}
