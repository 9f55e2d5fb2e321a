export function renderMenu(entries, selected) {
  const list = document.createElement("ul");
  for (const entry of entries) {
    const item = document.createElement("li");
    item.textContent = entry.label;
    if (entry.id === selected) {
      item.classList.add("selected");
    }
    list.appendChild(item);
  }
  return list;
}
