final class Phonetics {
    private static final String CODES = "01230120022455012623010202";

    static String soundexOf(String name) {
        StringBuilder code = new StringBuilder(4);
        char previous = '0';
        for (char letter : name.toUpperCase().toCharArray()) {
            if (letter < 'A' || letter > 'Z') {
                continue;
            }
            char digit = CODES.charAt(letter - 'A');
            if (code.length() == 0) {
                code.append(letter);
            } else if (letter == 'H' || letter == 'W') {
                continue;
            } else if (digit != '0' && digit != previous) {
                code.append(digit);
                if (code.length() == 4) {
                    break;
                }
            }
            previous = digit;
        }
        while (code.length() > 0 && code.length() < 4) {
            code.append('0');
        }
        return code.toString();
    }
}
