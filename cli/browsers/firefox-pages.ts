import type { DriverPage } from './driver.ts';
import type { Marionette } from './marionette.ts';
import { keyActions } from './webdriver-keys.ts';

/** A page that has not been parsed by then is not going to be. */
const defaultGotoMs = 30_000;

/** Marionette has one current window for all commands, so whoever uses it has it alone. */
export interface Windows {
  readonly marionette: Marionette;
  /** The blank tab Firefox starts with; new tabs open beside it. */
  readonly first: string;
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
}

export async function windowsOf(marionette: Marionette): Promise<Windows> {
  const { value: first } = await marionette.send<{ value: string }>('WebDriver:GetWindowHandle');
  let last: Promise<unknown> = Promise.resolve();
  const exclusively = <Result>(work: () => Promise<Result>) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return { marionette, first, exclusively };
}

export async function openTab(windows: Windows, type: 'tab' | 'window'): Promise<DriverPage> {
  const { marionette } = windows;
  const handle = await windows.exclusively(async () => {
    await marionette.send('WebDriver:SwitchToWindow', { handle: windows.first, focus: false });
    const opened = await marionette.send<{ handle: string }>('WebDriver:NewWindow', { type, focus: false });
    await marionette.send('WebDriver:SwitchToWindow', { handle: opened.handle, focus: type === 'tab' });
    return opened.handle;
  });
  return wrapWindow(windows, handle);
}

function wrapWindow({ marionette, exclusively }: Windows, handle: string): DriverPage {
  const inWindow = <Result>(work: () => Promise<Result>, focus = false) =>
    exclusively(async () => {
      await marionette.send('WebDriver:SwitchToWindow', { handle, focus });
      return work();
    });
  const valueOf = async <Result>(command: string, parameters = {}) =>
    inWindow(async () => (await marionette.send<{ value: Result }>(command, parameters)).value);
  const execute = <Result>(script: string, args: unknown[] = []) =>
    valueOf<Result>('WebDriver:ExecuteScript', { script, args, sandbox: null });
  const act = (actions: object[]) =>
    inWindow(() => marionette.send('WebDriver:PerformActions', { actions }).then(() => undefined), true);
  return {
    goto: (url, timeoutMs = defaultGotoMs) =>
      inWindow(async () => {
        await marionette.send('WebDriver:SetTimeouts', { pageLoad: timeoutMs });
        await marionette.send('WebDriver:Navigate', { url });
      }),
    url: () => valueOf('WebDriver:GetCurrentURL'),
    title: () => valueOf('WebDriver:GetTitle'),
    evaluate: <Result>(run: (argument: never) => Result | Promise<Result>, argument?: unknown) =>
      execute<Result>(`return (${run}).apply(null, arguments);`, [argument ?? null]),
    runScript: (body) => execute(`return (async () => {${body}\n})();`),
    screenshot: async () =>
      Buffer.from(await valueOf<string>('WebDriver:TakeScreenshot', { full: true }), 'base64'),
    movePointer: (x, y) => act([pointer([moveTo(x, y)])]),
    clickAt: (x, y) =>
      act([pointer([moveTo(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }])]),
    press: (keys) => act([{ type: 'key', id: 'keyboard', actions: keyActions(keys) }]),
    setViewport: (width, height) => inWindow(() => resize(marionette, width, height)),
    bringToFront: () => inWindow(async () => undefined, true),
    close: () => inWindow(() => marionette.send('WebDriver:CloseWindow').then(() => undefined)),
  };
}

function moveTo(x: number, y: number): object {
  return { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) };
}

function pointer(actions: object[]): object {
  return { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
}

/** Marionette sizes the window; what the browser's own bars take is measured and added. */
async function resize(marionette: Marionette, width: number, height: number): Promise<void> {
  const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight];';
  const { value } = await marionette.send<{ value: [number, number] }>('WebDriver:ExecuteScript', {
    script,
    args: [],
  });
  await marionette.send('WebDriver:SetWindowRect', { width: width + value[0], height: height + value[1] });
}
