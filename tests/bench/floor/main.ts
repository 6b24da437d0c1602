/**
 * What the map is measured against: MapLibre with the same land and districts and nothing else, set up as its
 * documentation does. Its times are the lower bound for any map built on it.
 */
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import land from '../../../geo/layers/coast.geojson?url';
import districts from '../../../geo/layers/districts.geojson?url';
import { cameraOf } from '../peer-camera.ts';

setWorkerUrl(workerUrl);

const { lng, lat, zoom, left, top, right, bottom } = cameraOf(location.search);

const container = document.getElementById('map');
if (!container) throw new Error('index.html has no #map');
const map = new MapLibreMap({
  container,
  center: [lng, lat],
  zoom,
  attributionControl: false,
  fadeDuration: 0,
  style: {
    version: 8,
    sources: {
      land: { type: 'geojson', data: new URL(land, location.href).href },
      districts: { type: 'geojson', data: new URL(districts, location.href).href },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': '#d8e5ea' } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#f7f5f0' } },
      { id: 'districts', type: 'fill', source: 'districts', paint: { 'fill-color': '#44aa99', 'fill-opacity': 0.55 } },
      { id: 'edges', type: 'line', source: 'districts', paint: { 'line-color': '#bdb6a8', 'line-width': 0.75 } },
    ],
  },
});
map.setPadding({ left, top, right, bottom });
map.jumpTo({ center: [lng, lat], zoom });
map.once('idle', () => {
  container.dataset.mapState = 'live';
  performance.mark('map:live');
});
