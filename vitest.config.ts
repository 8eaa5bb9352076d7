import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // `npm run coverage`: where words are chosen and evidence is weighed, hardly a line goes untested.
    coverage: {
      provider: 'v8',
      include: ['src/core/**', 'src/fusion/**', 'src/present/**'],
      exclude: ['**/*.json'],
      reporter: 'text',
      thresholds: { lines: 95, branches: 95 },
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two browsers on two cores: one file at a time keeps every wait short.
          fileParallelism: false,
        },
      },
    ],
  },
});
