final class RegnalNumbers {
    static int parse(String numeral) {
        int total = 0;
        int highest = 0;
        for (int i = numeral.length() - 1; i >= 0; i--) {
            int worth = switch (numeral.charAt(i)) {
                case 'I' -> 1;
                case 'V' -> 5;
                case 'X' -> 10;
                case 'L' -> 50;
                case 'C' -> 100;
                case 'D' -> 500;
                case 'M' -> 1000;
                default -> throw new IllegalArgumentException("Unexpected letter in " + numeral);
            };
            if (worth < highest) {
                total -= worth;
            } else {
                highest = worth;
                total += worth;
            }
        }
        return total;
    }
}
