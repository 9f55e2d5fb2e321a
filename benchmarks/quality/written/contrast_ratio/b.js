export function legibility(ink, paper) {
  const shine = ([r, g, b]) => {
    const linear = [r, g, b].map((channel) => {
      const s = channel / 255;
      return s <= 0.03928 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    });
    return linear[0] * 0.2126 + linear[1] * 0.7152 + linear[2] * 0.0722;
  };
  const [dark, light] = [shine(ink), shine(paper)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
