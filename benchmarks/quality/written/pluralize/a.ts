const EXCEPTIONS = new Map([
  ['child', 'children'],
  ['foot', 'feet'],
  ['goose', 'geese'],
  ['mouse', 'mice'],
  ['person', 'people'],
  ['tooth', 'teeth'],
]);

export function toPlural(singular: string): string {
  const exception = EXCEPTIONS.get(singular.toLowerCase());
  if (exception !== undefined) {
    return exception;
  }
  if (/[^aeiou]y$/i.test(singular)) {
    return `${singular.slice(0, -1)}ies`;
  }
  if (/(?:s|x|z|ch|sh)$/i.test(singular)) {
    return `${singular}es`;
  }
  return `${singular}s`;
}
