const onceQuiet = (action, idle) => {
  const state = { generation: 0 };
  const run = async (...input) => {
    const mine = ++state.generation;
    await new Promise((resume) => setTimeout(resume, idle));
    const superseded = mine !== state.generation;
    return superseded ? undefined : action(...input);
  };
  run.cancel = () => {
    state.generation += 1;
  };
  return run;
};
