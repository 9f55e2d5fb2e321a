function sinceText(elapsed) {
  if (elapsed < 45) {
    return "moments ago";
  }
  const scales = [
    ["year", 31536000],
    ["month", 2592000],
    ["week", 604800],
    ["day", 86400],
    ["hour", 3600],
    ["minute", 60],
  ];
  for (const [label, size] of scales) {
    const whole = Math.floor(elapsed / size);
    if (whole >= 1) {
      return `${whole} ${label}${whole === 1 ? "" : "s"} ago`;
    }
  }
  return "a minute ago";
}
