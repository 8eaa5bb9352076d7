import { runWithPackages } from './bootstrap.mjs';

await runWithPackages('run-tests.ts');
