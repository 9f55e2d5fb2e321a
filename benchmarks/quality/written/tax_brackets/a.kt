import java.math.BigDecimal

data class Bracket(val upTo: BigDecimal?, val rate: BigDecimal)

fun incomeTax(income: BigDecimal, brackets: List<Bracket>): BigDecimal {
    var tax = BigDecimal.ZERO
    var floor = BigDecimal.ZERO
    for ((upTo, rate) in brackets) {
        if (income <= floor) break
        val ceiling = if (upTo == null) income else minOf(income, upTo)
        tax += (ceiling - floor) * rate
        floor = ceiling
        if (upTo == null) break
    }
    return tax
}
