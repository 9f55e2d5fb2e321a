import java.util.List;

class InvoiceText {
    static String stretch(List<String> terms, int columns) {
        int slots = terms.size() - 1;
        if (slots < 1) {
            String only = terms.isEmpty() ? "" : terms.get(0);
            return only + " ".repeat(Math.max(0, columns - only.length()));
        }
        int blanks = columns - String.join("", terms).length();
        StringBuilder line = new StringBuilder(columns);
        for (String term : terms) {
            line.append(term);
            if (slots > 0) {
                int share = (blanks + slots - 1) / slots;
                line.append(" ".repeat(share));
                blanks -= share;
                slots--;
            }
        }
        return line.toString();
    }
}
