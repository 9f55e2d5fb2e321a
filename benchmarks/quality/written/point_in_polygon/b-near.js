export function parcelCentre(corners) {
  let area = 0;
  let lon = 0;
  let lat = 0;
  let previous = corners[corners.length - 1];
  for (const corner of corners) {
    const side = previous.lon * corner.lat - corner.lon * previous.lat;
    area += side / 2;
    lon += (previous.lon + corner.lon) * side;
    lat += (previous.lat + corner.lat) * side;
    previous = corner;
  }
  return { lon: lon / (6 * area), lat: lat / (6 * area) };
}
