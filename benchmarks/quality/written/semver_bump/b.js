export function upcomingTag(change, tag) {
  const position = ["major", "minor", "patch"].indexOf(change);
  const figures = tag.match(/\d+/g);
  if (position < 0 || figures?.length !== 3) {
    throw new Error(`cannot raise ${change} of ${tag}`);
  }
  const raised = figures.map((figure, i) => {
    if (i === position) return Number(figure) + 1;
    return i < position ? figure : 0;
  });
  return (tag.startsWith("v") ? "v" : "") + raised.join(".");
}
