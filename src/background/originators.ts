import type { EngineHost } from '../platform/engine-host';
import { parseOriginatorsOrder, registriesOf } from '../platform/parse-originator-anchor';
import type { OriginatorsAnswer } from '../platform/protocol';
import { addOriginator, readEngineSettings, readSettings, removeOriginator } from '../platform/settings';

/**
 * Changes the registries of Originator Profile that the user added. What was judged before keeps its verdict until it is
 * checked again.
 */
export async function changeOriginators(message: unknown, engine: EngineHost): Promise<OriginatorsAnswer> {
  const order = parseOriginatorsOrder(message);
  const problem = order.do === 'add' ? await addOriginator(order.name, order.ops) : null;
  if (order.do === 'remove') await removeOriginator(order.name);
  if (order.do !== 'list' && problem === null) await engine.configure(await readEngineSettings());
  const { userOriginators } = await readSettings();
  const originators = userOriginators.map((one) => ({
    name: one.name,
    addedAt: one.addedAt,
    registries: registriesOf(one),
  }));
  return { problem, originators };
}
