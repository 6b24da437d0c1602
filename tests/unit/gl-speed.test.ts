/** Whether GL is fast is asked in a worker: the page makes a context only where no worker can tell. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askGlSpeed } from '#map/session/ask-gl-speed.ts';

/** A canvas whose context is drawn by this renderer. */
const canvasOf = (renderer: string) => ({
  getContext: () => ({
    RENDERER: 1,
    getExtension: () => null,
    getParameter: () => renderer,
  }),
});

class FakeWorker {
  static last: FakeWorker;
  onmessage: ((event: { data: boolean | undefined }) => void) | undefined;
  onerror: (() => void) | undefined;
  isTerminated = false;
  constructor() {
    FakeWorker.last = this;
  }
  terminate() {
    this.isTerminated = true;
  }
}

const createElement = vi.fn(() => canvasOf('ANGLE (Intel, Mesa Intel(R) UHD Graphics)'));

function stub(worker: unknown) {
  vi.stubGlobal('Worker', worker);
  vi.stubGlobal('document', { createElement });
}

afterEach(() => {
  vi.unstubAllGlobals();
  createElement.mockClear();
});

describe('the speed of WebGL', () => {
  for (const isFast of [true, false])
    it(`is what the worker says (${isFast}), and the page makes no context`, async () => {
      stub(FakeWorker);
      const asked = askGlSpeed();
      FakeWorker.last.onmessage?.({ data: isFast });
      expect(await asked).toBe(isFast);
      expect(createElement).not.toHaveBeenCalled();
      expect(FakeWorker.last.isTerminated).toBe(true);
    });

  it('is asked of the page where workers have no WebGL', async () => {
    stub(FakeWorker);
    const asked = askGlSpeed();
    FakeWorker.last.onmessage?.({ data: undefined });
    expect(await asked).toBe(true);
  });

  it('is asked of the page where the worker does not load, or may not be made', async () => {
    stub(FakeWorker);
    const asked = askGlSpeed();
    FakeWorker.last.onerror?.();
    expect(await asked).toBe(true);
    stub(
      class {
        constructor() {
          throw new DOMException('no origin', 'SecurityError');
        }
      },
    );
    expect(await askGlSpeed()).toBe(true);
    createElement.mockImplementationOnce(() => canvasOf('ANGLE (Google, Vulkan (SwiftShader Device))'));
    expect(await askGlSpeed()).toBe(false);
  });
});
