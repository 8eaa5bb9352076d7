import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';
import { createTurns } from './in-turn';
import { anchorSchema, MAX_ANCHORS, parseAnchor, type AnchorProblem, type UserAnchor } from './parse-anchors';
import type { EngineSettings } from './protocol';

export interface Settings {
  /** `automatic`: every page is checked. `on-request`: only when asked. */
  readonly mode: 'automatic' | 'on-request';
  /** Host names on which nothing is checked automatically. */
  readonly pausedHosts: readonly string[];
  /** Certificates that count as recognised beside the shipped trust lists. */
  readonly userAnchors: readonly UserAnchor[];
  /** Pictures met with valid credentials are remembered on this device, to recognise copies without them. */
  readonly remembersCredentials: boolean;
}

const defaults: Settings = {
  mode: 'automatic',
  pausedHosts: [],
  userAnchors: [],
  remembersCredentials: true,
};

/** What an older or newer version stored: a part that has another form falls back to its default. */
const settingsSchema = v.fallback(
  v.object({
    mode: v.fallback(v.picklist(['automatic', 'on-request']), defaults.mode),
    pausedHosts: v.fallback(v.array(v.string()), []),
    userAnchors: v.fallback(v.array(anchorSchema), []),
    remembersCredentials: v.fallback(v.boolean(), defaults.remembersCredentials),
  }),
  {
    mode: defaults.mode,
    pausedHosts: [],
    userAnchors: [],
    remembersCredentials: defaults.remembersCredentials,
  },
);

const settingsItem = storage.defineItem<unknown>('local:settings', { fallback: defaults });

export async function readSettings(): Promise<Settings> {
  return v.parse(settingsSchema, await settingsItem.getValue());
}

/** What the engine host needs of the settings: where it runs there is no storage. */
export async function readEngineSettings(): Promise<EngineSettings> {
  const { userAnchors, remembersCredentials } = await readSettings();
  return {
    userAnchors: userAnchors.map(({ pem }) => pem).join(''),
    originatorAnchors: [],
    remembersCredentials,
  };
}

export async function setPaused(host: string, isPaused: boolean): Promise<void> {
  await change((settings) => {
    const others = settings.pausedHosts.filter((one) => one !== host);
    return { ...settings, pausedHosts: isPaused ? [...others, host] : others };
  });
}

/**
 * Adds the certificates of a PEM file, in place of those added earlier under the same name.
 * @returns why not, or null
 */
export async function addAnchor(name: string, text: string): Promise<AnchorProblem | null> {
  const anchor = parseAnchor(name, text, new Date().toISOString());
  if (typeof anchor === 'string') return anchor;
  let problem: AnchorProblem | null = null;
  await change((settings) => {
    const others = settings.userAnchors.filter((one) => one.name !== anchor.name);
    if (others.length >= MAX_ANCHORS) problem = 'too-many';
    return problem === null ? { ...settings, userAnchors: [...others, anchor] } : settings;
  });
  return problem;
}

export async function removeAnchor(name: string): Promise<void> {
  await change((settings) => ({
    ...settings,
    userAnchors: settings.userAnchors.filter((one) => one.name !== name),
  }));
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

const turns = createTurns();

function change(to: (settings: Settings) => Settings): Promise<void> {
  return turns.run(async () => {
    await settingsItem.setValue(to(await readSettings()));
  });
}
