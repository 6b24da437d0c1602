/**
 * Rasterises a self-contained SVG, at twice its size for print and dense screens.
 *
 * @param svg a `data:` URL. @param size CSS px of the drawing.
 * @throws (rejects) when the browser cannot draw it or has no memory for the canvas.
 */
export async function pngOf(svg: string, size: { readonly width: number; readonly height: number }): Promise<Blob> {
  const image = new Image();
  image.src = svg;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * size.width;
  canvas.height = 2 * size.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG was made'))), 'image/png');
  });
}
