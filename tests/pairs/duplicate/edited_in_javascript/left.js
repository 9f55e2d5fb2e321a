function collectErrors(form, rules) {
  const errors = {};
  for (const [field, checks] of Object.entries(rules)) {
    const value = form.elements[field].value.trim();
    const failed = checks.find((check) => !check.test(value));
    if (failed) {
      errors[field] = failed.message;
    }
  }
  form.dataset.valid = String(Object.keys(errors).length === 0);
  return errors;
}
