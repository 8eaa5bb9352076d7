/** Child process of `shipped-models.test.ts`: answers one list of requests on stdin with one list on stdout. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createSessions } from '../../../../src/inference/sessions.ts';

export type Request =
  | { readonly do: 'text'; readonly model: string; readonly passage: string }
  | { readonly do: 'image'; readonly pixelValues: readonly number[] }
  | { readonly do: 'break'; readonly file: string };

const { base, requests } = JSON.parse(await text(process.stdin)) as {
  base: string;
  requests: readonly Request[];
};
const { models } = JSON.parse(await readFile(new URL('models/index.json', base), 'utf8'));
const broken = new Set<string>();
const sessions = createSessions({ models, fetchFile, readPackFile: () => Promise.resolve(null) });
sessions.start(base);
const answers: unknown[] = [];
for (const request of requests) answers.push(await answer(request));
process.stdout.write(JSON.stringify(answers));

async function answer(request: Request): Promise<unknown> {
  if (request.do === 'text') return sessions.text(request.model, request.passage);
  if (request.do === 'image') return sessions.image('image-v1', Float32Array.from(request.pixelValues), 224);
  broken.add(request.file);
  return null;
}

async function fetchFile(url: string): Promise<Response> {
  const bytes = await readFile(fileURLToPath(url));
  if ([...broken].some((file) => url.endsWith(file))) bytes[bytes.length >> 1]! ^= 1;
  return new Response(bytes);
}
