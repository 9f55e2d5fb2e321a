const STEPS = "draft>placed draft>cancelled placed>paid placed>cancelled paid>shipped".split(" ");

export const transition = (purchase: any, wanted: string, actor: string) => {
  const step = [purchase.state, wanted].join(">");
  const isLegal = STEPS.some((known) => known === step);
  if (!isLegal) {
    const message = "illegal: " + step;
    throw new RangeError(message);
  }
  const note = actor + ": " + step.replace(">", " to ");
  const successor = Object.assign({}, purchase);
  successor.state = wanted;
  successor.history = purchase.history.concat(note);
  return successor;
};
