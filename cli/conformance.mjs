import { runWithPackages } from './bootstrap.mjs';

await runWithPackages('conformance/conformance.ts');
