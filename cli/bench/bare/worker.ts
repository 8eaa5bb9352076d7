/**
 * The other side of the comparison: onnxruntime-web and nothing else. Sent to the browser with its types stripped;
 * prepares pictures with the extension's own functions and measures only what comes after.
 */
import type * as Ort from 'onnxruntime-web';
import { wholeView } from '../../../src/acquire/view';
import { toPixelValues } from '../../../src/detectors/image-classifier/pixel-values';
import type { BareAnswer, BareOrder, BareRun } from './protocol.ts';

const VIEW_SIZE_PX = 224;

const channel = new BroadcastChannel('bare');
const sessions = new Map<string, Promise<Ort.InferenceSession>>();
const pictures = new Map<string, Float32Array>();
const runtime: Promise<typeof Ort> = import(`${location.origin}/ort/ort.wasm.min.mjs`);

channel.addEventListener('message', ({ data }: MessageEvent<BareOrder>) => {
  if (!('do' in data)) return;
  answer(data).then(
    (runs) => channel.postMessage({ id: data.id, runs } satisfies BareAnswer),
    (error: unknown) => channel.postMessage({ id: data.id, error: String(error) } satisfies BareAnswer),
  );
});

async function answer(order: BareOrder): Promise<readonly BareRun[]> {
  const ort = await runtime;
  if (order.do === 'start') {
    ort.env.wasm.numThreads = order.threads;
    ort.env.wasm.wasmPaths = `${location.origin}/ort/`;
    return [];
  }
  const prepared =
    order.do === 'texts'
      ? order.passages.map((ids) => BigInt64Array.from(ids, BigInt))
      : await Promise.all(order.urls.map(takePicture));
  if (order.do === 'prepare') {
    order.urls.forEach((url, i) => pictures.set(url, prepared[i] as Float32Array));
    return [];
  }
  const session = await open(ort, order.model);
  const runs: BareRun[] = [];
  for (const input of prepared) runs.push(await run(ort, session, input));
  return runs;
}

/** Everything the model needs is there; measured are the tensors, the run, and reading the logits. */
async function run(
  ort: typeof Ort,
  session: Ort.InferenceSession,
  input: Float32Array | BigInt64Array,
): Promise<BareRun> {
  const startedAt = performance.now();
  const { logits } = await session.run(
    input instanceof Float32Array
      ? { pixel_values: new ort.Tensor('float32', input, [1, 3, VIEW_SIZE_PX, VIEW_SIZE_PX]) }
      : textInputs(ort, input),
  );
  const values = Array.from(logits?.data as Float32Array);
  return { ms: performance.now() - startedAt, logits: values };
}

function textInputs(ort: typeof Ort, ids: BigInt64Array): Record<string, Ort.Tensor> {
  const shape = [1, ids.length];
  return {
    input_ids: new ort.Tensor('int64', ids, shape),
    attention_mask: new ort.Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    token_type_ids: new ort.Tensor('int64', new BigInt64Array(ids.length), shape),
  };
}

function open(ort: typeof Ort, model: string): Promise<Ort.InferenceSession> {
  const url = `${location.origin}/models/${model}/onnx/model_quantized.onnx`;
  const session = sessions.get(model) ?? ort.InferenceSession.create(url, { executionProviders: ['wasm'] });
  sessions.set(model, session);
  return session;
}

/** Each prepared picture is used once. */
async function takePicture(url: string): Promise<Float32Array> {
  const ready = pictures.get(url);
  pictures.delete(url);
  return ready ?? readPicture(url);
}

/** As `acquire/pixels.ts` decodes. */
async function readPicture(url: string): Promise<Float32Array> {
  const blob = await (await fetch(url)).blob();
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return toPixelValues(wholeView({ width, height, data }, VIEW_SIZE_PX));
}
