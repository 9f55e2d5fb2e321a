import java.util.List;

final class LineFiller {
    static String fill(int width, List<String> words) {
        StringBuilder line = new StringBuilder(width);
        int blanks = width;
        for (String word : words) {
            blanks -= word.length();
        }
        int gapsLeft = words.size() - 1;
        for (String word : words) {
            line.append(word);
            if (gapsLeft > 0) {
                int gap = Math.max(1, (blanks + gapsLeft - 1) / gapsLeft);
                line.append(" ".repeat(gap));
                blanks -= gap;
                gapsLeft--;
            }
        }
        while (line.length() < width) {
            line.append(' ');
        }
        return line.toString();
    }
}
