export function parcelContains(corners, { lon, lat }) {
  let inside = false;
  let previous = corners[corners.length - 1];
  for (const corner of corners) {
    const [lower, upper] = previous.lat < corner.lat ? [previous, corner] : [corner, previous];
    if (lower.lat <= lat && lat < upper.lat) {
      const side =
        (upper.lon - lower.lon) * (lat - lower.lat) - (lon - lower.lon) * (upper.lat - lower.lat);
      if (side > 0) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}
