final class RegnalNumbers {
    static String print(int reign) {
        int[] worths = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] letters = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        if (reign < 1 || reign > 3999) {
            throw new IllegalArgumentException("No numeral for " + reign);
        }
        StringBuilder numeral = new StringBuilder();
        int left = reign;
        for (int i = 0; i < worths.length; i++) {
            while (left >= worths[i]) {
                numeral.append(letters[i]);
                left -= worths[i];
            }
        }
        return numeral.toString();
    }
}
