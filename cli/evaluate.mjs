import { runWithPackages } from './bootstrap.mjs';

await runWithPackages('evaluate/evaluate.ts');
