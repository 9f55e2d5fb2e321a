const withExpiry = (producer, milliseconds) => {
  const inFlight = Object.create(null);
  const forget = (name) => delete inFlight[name];
  return (name) => {
    if (!(name in inFlight)) {
      const work = Promise.resolve(name).then(producer);
      inFlight[name] = work;
      const alarm = setTimeout(forget, milliseconds, name);
      work.catch(() => {
        clearTimeout(alarm);
        forget(name);
      });
    }
    return inFlight[name];
  };
};
