import java.util.Map;

final class RomanNumerals {
    private static final Map<Character, Integer> DIGITS =
            Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100, 'D', 500, 'M', 1000);

    static int toInt(String roman) {
        int sum = 0;
        int highest = 0;
        for (int i = roman.length() - 1; i >= 0; i--) {
            Integer digit = DIGITS.get(Character.toUpperCase(roman.charAt(i)));
            if (digit == null) {
                throw new IllegalArgumentException("Invalid Roman numeral: " + roman);
            }
            if (digit < highest) {
                sum -= digit;
            } else {
                sum += digit;
                highest = digit;
            }
        }
        return sum;
    }
}
