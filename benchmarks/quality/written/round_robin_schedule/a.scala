object Fixtures {
  def rounds[T](teams: Seq[T]): Seq[Seq[(T, Option[T])]] = {
    val entrants: Vector[Option[T]] = {
      val all = teams.map(Option(_)).toVector
      if (all.size % 2 == 0) all else all :+ None
    }
    if (entrants.isEmpty) Seq.empty
    else {
      val fixed = entrants.head
      val others = entrants.tail
      others.indices.map { shift =>
        val (moved, rest) = others.splitAt(shift)
        val circle = fixed +: (rest ++ moved)
        val (top, bottom) = circle.splitAt(circle.size / 2)
        top.zip(bottom.reverse).map {
          case (Some(home), away) => (home, away)
          case (None, away)       => (away.get, None)
        }
      }
    }
  }
}
