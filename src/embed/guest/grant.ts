/**
 * Who may command this map: the one origin that its address names after `#`, and what that origin may do. The fragment is not
 * part of a link that is shared, and no server sees it. Anything that is not exactly right means that nobody may.
 */
import { DEFAULT_PERMISSIONS, isOrigin, PERMISSIONS, type Permission } from '../protocol/messages.ts';

export interface Grant {
  readonly host: string;
  readonly allow: readonly Permission[];
}

/** No fragment of ours is longer; a longer one is not read. */
const HASH_MAX_CHARACTERS = 500;

/** All of them known, none twice; undefined otherwise. */
function readPermissions(list: string): readonly Permission[] | undefined {
  const names = list.split(',');
  const allow = PERMISSIONS.filter((permission) => names.includes(permission));
  return allow.length === names.length ? allow : undefined;
}

/**
 * Reads `#host=<origin>&allow=<list>`, with or without the leading `#`.
 *
 * @returns null where no origin is named, where one is named wrongly or twice, and where a permission is unknown. Never throws.
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
