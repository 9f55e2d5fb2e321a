object Standings {
  def table[T](teams: Seq[T], results: Seq[(T, T, Int, Int)]): Seq[(T, Int, Int)] = {
    val start = teams.map(team => team -> ((0, 0))).toMap
    val sums = results.foldLeft(start) { case (table, (home, away, scored, conceded)) =>
      val (homePoints, awayPoints) =
        if (scored > conceded) (3, 0)
        else if (scored < conceded) (0, 3)
        else (1, 1)
      val (hp, hd) = table(home)
      val (ap, ad) = table(away)
      table
        .updated(home, (hp + homePoints, hd + scored - conceded))
        .updated(away, (ap + awayPoints, ad + conceded - scored))
    }
    sums.toSeq
      .map { case (team, (points, difference)) => (team, points, difference) }
      .sortBy { case (_, points, difference) => (-points, -difference) }
  }
}
