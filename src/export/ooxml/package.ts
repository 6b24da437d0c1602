/** Packages of Office Open XML (ECMA-376, part 2): parts, what refers to them, their types, and what they say of it. */
import { escapeXml } from '#domain/format/markup.ts';
import type { ExportRequest } from '../format.ts';
import type { ZipEntry } from '../zip/zip.ts';

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Begins the types of relationships. */
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const RELATIONS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';

/** An attribute keeps its line ends only as references. */
export const attribute = (text: string): string =>
  escapeXml(text)
    .replace(/\r\n?|\n/g, '&#10;')
    .replaceAll('\t', '&#9;');

/** A part of the package. */
export interface Part {
  readonly path: string;
  /** A picture is bytes. */
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** The media type; undefined: that of its ending. */
  readonly type?: string;
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly isExternal?: boolean;
}

/** What a part refers to. @param of its path; empty: the package itself. */
export const relations = (of: string, all: readonly Relation[]): Part => {
  const [folder, file] = [of.slice(0, of.lastIndexOf('/') + 1), of.slice(of.lastIndexOf('/') + 1)];
  const lines = all.map(
    ({ id, type, target, isExternal }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${attribute(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  );
  return {
    path: `${folder}_rels/${file}.rels`,
    content: `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`,
  };
};

function properties({ about, t }: ExportRequest, title: string): string {
  const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
  const day = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${about.made}T00:00:00Z</dcterms:${name}>`;
  return [
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    element('dc:title', title),
    element('dc:subject', about.description),
    element('dc:creator', t('app.title')),
    element('cp:keywords', about.documents.map(({ id }) => id).join(' ')),
    element('dc:description', [about.versionWords, about.attribution, about.link].join('\n')),
    day('created'),
    day('modified'),
    element('dc:identifier', about.link),
    element('dc:language', t.tag),
    element('cp:version', about.version),
    '</cp:coreProperties>',
  ].join('');
}

/**
 * A whole package: the list of types first, then what the package refers to, its properties, and the parts.
 *
 * @param main the path of the part that a program opens.
 */
export function packageOf(
  main: string,
  parts: readonly Part[],
  request: ExportRequest,
  title: string,
): readonly [Part, ...Part[]] {
  const all: readonly Part[] = [
    relations('', [
      { id: 'rId1', type: `${OFFICE}/officeDocument`, target: main },
      { id: 'rId2', type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    ]),
    { path: 'docProps/core.xml', content: properties(request, title), type: PROPERTIES_TYPE },
    ...parts,
  ];
  const types = all.flatMap(({ path, type }) => (type ? `<Override PartName="/${path}" ContentType="${type}"/>` : []));
  const hasPictures = parts.some(({ path }) => path.endsWith('.png'));
  const list = [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="${RELATIONS_TYPE}"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    hasPictures ? '<Default Extension="png" ContentType="image/png"/>' : '',
    ...types,
    '</Types>',
  ].join('');
  return [{ path: '[Content_Types].xml', content: list }, ...all];
}

/** The parts as files of an archive. */
export const filesOf = (parts: readonly Part[]): readonly ZipEntry[] =>
  parts.map(({ path, content }) =>
    typeof content === 'string'
      ? { path, bytes: () => new TextEncoder().encode(content) }
      : { path, bytes: () => content, isPacked: true },
  );
