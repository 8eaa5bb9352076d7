import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';
import { createTurns } from './in-turn';
import { anchorSchema, MAX_ANCHORS, parseAnchor, type AnchorProblem, type UserAnchor } from './parse-anchors';
import {
  MAX_ORIGINATORS,
  originatorSchema,
  parseOriginator,
  type OriginatorProblem,
  type UserOriginator,
} from './parse-originator-anchor';
import type { PackChoice, PackMedium } from '../core/pack';
import { priors, type Prior } from '../core/policy';
import { packChoiceSchema } from './parse-packs-order';
import type { EngineSettings } from './protocol';
import { shippedOriginators } from './shipped-originators';

export interface Settings {
  /** `automatic`: every page is checked. `on-request`: only when asked. */
  readonly mode: 'automatic' | 'on-request';
  /** Host names on which nothing is checked automatically. */
  readonly pausedHosts: readonly string[];
  /** Certificates that count as recognised beside the shipped trust lists. */
  readonly userAnchors: readonly UserAnchor[];
  /** Registries of Originator Profile that count as known beside the shipped ones. */
  readonly userOriginators: readonly UserOriginator[];
  /** Share of items assumed to be AI before looking, 0..1. */
  readonly prior: Prior;
  /** Pictures met with valid credentials are remembered on this device, to recognise copies without them. */
  readonly remembersCredentials: boolean;
  /** Model packs that judge in place of the embedded models. */
  readonly packs: PackChoice;
}

const defaults: Settings = {
  mode: 'automatic',
  pausedHosts: [],
  userAnchors: [],
  userOriginators: [],
  prior: 0.2,
  remembersCredentials: true,
  packs: { image: null, text: null },
};

/** What an older or newer version stored: a part that has another form falls back to its default. */
const settingsSchema = v.fallback(
  v.object({
    mode: v.fallback(v.picklist(['automatic', 'on-request']), defaults.mode),
    pausedHosts: v.fallback(v.pipe(v.array(v.string()), v.readonly()), defaults.pausedHosts),
    userAnchors: v.fallback(v.pipe(v.array(anchorSchema), v.readonly()), defaults.userAnchors),
    userOriginators: v.fallback(v.pipe(v.array(originatorSchema), v.readonly()), defaults.userOriginators),
    prior: v.fallback(v.picklist(priors), defaults.prior),
    remembersCredentials: v.fallback(v.boolean(), defaults.remembersCredentials),
    packs: v.fallback(packChoiceSchema, defaults.packs),
  }),
  defaults,
);

const settingsItem = storage.defineItem<unknown>('local:settings', { fallback: defaults });

export async function readSettings(): Promise<Settings> {
  return v.parse(settingsSchema, await settingsItem.getValue());
}

/** What the engine host needs of the settings: where it runs there is no storage. */
export async function readEngineSettings(): Promise<EngineSettings> {
  const { userAnchors, userOriginators, prior, remembersCredentials, packs } = await readSettings();
  return {
    userAnchors: userAnchors.map(({ pem }) => pem).join(''),
    originatorAnchors: [...shippedOriginators(), ...userOriginators.map(({ ops }) => ops)],
    prior,
    remembersCredentials,
    packs,
  };
}

export async function setMode(mode: Settings['mode']): Promise<void> {
  await change((settings) => ({ ...settings, mode }));
}

export async function setPrior(prior: Prior): Promise<void> {
  await change((settings) => ({ ...settings, prior }));
}

export async function setRemembersCredentials(remembersCredentials: boolean): Promise<void> {
  await change((settings) => ({ ...settings, remembersCredentials }));
}

/** @param sha256 null for the embedded model */
export async function choosePack(medium: PackMedium, sha256: string | null): Promise<void> {
  await change((settings) => ({ ...settings, packs: { ...settings.packs, [medium]: sha256 } }));
}

/** Wherever this pack judged, the embedded model does again. */
export async function forgetPack(sha256: string): Promise<void> {
  await change(({ packs: { image, text }, ...settings }) => ({
    ...settings,
    packs: { image: image === sha256 ? null : image, text: text === sha256 ? null : text },
  }));
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

/**
 * Adds the registries of an Originator Profile Set, in place of those added earlier under the same name.
 * @returns why not, or null
 */
export async function addOriginator(name: string, text: string): Promise<OriginatorProblem | null> {
  const originator = parseOriginator(name, text, new Date().toISOString());
  if (typeof originator === 'string') return originator;
  let problem: OriginatorProblem | null = null;
  await change((settings) => {
    const others = settings.userOriginators.filter((one) => one.name !== originator.name);
    if (others.length >= MAX_ORIGINATORS) problem = 'too-many';
    return problem === null ? { ...settings, userOriginators: [...others, originator] } : settings;
  });
  return problem;
}

export async function removeOriginator(name: string): Promise<void> {
  await change((settings) => ({
    ...settings,
    userOriginators: settings.userOriginators.filter((one) => one.name !== name),
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
