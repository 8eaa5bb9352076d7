// Loaded with `--import`: makes Node use the very files that the extension ships (transformers.js for browsers and the
// plain WASM runtime) instead of their Node builds, and resolves the extensionless imports of `src`.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const modules = new URL('../../../../node_modules/', import.meta.url).href;
const shipped = {
  '@xenova/transformers': `${modules}@xenova/transformers/dist/transformers.web.js`,
  'onnxruntime-web/webgpu': `${modules}onnxruntime-web/dist/ort.wasm.min.mjs`,
};

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier in shipped) return { url: shipped[specifier], shortCircuit: true };
    if (specifier.startsWith('.') && context.parentURL && !/\.\w+$/.test(specifier)) {
      const file = new URL(`${specifier}.ts`, context.parentURL);
      if (existsSync(fileURLToPath(file))) return nextResolve(file.href, context);
    }
    return nextResolve(specifier, context);
  },
});

// transformers.js asks this to choose its backend.
Object.defineProperty(process.release, 'name', { value: 'browser-like' });
globalThis.self = globalThis;
