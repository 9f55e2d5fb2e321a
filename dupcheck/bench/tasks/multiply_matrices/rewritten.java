import java.util.Arrays;
import java.util.stream.IntStream;

class Transform {
    static double[][] compose(double[][] first, double[][] second) {
        double[][] upright = IntStream.range(0, second[0].length)
            .mapToObj(c -> Arrays.stream(second).mapToDouble(row -> row[c]).toArray())
            .toArray(double[][]::new);
        return Arrays.stream(first)
            .map(row -> Arrays.stream(upright)
                .mapToDouble(down -> IntStream.range(0, row.length)
                    .mapToDouble(n -> row[n] * down[n])
                    .sum())
                .toArray())
            .toArray(double[][]::new);
    }
}
