final class CardNumbers {
    private static final int VISIBLE_DIGITS = 4;

    static String redact(String pan) {
        StringBuilder masked = new StringBuilder(pan);
        int seen = 0;
        for (int i = masked.length() - 1; i >= 0; i--) {
            if (!Character.isDigit(masked.charAt(i))) {
                continue;
            }
            if (++seen > VISIBLE_DIGITS) {
                masked.setCharAt(i, '*');
            }
        }
        return masked.toString();
    }
}
