import java.math.BigDecimal
import java.math.RoundingMode

data class TaxedLine(val gross: BigDecimal, val rate: BigDecimal)

fun includedVat(lines: List<TaxedLine>): Map<BigDecimal, BigDecimal> {
    val taxes = sortedMapOf<BigDecimal, BigDecimal>()
    for ((gross, rate) in lines) {
        val net = gross.divide(BigDecimal.ONE + rate, 2, RoundingMode.HALF_UP)
        val tax = gross - net
        taxes[rate] = (taxes[rate] ?: BigDecimal.ZERO) + tax
    }
    return taxes
}
