/**
 * Around each part of the page that can fail by itself: what its code throws becomes a notice that names it, and the
 * rest of the page stays. Code that did not load is told apart: it is requested anew when the user tries again.
 */
import { Component, type ReactNode } from 'react';
import { isMissingChunk } from '#data/chunk.ts';
import { whyMissing } from '#data/deployment.ts';
import { breakPart, mendParts, missPart } from '#state/actions.ts';
import type { PartName } from '#state/panels.ts';
import type { View } from '#state/view.ts';
import { StoreContext } from '../context.ts';
import { renewLazyParts } from '../lazy-part.ts';

interface PartBoundaryProps {
  readonly name: PartName;
  /** Called when the user has closed the part that did not load. A panel is closed by the View. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A part that goes gives its room to the map, which moves for it: another camera alone is no other View for a part. */
const isOtherView = (view: View, before: View): boolean =>
  (Object.keys(view) as (keyof View)[]).some((key) => key !== 'at' && view[key] !== before[key]);

/** The script that this page began with. */
const entry = () => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
/** Its page, without what the View has added. */
const page = () => location.origin + location.pathname;

export class PartBoundary extends Component<PartBoundaryProps, { readonly error: unknown }> {
  static override contextType = StoreContext;
  declare context: React.ContextType<typeof StoreContext>;
  override state = { error: undefined as unknown };
  #stop: (() => void) | undefined;
  #wasTried = false;

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (isMissingChunk(error)) this.#waitForCode();
    else this.#waitForView();
  }

  /** Another View may be one that the part can show, so the user need not ask for it. */
  #waitForView() {
    const { context: store, props } = this;
    if (!store) return;
    store.dispatch(breakPart(props.name));
    this.#stop?.();
    this.#stop = store.subscribe(({ view, session }, previous) => {
      if (!session.brokenParts.includes(props.name)) this.#renderAgain();
      else if (isOtherView(view, previous.view)) store.dispatch(mendParts([props.name]));
    });
  }

  #waitForCode() {
    const { context: store, props } = this;
    if (!store) return;
    const wasTried = this.#wasTried;
    this.#wasTried = true;
    store.dispatch(missPart(props.name, navigator.onLine === false ? 'offline' : 'missing', wasTried));
    this.#stop?.();
    this.#stop = store.subscribe(({ session }) => {
      const missing = session.missingParts.find(({ name }) => name === props.name);
      if (!missing) this.#renderAgain();
      else if (missing.isClosed) {
        this.#stop?.();
        props.onClose?.();
      }
    });
    void whyMissing(page(), entry()).then((why) => {
      // It may have come, or been closed, by now.
      const isMissing = store.getState().session.missingParts.some(({ name }) => name === props.name);
      if (isMissing) store.dispatch(missPart(props.name, why, wasTried));
    });
  }

  #renderAgain() {
    this.#stop?.();
    if (isMissingChunk(this.state.error)) renewLazyParts();
    this.setState({ error: undefined });
  }

  override componentWillUnmount() {
    this.#stop?.();
    const { context: store, props, state } = this;
    if (state.error === undefined) return;
    // Who opens it again has it requested again.
    if (isMissingChunk(state.error)) renewLazyParts();
    store?.dispatch(mendParts([props.name]));
  }

  override render() {
    return this.state.error === undefined ? this.props.children : null;
  }
}
