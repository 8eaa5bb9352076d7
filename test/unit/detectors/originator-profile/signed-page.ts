import { makeScene } from '../../../../tools/fixtures/originator/scene';
import {
  allowed,
  anchorsOf,
  article,
  casScript,
  checkHtml,
  opsScript,
  origin,
  picture,
  pictureUrl,
  type CheckOptions,
} from './check-page';

export const scene = await makeScene();
export const sp = JSON.stringify(await scene.siteProfile(origin));
export const spUrl = `${origin}/.well-known/sp.json`;
export const files = () => ({ [pictureUrl]: picture, [spUrl]: sp });

/** The article with one attestation of these targets. */
export async function check(
  targets: readonly object[],
  {
    html = article,
    place = allowed as object,
    ...options
  }: CheckOptions & { html?: string; place?: object } = {},
) {
  const cas = [{ attestation: await scene.attest(targets, place), main: true }];
  return checkHtml(`${html}${opsScript(scene.ops)}${casScript(cas)}`, {
    anchors: anchorsOf(scene),
    site: files(),
    ...options,
  });
}
