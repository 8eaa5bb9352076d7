/**
 * Lets Node 24 run the sources of the extension as they are: their imports name no file ending, because a bundler
 * usually reads them, and JSON is imported without the attribute that Node asks for. Imported first, in each thread.
 */
import { registerHooks } from 'node:module';

const sources = new URL('../../src/', import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!specifier.startsWith('.') || !context.parentURL?.startsWith(sources))
      return nextResolve(specifier, context);
    if (specifier.endsWith('.json'))
      return { ...nextResolve(specifier, context), importAttributes: { type: 'json' } };
    return nextResolve(specifier.endsWith('.ts') ? specifier : `${specifier}.ts`, context);
  },
});
