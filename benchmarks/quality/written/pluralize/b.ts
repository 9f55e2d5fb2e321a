const SPECIAL: Record<string, string> = { man: "men", woman: "women", foot: "feet", tooth: "teeth" };

export function tableNameFor(entity: string): string {
  const rules: Array<[RegExp, string]> = [
    [/([^aeiou])y$/, "$1ies"],
    [/(s|x|z|ch|sh)$/, "$1es"],
    [/$/, "s"],
  ];
  if (Object.hasOwn(SPECIAL, entity)) {
    return SPECIAL[entity];
  }
  const [ending, plural] = rules.find(([pattern]) => pattern.test(entity))!;
  return entity.replace(ending, plural);
}
