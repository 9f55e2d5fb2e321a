function timeAgo(seconds) {
  if (seconds < 45) {
    return "just now";
  }
  const units = [
    ["year", 31536000],
    ["month", 2592000],
    ["week", 604800],
    ["day", 86400],
    ["hour", 3600],
    ["minute", 60],
  ];
  for (const [unit, length] of units) {
    const amount = Math.floor(seconds / length);
    if (amount >= 1) {
      return `${amount} ${unit}${amount === 1 ? "" : "s"} ago`;
    }
  }
  return "a minute ago";
}
