import { registerHooks } from 'node:module';

/** Lets plain Node run the extension's sources: their imports name no file extension, and JSON no type. */
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.includes('/node_modules/') === false;
    const isBare = specifier.startsWith('.') && !/\.(ts|json|mjs|js)$/.test(specifier);
    return next(isOurs && isBare ? `${specifier}.ts` : specifier, context);
  },
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
