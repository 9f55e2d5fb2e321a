export function columnNameFor(property: string): string {
  const rules: Array<[RegExp, string]> = [
    [/([a-z\d])([A-Z])/g, "$1_$2"],
    [/([A-Z]+)([A-Z][a-z])/g, "$1_$2"],
    [/[\s-]+/g, "_"],
    [/^is_/i, ""],
  ];
  const name = rules.reduce((text, [pattern, by]) => text.replace(pattern, by), property).toLowerCase();
  if (/^\d/.test(name)) {
    return `c_${name}`;
  }
  return name;
}
