/**
 * A link as a QR code (ISO 18004), by lean-qr: 3.7 kB gzip, where uqr is 4.0 and qrcode-generator 7.2; it has the most
 * releases of the three, and paths for SVG. For dialogs and files that are themselves loaded when they are asked for.
 */
import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { QUIET_MODULES } from './quiet-zone.ts';

/** Size of a module in the downloaded picture, px: a code of 60 modules is then sharp on a full-screen slide. */
const PNG_MODULE_PX = 16;

export interface QrCode {
  /** Modules on each side, without the quiet zone. */
  readonly modules: number;
  /** Path data in modules, from 0 to `modules`. */
  readonly path: string;
  /** A self-contained SVG, black on white, with the quiet zone. */
  readonly svg: string;
  readonly pngUrl: () => string;
  /** False outside of the code too. */
  readonly isDark: (x: number, y: number) => boolean;
}

/** @returns undefined when the text is longer than any code holds (2 331 bytes at level M). */
export function qrCode(text: string): QrCode | undefined {
  const code = generateOrNothing(text);
  if (!code) return undefined;
  const path = toSvgPath(code);
  const side = code.size + 2 * QUIET_MODULES;
  const box = `${-QUIET_MODULES} ${-QUIET_MODULES} ${side} ${side}`;
  return {
    modules: code.size,
    path,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${side * 8}" height="${side * 8}" shape-rendering="crispEdges">` +
      `<rect x="${-QUIET_MODULES}" y="${-QUIET_MODULES}" width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`,
    pngUrl: () =>
      code.toDataURL({
        type: 'image/png',
        scale: PNG_MODULE_PX,
        pad: QUIET_MODULES,
        on: [0, 0, 0, 255],
        off: [255, 255, 255, 255],
      }),
    isDark: (x, y) => code.get(x, y),
  };
}

function generateOrNothing(text: string) {
  try {
    // A fixed level, even if a higher one fits: the dialog says that it is M.
    return generate(text, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M });
  } catch {
    return undefined;
  }
}
