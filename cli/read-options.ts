/**
 * The options of a command; or, where nothing is to be run, its exit code, after help or what is wrong was written.
 * @param parse throws when the arguments are wrong
 */
export function readOptions<T extends object>(
  argv: readonly string[],
  parse: (argv: readonly string[]) => T | 'help',
  usage: string,
): T | number {
  try {
    const options = parse(argv);
    if (options !== 'help') return options;
    process.stdout.write(usage);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
}
