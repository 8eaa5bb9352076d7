import { runWithPackages } from './bootstrap.mjs';

await runWithPackages('bench/bench.ts');
