export function openDocument(path, options) {
  requireSession("openDocument");
  return documents.open(normalize(path), { readOnly: false, ...options });
}
