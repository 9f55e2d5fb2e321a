import java.util.ArrayList;
import java.util.List;

class InvoiceText {
    static List<String> fold(List<String> terms, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(columns);
        for (String term : terms) {
            if (line.length() > 0 && line.length() + 1 + term.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) {
                line.append(' ');
            }
            line.append(term);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
