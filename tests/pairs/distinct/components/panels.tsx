export function UserPanel({ id }: Props) {
  const { data, loading, error } = useQuery(USER, { variables: { id } });
  if (loading) return <Spinner />;
  if (error) return <Failure error={error} />;
  return (
    <section className="panel">
      <Avatar src={data.user.picture} />
      <h2>{data.user.name}</h2>
      <p>{data.user.biography}</p>
    </section>
  );
}

export function StockPanel({ id }: Props) {
  const { data, loading, error } = useQuery(STOCK, { variables: { id } });
  if (loading) return <Spinner />;
  if (error) return <Failure error={error} />;
  return (
    <table className="stock">
      {data.shelves.map((shelf) => (
        <Row key={shelf.code} count={shelf.count} limit={shelf.limit} />
      ))}
    </table>
  );
}
