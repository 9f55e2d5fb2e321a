function toSnakeCase(name) {
  const isUpper = (c) => c !== undefined && c !== c.toLowerCase();
  let snake = "";
  for (let i = 0; i < name.length; i++) {
    if (!isUpper(name[i])) {
      snake += name[i];
      continue;
    }
    const next = name[i + 1];
    const afterLower = i > 0 && !isUpper(name[i - 1]);
    const beforeLower = i > 0 && next !== undefined && next !== next.toUpperCase();
    if ((afterLower || beforeLower) && name[i - 1] !== "_") {
      snake += "_";
    }
    snake += name[i].toLowerCase();
  }
  return snake;
}
