export function normalizeLocale(tag: string): string {
  return tag
    .trim()
    .replace(/_/g, '-')
    .split('-')
    .map((part, index) => {
      if (index === 0) {
        return part.toLowerCase();
      }
      if (part.length === 4) {
        return part[0].toUpperCase() + part.slice(1).toLowerCase();
      }
      return part.length === 2 ? part.toUpperCase() : part.toLowerCase();
    })
    .filter((part) => part !== '')
    .join('-');
}
