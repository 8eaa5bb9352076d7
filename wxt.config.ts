import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { defineConfig } from 'wxt';

const require = createRequire(import.meta.url);
const fromTransformers = createRequire(require.resolve('@xenova/transformers'));
const ortDir = dirname(fromTransformers.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
const c2paWasm = require.resolve('@contentauth/c2pa-wasm/c2pa.wasm');

/** WASM lies beside the code: nothing is fetched from elsewhere at run time. */
const wasmFiles = [
  {
    absoluteSrc: resolve(ortDir, 'ort-wasm-simd-threaded.mjs'),
    relativeDest: 'wasm/ort-wasm-simd-threaded.mjs',
  },
  {
    absoluteSrc: resolve(ortDir, 'ort-wasm-simd-threaded.wasm'),
    relativeDest: 'wasm/ort-wasm-simd-threaded.wasm',
  },
  { absoluteSrc: c2paWasm, relativeDest: 'wasm/c2pa_bg.wasm' },
];

/** Hosts that the model library would fall back to; without them a wrong setting fails instead of calling out. */
const remoteHosts = /https:\/\/(cdn\.jsdelivr\.net|huggingface\.co)\//g;

const removeRemoteHosts = {
  name: 'remove-remote-hosts',
  renderChunk: (code: string) => ({ code: code.replace(remoteHosts, 'removed://'), map: null }),
};

export default defineConfig({
  publicDir: 'assets/public',
  manifestVersion: 3,
  imports: false,
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      files.push(...wasmFiles);
    },
  },
  vite: ({ mode }) => ({
    define: { __OPEN_SHADOW__: JSON.stringify(mode === 'testing') },
    worker: { format: 'es', plugins: () => [removeRemoteHosts] },
    build: { target: 'es2022' },
    resolve: {
      // The library's default is a 27 MB WebGPU build; the plain CPU build has the same speed and loads twice as fast.
      alias: [{ find: /^onnxruntime-web\/webgpu$/, replacement: resolve(ortDir, 'ort.wasm.min.mjs') }],
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_ext_name__',
    description: '__MSG_ext_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'activeTab',
      'scripting',
      'contextMenus',
      ...(browser === 'chrome' ? ['offscreen'] : []),
    ],
    host_permissions: ['<all_urls>'],
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+A' } },
      'check-page': { suggested_key: { default: 'Alt+Shift+C' }, description: '__MSG_command_check_page__' },
      'next-badge': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_command_next_badge__' },
    },
    ...(browser === 'chrome'
      ? {
          minimum_chrome_version: '120',
          cross_origin_embedder_policy: { value: 'require-corp' },
          cross_origin_opener_policy: { value: 'same-origin' },
        }
      : {
          browser_specific_settings: {
            gecko: {
              id: 'touchstone@example.org',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }),
  }),
});
