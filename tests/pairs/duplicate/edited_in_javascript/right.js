export function gatherProblems(form, rules, locale) {
  const problems = {};
  for (const [name, checks] of Object.entries(rules)) {
    const input = form.elements[name];
    const text = input.value.trim();
    const failed = checks.find((check) => !check.test(text));
    if (failed) {
      problems[name] = locale.translate(failed.message);
      input.classList.add("invalid");
    }
  }
  form.dataset.valid = String(Object.keys(problems).length === 0);
  return problems;
}
