def calibration(readings: Seq[(Double, Double)]): (Double, Double) = {
  val n = readings.size.toDouble
  val (sx, sy, sxx, sxy) = readings.foldLeft((0.0, 0.0, 0.0, 0.0)) {
    case ((a, b, c, d), (x, y)) => (a + x, b + y, c + x * x, d + x * y)
  }
  val determinant = n * sxx - sx * sx
  val gain = (n * sxy - sx * sy) / determinant
  val offset = (sxx * sy - sx * sxy) / determinant
  (gain, offset)
}
