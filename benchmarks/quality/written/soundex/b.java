import java.util.Locale;

class PatientIndex {
    static String phoneticKey(String surname) {
        String codes = "01230120022455012623010202";
        String letters = surname.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        if (letters.isEmpty()) {
            return "";
        }
        StringBuilder key = new StringBuilder(letters.substring(0, 1));
        char previous = codes.charAt(letters.charAt(0) - 'A');
        for (char letter : letters.substring(1).toCharArray()) {
            if (letter == 'H' || letter == 'W') {
                continue;
            }
            char code = codes.charAt(letter - 'A');
            if (code != '0' && code != previous) {
                key.append(code);
            }
            previous = code;
        }
        key.append("000");
        return key.substring(0, 4);
    }
}
