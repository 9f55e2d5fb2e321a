function timeAgo(seconds) {
  const future = seconds < 0;
  seconds = Math.abs(seconds);
  if (seconds < 45) {
    return future ? "in a moment" : "just now";
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
    const amount = Math.round(seconds / length);
    if (amount >= 1) {
      const text = `${amount} ${unit}${amount === 1 ? "" : "s"}`;
      return future ? `in ${text}` : `${text} ago`;
    }
  }
  return "a minute ago";
}
