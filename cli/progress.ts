/** Progress for the person who waits: one line that is overwritten in a terminal, whole lines elsewhere. */
export interface Progress {
  /** A passing state. */
  update(text: string): void;
  /** A line that stays. */
  notice(text: string): void;
  clear(): void;
}

export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let last = '';
  const clear = () => {
    if (stream.isTTY && last) stream.write('\r\u001B[K');
    last = '';
  };
  return {
    clear,
    update(text) {
      if (text === last || (!stream.isTTY && !text.endsWith('…'))) return;
      if (stream.isTTY) clear();
      stream.write(stream.isTTY ? text.slice(0, stream.columns - 1) : `${text}\n`);
      last = text;
    },
    notice(text) {
      clear();
      stream.write(`${text}\n`);
    },
  };
}
