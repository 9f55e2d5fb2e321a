type Entity = { id: string } & Record<string, unknown>;

export const delta = (was: Entity[], is: Entity[]) => {
  const twin = (entity: Entity, others: Entity[]) => others.find((other) => other.id === entity.id);
  const differing = (now: Entity, then: Entity) =>
    Object.entries(now).flatMap(([name, value]) => (then[name] === value ? [] : [name]));
  return {
    added: is.filter((entity) => twin(entity, was) === undefined),
    removed: was.filter((entity) => twin(entity, is) === undefined),
    changed: is.flatMap((entity) => {
      const then = twin(entity, was);
      const names = then ? differing(entity, then) : [];
      return names.length ? [{ id: entity.id, fields: names }] : [];
    }),
  };
};
