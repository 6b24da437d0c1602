/** The worker of one layer. Its end is the end of the data that it holds: to cancel is to terminate it. */
import { type Answer, failureOf, type Request } from './protocol.ts';
import { newWork } from './work.ts';

const work = newWork();
const answer = (message: Answer) => postMessage(message);

/** A progress that nobody sees need not be told: each message is a task of the page. */
const PROGRESS_STEP = 0.02;

addEventListener('message', async ({ data: { id, name, values } }: MessageEvent<Request>) => {
  let told = 0;
  const progress = (share: number) => {
    if (share - told < PROGRESS_STEP) return;
    told = share;
    answer({ id, progress: share });
  };
  try {
    // The page names a member and passes what it takes; both are checked where it asks (`client.ts`).
    const method = work[name] as (...values: readonly unknown[]) => unknown;
    answer({ id, value: await method(...values, ...(name === 'open' ? [progress] : [])) });
  } catch (error) {
    answer({ id, failure: failureOf(error) });
  }
});
