/** A page and the frame in it, without a browser: messages are cloned, go to exact origins alone, and arrive later. */

import type { RowId, StoryId } from '#domain/model/ids.ts';
import type { Story } from '#domain/story/story.ts';
import type { Grant } from '#embed/guest/grant.ts';
import { type GuestOptions, type GuestWindow, startGuest } from '#embed/guest/guest.ts';
import type { Permission } from '#embed/protocol/messages.ts';
import { receiveCatalogue, setView } from '#state/actions.ts';
import { createMapStore } from '#state/store.ts';
import { missStory, receiveStory, showStep } from '#state/story.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { smallCatalogue } from './support.ts';

export const HOST = 'https://host.example';
export const MAP = 'https://maps.example';

/** Of a window, what another window may touch. */
export interface Handle {
  readonly location: { readonly href: string };
  readonly postMessage: (
    message: unknown,
    target: string | { readonly targetOrigin?: string; readonly transfer?: readonly unknown[] },
  ) => void;
}

class MessageArrival extends Event {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  constructor(data: unknown, origin: string, source: unknown) {
    super('message');
    this.data = data;
    this.origin = origin;
    this.source = source;
  }
}

/** Messages that have been posted and have not arrived. */
let underWay = 0;
/** Turns of the event loop without a message under way after which nothing more is on its way as an answer to one. */
const QUIET_TURNS = 2;

/** Everything that was posted has arrived, and what it brought about has been posted and has arrived too. */
export async function allDelivered(): Promise<void> {
  for (let quiet = 0; quiet < QUIET_TURNS; quiet = underWay === 0 ? quiet + 1 : 0)
    await new Promise<void>((resolve) => setTimeout(resolve));
}

/** As the browser delivers: later, and to any listener of the window. */
export function deliver(window: EventTarget, data: unknown, origin: string, source: unknown): void {
  underWay += 1;
  setTimeout(() => {
    underWay -= 1;
    window.dispatchEvent(new MessageArrival(data, origin, source));
  });
}

const originOf = (target: Parameters<Handle['postMessage']>[1]) =>
  typeof target === 'string' ? target : target.targetOrigin;

/** A host page with one frame; what is in the frame can be loaded again or replaced. */
export class FakePage {
  readonly host = new EventTarget();
  /** What the host has posted into the frame, whether it arrived or not. */
  readonly sent: { readonly message: unknown; readonly to: string | undefined }[] = [];
  /** What the frame has posted to the host. */
  readonly answers: unknown[] = [];
  readonly iframe = new EventTarget();
  /** The host's handle of the frame, the same through every load of it. */
  readonly frame: Handle;
  /** The frame's handle of the host. */
  readonly parent: Handle;
  inner: EventTarget | undefined;
  innerOrigin = 'null';
  href = 'about:blank';

  constructor(hostOrigin = HOST) {
    const page = this;
    this.parent = {
      location: { href: hostOrigin },
      postMessage: (message, target) => {
        const to = originOf(target);
        this.answers.push(structuredClone(message));
        if (to === hostOrigin) deliver(this.host, structuredClone(message), this.innerOrigin, this.frame);
      },
    };
    this.frame = {
      get location() {
        if (page.href !== 'about:blank') throw new DOMException('Blocked a frame with another origin', 'SecurityError');
        return { href: page.href };
      },
      postMessage: (message, target) => {
        const to = originOf(target);
        this.sent.push({ message: structuredClone(message), to });
        if (this.inner && to === this.innerOrigin)
          deliver(this.inner, structuredClone(message), hostOrigin, this.parent);
      },
    };
    Object.assign(this.iframe, { contentWindow: this.frame, ownerDocument: { defaultView: this.host } });
  }

  get element(): HTMLIFrameElement {
    // The parts that the client uses; a fake has no more.
    return this.iframe as unknown as HTMLIFrameElement;
  }

  /** Another document in the frame; its window is what the guest gets. */
  load(origin = MAP): GuestWindow & EventTarget {
    const inner = Object.assign(new EventTarget(), { parent: this.parent });
    this.inner = inner;
    this.innerOrigin = origin;
    this.href = `${origin}/`;
    // The guest takes only `parent` and the listeners of a window.
    return inner as unknown as GuestWindow & EventTarget;
  }

  /** The host page's words, as any script in it could post them. */
  say(message: unknown, to = MAP): void {
    this.frame.postMessage(message, to);
  }
}

export const ALL: readonly Permission[] = ['read', 'view', 'screenshot'];
export const grantOf = (allow: readonly Permission[] = ALL, host = HOST): Grant => ({ host, allow });

const stepOfYear = (id: string, asof: number): Story['steps'][number] => ({
  id,
  title: { zh: `题${id}`, en: `Title ${id}` },
  points: [{ zh: '句', en: 'Sentence', rows: ['row' as RowId] }],
  view: { asof: String(asof), area: 'north' },
  notes: { zh: '', en: '' },
  alt: { zh: '图', en: 'Picture' },
  transition: 'cut',
});
/** The one story that there is; it comes in a turn of its own, as from a file. */
export const TALK: Story = {
  format: 1,
  id: 'talk' as StoryId,
  title: { zh: '讲', en: 'Talk' },
  subtitle: { zh: '', en: '' },
  steps: [stepOfYear('then', 2015), stepOfYear('between', 2018), stepOfYear('now', 2019)],
};

/** What the app does where a View names a story that has not come. */
function loadStories(store: ReturnType<typeof createMapStore>): void {
  let asked: string | null = null;
  store.subscribe(({ view, story }) => {
    const missing = view.mode === 'present' && view.story !== story?.id ? view.story : null;
    if (missing === asked) return;
    asked = missing;
    if (missing !== null)
      setTimeout(() => store.dispatch(missing === TALK.id ? receiveStory(TALK) : missStory(missing)));
  });
}

/** A store as an embedded map's is when its data have come. */
export function embeddedStore(loading = false) {
  const store = createMapStore();
  loadStories(store);
  store.dispatch(setView({ ...DEFAULT_VIEW, mode: 'embed' }));
  if (!loading) store.dispatch(receiveCatalogue(smallCatalogue()));
  return store;
}

export function openGuest(page: FakePage, change: Partial<GuestOptions> = {}) {
  const store = change.store ?? embeddedStore();
  const close = startGuest({
    store,
    grant: grantOf(),
    window: page.load(),
    app: '0.1.0',
    data: '0123456789ab',
    world: [-14, -38, 302, 66],
    goToStep: (index) => store.dispatch(showStep(index, true)),
    targetOf: (id) => (id === 'tower' ? null : { bbox: [121, 31, 121.5, 31.5] }),
    screenshot: ({ format }) =>
      format === 'svg'
        ? Promise.resolve({ type: 'image/svg+xml', data: '<svg/>' })
        : Promise.reject(new Error('No canvas here.')),
    ...change,
  });
  return { store, close };
}
