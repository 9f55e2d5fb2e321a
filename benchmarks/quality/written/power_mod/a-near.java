final class ModularMath {
    static int inverse(int value, int modulus) {
        long previous = 0;
        long current = 1;
        long dividend = modulus;
        long divisor = Math.floorMod(value, modulus);
        while (divisor > 1) {
            long quotient = dividend / divisor;
            long rest = dividend % divisor;
            dividend = divisor;
            divisor = rest;
            long next = previous - quotient * current;
            previous = current;
            current = next;
        }
        if (divisor != 1) {
            throw new ArithmeticException(value + " has no inverse modulo " + modulus);
        }
        return (int) Math.floorMod(current, (long) modulus);
    }
}
