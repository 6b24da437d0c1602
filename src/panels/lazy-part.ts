/**
 * Parts of the page whose code is loaded when they are first shown. `React.lazy` keeps a rejection for good: after a
 * failure `renewLazyParts` has the code requested anew by whoever renders the part next.
 */
import { type ComponentType, createElement, lazy } from 'react';
import { repeatable } from '#data/chunk.ts';

const failed = new Set<() => void>();
/** Of all parts that there are. */
const requests: (() => Promise<unknown>)[] = [];

/**
 * @param load the import of the chunk, which is a file of its own.
 * @param pick the component in it.
 */
export function lazyPart<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  const request = repeatable(load);
  requests.push(request);
  const make = () =>
    lazy(async () => {
      try {
        return { default: pick(await request()) };
      } catch (error) {
        failed.add(renew);
        throw error;
      }
    });
  let code = make();
  // Not at the failure itself: React renders once more before it gives up, and would request for ever.
  const renew = () => {
    code = make();
  };
  // A lazy type takes the props of what it loads, which the types cannot say of a generic one.
  return (props) => createElement(code as unknown as ComponentType<Props>, props);
}

/** Has each part that did not load requested once more when it is rendered next. */
export function renewLazyParts(): void {
  for (const renew of failed) renew();
  failed.clear();
}

/** Requests the code of all parts before it is needed. Rejects when some of it does not come. */
export const loadLazyParts = (): Promise<unknown> => Promise.all(requests.map((request) => request()));
