import type { EngineHost } from '../platform/engine-host';
import { parsePacksOrder } from '../platform/parse-packs-order';
import type { PacksAnswer } from '../platform/protocol';
import { choosePack, forgetPack, readEngineSettings, readSettings } from '../platform/settings';

/** Chooses which model judges. A newly chosen pack is tried at once, so that what does not work is said at once. */
export async function answerPacks(message: unknown, engine: EngineHost): Promise<PacksAnswer> {
  const order = parsePacksOrder(message);
  if (order.do === 'use') await choosePack(order.medium, order.sha256);
  if (order.do === 'forget') await forgetPack(order.sha256);
  if (order.do !== 'list') await engine.configure(await readEngineSettings());
  const { packs: choice } = await readSettings();
  const isAnyChosen = choice.image !== null || choice.text !== null;
  const states = isAnyChosen ? await engine.packs({ do: order.do === 'list' ? 'list' : 'try' }) : [];
  return { choice, states };
}
