def calibrationError(readings: Seq[(Double, Double)], gain: Double, offset: Double): (Double, Double) = {
  val n = readings.size.toDouble
  val (worst, squares) = readings.foldLeft((0.0, 0.0)) {
    case ((a, b), (x, y)) =>
      val miss = math.abs(y - (gain * x + offset))
      (math.max(a, miss), b + miss * miss)
  }
  val typical = math.sqrt(squares / n)
  (worst, typical)
}
