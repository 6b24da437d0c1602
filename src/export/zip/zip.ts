/** Files as one archive, made in slices: packed at once, a story's slides would hold up the page for half a second. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { inSlices } from '#map/svg/slices.ts';

export interface ZipEntry {
  /** With slashes; letters of any script. */
  readonly path: string;
  /** Made when its turn comes, so that not all are there at the same time. */
  readonly bytes: () => Uint8Array;
  /** A picture, whose format has packed it. */
  readonly isPacked?: boolean;
}

/** What is packed at a time: 128 kB take some milliseconds, and a long text is several of them. */
const PIECE = 131_072;

/** @param day YYYY-MM-DD, that of all files. @param after is called after each file; what it throws ends the work. */
export async function zipped(
  entries: readonly ZipEntry[],
  day: string,
  after: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  function* pack(): Generator<undefined> {
    for (const [index, { path, bytes, isPacked = false }] of entries.entries()) {
      const file = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
      file.mtime = new Date(`${day}T00:00:00`);
      archive.add(file);
      const all = bytes();
      let at = 0;
      do {
        file.push(all.subarray(at, at + PIECE), at + PIECE >= all.length);
        at += PIECE;
        yield;
      } while (at < all.length);
      after(index + 1);
    }
  }
  await inSlices(pack());
  archive.end();
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
