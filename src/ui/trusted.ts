/**
 * Markup and addresses of scripts under a policy that asks for Trusted Types (`geo/build/policy.ts`): the browser then
 * takes only what a policy has made that the host's header names. All policies of the page are made here.
 */

/** In the header's list, which the build writes. Each is made once: another of the same name is refused. */
export const POLICY_NAMES = {
  /** The summaries that the build has written, which the boot script puts into the page. */
  words: 'layout-map-words',
  /** The drawing of a sheet of paper, which escapes all texts. */
  sheet: 'layout-map-sheet',
  /** Addresses of workers, of the build alone. */
  worker: 'layout-map-worker',
} as const;
type PolicyName = keyof typeof POLICY_NAMES;

/** Its methods are called on the policy: the browser asks whose they are. */
interface Policy {
  readonly createHTML: (markup: string) => string;
  readonly createScriptURL: (url: string) => string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

const asIs = (text: string): string => text;
const made = new Map<PolicyName, Policy | undefined>();

function policyOf(name: PolicyName): Policy | undefined {
  if (made.has(name)) return made.get(name);
  let policy: Policy | undefined;
  try {
    const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
    policy = trustedTypes?.createPolicy(POLICY_NAMES[name], { createHTML: asIs, createScriptURL: asIs });
  } catch {
    // A header that does not name it: the browser refuses the text, and the caller goes on without.
  }
  made.set(name, policy);
  return policy;
}

/** Markup as a strict policy lets it be parsed; unchanged where none applies. @param markup by this program alone. */
export function trustedMarkup(name: 'words' | 'sheet', markup: string): string {
  const policy = policyOf(name);
  return policy ? policy.createHTML(markup) : markup;
}

/**
 * The address as `new Worker` takes it. MapLibre also asks it how it ends, before it makes the worker, so it answers as
 * the text does.
 *
 * @param url of the build, absolute.
 */
export function workerAddress(url: string): string {
  const policy = policyOf('worker');
  if (!policy) return url;
  const text: Pick<string, 'endsWith' | 'split'> = {
    endsWith: url.endsWith.bind(url),
    split: url.split.bind(url) as string['split'],
  };
  // Under a policy it is an object, and types of the DOM know only text there.
  return Object.assign(policy.createScriptURL(url), text);
}
