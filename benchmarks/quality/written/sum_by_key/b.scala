case class Sale(region: String, cents: Long)

def revenueRanking(sales: Iterable[Sale]): List[(String, Long)] = {
  val totals = scala.collection.mutable.Map.empty[String, Long].withDefaultValue(0L)
  for (sale <- sales) {
    totals(sale.region) += sale.cents
  }
  totals.toList.sortWith { case ((_, more), (_, less)) => more > less }
}
