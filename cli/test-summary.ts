export interface TestSummary {
  readonly failed: number;
  /** Skipped tests by name, then the line of figures. */
  readonly lines: readonly string[];
}

interface VitestResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Reads what Vitest's JSON reporter wrote. A file that could not be loaded counts as one failed test. */
export function summarise(results: VitestResults): TestSummary {
  const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const named = (status: string) => tests.filter((test) => test.status === status);
  const failed = named('failed').length + broken.length;
  const passed = named('passed').length;
  const skipped = tests.length - named('failed').length - passed;
  const skippedNames = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => `skipped: ${fullName}`);
  return { failed, lines: [...skippedNames, `${passed} passed, ${failed} failed, ${skipped} skipped`] };
}
