/** The presentation and the way into it: both loaded when they are asked for, and nothing of them before. */
import { lazyPart } from '#panels/lazy-part.ts';

export const Presentation = lazyPart(
  () => import('./PresentationHere.tsx'),
  (module) => module.PresentationHere,
);
export const Stories = lazyPart(
  () => import('./StoriesHere.tsx'),
  (module) => module.StoriesHere,
);
