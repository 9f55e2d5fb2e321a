export function interpolate(template, context) {
  return template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path) => {
    let value = context;
    for (const key of path.split('.')) {
      if (value === null || value === undefined || !Object.hasOwn(Object(value), key)) {
        return '';
      }
      value = value[key];
    }
    return value === null || value === undefined ? '' : String(value);
  });
}
