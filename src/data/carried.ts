/**
 * What a single HTML file has in itself: its data, and where it was saved. `export/html` writes it and the app reads it
 * there; a page of the site has nothing of it.
 */
import type { DataVersion, DocumentId } from '#domain/model/ids.ts';
import type { PublishedVersion } from '#domain/model/version.ts';
import type { StorySummary } from '#domain/story/story.ts';

/** Where a single HTML file is from, and what it holds. */
export interface Origin {
  /** Address of the folder of the living map, with a trailing slash. */
  readonly site: string;
  /** Address of the View there, with these very data where their version is published. */
  readonly link: string;
  /** The View that the file opens with: the query of a link. */
  readonly query: string;
  /** The version of the data that the file was made from. */
  readonly version: DataVersion;
  /** That version as it is published; null: it is not. */
  readonly published: PublishedVersion | null;
  /** The day on which the file was saved, YYYY-MM-DD. */
  readonly made: string;
  /** The year up to which it has documents; null: it has all of them. */
  readonly until: number | null;
  readonly documents: readonly DocumentId[];
  readonly stories: readonly StorySummary[];
}

/** The id of the element that holds the origin, as JSON. */
export const ORIGIN_ID = 'file-origin';
/** The attribute of the elements that hold the data; its value is the name of the file. */
export const FILE_ATTRIBUTE = 'data-file';
/** Data are compressed, and then base64: as text they would be two thirds of the file. */
export const FILE_FORMAT = 'deflate-raw';

/** Begins the addresses of files that the page has in itself: nothing can be requested there. */
export const CARRIED = 'carried:';

let known: Origin | null | undefined;

/** Of a single HTML file; null on a page of the site, and in the build, which has no page. */
export function fileOrigin(): Origin | null {
  if (known === undefined) {
    const text = typeof document === 'undefined' ? null : document.getElementById(ORIGIN_ID)?.textContent;
    // Written by `export/html`, in the same version of the app.
    known = text ? (JSON.parse(text) as Origin) : null;
  }
  return known;
}

/**
 * An address on the site, given from its folder: on a page of the site as it is, in a file that of the living site,
 * because nothing lies beside the file.
 */
export function onSite(path: string): string {
  const origin = fileOrigin();
  return origin ? new URL(path, origin.site).href : path;
}

/** A file of the page as the answer to a request. */
function unpacked(base64: string): Response {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FILE_FORMAT)));
}

/** The answer to a request for a file that the page has in itself; undefined for every other address. */
export function carriedFile(url: string): Promise<Response> | undefined {
  if (!url.startsWith(CARRIED)) return undefined;
  const name = url.slice(CARRIED.length).split('/').at(-1) ?? '';
  const element = document.querySelector(`[${FILE_ATTRIBUTE}="${CSS.escape(name)}"]`);
  return Promise.resolve(element ? unpacked(element.textContent) : new Response(null, { status: 404 }));
}
