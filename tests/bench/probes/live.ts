/** When is GL live, where it is asked for? Without a screencast, which costs the browser time. */
import { type Probe, visit, waitForMark, withQuery } from './probe.ts';

export const live: Probe = {
  name: 'live',
  sites: ['map', 'floor'],
  async run(context, { name, link }) {
    const page = await context.newPage();
    // Asked for by the link, GL waits for no idle time.
    await visit(page, name === 'map' ? withQuery(link, 'renderer=gl') : link);
    return { liveMs: await waitForMark(page, 'map:live') };
  },
};
