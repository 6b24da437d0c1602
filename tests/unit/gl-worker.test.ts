import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** Each made one is numbered; none does anything. */
class FakeWorker extends EventTarget {
  static made: FakeWorker[] = [];
  readonly url: string;
  constructor(url: string | URL) {
    super();
    this.url = String(url);
    FakeWorker.made.push(this);
  }
}
const PAGE = {
  origin: 'https://map.example',
  location: { href: 'https://map.example/index.html' },
  Worker: FakeWorker,
};

/** The module as a page has it that has just begun. */
async function fresh(page: Partial<Record<keyof typeof PAGE | 'WebGL2RenderingContext', unknown>> = {}) {
  for (const [name, value] of Object.entries({ ...PAGE, WebGL2RenderingContext: class {}, ...page }))
    vi.stubGlobal(name, value);
  vi.resetModules();
  return import('#map/gl/patches/worker.ts');
}
const makeOne = () => new Worker('https://map.example/own.js');

beforeEach(() => {
  FakeWorker.made = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('is the worker that MapLibre gets when it makes its first, and no other', async () => {
  const { startWorker, handOver } = await fresh();
  startWorker();
  startWorker();
  const [early] = FakeWorker.made;
  let got: unknown;
  handOver(() => {
    got = makeOne();
  });
  expect(got).toBe(early);
  expect(FakeWorker.made).toHaveLength(1);
  handOver(() => {
    got = makeOne();
  });
  expect(got).toBe(FakeWorker.made[1]);
});

it('leaves the constructor as it was, also when MapLibre fails', async () => {
  const { startWorker, handOver } = await fresh();
  startWorker();
  const fail = () => {
    throw new Error('no');
  };
  expect(() => handOver(fail)).toThrow('no');
  expect(Worker).toBe(FakeWorker);
});

it.each([
  ['a page without an origin', { origin: 'null' }],
  ['code of another origin', { origin: 'https://host.example' }],
  ['a browser without WebGL 2', { WebGL2RenderingContext: undefined }],
])('is left to MapLibre: %s', async (_, page) => {
  const { startWorker, handOver } = await fresh(page);
  startWorker();
  expect(FakeWorker.made).toHaveLength(0);
  let got: unknown;
  handOver(() => {
    got = makeOne();
  });
  expect(got).toBe(FakeWorker.made[0]);
});

it('says when its code did not load, and not when its code went wrong', async () => {
  const { startWorker, workerFailed } = await fresh({ ErrorEvent: class extends Event {} } as never);
  startWorker();
  const failed = vi.fn();
  void workerFailed.then(failed);
  FakeWorker.made[0]?.dispatchEvent(new ErrorEvent('error'));
  await Promise.resolve();
  expect(failed).not.toHaveBeenCalled();
  FakeWorker.made[0]?.dispatchEvent(new Event('error'));
  await workerFailed;
  expect(failed).toHaveBeenCalled();
});
