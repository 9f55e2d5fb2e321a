final class CardChecks {
    /** Luhn check; separators are skipped. */
    static boolean hasValidChecksum(String pan) {
        int sum = 0;
        int seen = 0;
        for (int i = pan.length() - 1; i >= 0; i--) {
            if (!Character.isDigit(pan.charAt(i))) {
                continue;
            }
            int digit = Character.digit(pan.charAt(i), 10);
            if (++seen % 2 == 0) {
                digit *= 2;
                if (digit > 9) {
                    digit -= 9;
                }
            }
            sum += digit;
        }
        return seen > 1 && sum % 10 == 0;
    }
}
