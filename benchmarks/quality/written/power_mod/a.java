final class ModularMath {
    static int modPow(int base, int exponent, int modulus) {
        long result = 1 % modulus;
        long square = Math.floorMod(base, modulus);
        for (int bits = exponent; bits != 0; bits >>>= 1) {
            if ((bits & 1) != 0) {
                result = result * square % modulus;
            }
            square = square * square % modulus;
        }
        return (int) result;
    }
}
