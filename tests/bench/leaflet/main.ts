/**
 * What the first picture is measured against: Leaflet with the same land and districts and nothing else, set up as its
 * documentation does. It draws SVG, needs no worker and no graphics processor, and is the quickest of the usual maps.
 */
import { geoJSON, map as leafletMap } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { GeoJsonObject } from 'geojson';
import land from '../../../geo/layers/coast.geojson?url';
import districts from '../../../geo/layers/districts.geojson?url';
import { cameraOf } from '../peer-camera.ts';

/** Leaflet's world is a tile of 256 px at zoom 0, MapLibre's one of 512. */
const ZOOM_OF_TILES = 1;

async function load(url: string): Promise<GeoJsonObject> {
  return (await fetch(url)).json();
}

const container = document.getElementById('map');
if (!container) throw new Error('index.html has no #map');
const { lng, lat, zoom, left, top, right, bottom } = cameraOf(location.search);
const map = leafletMap(container, { attributionControl: false, zoomControl: false, zoomSnap: 0 });
const leafletZoom = zoom + ZOOM_OF_TILES;
const middle = map.project([lat, lng], leafletZoom).add([(right - left) / 2, (bottom - top) / 2]);
map.setView(map.unproject(middle, leafletZoom), leafletZoom);
container.style.background = '#d8e5ea';

const [coast, areas] = await Promise.all([load(land), load(districts)]);
geoJSON(coast, { style: { stroke: false, fillColor: '#f7f5f0', fillOpacity: 1 } }).addTo(map);
geoJSON(areas, { style: { color: '#bdb6a8', weight: 0.75, fillColor: '#44aa99', fillOpacity: 0.55 } }).addTo(map);
// The frame after the one that the shapes are painted in: by then they have been.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    container.dataset.mapState = 'live';
    performance.mark('map:live');
  }),
);
