import { runWithPackages } from './bootstrap.mjs';

await runWithPackages('main.ts');
