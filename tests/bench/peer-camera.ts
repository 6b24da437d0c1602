/** The camera of the map that a peer page of the bench is compared with: written into its link, and read there. */

/** Degrees WGS-84; `zoom` counts as MapLibre does; the rest is CSS px that panels cover at each side of the map. */
export interface PeerCamera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** @returns `?at=lng,lat,zoom&padding=left,top,right,bottom`. */
export function queryOf({ lng, lat, zoom, left, top, right, bottom }: PeerCamera): string {
  return `?at=${lng},${lat},${zoom}&padding=${left},${top},${right},${bottom}`;
}

/** The camera of a query; defaults to all of Shanghai for missing values. */
export function cameraOf(search: string): PeerCamera {
  const numbers = (key: string) => (new URLSearchParams(search).get(key) ?? '').split(',').filter(Boolean).map(Number);
  const [lng = 121.47, lat = 31.23, zoom = 8] = numbers('at');
  const [left = 0, top = 0, right = 0, bottom = 0] = numbers('padding');
  return { lng, lat, zoom, left, top, right, bottom };
}
