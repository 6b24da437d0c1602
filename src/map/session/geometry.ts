/**
 * The geometry files of one session: each is requested once, passed to every renderer, and requested again on a retry.
 */
import type { FeatureCollection } from 'geojson';
import type { FailureReason } from '#data/failure.ts';
import type { Loaded } from '#data/load.ts';
import type { GeometryName } from '#scene/model.ts';
import type { Shapes } from '../MapPort.ts';

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

export interface GeometryOptions {
  readonly load: (name: GeometryName) => Promise<Loaded<FeatureCollection>>;
  /** Called when a file has loaded: for the active renderers. */
  readonly arrived: (name: GeometryName, features: FeatureCollection) => void;
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

export function sessionGeometry({ load, arrived, failed }: GeometryOptions): SessionGeometry {
  const shapes: Partial<Record<GeometryName, FeatureCollection>> = {};
  const pending = new Map<GeometryName, Promise<FeatureCollection>>();
  const missing = new Set<GeometryName>();

  const waiting = new Map<GeometryName, (() => void)[]>();
  let retries = 0;

  const ask = async (name: GeometryName): Promise<FeatureCollection> => {
    const before = retries;
    const loaded = await load(name);
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
      for (const name of missing) pending.delete(name);
      for (const name of [...missing]) void want(name);
    },
  };
}
