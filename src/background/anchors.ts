import type { EngineHost } from '../platform/engine-host';
import { countCertificates, parseAnchorsOrder } from '../platform/parse-anchors';
import type { AnchorsAnswer } from '../platform/protocol';
import { addAnchor, readEngineSettings, readSettings, removeAnchor } from '../platform/settings';

/**
 * Changes the certificates that the user added to the trust lists. What was judged before keeps its verdict until it is
 * checked again.
 */
export async function changeAnchors(message: unknown, engine: EngineHost): Promise<AnchorsAnswer> {
  const order = parseAnchorsOrder(message);
  const problem = order.do === 'add' ? await addAnchor(order.name, order.pem) : null;
  if (order.do === 'remove') await removeAnchor(order.name);
  if (order.do !== 'list' && problem === null) await engine.configure(await readEngineSettings());
  const { userAnchors } = await readSettings();
  const anchors = userAnchors.map((one) => ({
    name: one.name,
    addedAt: one.addedAt,
    certificates: countCertificates(one),
  }));
  return { problem, anchors };
}
