/**
 * Who may command this map: the one origin in the fragment of its address, with its permissions. The fragment is not
 * part of a shared link, and no server sees it. A fragment that is not exactly valid grants nothing.
 */
import { DEFAULT_PERMISSIONS, isOrigin, PERMISSIONS, type Permission } from '../protocol/messages.ts';

export interface Grant {
  readonly host: string;
  readonly allow: readonly Permission[];
}

/** A longer fragment is ignored. */
const HASH_MAX_CHARACTERS = 500;

/** A list of permissions; undefined if one is unknown or repeated. */
function readPermissions(list: string): readonly Permission[] | undefined {
  const names = list.split(',');
  const allow = PERMISSIONS.filter((permission) => names.includes(permission));
  return allow.length === names.length ? allow : undefined;
}

/**
 * Reads `#host=<origin>&allow=<list>`, with or without the leading `#`.
 *
 * @returns null if there is no origin, if it is invalid or repeated, or if a permission is unknown. Never throws.
 */
export function readGrant(hash: string): Grant | null {
  if (hash.length > HASH_MAX_CHARACTERS) return null;
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const [hosts, lists] = [fields.getAll('host'), fields.getAll('allow')];
  const [host] = hosts;
  if (host === undefined || hosts.length > 1 || lists.length > 1 || !isOrigin(host)) return null;
  const allow = lists[0] === undefined ? DEFAULT_PERMISSIONS : readPermissions(lists[0]);
  return allow ? { host, allow } : null;
}
