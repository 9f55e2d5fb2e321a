export function assemblyLine(...stations) {
  if (stations.length === 0) {
    return (piece) => piece;
  }
  const [first, ...others] = stations;
  const onward = assemblyLine(...others);
  return (...material) => onward(first(...material));
}
