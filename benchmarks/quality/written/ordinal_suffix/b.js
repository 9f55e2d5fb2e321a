const rules = new Intl.PluralRules("en", { type: "ordinal" });

export function finishingPlace(rank) {
  const endings = new Map([
    ["one", "st"],
    ["two", "nd"],
    ["few", "rd"],
    ["other", "th"],
  ]);
  const category = rules.select(Math.abs(rank));
  return rank.toString() + endings.get(category);
}
