import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Content, file, html, type TestSite } from '../../../test/e2e/harness/site.ts';
import type { DriverPage } from '../../browsers/driver.ts';
import { root } from '../../paths.ts';
import type { Session } from '../session.ts';
import type { BareAnswer, BareOrder, BareRun } from './protocol.ts';
import { shipped } from './shipped.ts';

/** A page with onnxruntime-web, the shipped models and nothing else. */
export interface Bare {
  /** Decodes and resamples pictures, so that `run` finds them ready; passages need no preparing in the page. */
  prepare(kind: 'image' | 'text', inputs: readonly string[]): Promise<void>;
  /**
   * One after the other, after all were prepared.
   * @param inputs addresses of pictures on the site, or passages
   */
  run(kind: 'image' | 'text', inputs: readonly string[]): Promise<readonly BareRun[]>;
  close(): Promise<void>;
}

/** Isolation gives a page shared memory, so that it may use as many threads as the extension. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const MAX_TOKENS = 256;
const workerPath = 'cli/bench/bare/worker.ts';
const sources = [
  workerPath,
  'src/acquire/view.ts',
  'src/acquire/resample.ts',
  'src/detectors/image-classifier/pixel-values.ts',
];
const fromTransformers = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers'));
const ortDir = dirname(fromTransformers.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));

/** @param threads as many as the extension uses */
export async function openBare({ driver, site }: Session, threads: number): Promise<Bare> {
  await addRoutes(site);
  const encode = await tokenizer();
  const page = await driver.openPage();
  await page.goto(`${site.origin}/bare`);
  await ask(page, { do: 'start', threads });
  return {
    prepare: async (kind, urls) => {
      if (kind === 'image') await ask(page, { do: 'prepare', urls });
    },
    run: (kind, inputs) =>
      kind === 'image'
        ? ask(page, { do: 'images', model: shipped.image, urls: inputs })
        : ask(page, { do: 'texts', model: shipped.text, passages: inputs.map(encode) }),
    close: () => page.close(),
  };
}

async function addRoutes(site: TestSite): Promise<void> {
  const add = (path: string, content: Content) => site.route(path, { ...content, headers: isolation });
  add('/bare', html(`<script>new Worker('/${workerPath}', { type: 'module' })</script>`, 'Bare runtime'));
  for (const source of sources) {
    const body = stripTypeScriptTypes(await readFile(join(root, source), 'utf8'));
    for (const path of [source, source.replace(/\.ts$/, '')])
      add(`/${path}`, { type: 'text/javascript', body });
  }
  for (const name of ['ort.wasm.min.mjs', 'ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'])
    add(`/ort/${name}`, await file(join(ortDir, name)));
  for (const model of [shipped.image, shipped.text]) {
    const weights = `models/${model}/onnx/model_quantized.onnx`;
    add(`/${weights}`, await file(join(root, 'assets/public', weights)));
  }
}

/** The tokenizer inside transformers.js, with the shipped vocabulary; cut as `inference/load.ts` does. */
async function tokenizer(): Promise<(passage: string) => readonly number[]> {
  const { Tokenizer } = fromTransformers('@huggingface/tokenizers') as {
    Tokenizer: new (...json: unknown[]) => { encode(text: string): { ids: number[] } };
  };
  const folder = join(root, 'assets/public/models', shipped.text);
  const texts = ['tokenizer.json', 'tokenizer_config.json'].map((name) =>
    readFile(join(folder, name), 'utf8'),
  );
  const made = new Tokenizer(...(await Promise.all(texts)).map((text) => JSON.parse(text) as unknown));
  return (passage) => {
    const { ids } = made.encode(passage);
    return ids.length <= MAX_TOKENS ? ids : [...ids.slice(0, MAX_TOKENS - 1), ...ids.slice(-1)];
  };
}

let lastId = 0;

type Order = BareOrder extends infer One ? (One extends { id: number } ? Omit<One, 'id'> : never) : never;

async function ask(page: DriverPage, order: Order): Promise<readonly BareRun[]> {
  const answer = await page.evaluate(askInPage, { id: ++lastId, ...order } as BareOrder);
  if ('error' in answer) throw new Error(`${basename(workerPath)}: ${answer.error}`);
  return answer.runs;
}

/** Runs in the page. The worker may not listen yet, so the first order is repeated until it answers. */
function askInPage(order: BareOrder): Promise<BareAnswer> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel('bare');
    channel.addEventListener('message', ({ data }: MessageEvent<BareAnswer>) => {
      if (data.id !== order.id) return;
      clearInterval(timer);
      channel.close();
      resolve(data);
    });
    const send = () => channel.postMessage(order);
    const timer = order.do === 'start' ? setInterval(send, 200) : undefined;
    send();
  });
}
