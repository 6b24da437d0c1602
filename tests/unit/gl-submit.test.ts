import { expect, it, vi } from 'vitest';
import { submitter } from '#map/gl/patches/submit.ts';

/** A context that notes what it is told, in order. */
function fakeGl() {
  const canvas = new EventTarget();
  let buffers = 0;
  const told: string[] = [];
  const note = (name: string) => vi.fn((...args: readonly unknown[]) => void told.push(`${name} ${args.at(-1)}`));
  const gl = {
    canvas,
    createBuffer() {
      buffers += 1;
      return `buffer ${buffers}`;
    },
    bindBuffer: note('bind'),
    bufferData: note('data'),
    readPixels: note('read'),
    flush: () => void told.push('flush'),
  };
  return { gl: gl as unknown as WebGL2RenderingContext, canvas, told };
}

it('reads into a buffer, which nobody waits for, and flushes', () => {
  const { gl, told } = fakeGl();
  submitter(gl)();
  expect(told).toEqual(['bind buffer 1', 'data undefined', 'read 0', 'bind null', 'flush']);
});

it('has one buffer, and another when the first was lost with its context', () => {
  const { gl, canvas, told } = fakeGl();
  const submit = submitter(gl);
  submit();
  submit();
  canvas.dispatchEvent(new Event('webglcontextlost'));
  submit();
  expect(told.filter((line) => line.startsWith('bind buffer'))).toEqual([
    'bind buffer 1',
    'bind buffer 1',
    'bind buffer 2',
  ]);
  expect(told.filter((line) => line.startsWith('data'))).toHaveLength(2);
});
