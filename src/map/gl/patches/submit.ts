/**
 * Has what was drawn outside a frame executed now. A browser that draws WebGL through ANGLE keeps the commands of a render pass back until it
 * ends, `flush` or not, and nothing ends it before the page's next frame. Reading a pixel into a buffer does, without waiting for it.
 */
export function submitter(gl: WebGL2RenderingContext): () => void {
  let pixel: WebGLBuffer | undefined;
  gl.canvas.addEventListener('webglcontextlost', () => {
    pixel = undefined;
  });
  return () => {
    const isNew = !pixel;
    pixel ??= gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, pixel);
    if (isNew) gl.bufferData(gl.PIXEL_PACK_BUFFER, 4, gl.STREAM_READ);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.flush();
  };
}
