/**
 * The three calls that `@peculiar/x509` (through tsyringe) needs of the reflect-metadata proposal. Import it before that
 * package. Twenty lines here keep a development-only polyfill out of the dependencies.
 */
type Target = object;
const stores = new WeakMap<Target, Map<unknown, unknown>>();

const calls = {
  defineMetadata(key: unknown, value: unknown, target: Target): void {
    const store = stores.get(target) ?? new Map<unknown, unknown>();
    stores.set(target, store.set(key, value));
  },
  getOwnMetadata: (key: unknown, target: Target): unknown => stores.get(target)?.get(key),
  getMetadata: (key: unknown, target: Target): unknown => stores.get(target)?.get(key),
};

for (const [name, call] of Object.entries(calls)) {
  if (!(name in Reflect)) Object.defineProperty(Reflect, name, { value: call });
}
