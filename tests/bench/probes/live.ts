/** Time until GL is live when the link requests it. Without a screencast, which costs the browser time. */
import { type Probe, visit, waitForMark, withQuery } from './probe.ts';

export const live: Probe = {
  name: 'live',
  sites: ['map', 'floor'],
  async run(context, { name, link }) {
    const page = await context.newPage();
    // Requested by the link, GL does not wait for an idle callback.
    await visit(page, name === 'map' ? withQuery(link, 'renderer=gl') : link);
    return { liveMs: await waitForMark(page, 'map:live') };
  },
};
