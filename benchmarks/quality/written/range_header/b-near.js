export function partialReply(total, slices, boundary) {
  if (slices.length === 0) {
    return { status: 416, headers: { "Content-Range": `bytes */${total}` } };
  }
  if (slices.length > 1) {
    return { status: 206, headers: { "Content-Type": `multipart/byteranges; boundary=${boundary}` } };
  }
  const [{ first, last }] = slices;
  if (first === 0 && last === total - 1) {
    return { status: 200, headers: { "Content-Length": String(total) } };
  }
  return {
    status: 206,
    headers: {
      "Content-Range": `bytes ${first}-${last}/${total}`,
      "Content-Length": String(last - first + 1),
    },
  };
}
