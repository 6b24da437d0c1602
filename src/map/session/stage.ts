/** The containers of the renderers in the page: GL beneath, SVG above it. */
import type { RendererId } from './machine.ts';
import css from './stage.module.css';

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
      container.className = `${css.renderer} ${css.hidden}`;
      container.dataset.renderer = kind;
      if (kind === 'gl') parent.prepend(container);
      else parent.append(container);
      containers.set(id, container);
      return container;
    },
    showContainer: (id) => containers.get(id)?.classList.remove(css.hidden ?? ''),
    removeContainer(id) {
      containers.get(id)?.remove();
      containers.delete(id);
    },
  };
}
