import { browser } from './browser';

/** The engine host's side: keeps lifelines open for as long as the host lives. Must run while its script starts. */
export function holdLifelines(): void {
  browser.runtime.onConnect.addListener(() => undefined);
}

/**
 * A document's side. Nothing is sent: the browser cuts the line when the engine host ends, or when there is none.
 * @param onCut called once, not when the line is let go from here
 * @returns lets go
 */
export function openLifeline(onCut: () => void): () => void {
  const line = browser.runtime.connect({ name: 'lifeline' });
  line.onDisconnect.addListener(onCut);
  return () => {
    line.disconnect();
  };
}
