/**
 * A project as one file: an archive with `manifest.json`, and the file of each layer as it was opened or drawn. Pure;
 * it runs in a worker. What is read was perhaps written by somebody else, or cut off on its way.
 */
import { strFromU8, strToU8, Unzip, UnzipInflate, zipSync } from 'fflate';
import { METHODS, SUMMARIES } from '../model/classify.ts';
import { COLOURS } from '../model/colours.ts';
import type { LayerRecord, LayerStyle } from '../model/layer.ts';
import type { Placing } from '../model/placing.ts';
import { ReadFailure } from '../model/problems.ts';
import { type Proposed, proposalIn } from '../model/proposal.ts';
import { ENCODINGS } from '../read/text.ts';
import { BYTES_MAX, unzip } from '../read/unzip.ts';
import type { Choices, Classing } from '../work/layer-work.ts';

/** Of the manifest. It grows within a number; another one is another meaning, which older pages refuse. */
export const PROJECT_FORMAT = 1;
const KIND = 'layout-project';
const MANIFEST = 'manifest.json';

export interface ProjectLayer {
  readonly record: LayerRecord;
  readonly file: Blob;
}
export interface Project {
  readonly name: string;
  /** The View, as the query of a link; what is in the layers is not in it. */
  readonly link: string;
  readonly layers: readonly ProjectLayer[];
}
export interface ProjectRead extends Project {
  /** Names of layers whose files are damaged or missing. */
  readonly lost: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown, most: number) => (typeof value === 'string' ? value.slice(0, most) : undefined);
const isIndex = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

/** Tells bytes that were damaged on their way (FNV-1a, 32 bits). */
function checkOf(bytes: Uint8Array): number {
  let check = 0x811c9dc5;
  for (const byte of bytes) check = Math.imul(check ^ byte, 0x01000193);
  return check >>> 0;
}

const ENDING = /\.[a-z0-9]{1,8}$/i;

export async function writeProject({ name, link, layers }: Project): Promise<Blob> {
  const files: Record<string, Uint8Array> = {};
  const listed = [];
  for (const [index, { record, file }] of layers.entries()) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Names of people are in the manifest alone: an archive is unpacked by programs that do not know their letters.
    const path = `layers/${index + 1}${ENDING.exec(record.fileName)?.[0].toLowerCase() ?? ''}`;
    files[path] = bytes;
    const { edition: _, ...kept } = record;
    listed.push({ file: path, type: file.type, bytes: bytes.length, check: checkOf(bytes), record: kept });
  }
  const manifest = { kind: KIND, format: PROJECT_FORMAT, name, link, layers: listed };
  // The manifest is first, so that what is left of a file that was cut off can be read.
  const packed = zipSync({ [MANIFEST]: strToU8(JSON.stringify(manifest, undefined, 1)), ...files });
  return new Blob([packed as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}

const isOurs = (path: string) => path === MANIFEST || path.startsWith('layers/');
/** Bytes between two looks at how much has been unpacked. */
const PART_BYTES = 2 ** 16;

/** What can be read of an archive from its beginning: each file that is whole. */
function salvaged(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const whole = new Map<string, Uint8Array>();
  let total = 0;
  const archive = new Unzip((file) => {
    if (!isOurs(file.name)) return;
    const parts: Uint8Array[] = [];
    file.ondata = (error, part, isLast) => {
      if (error) return;
      parts.push(part);
      total += part.length;
      if (total > BYTES_MAX) throw new ReadFailure('too-much-inside', file.name.slice(0, 60));
      if (!isLast) return;
      const content = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const one of parts) {
        content.set(one, at);
        at += one.length;
      }
      whole.set(file.name, content);
    };
    file.start();
  });
  archive.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PART_BYTES)
      archive.push(bytes.subarray(at, at + PART_BYTES), at + PART_BYTES >= bytes.length);
  } catch (error) {
    // It ends where it was cut off; what came before is there.
    if (error instanceof ReadFailure) throw error;
  }
  return whole;
}

function filesIn(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return unzip(bytes, isOurs);
  } catch (error) {
    if (!(error instanceof ReadFailure) || error.code !== 'broken-zip') throw error;
    return salvaged(bytes);
  }
}

function placingIn(value: unknown): Placing | null {
  if (!isFields(value)) return null;
  const { by, column, lng, lat, places } = value;
  if (by === 'shapes' || by === 'nothing') return { by };
  if (by === 'columns' && isIndex(lng) && isIndex(lat)) return { by, lng, lat };
  if (by === 'pair' && isIndex(column)) return { by, column };
  if (by !== 'names' || !isIndex(column) || !isFields(places)) return null;
  const meant = Object.entries(places).filter(([, area]) => area === null || typeof area === 'string');
  return { by, column, places: Object.fromEntries(meant) as Extract<Placing, { by: 'names' }>['places'] };
}

function choicesIn(value: unknown): Choices {
  const { encoding, part, placing, isSwapped, crs } = isFields(value) ? value : {};
  return {
    encoding: ENCODINGS.find((one) => one === encoding) ?? null,
    part: textIn(part, 200) ?? null,
    placing: placingIn(placing),
    isSwapped: isSwapped === true,
    crs: textIn(crs, 5000) ?? null,
  };
}

function classingIn(value: unknown): Classing | null {
  if (!isFields(value)) return null;
  const { column, method, count, own, summary } = value;
  const [how, of] = [METHODS.find((one) => one === method), SUMMARIES.find((one) => one === summary)];
  if (!isIndex(column) || !isIndex(count) || !how || !of) return null;
  const breaks = Array.isArray(own) ? own.filter((one): one is number => Number.isFinite(one)) : [];
  return { column, method: how, count, own: breaks, summary: of };
}

function styleIn(value: unknown): LayerStyle {
  const { colour, opacity, isVisible, classing } = isFields(value) ? value : {};
  return {
    colour: isIndex(colour) ? colour % COLOURS.length : 0,
    opacity: typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? opacity : 1,
    isVisible: isVisible !== false,
    classing: classingIn(classing),
  };
}

function proposalsIn(value: unknown): readonly Proposed[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const proposal = proposalIn(one);
    if (!proposal || !isFields(one) || !isIndex(one.row)) return [];
    return [{ row: one.row, name: textIn(one.name, 200) ?? '', ...proposal }];
  });
}

/** A layer's record from a file: what is none of it is as in a new layer. */
function recordIn(value: unknown, index: number): LayerRecord {
  const fields = isFields(value) ? value : {};
  const fileName = textIn(fields.fileName, 200) || `${index + 1}`;
  const proposals = proposalsIn(fields.proposals);
  return {
    form: 1,
    id: textIn(fields.id, 80) ?? `${index}`,
    name: textIn(fields.name, 80) || fileName,
    fileName,
    choices: choicesIn(fields.choices),
    style: styleIn(fields.style),
    order: typeof fields.order === 'number' && Number.isFinite(fields.order) ? fields.order : index,
    ...(fields.isDrawn === true && { isDrawn: true }),
    ...(proposals.length > 0 && { proposals }),
  };
}

/** Where an archive names its files: at its beginning and its end. */
const HEAD_BYTES = 4096;
const TAIL_BYTES = 2 ** 17;
const namesManifest = (bytes: Uint8Array) =>
  [bytes.subarray(0, HEAD_BYTES), bytes.subarray(-TAIL_BYTES)].some((part) => strFromU8(part, true).includes(MANIFEST));

/**
 * @returns undefined for a file that is no project.
 * @throws a `ReadFailure` for a project of a newer format, and one of which nothing can be read.
 */
export function readProject(bytes: Uint8Array): ProjectRead | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || !namesManifest(bytes)) return undefined;
  const files = filesIn(bytes);
  const text = files.get(MANIFEST);
  let manifest: unknown;
  try {
    manifest = text && JSON.parse(new TextDecoder().decode(text));
  } catch {
    throw new ReadFailure('broken-project', MANIFEST);
  }
  if (!text) throw new ReadFailure('broken-project', MANIFEST);
  if (!isFields(manifest) || manifest.kind !== KIND) return undefined;
  const { format, name, link, layers } = manifest;
  if (typeof format === 'number' && format > PROJECT_FORMAT) throw new ReadFailure('newer-project', String(format));
  if (format !== PROJECT_FORMAT || !Array.isArray(layers)) throw new ReadFailure('broken-project', MANIFEST);
  const lost: string[] = [];
  const found = layers.flatMap((one: unknown, index): ProjectLayer[] => {
    const listed = isFields(one) ? one : {};
    const record = recordIn(listed.record, index);
    const content = files.get(String(listed.file));
    const isWhole =
      content && content.length === listed.bytes && (listed.check === undefined || listed.check === checkOf(content));
    if (!isWhole) {
      lost.push(record.name);
      return [];
    }
    return [{ record, file: new Blob([content as Uint8Array<ArrayBuffer>], { type: textIn(listed.type, 80) ?? '' }) }];
  });
  return { name: textIn(name, 80) ?? '', link: textIn(link, 4000) ?? '', layers: found, lost };
}
