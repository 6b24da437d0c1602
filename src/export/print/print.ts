/** Print: the View as a sheet of paper, true to scale, by the browser's print dialog. */
import { inSlices } from '#map/svg/slices.ts';
import { type ExportRequest, type Made, stoppable, type Work } from '../format.ts';
import { printSheet } from './page.ts';
import { type SheetChoice, sheetSteps } from './sheet.tsx';

export interface PrintChoice extends SheetChoice {
  /** Whether the open panel is printed on further pages. */
  readonly panel: boolean;
}

/** The sheet as an SVG, which is its own preview. */
export async function makePrint(
  request: ExportRequest,
  { progress, signal }: Work,
  chosen: PrintChoice,
): Promise<Made> {
  const { svg, size, words } = await inSlices(stoppable(sheetSteps(request, chosen), signal));
  progress(1);
  return {
    bytes: new TextEncoder().encode(svg),
    name: `${request.about.stem}.svg`,
    type: 'image/svg+xml',
    words,
    paper: size,
  };
}

/** Opens the browser's print dialog. @returns (resolves) false if the browser does not print. */
export async function printMade({ bytes, name, paper }: Made, { panel }: PrintChoice): Promise<boolean> {
  if (!paper) throw new Error('no sheet');
  const svg = bytes instanceof Blob ? await bytes.text() : new TextDecoder().decode(bytes);
  return printSheet({ svg, size: paper, hasPanel: panel }, name.replace(/\.svg$/, ''));
}
