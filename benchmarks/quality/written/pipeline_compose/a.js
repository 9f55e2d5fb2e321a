export function flow(...steps) {
  for (const step of steps) {
    if (typeof step !== 'function') {
      throw new TypeError(`Expected a function, got ${typeof step}`);
    }
  }
  return (input) => steps.reduce((value, step) => step(value), input);
}
