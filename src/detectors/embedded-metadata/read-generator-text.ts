import { isObject, json, matches, namedBy } from './read-value';
import type { JsonObject, ReadValue, Reading } from './read-value';

/**
 * The settings line of Stable Diffusion web UIs: `Steps: 20, Sampler: Euler a, …` and then `CFG scale:` or `Seed:`.
 * Searched by hand, because one pattern for it would be quadratic on hostile text.
 */
export function readA1111(value: string): Reading | null {
  const start = /\bSteps: \d{1,6}, Sampler: /.exec(value);
  if (start === null) return null;
  const rest = value.slice(start.index);
  if (!rest.includes('CFG scale: ') && !rest.includes('Seed: ')) return null;
  return namedBy(/, Model: ([^,\n]{1,100})/.exec(rest)?.[1]);
}

/** ComfyUI's `prompt`: an object of nodes, each with `class_type` and `inputs`. */
export const readComfyPrompt: ReadValue = (value) =>
  readComfy(value, 'prompt', (graph) => {
    const nodes = Object.values(graph);
    return (
      nodes.length > 0 &&
      nodes.some(
        (node) => isObject(node) && typeof node['class_type'] === 'string' && isObject(node['inputs']),
      )
    );
  });

/** ComfyUI's `workflow`: the editor's graph. */
export const readComfyWorkflow: ReadValue = (value) =>
  readComfy(value, 'workflow', (graph) => Array.isArray(graph['nodes']) && Array.isArray(graph['links']));

/** In EXIF the text has its name in front: `prompt:{…}`, `Workflow:{…}`. */
function readComfy(value: string, name: string, test: (graph: JsonObject) => boolean): Reading | null {
  const bare = value.replace(new RegExp(`^${name}:\\s*`, 'i'), '');
  return json((graph) => (test(graph) ? {} : null))(bare, () => undefined);
}

/** Fooocus' own scheme; beside `fooocus_scheme` in PNG, or with its version in the JSON. */
export const readFooocus: ReadValue = (value, lookup) =>
  json((settings) => {
    const version = typeof settings['version'] === 'string' ? settings['version'] : '';
    const isOwn = lookup('png:fooocus_scheme') !== undefined || version.startsWith('Fooocus');
    return isOwn && 'base_model' in settings && 'sampler' in settings ? namedBy(version) : null;
  })(value, lookup);

export const readSwarmUi: ReadValue = json((settings) =>
  isObject(settings['sui_image_params']) ? {} : null,
);

export const readInvokeMetadata: ReadValue = json((settings) =>
  'generation_mode' in settings ||
  'positive_prompt' in settings ||
  'app_version' in settings ||
  'model' in settings
    ? {}
    : null,
);

export const readInvokeSdMetadata: ReadValue = json((settings) =>
  isObject(settings['image']) && ('model' in settings || 'app_id' in settings)
    ? namedBy(settings['app_id'])
    : null,
);

/** `"prompt" -s 50 -S 2980747362 -W 512 -H 768 -C 7.5 …`, the command line of early InvokeAI. */
export const readDream: ReadValue = matches(/" -s ?\d{1,6} -S ?-?\d{1,20} -W ?\d{1,6} -H ?\d{1,6}\b/);

/** ByteDance (Jimeng, Dreamina): the export record, or the label record with type 1 or 2. */
export const readDreamina: ReadValue = json((record) =>
  record['product'] === 'dreamina' && record['exportType'] === 'generation' ? {} : null,
);

export const readAigcInfo: ReadValue = json((record) => {
  const inner = record['aigc_info'] ?? record['AigcInfo'] ?? record;
  const label =
    typeof inner === 'string' ? tryLabel(inner) : isObject(inner) ? inner['aigc_label_type'] : undefined;
  return label === 1 || label === 2 || label === '1' || label === '2' ? {} : null;
});

function tryLabel(text: string): unknown {
  return /"aigc_label_type"\s*:\s*"?([12])\b/.exec(text)?.[1];
}
