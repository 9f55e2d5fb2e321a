final class Keypad {
    private static final String DIGITS = "22233344455566677778889999";

    /** "1-800-FLOWERS" to "18003569377". */
    static String dial(String vanityNumber) {
        StringBuilder number = new StringBuilder(vanityNumber.length());
        for (char c : vanityNumber.toUpperCase().toCharArray()) {
            if (c >= 'A' && c <= 'Z') {
                number.append(DIGITS.charAt(c - 'A'));
            } else if (c >= '0' && c <= '9') {
                number.append(c);
            } else if (c == '+' && number.length() == 0) {
                number.append("00");
            }
        }
        return number.toString();
    }
}
