object Latest {
  def latestBy[A, K](records: Iterable[A])(key: A => K)(time: A => Long): Seq[(K, A)] =
    records
      .groupBy(key)
      .map { case (group, members) => group -> members.maxBy(time) }
      .toSeq
      .sortBy { case (_, record) => -time(record) }
}
