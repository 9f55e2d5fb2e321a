final class KeyExchange {
    /** All three as unsigned 32-bit values in longs. */
    static long raise(long generator, long secret, long prime) {
        if (secret == 0) {
            return 1 % prime;
        }
        long half = raise(generator, secret / 2, prime);
        long square = Long.remainderUnsigned(half * half, prime);
        if ((secret & 1) == 0) {
            return square;
        }
        return Long.remainderUnsigned(square * (generator % prime), prime);
    }
}
