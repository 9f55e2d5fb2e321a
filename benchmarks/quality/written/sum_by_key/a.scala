object Totals {
  def totalsBy[A, K](records: Iterable[A])(key: A => K)(amount: A => BigDecimal): Seq[(K, BigDecimal)] =
    records
      .groupBy(key)
      .map { case (group, members) => group -> members.iterator.map(amount).sum }
      .toSeq
      .sortBy { case (_, total) => -total }
}
