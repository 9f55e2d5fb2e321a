def latencyAt(share: Double, timings: Vector[Double]): Option[Double] =
  timings.sorted match {
    case Vector() => None
    case ranked =>
      val place = share / 100 * (ranked.size - 1)
      val low = place.floor.toInt
      val high = place.ceil.toInt
      Some(ranked(low) * (1 - (place - low)) + ranked(high) * (place - low))
  }
