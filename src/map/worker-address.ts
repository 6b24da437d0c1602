/**
 * Addresses of workers, under a policy that asks for Trusted Types: `new Worker` then takes only what a policy has made
 * that the host's header names. This is the only one of the map for scripts; it is given addresses of the build alone.
 */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { readonly createScriptURL: (url: string) => object };
}

/** In the header's list, which the build writes (`geo/build/policy.ts`). */
const POLICY_NAME = 'layout-map-worker';

function makePolicy(): ReturnType<TrustedTypes['createPolicy']> | undefined {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  try {
    return trustedTypes?.createPolicy(POLICY_NAME, { createScriptURL: (url) => url });
  } catch {
    // A header that does not name it: the worker is refused, and its caller goes on without one.
    return undefined;
  }
}

let policy: ReturnType<typeof makePolicy>;
let isAsked = false;

/**
 * The address as `new Worker` takes it. MapLibre also asks it how it ends, before it makes the worker, so it answers as
 * the text does.
 *
 * @param url of the build, absolute.
 */
export function workerAddress(url: string): string {
  if (!isAsked) policy = makePolicy();
  isAsked = true;
  if (!policy) return url;
  const text: Pick<string, 'endsWith' | 'split'> = {
    endsWith: url.endsWith.bind(url),
    split: url.split.bind(url) as string['split'],
  };
  // Types of the DOM know only text there.
  return Object.assign(policy.createScriptURL(url), text) as unknown as string;
}
