import java.util.ArrayList;
import java.util.List;

class Upgrade {
    static int rank(String installed, String offered) {
        List<String> keys = new ArrayList<>();
        for (String text : List.of(installed, offered)) {
            int dash = text.indexOf('-');
            String numbers = dash < 0 ? text : text.substring(0, dash);
            StringBuilder key = new StringBuilder();
            for (String number : (numbers + ".0.0.0").split("\\.")) {
                if (key.length() < 40) key.append(String.format("%010d", Long.parseLong(number)));
            }
            keys.add(key + (dash < 0 ? "~" : "!" + text.substring(dash + 1)));
        }
        return Integer.signum(keys.get(0).compareTo(keys.get(1)));
    }
}
