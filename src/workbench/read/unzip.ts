/** What is in an archive, within limits: an archive can be made to unpack to more than any machine has. */
import { unzipSync } from 'fflate';
import { ReadFailure } from '../model/problems.ts';

/** Unpacked, and files. */
export const BYTES_MAX = 400 * 2 ** 20;
const FILES_MAX = 2000;
/** Text with coordinates shrinks to a tenth; a thousandth is made to harm. */
const RATIO_MAX = 300;
const RATIO_FROM_BYTES = 2 ** 20;

/** A path that would lead out of a folder, if somebody unpacked it there. */
const UNSAFE = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:/i;
const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** Names of programs of 20 years ago are bytes in GBK, which are shown here as Latin letters. */
function nameOf(name: string): string {
  const letters = [...name].map((letter) => letter.codePointAt(0) ?? 0);
  if (!letters.some((code) => code > 0x7f) || letters.some((code) => code > 0xff)) return name;
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.from(name, (letter) => letter.charCodeAt(0)));
  } catch {
    return name;
  }
}

/**
 * @param isWanted by name, in lower case; other files are not unpacked.
 * @returns the files by their names.
 * @throws a `ReadFailure` for what is no archive, unsafe, or too large.
 */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let [files, total] = [0, 0];
  try {
    const found = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        files += 1;
        if (UNSAFE.test(name)) throw new ReadFailure('unsafe-path', name.slice(0, 60));
        if (files > FILES_MAX) throw new ReadFailure('too-much-inside', String(files));
        if (name.endsWith('/') || name.includes('__MACOSX/') || !isWanted(name.toLowerCase())) return false;
        total += originalSize;
        const isBomb = originalSize > RATIO_FROM_BYTES && originalSize > RATIO_MAX * Math.max(1, size);
        if (total > BYTES_MAX || isBomb) throw new ReadFailure('too-much-inside', megabytes(originalSize));
        return true;
      },
    });
    return new Map(Object.entries(found).map(([name, content]) => [nameOf(name), content]));
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    throw new ReadFailure('broken-zip');
  }
}
