def seasonPlan(clubs: List[String]): List[List[(String, Option[String])]] = {
  val seats = clubs.map(Option(_)) ++ (if (clubs.size % 2 == 1) List(None) else Nil)
  val rounds = List.iterate(seats.drop(1), math.max(seats.size - 1, 0)) { ring =>
    ring.last :: ring.init
  }
  rounds.map { ring =>
    val table = seats.head :: ring
    table.zip(table.reverse).take(table.size / 2).collect {
      case (Some(home), away)  => (home, away)
      case (None, Some(alone)) => (alone, None)
    }
  }
}
