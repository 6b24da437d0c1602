/** SVG: the picture of the View for drawing programs, with groups that are named by layer and place, and real text. */
import { escapeXml } from '#domain/format/markup.ts';
import { pictureSteps } from '#map/svg/picture.tsx';
import { inSlices } from '#map/svg/slices.ts';
import { qrCode } from '#ui/qr.ts';
import { type ExportRequest, type Made, stoppable, textFile, type Work } from '../format.ts';

/** What the dialog offers for a picture. Sizes are CSS px. */
export interface PictureChoice {
  readonly width: number;
  readonly height: number;
  readonly ground: 'paper' | 'transparent';
  readonly title: boolean;
  readonly legend: boolean;
  readonly sources: boolean;
}

/** The part of a picture with a caption that the map takes up; the words stand beside it. */
const MAP_SHARE = 0.6;
/** Characters of a line of the address, in the narrowest column of a picture. */
const LINE_CHARACTERS = 38;

/** An address as lines that are broken after the signs between its parts, or where a part is longer than a line. */
export function addressLines(link: string, most = LINE_CHARACTERS): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = new RegExp(`.{1,${most}}`, 'g');
  for (const part of link.split(/(?<=[/?&,=])/).flatMap((piece) => piece.match(pieces) ?? [])) {
    if (line.length + part.length > most) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return [...lines, line];
}

/** Dublin Core in RDF, which Inkscape shows as the document's properties. */
function metadata({ about }: ExportRequest): string {
  const entry = (name: string, text: string) => `<dc:${name}>${escapeXml(text)}</dc:${name}>`;
  return [
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">',
    entry('title', about.title),
    entry('description', about.description),
    entry('source', about.sources),
    entry('rights', about.attribution),
    entry('identifier', about.link),
    entry('date', about.made),
    entry('relation', about.versionWords),
    '</rdf:Description></rdf:RDF></metadata>',
  ].join('');
}

/**
 * The picture as markup, in steps between which the work may be interrupted.
 *
 * @param isNamed groups have names; a picture of pixels needs none.
 */
export function* pictureMarkup(
  request: ExportRequest,
  chosen: PictureChoice,
  isNamed: boolean,
): Generator<undefined, string> {
  const { catalogue, geometries, view, year, about, language, theme, camera } = request;
  const { width, height } = chosen;
  const hasCaption = chosen.title || chosen.legend || chosen.sources;
  const svg = yield* pictureSteps(
    catalogue,
    geometries,
    { ...view, asof: year, at: camera({ width: hasCaption ? width * MAP_SHARE : width, height }) },
    {
      width,
      height,
      language,
      theme,
      without: { title: !chosen.title, legend: !chosen.legend, sources: !chosen.sources },
      isTransparent: chosen.ground === 'transparent',
      isNamed,
      notes: [about.versionWords, ...addressLines(about.link)],
      code: qrCode(about.link),
    },
  );
  return svg.replace('</desc>', () => `</desc>${metadata(request)}`);
}

/** One self-contained file. */
export async function makeSvg(
  request: ExportRequest,
  { progress, signal }: Work,
  chosen: PictureChoice,
): Promise<Made> {
  const svg = await inSlices(stoppable(pictureMarkup(request, chosen, true), signal));
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
  progress(1);
  return textFile(request, { extension: 'svg', type: 'image/svg+xml', text });
}
