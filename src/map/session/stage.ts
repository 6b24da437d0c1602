/** The containers of the renderers in the page: GL beneath, SVG above it. */
import type { RendererId } from './machine.ts';

export interface Stage {
  /** @returns an empty container, hidden until it is shown. */
  readonly addContainer: (kind: 'svg' | 'gl', id: RendererId) => HTMLElement;
  readonly showContainer: (id: RendererId) => void;
  readonly removeContainer: (id: RendererId) => void;
}

/** @param parent holds the containers. */
export function stage(parent: Element): Stage {
  const containers = new Map<RendererId, HTMLElement>();
  return {
    addContainer(kind, id) {
      const container = document.createElement('div');
      // Hidden until it is shown: a renderer that starts beneath the active map is not composited. Styles are in the
      // page's own sheet.
      Object.assign(container.dataset, { renderer: kind, waiting: '' });
      if (kind === 'gl') parent.prepend(container);
      else parent.append(container);
      containers.set(id, container);
      return container;
    },
    showContainer: (id) => containers.get(id)?.removeAttribute('data-waiting'),
    removeContainer(id) {
      containers.get(id)?.remove();
      containers.delete(id);
    },
  };
}
