/**
 * The geometry files of one session: each is requested once, passed to every renderer, and requested again on a retry.
 */
import type { FeatureCollection } from 'geojson';
import type { FailureReason } from '#data/failure.ts';
import type { Loaded } from '#data/load.ts';
import type { GeometryName } from '#scene/model.ts';
import type { Shapes } from '../MapPort.ts';

/** How long a file may take before the page says what it waits for, ms. */
const SLOW_MS = 8000;
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

export interface GeometryOptions {
  readonly load: (name: GeometryName, signal: AbortSignal) => Promise<Loaded<FeatureCollection>>;
  /** Called when a file has loaded: for the active renderers. */
  readonly arrived: (name: GeometryName, features: FeatureCollection) => void;
  /** Called with a file that does not come and does not fail, and with null once none is waited for. */
  readonly slow?: (file: string | null) => void;
  readonly failed: (file: string, reason: FailureReason, dropped?: readonly string[]) => void;
}

export interface SessionGeometry {
  /** What has loaded so far. */
  readonly shapes: () => Shapes;
  /** Never rejects; a file that fails is reported once and counts as empty until a retry loads it. */
  readonly want: (name: GeometryName) => Promise<FeatureCollection>;
  /** Resolves when the file has loaded, with whichever try. */
  readonly loaded: (name: GeometryName) => Promise<void>;
  /** Retries what failed, and what is under way if it fails. */
  readonly retry: () => void;
}

export function sessionGeometry({ load, arrived, failed, slow = () => undefined }: GeometryOptions): SessionGeometry {
  const shapes: Partial<Record<GeometryName, FeatureCollection>> = {};
  const pending = new Map<GeometryName, Promise<FeatureCollection>>();
  const missing = new Set<GeometryName>();
  const underWay = new Map<GeometryName, AbortController>();
  const late = new Set<GeometryName>();

  const waiting = new Map<GeometryName, (() => void)[]>();
  let retries = 0;

  const ask = async (name: GeometryName): Promise<FeatureCollection> => {
    const before = retries;
    const control = new AbortController();
    underWay.set(name, control);
    const timer = setTimeout(() => {
      late.add(name);
      slow(`geometry-${name}.json`);
    }, SLOW_MS);
    const loaded = await load(name, control.signal);
    clearTimeout(timer);
    underWay.delete(name);
    if (late.delete(name)) slow(late.size > 0 ? `geometry-${[...late][0]}.json` : null);
    if (loaded.ok) {
      missing.delete(name);
      shapes[name] = loaded.value;
      for (const tell of waiting.get(name) ?? []) tell();
      waiting.delete(name);
      arrived(name, loaded.value);
      if (loaded.partly) failed(loaded.partly.file, loaded.partly.reason, loaded.partly.dropped);
      return loaded.value;
    }
    // The user had everything tried again while this was under way, and need not do so twice.
    if (retries > before) return ask(name);
    missing.add(name);
    failed(loaded.file, loaded.reason);
    return NOTHING;
  };
  const want = (name: GeometryName) => {
    const known = pending.get(name) ?? ask(name);
    pending.set(name, known);
    return known;
  };
  return {
    shapes: () => shapes,
    want,
    loaded: (name) =>
      shapes[name]
        ? Promise.resolve()
        : new Promise((resolve) => waiting.set(name, [...(waiting.get(name) ?? []), resolve])),
    retry() {
      retries += 1;
      // A request that hangs would never fail: it is given up, and made anew by who waits for it.
      for (const name of late) underWay.get(name)?.abort();
      for (const name of missing) pending.delete(name);
      for (const name of [...missing]) void want(name);
    },
  };
}
