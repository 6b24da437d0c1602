/** Fetches whatever a talk may need, so that it needs no network afterwards; and says what has come. */

/** Something that is fetched once and then stays in the window. */
export interface Need {
  /** The name that is told when it fails. */
  readonly name: string;
  /** Rejects when it does not come; called again, it tries again. */
  readonly fetch: () => Promise<unknown>;
}

export interface Progress {
  readonly need: number;
  readonly have: number;
  readonly failed: readonly string[];
}

/** How many files are under way at a time: the map of the audience has the same line. */
const AT_ONCE = 3;

export interface Fetching {
  readonly progress: () => Progress;
  /** Fetches what is not here, also what has failed before. Resolves when nothing is under way any more. */
  readonly run: () => Promise<void>;
}

/** @param changed is called after each file, and at the start. */
export function fetchAll(needs: readonly Need[], changed: () => void): Fetching {
  const have = new Set<Need>();
  const failed = new Set<Need>();
  let running: Promise<void> | undefined;

  async function take(queue: Need[]): Promise<void> {
    for (let need = queue.shift(); need; need = queue.shift()) {
      try {
        await need.fetch();
        have.add(need);
      } catch {
        failed.add(need);
      }
      changed();
    }
  }
  async function runAll(): Promise<void> {
    failed.clear();
    changed();
    const queue = needs.filter((need) => !have.has(need));
    await Promise.all(Array.from({ length: AT_ONCE }, () => take(queue)));
  }
  return {
    progress: () => ({ need: needs.length, have: have.size, failed: [...failed].map(({ name }) => name) }),
    run() {
      running ??= runAll().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
