/** ^C ends the browser and deletes its profile before this process ends. */
export function interruption(message = 'Stopped.'): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Error(message)));
  }
  return controller.signal;
}
