import java.util.*;

class Billing {
    /** Parts of an amount in proportion to the weights; no cent is lost. */
    static long[] splitBill(long cents, int[] weights) {
        long total = 0;
        for (int weight : weights) total += weight;
        if (total <= 0) throw new IllegalArgumentException("weights must be positive");
        long[] parts = new long[weights.length];
        Integer[] byRemainder = new Integer[weights.length];
        long missing = cents;
        for (int i = 0; i < weights.length; i++) {
            parts[i] = cents * weights[i] / total;
            missing -= parts[i];
            byRemainder[i] = i;
        }
        final long sum = total;
        Arrays.sort(byRemainder, Comparator.comparingLong(i -> -(cents * weights[i] % sum)));
        for (int i = 0; i < missing; i++) parts[byRemainder[i]]++;
        return parts;
    }
}
