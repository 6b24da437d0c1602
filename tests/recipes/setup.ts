/**
 * The recipe test builds and serves its sites itself; it shares the browsers' launch with the tests of the interface.
 */
export { launchBrowsers as default } from '../browser/helper/launch.ts';
