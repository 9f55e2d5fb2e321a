export function pageLinks(current: number, total: number, around = 2): (number | null)[] {
  if (total <= 1) {
    return [];
  }
  const links: (number | null)[] = [];
  let previous = 0;
  for (let page = 1; page <= total; page++) {
    const near = Math.abs(page - current) <= around;
    if (page !== 1 && page !== total && !near) continue;
    if (previous > 0 && page - previous > 1) {
      links.push(null);
    }
    links.push(page);
    previous = page;
  }
  return links;
}
