/** Whether a canvas is drawn by a graphics processor: the same test in the page and in a worker. */

/** Names that software renderers report: Chromium's, Mesa's, Windows'. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|microsoft basic/i;

/**
 * In software a drag of the GL map has 5 frames a second on two CPU cores where the SVG map has 58, so SVG is the
 * better map there.
 */
export function isFast(canvas: HTMLCanvasElement | OffscreenCanvas): boolean {
  const gl = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true }) as WebGL2RenderingContext | null;
  if (!gl) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  // Browsers limit the number of contexts; this one is released.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !SOFTWARE.test(name);
}
