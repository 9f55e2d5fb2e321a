export function resolveRange(totalLength, rangeHeader) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(rangeHeader.trim());
  if (!match || (match[1] === '' && match[2] === '')) {
    return null;
  }
  let start;
  let end;
  if (match[1] === '') {
    start = Math.max(0, totalLength - Number(match[2]));
    end = totalLength - 1;
  } else {
    start = Number(match[1]);
    end = match[2] === '' ? totalLength - 1 : Number(match[2]);
    if (end < start) {
      return null;
    }
    end = Math.min(end, totalLength - 1);
  }
  return start < totalLength ? { start, end } : null;
}
